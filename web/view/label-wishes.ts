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

/** By what measures, then by font and name: while a drawing moves its names are not broken anew for every picture. */
const broken = new WeakMap<Measure, Map<string, readonly string[]>>();
/** Names are kept up to this many, and then from none: a server draws what anybody publishes, for months. */
const MOST_BROKEN = 6000;

/** A name as the lines that are drawn where it has all its room. */
export function nameLines(name: string, font: LabelFont, measure: Measure): readonly string[] {
  const kept = broken.get(measure) ?? new Map<string, readonly string[]>();
  broken.set(measure, kept);
  const key = `${font.weight} ${font.size} ${name}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const lines = wrapText(name, WRAP * font.size, (text) => measure(text, font));
  if (kept.size >= MOST_BROKEN) kept.clear();
  kept.set(key, lines);
  return lines;
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

/** px between a line and the words beside it, and where there is no room so near. */
const BESIDE = [3, 8, 14] as const;
/** Where along its line words may stand beside it. */
const BESIDE_AT = [0.5, 0.4, 0.6, 0.3, 0.7] as const;

/** Which ways lie off a line at its middle, length 1: outwards from a bent one, for on its inner side its parallels run. */
function waysOff({ from, to }: Curve, middle: XY): readonly XY[] {
  const out = { x: middle.x - (from.x + to.x) / 2, y: middle.y - (from.y + to.y) / 2 };
  const bent = Math.hypot(out.x, out.y);
  if (bent >= 3) return [{ x: out.x / bent, y: out.y / bent }];
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const up = { x: (to.y - from.y) / length, y: (from.x - to.x) / length };
  const above = up.y > 0 ? { x: -up.x, y: -up.y } : up;
  return [above, { x: -above.x, y: -above.y }];
}

/** The way off a line at `t`, length 1, to the side of `side`: a bent line turns away from what lies off its middle. */
function wayOffAt({ from, control, to }: Curve, t: number, side: XY): XY {
  const along = {
    x: (1 - t) * (control.x - from.x) + t * (to.x - control.x),
    y: (1 - t) * (control.y - from.y) + t * (to.y - control.y),
  };
  const length = Math.hypot(along.x, along.y) || 1;
  const off = { x: along.y / length, y: -along.x / length };
  return off.x * side.x + off.y * side.y < 0 ? { x: -off.x, y: -off.y } : off;
}

/** Middles of a box just off a line, so that its nearest corner is `BESIDE` px away: words further off seem another's. */
function besideLine(curve: Curve, ways: readonly XY[], width: number, height: number): readonly XY[] {
  return BESIDE.flatMap((gap) =>
    BESIDE_AT.flatMap((t) => {
      const { x, y } = pointAt(curve, t);
      return ways.map((side) => {
        const way = wayOffAt(curve, t, side);
        const off = (Math.abs(way.x) * width + Math.abs(way.y) * height) / 2 + gap;
        return { x: x + way.x * off, y: y + way.y * off };
      });
    }),
  );
}

/** A label on its line: at the middle, else a little to either end, else just beside it; else in two lines. */
export function edgeWish(edge: EdgeToLabel, measure: Measure): LabelWish {
  const measured = (text: string) => measure(text, edge.font);
  const ways = waysOff(edge.curve, pointAt(edge.curve, 0.5));
  const form = (lines: readonly string[]): LabelForm => {
    const width = Math.max(...lines.map(measured)) + 6;
    const height = lines.length * lineHeight(edge.font) + 2;
    const along = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74].map((t) => pointAt(edge.curve, t));
    return { lines, width, height, places: [...along, ...besideLine(edge.curve, ways, width, height)] };
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
