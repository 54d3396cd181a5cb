// The camera in a query string: the point of the graph in the middle of the canvas, and the zoom.
import type { Field } from "../filters/address.ts";
import { MOST_ENTITIES } from "#contract";
import type { Refuse } from "../misread.ts";
import { refuseNothing } from "../misread.ts";
import type { Camera } from "./types.ts";

const FIELD = "camera";
const MOST_FIELD = "most";
const NUMBER = "-?\\d{1,7}(?:\\.\\d+)?";
const CAMERA = new RegExp(`^(${NUMBER}),(${NUMBER}),(\\d{1,2}(?:\\.\\d+)?)$`);

export function writeCamera(camera: Camera | undefined): readonly Field[] {
  return camera === undefined ? [] : [[FIELD, `${camera.x},${camera.y},${camera.zoom}`]];
}

export function readCamera(query: URLSearchParams, refuse: Refuse = refuseNothing): Camera | undefined {
  const text = query.get(FIELD) ?? "";
  const [, x, y, zoom] = CAMERA.exec(text) ?? [];
  if (Number(zoom) > 0) return { x: Number(x), y: Number(y), zoom: Number(zoom) };
  if (text !== "") refuse(FIELD, text, "it is not three numbers: x, y and a zoom above 0");
  return undefined;
}

export function writeMost(most: number | undefined): readonly Field[] {
  return most === undefined ? [] : [[MOST_FIELD, String(most)]];
}

export function readMost(query: URLSearchParams, refuse: Refuse = refuseNothing): number | undefined {
  const text = query.get(MOST_FIELD) ?? "";
  const most = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (most >= 1 && most <= MOST_ENTITIES) return most;
  if (text !== "") refuse(MOST_FIELD, text, `it is no whole number from 1 to ${MOST_ENTITIES.toLocaleString("en")}`);
  return undefined;
}
