// Groups as areas on a canvas of their own under cytoscape's; their names are drawn by the overlay, over the lines.
import type { Core } from "cytoscape";
import type { Hull, LabelFont, Obstacle, Scene } from "#view";
import { hullTop, hullsOf, lineHeight, wordColour } from "#view";
import type { Pen } from "./overlay-marks.ts";
import { entityIdOf } from "./binding.ts";

/** px at zoom 1 from a member's middle to the rim: half a large node, and a line of its name. */
const ROOM = 58;
const NAME_FONT: LabelFont = { size: 13, weight: 650 };
/** A smaller area on the screen than this, px, has no name. */
const NAMED_FROM = 60;

/** A hull with where its name stands, px on the screen before panning. */
export interface ScreenHull extends Hull {
  readonly x: number;
  readonly y: number;
  readonly box: Obstacle;
}

/** The areas where their members stand now; none where the scene has no groups. */
export function screenHulls(
  cy: Core,
  scene: Pick<Scene, "groups" | "scheme"> | undefined,
  measure: (text: string, font: LabelFont) => number,
): readonly ScreenHull[] {
  if (scene?.groups === undefined) return [];
  const zoom = cy.zoom();
  const places = new Map<string, { readonly x: number; readonly y: number }>();
  cy.nodes().forEach((node) => void places.set(entityIdOf(node), node.position()));
  return hullsOf(scene, (id) => places.get(id), ROOM).map((hull) => {
    const top = hullTop(hull);
    const height = lineHeight(NAME_FONT);
    const half = measure(hull.name, NAME_FONT) / 2 + 4;
    const [x, y] = [top.x * zoom, top.y * zoom - height / 2 - 2];
    const box = { id: `g:${hull.name}`, left: x - half, right: x + half, top: y - height / 2, bottom: y + height / 2 };
    return { ...hull, x, y, box };
  });
}

export function isNamed(hull: ScreenHull, zoom: number): boolean {
  const xs = hull.outline.map((point) => point.x);
  return (Math.max(...xs) - Math.min(...xs)) * zoom >= NAMED_FROM;
}

/** Fills the areas; the context is at px before panning, `zoom` brings the outlines there. */
export function drawHulls(paint: CanvasRenderingContext2D, hulls: readonly ScreenHull[], zoom: number): void {
  for (const { outline, colour } of hulls) {
    paint.beginPath();
    for (const { x, y } of outline) paint.lineTo(x * zoom, y * zoom);
    paint.closePath();
    paint.globalAlpha = 0.1;
    paint.fillStyle = colour;
    paint.fill();
    paint.globalAlpha = 0.55;
    paint.lineWidth = 1.25;
    paint.strokeStyle = colour;
    paint.stroke();
  }
}

export function drawHullName(pen: Pen, { name, colour, x, y }: ScreenHull): void {
  const { paint, scheme } = pen;
  paint.globalAlpha = 1;
  paint.font = pen.fontText(NAME_FONT);
  paint.fillStyle = wordColour(colour, scheme);
  paint.fillText(name, x, y);
}
