// Wishes for labels from what is drawn: the words, the font and the places, the same for explorer and picture.
import type { Curve, XY } from "./geometry.ts";
import { pointAt } from "./geometry.ts";
import type { LabelForm, LabelWish } from "./labels.ts";
import { placesAround } from "./labels.ts";
import type { Weight } from "./measure.ts";
import { cutToWidth, wrapText } from "./measure.ts";

export interface LabelFont {
  /** px on the screen. */
  readonly size: number;
  readonly weight: Weight;
}

export type Measure = (text: string, font: LabelFont) => number;

/** px between the baselines of two lines. */
export function lineHeight(font: LabelFont): number {
  return Math.round(font.size * 1.2);
}

/** Wrapped at about 16 characters. */
const WRAP = 8.4;
/** And cut to this much of the font size where there is no room. */
const SHORT = 7;

export interface NodeToLabel extends XY {
  readonly id: string;
  readonly name: string;
  /** Half of what is drawn, px on the screen. */
  readonly half: number;
  readonly degree: number;
  readonly font: LabelFont;
  readonly lift: number;
  readonly forced: boolean;
  readonly overNodes?: boolean;
}

/** A name as the lines that are drawn where it has all its room. */
export function nameLines(name: string, font: LabelFont, measure: Measure): readonly string[] {
  return wrapText(name, WRAP * font.size, (text) => measure(text, font));
}

/**
 * A label under its node, else above or beside it; two lines at most, cut shorter where the whole has no place. `sign` is
 * what stands for the name where even that has none.
 */
export function nodeWish(node: NodeToLabel, measure: Measure, sign?: string): LabelWish {
  const measured = (text: string) => measure(text, node.font);
  const form = (lines: readonly string[]): LabelForm => {
    const width = Math.max(...lines.map(measured), 1) + 4;
    const height = lines.length * lineHeight(node.font) + 1;
    return { lines, width, height, places: placesAround(node, node.half, width, height, 4) };
  };
  const lines = nameLines(node.name, node.font, measure);
  const cut = lines.map((line) => cutToWidth(line, SHORT * node.font.size, measured));
  return {
    ...form(lines),
    id: node.id,
    shorter: [
      ...(cut.every((line, index) => line === lines[index]) ? [] : [form(cut)]),
      ...(sign === undefined ? [] : [form([sign])]),
    ],
    rank: 1000 + node.degree + node.lift,
    forced: node.forced,
    ...(node.overNodes === undefined ? {} : { overNodes: node.overNodes }),
    own: node.id,
  };
}

export interface EdgeToLabel {
  readonly id: string;
  readonly label: string;
  readonly curve: Curve;
  readonly font: LabelFont;
  readonly rank: number;
  readonly forced: boolean;
  readonly insistent: boolean;
}

/** Ways off a line, in label heights: outwards from a bent one, for on its inner side its parallels run. */
function besideWays({ from, to }: Curve, middle: XY): readonly XY[] {
  const out = { x: middle.x - (from.x + to.x) / 2, y: middle.y - (from.y + to.y) / 2 };
  const bent = Math.hypot(out.x, out.y);
  if (bent < 3) return [-1, 1, -1.7, 1.7].map((y) => ({ x: 0, y }));
  return [1, 1.7].map((times) => ({ x: (out.x / bent) * times, y: (out.y / bent) * times }));
}

/** A label on its line: at the middle, else a little to either end, else just beside the middle; else in two lines. */
export function edgeWish(edge: EdgeToLabel, measure: Measure): LabelWish {
  const measured = (text: string) => measure(text, edge.font);
  const middle = pointAt(edge.curve, 0.5);
  const ways = besideWays(edge.curve, middle);
  const form = (lines: readonly string[]): LabelForm => {
    const width = Math.max(...lines.map(measured)) + 6;
    const height = lines.length * lineHeight(edge.font) + 2;
    const along = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74].map((t) => pointAt(edge.curve, t));
    const beside = ways.map((way) => ({ x: middle.x + way.x * height, y: middle.y + way.y * height }));
    return { lines, width, height, places: [...along, ...beside] };
  };
  const halves = wrapText(edge.label, measured(edge.label) * 0.75, measured);
  return {
    ...form([edge.label]),
    id: edge.id,
    shorter: halves.length === 2 ? [form(halves)] : [],
    rank: edge.rank,
    forced: edge.forced,
    insistent: edge.insistent,
  };
}

/** Major nodes speak louder. */
export function nodeFont(major: boolean): LabelFont {
  return major ? { size: 13, weight: 650 } : { size: 12, weight: 400 };
}
