// The areas of groups as SVG marks under the lines, with their names on the rim.
import type { XY } from "./geometry.ts";
import type { Hull } from "./hulls.ts";
import { hullTop } from "./hulls.ts";
import type { LabelFont, Measure } from "./label-wishes.ts";
import { lineHeight } from "./label-wishes.ts";
import type { Box, Obstacle } from "./labels.ts";
import { boxAt, placeLabels } from "./labels.ts";
import { cutToWidth } from "./measure.ts";
import type { Scheme } from "./scene.ts";
import { ground, wordColour } from "./styles.ts";
import { measureText, px, svgText, xml } from "./svg-text.ts";

/** Of an area over the paper. */
export const HULL_OPACITY = 0.1;

/** The outlines in px of the picture. */
export function hullMarks(hulls: readonly Hull[]): string {
  return hulls
    .map(({ name, colour, outline }) => {
      const points = outline.map(({ x, y }: XY) => `${px(x)} ${px(y)}`).join("L");
      return `<path d="M${points}Z" fill="${colour}" fill-opacity="${HULL_OPACITY}" stroke="${colour}" stroke-opacity=".55" stroke-width="1.25"><title>${xml(name)}</title></path>`;
    })
    .join("");
}

export interface HullName extends XY {
  readonly text: string;
  readonly colour: string;
  readonly font: LabelFont;
  readonly box: Obstacle;
}

/** No name of an area is wider, in font sizes. */
const WIDEST = 18;

/** Places for a name: above the upper rim, else below the lower, else on any part of the rim. */
function placesOf(hull: Hull, height: number): readonly XY[] {
  const top = hullTop(hull);
  const bottom = Math.max(...hull.outline.map((point) => point.y));
  const low = hull.outline.filter((point) => point.y > bottom - 2);
  const xs = low.map((point) => point.x);
  const below = { x: (Math.min(...xs) + Math.max(...xs)) / 2, y: bottom + height / 2 + 1 };
  return [{ x: top.x, y: top.y - height / 2 - 1 }, below, ...hull.outline];
}

/** Where each area's name stands: within the frame, over no node and no other name while there is such a place. */
export function placeHullNames(
  hulls: readonly Hull[],
  font: LabelFont,
  frame: Box,
  nodes: readonly (XY & { readonly half: number })[],
  measure: Measure = measureText,
): readonly HullName[] {
  const height = lineHeight(font);
  const measured = (text: string) => measure(text, font);
  const texts = hulls.map(({ name }) => cutToWidth(name, WIDEST * font.size, measured));
  const within = (x: number, half: number) => Math.min(Math.max(x, frame.left + half), frame.right - half);
  const wishes = hulls.map((hull, index) => {
    const width = measured(texts[index] ?? "") + 8;
    const places = placesOf(hull, height).map(({ x, y }) => ({ x: within(x, width / 2), y }));
    return { id: String(index), lines: [], width, height, places, rank: hull.members, forced: true };
  });
  const taken = nodes.map((node, index) => ({ id: `n${index}`, ...boxAt(node, 2 * node.half, 2 * node.half) }));
  return placeLabels(wishes, taken, frame).flatMap(({ id, x, y, box }) => {
    const hull = hulls[Number(id)];
    const text = texts[Number(id)];
    return hull === undefined || text === undefined
      ? []
      : [{ text, colour: hull.colour, font, x, y, box: { ...box, id: `g:${id}`, words: true } }];
  });
}

/** The ground of an area's name: lines run behind it, and it is no entity's. */
export const HULL_NAME_GROUND = { opacity: 0.9, corner: 4 } as const;

export function hullNames(names: readonly HullName[], scheme: Scheme): string {
  return names
    .map(({ text, colour, font, x, y, box: { left, top, right, bottom } }) => {
      const place = `x="${px(left)}" y="${px(top)}" width="${px(right - left)}" height="${px(bottom - top)}"`;
      const under = `<rect ${place} rx="${HULL_NAME_GROUND.corner}" fill="${ground(scheme).ground}" fill-opacity="${HULL_NAME_GROUND.opacity}"/>`;
      const paint = { font, fill: wordColour(colour, scheme), anchor: "middle", halo: ground(scheme).ground } as const;
      return under + svgText(text, x, y + font.size * 0.36, paint);
    })
    .join("");
}
