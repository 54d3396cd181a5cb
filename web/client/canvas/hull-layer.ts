// Groups as areas on a canvas of their own under cytoscape's; their names are drawn by the overlay, over the lines.
import type { Core } from "cytoscape";
import type { Box, Hull, HullName, LabelFont, Scene, XY } from "#view";
import { HULL_NAME_GROUND, ground, hullsOf, overlaps, placeHullNames, wordColour } from "#view";
import type { Pen } from "./overlay-marks.ts";
import { entityIdOf } from "./binding.ts";

/** px at zoom 1 from a member's middle to the rim: half a large node, and a line of its name. */
const ROOM = 58;
const NAME_FONT: LabelFont = { size: 13, weight: 650 };
/** A smaller area on the screen than this, px, has no name. */
const NAMED_FROM = 60;

/** The areas where their members stand now, px at zoom 1; none where the scene has no groups. */
export function hullsNow(cy: Core, scene: Pick<Scene, "groups" | "scheme"> | undefined): readonly Hull[] {
  if (scene?.groups === undefined) return [];
  const places = new Map<string, XY>();
  cy.nodes().forEach((node) => void places.set(entityIdOf(node), node.position()));
  return hullsOf(scene, (id) => places.get(id), ROOM);
}

/** The names of areas that are large enough on the screen and in `sight`, over none of the `marks`; all px on the screen before panning. */
export function namesOfHulls(
  hulls: readonly Hull[],
  zoom: number,
  sight: Box,
  marks: readonly (XY & { readonly half: number })[],
  measure: (text: string, font: LabelFont) => number,
): readonly HullName[] {
  const seen = hulls
    .map((hull) => ({ ...hull, outline: hull.outline.map(({ x, y }) => ({ x: x * zoom, y: y * zoom })) }))
    .filter(({ outline }) => {
      const [xs, ys] = [outline.map(({ x }) => x), outline.map(({ y }) => y)];
      const [left, right] = [Math.min(...xs), Math.max(...xs)];
      const box = { left, right, top: Math.min(...ys), bottom: Math.max(...ys) };
      return right - left >= NAMED_FROM && overlaps(box, sight);
    });
  return placeHullNames(seen, NAME_FONT, sight, marks, measure);
}

/** Fills the areas; the context is at px before panning, `zoom` brings the outlines there. */
export function drawHulls(paint: CanvasRenderingContext2D, hulls: readonly Hull[], zoom: number): void {
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

export function drawHullName(pen: Pen, { text, colour, x, y, font, box }: HullName): void {
  const { paint, scheme } = pen;
  paint.globalAlpha = HULL_NAME_GROUND.opacity;
  paint.fillStyle = ground(scheme).ground;
  paint.beginPath();
  paint.roundRect(box.left, box.top, box.right - box.left, box.bottom - box.top, HULL_NAME_GROUND.corner);
  paint.fill();
  paint.globalAlpha = 1;
  paint.font = pen.fontText(font);
  paint.lineWidth = 3.5;
  paint.strokeStyle = ground(scheme).ground;
  paint.strokeText(text, x, y);
  paint.fillStyle = wordColour(colour, scheme);
  paint.fillText(text, x, y);
}
