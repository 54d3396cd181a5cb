// The key of a picture: the names that found no room beside their marks, each by the number that stands there instead.
import type { XY } from "./geometry.ts";
import type { LabelFont } from "./label-wishes.ts";
import type { Box, PlacedLabel } from "./labels.ts";
import { boxAt, overlaps } from "./labels.ts";
import { breakLines, measureText, svgText } from "./svg-text.ts";

const NUMBER: LabelFont = { size: 12, weight: 650 };
const NAME: LabelFont = { size: 12, weight: 400 };
const LINE = 15;
/** px between a number and its name, and between two columns. */
const GAP = 8;
const COLUMN = 130;

/**
 * How many names a key tells. `some`: more than forty nobody looks up, and the less important are left to the words
 * beside the picture. `all`: for a file that has no words beside it; the bound is what a browser can draw.
 */
const KEY_MOST = { some: 40, all: 400 } as const;
export type KeyExtent = keyof typeof KEY_MOST;

/** Holds the room of a number while labels are placed: which number it is, is known once all are. */
export function keySign(extent: KeyExtent, marks: number): string {
  return "0".repeat(Math.max(2, String(Math.min(KEY_MOST[extent], marks)).length));
}

export interface KeyEntry {
  /** Of the label. */
  readonly id: string;
  readonly number: number;
  readonly name: string;
}

interface Marked extends XY {
  /** Of the label. */
  readonly id: string;
  readonly name: string;
  readonly half: number;
  /** The higher ones are numbered where not all can be. */
  readonly degree: number;
}

const isIn = ({ x, y }: XY, box: Box): boolean => x > box.left && x < box.right && y > box.top && y < box.bottom;

/**
 * The labels with a sign for each mark that found no room for one around it: on the mark itself, unless another mark
 * lies over its middle or a label is there. Not more signs than the key has room for, the best linked first.
 */
export function signMarks(
  shown: ReadonlyMap<string, PlacedLabel>,
  marks: readonly Marked[],
  extent: KeyExtent,
): ReadonlyMap<string, PlacedLabel> {
  const most = KEY_MOST[extent];
  const sign = keySign(extent, marks.length);
  const ranked = marks.toSorted((a, b) => b.degree - a.degree);
  const signed = new Map(shown);
  const beyond = ranked.filter(({ id }) => shown.get(id)?.lines[0] === sign).slice(most);
  for (const { id } of beyond) signed.delete(id);
  let room = most - [...signed.values()].filter(({ lines }) => lines[0] === sign).length;
  const bodies = marks.map((mark) => ({ id: mark.id, box: boxAt(mark, 2 * mark.half, 2 * mark.half) }));
  const taken = [...signed.values()].map(({ box }) => box);
  for (const mark of ranked) {
    if (room <= 0) break;
    const { id, x, y } = mark;
    const box = boxAt(mark, measureText(sign, NUMBER), NUMBER.size);
    const isHidden = bodies.some((body) => body.id !== id && isIn(mark, body.box));
    if (signed.has(id) || isHidden || taken.some((other) => overlaps(box, other))) continue;
    signed.set(id, { id, lines: [sign], x, y, box, place: 0 });
    taken.push(box);
    room -= 1;
  }
  return signed;
}

interface Numbered {
  readonly shown: ReadonlyMap<string, PlacedLabel>;
  /** Ids of the labels that are numbers now. */
  readonly numbered: ReadonlySet<string>;
  readonly entries: readonly KeyEntry[];
}

/** px: marks within one band are read from left to right. */
const BAND = 28;

/** Numbers for the labels that have a sign for a name, as the eye finds them: from the top, left to right. */
export function numberLabels(
  shown: ReadonlyMap<string, PlacedLabel>,
  marks: readonly Marked[],
  sign: string | undefined,
): Numbered {
  const signs = marks
    .filter(({ id }) => sign !== undefined && shown.get(id)?.lines[0] === sign)
    .toSorted((a, b) => Math.floor(a.y / BAND) - Math.floor(b.y / BAND) || a.x - b.x);
  const numbers = new Map(signs.map(({ id }, index) => [id, index + 1]));
  return {
    shown: new Map(
      [...shown].map(([id, label]) => {
        const number = numbers.get(id);
        return [id, number === undefined ? label : { ...label, lines: [String(number)] }];
      }),
    ),
    numbered: new Set(numbers.keys()),
    entries: signs.map(({ id, name }, index) => ({ id, number: index + 1, name })),
  };
}

/** The names of those without a number that still fit a key of this extent, best linked first, and how many are left. */
export function namesBeyond(
  marks: readonly Marked[],
  numbered: number,
  extent: KeyExtent,
): { readonly names: readonly string[]; readonly left: number } {
  const room = extent === "all" ? KEY_MOST.all - numbered : 0;
  const names = marks.toSorted((a, b) => b.degree - a.degree).slice(0, room);
  return { names: names.map(({ name }) => name), left: marks.length - names.length };
}

/** How many rows of lines the columns need, as even as they can be: the fewest that hold all entries in their order. */
function fewestRows(heights: readonly number[], columns: number): number {
  let rows = Math.max(...heights, Math.ceil(heights.reduce((sum, high) => sum + high, 0) / columns));
  while ((columnsOf(heights, rows).at(-1) ?? 0) >= columns) rows++;
  return rows;
}

/** The column of each entry, where none may be higher than `rows`. */
function columnsOf(heights: readonly number[], rows: number): readonly number[] {
  let column = 0;
  let high = 0;
  return heights.map((height) => {
    if (high > 0 && high + height > rows) {
      column++;
      high = 0;
    }
    high += height;
    return column;
  });
}

/** Columns of "7 Global Infrastructure Partners" in a box `width` px wide, its top at y = 0. */
export function svgKey(
  entries: readonly KeyEntry[],
  width: number,
  colours: { readonly number: string; readonly name: string },
  /** Of those that have neither a name nor a number. */
  more: string,
): { readonly svg: string; readonly height: number } {
  const moreLines = breakLines(more, width, NAME);
  const last = (top: number) =>
    moreLines
      .map((line, index) => svgText(line, 0, top + NAME.size + index * LINE, { font: NAME, fill: colours.name }))
      .join("");
  const lastHigh = moreLines.length === 0 ? 0 : moreLines.length * LINE + 2;
  if (entries.length === 0) return { svg: last(0), height: lastHigh };
  const columns = Math.max(1, Math.min(entries.length, Math.floor(width / COLUMN)));
  const across = width / columns;
  const indent = measureText(String(entries.length).replaceAll(/\d/g, "0"), NUMBER) + GAP;
  const broken = entries.map(({ number, name }) => ({ number, lines: breakLines(name, across - indent - GAP, NAME) }));
  const heights = broken.map(({ lines }) => Math.max(1, lines.length));
  const rows = fewestRows(heights, columns);
  const column = columnsOf(heights, rows);
  let row = 0;
  const marks = broken.map(({ number, lines }, index) => {
    if (column[index] !== column[index - 1]) row = 0;
    const x = (column[index] ?? 0) * across;
    const top = row * LINE + NAME.size;
    row += heights[index] ?? 1;
    return (
      svgText(String(number), x, top, { font: NUMBER, fill: colours.number }) +
      lines.map((line, at) => svgText(line, x + indent, top + at * LINE, { font: NAME, fill: colours.name })).join("")
    );
  });
  return { svg: marks.join("") + last(rows * LINE + 2), height: rows * LINE + lastHigh };
}
