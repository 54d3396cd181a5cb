// The camera that sees everything with its name: nodes grow with the zoom, names do not, hence a search for the zoom.
import type { LabelFont, Measure } from "./label-wishes.ts";
import { lineHeight, nameLines } from "./label-wishes.ts";
import type { XY } from "./geometry.ts";

/** What must be in sight. `half` is at zoom 1; the name is px on the screen, under the node, whatever the zoom. */
export interface ToSee extends XY {
  readonly half: number;
  readonly name: { readonly width: number; readonly height: number };
}

/** px; the insets are for what lies over the canvas. */
export interface Room {
  readonly width: number;
  readonly height: number;
  readonly insets: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
}

export interface FittedCamera {
  readonly zoom: number;
  readonly pan: XY;
}

/** px between a node and its name. */
const GAP = 4;
const HALVINGS = 24;

/** The room that a name takes, px on the screen; none for an empty one. */
export function nameSize(name: string, font: LabelFont, measure: Measure): ToSee["name"] {
  if (name === "") return { width: 0, height: 0 };
  const lines = nameLines(name, font, measure);
  const width = Math.max(...lines.map((line) => measure(line, font))) + 4;
  return { width, height: GAP + lines.length * lineHeight(font) };
}

function extents(things: readonly ToSee[], zoom: number) {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y, half, name } of things) {
    const aside = Math.max(half * zoom, name.width / 2);
    left = Math.min(left, x * zoom - aside);
    right = Math.max(right, x * zoom + aside);
    top = Math.min(top, (y - half) * zoom);
    bottom = Math.max(bottom, (y + half) * zoom + name.height);
  }
  return { left, right, top, bottom };
}

/** The largest zoom within the limits at which all of it is in the room, in its middle; undefined where there is nothing. */
export function fitAll(
  things: readonly ToSee[],
  { width, height, insets }: Room,
  limits: { readonly least: number; readonly most: number },
): FittedCamera | undefined {
  if (things.length === 0) return undefined;
  const across = width - insets.left - insets.right;
  const down = height - insets.top - insets.bottom;
  const fits = (zoom: number): boolean => {
    const { left, right, top, bottom } = extents(things, zoom);
    return right - left <= across && bottom - top <= down;
  };
  let [low, high] = [limits.least, limits.most];
  if (fits(high)) low = high;
  for (let round = 0; round < HALVINGS && low < high; round++) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  const { left, right, top, bottom } = extents(things, low);
  return {
    zoom: low,
    pan: { x: insets.left + (across - left - right) / 2, y: insets.top + (down - top - bottom) / 2 },
  };
}

const span = (values: readonly number[]) => Math.max(...values) - Math.min(...values);

/** How much wider than high all of it is, at zoom 1. */
export function breadth(things: readonly XY[]): number {
  const [xs, ys] = [things.map(({ x }) => x), things.map(({ y }) => y)];
  return things.length === 0 ? 1 : Math.max(1, span(xs)) / Math.max(1, span(ys));
}
