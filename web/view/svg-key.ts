// The key of a picture: the names that found no room beside their marks, each by the number that stands there instead.
import type { XY } from "./geometry.ts";
import type { LabelFont } from "./label-wishes.ts";
import type { Box, PlacedLabel } from "./labels.ts";
import { boxAt, overlaps } from "./labels.ts";
import { breakLines, measureText, svgText } from "./svg-text.ts";

const NUMBER: LabelFont = { size: 12, weight: 650 };
const NAME: LabelFont = { size: 12, weight: 400 };
const LINE = 15;
const INDENT = 22;
const COLUMN = 130;

/** Holds the room of a number while labels are placed: which number it is, is known once all are. */
export const KEY_SIGN = "00";
/** More names than this nobody looks up: the less important are left to the words beside the picture. */
const KEY_MOST = 40;

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
): ReadonlyMap<string, PlacedLabel> {
  const ranked = marks.toSorted((a, b) => b.degree - a.degree);
  const signed = new Map(shown);
  const beyond = ranked.filter(({ id }) => shown.get(id)?.lines[0] === KEY_SIGN).slice(KEY_MOST);
  for (const { id } of beyond) signed.delete(id);
  let room = KEY_MOST - [...signed.values()].filter(({ lines }) => lines[0] === KEY_SIGN).length;
  const bodies = marks.map((mark) => ({ id: mark.id, box: boxAt(mark, 2 * mark.half, 2 * mark.half) }));
  const taken = [...signed.values()].map(({ box }) => box);
  for (const mark of ranked) {
    if (room <= 0) break;
    const { id, x, y } = mark;
    const box = boxAt(mark, measureText(KEY_SIGN, NUMBER), NUMBER.size);
    const isHidden = bodies.some((body) => body.id !== id && isIn(mark, body.box));
    if (signed.has(id) || isHidden || taken.some((other) => overlaps(box, other))) continue;
    signed.set(id, { id, lines: [KEY_SIGN], x, y, box, place: 0 });
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
export function numberLabels(shown: ReadonlyMap<string, PlacedLabel>, marks: readonly Marked[]): Numbered {
  const signs = marks
    .filter(({ id }) => shown.get(id)?.lines[0] === KEY_SIGN)
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

/** Columns of "7 Global Infrastructure Partners" in a box `width` px wide, its top at y = 0. */
export function svgKey(
  entries: readonly KeyEntry[],
  width: number,
  colours: { readonly number: string; readonly name: string },
  /** Of those that have neither a name nor a number. */
  more: string,
): { readonly svg: string; readonly height: number } {
  const last = (top: number) =>
    more === "" ? "" : svgText(more, 0, top + NAME.size, { font: NAME, fill: colours.name });
  const lastHigh = more === "" ? 0 : LINE + 2;
  if (entries.length === 0) return { svg: last(0), height: lastHigh };
  const columns = Math.max(1, Math.min(entries.length, Math.floor(width / COLUMN)));
  const across = width / columns;
  const broken = entries.map(({ number, name }) => ({ number, lines: breakLines(name, across - INDENT - 8, NAME) }));
  const total = broken.reduce((sum, { lines }) => sum + Math.max(1, lines.length), 0);
  const most = Math.ceil(total / columns);
  let column = 0;
  let row = 0;
  let deepest = 0;
  const marks = broken.map(({ number, lines }) => {
    if (row >= most && column < columns - 1) {
      column++;
      row = 0;
    }
    const x = column * across;
    const top = row * LINE + NAME.size;
    row += Math.max(1, lines.length);
    deepest = Math.max(deepest, row);
    return (
      svgText(String(number), x, top, { font: NUMBER, fill: colours.number }) +
      lines
        .map((line, index) => svgText(line, x + INDENT, top + index * LINE, { font: NAME, fill: colours.name }))
        .join("")
    );
  });
  return { svg: marks.join("") + last(deepest * LINE + 2), height: deepest * LINE + lastHigh };
}
