// The camera in a query string: the point of the graph in the middle of the canvas, and the zoom.
import type { Field } from "../filters/address.ts";
import type { Camera } from "./types.ts";

const FIELD = "camera";
const NUMBER = "-?\\d{1,7}(?:\\.\\d+)?";
const CAMERA = new RegExp(`^(${NUMBER}),(${NUMBER}),(\\d{1,2}(?:\\.\\d+)?)$`);

export function writeCamera(camera: Camera | undefined): readonly Field[] {
  return camera === undefined ? [] : [[FIELD, `${camera.x},${camera.y},${camera.zoom}`]];
}

export function readCamera(query: URLSearchParams): Camera | undefined {
  const [, x, y, zoom] = CAMERA.exec(query.get(FIELD) ?? "") ?? [];
  if (Number(zoom) > 0) return { x: Number(x), y: Number(y), zoom: Number(zoom) };
  return undefined;
}
