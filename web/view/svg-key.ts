// The key of a picture: the names that found no room beside their marks, each by the number that stands there instead.
import type { XY } from "./geometry.ts";
import type { LabelFont } from "./label-wishes.ts";
import type { PlacedLabel } from "./labels.ts";
import { breakLines, svgText } from "./svg-text.ts";

/** Holds the room of a number while labels are placed: which number it is, is known once all are. */
export const KEY_SIGN = "00";
/** More names than this nobody looks up: the less important are left to the words beside the picture. */
export const KEY_MOST = 40;

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

const NUMBER: LabelFont = { size: 12, weight: 650 };
const NAME: LabelFont = { size: 12, weight: 400 };
const LINE = 15;
const INDENT = 22;
const COLUMN = 130;

/** Columns of "7 Global Infrastructure Partners" in a box `width` px wide, its top at y = 0. */
export function svgKey(
  entries: readonly KeyEntry[],
  width: number,
  colours: { readonly number: string; readonly name: string },
): { readonly svg: string; readonly height: number } {
  if (entries.length === 0) return { svg: "", height: 0 };
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
  return { svg: marks.join(""), height: deepest * LINE };
}
