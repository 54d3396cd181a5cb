// A small legend of only what is present: kinds, families, what a width means, what inferred and disputed look like.
import { FAMILIES, KINDS } from "#model";
import type { WidthScale } from "./amounts.ts";
import type { ColourRow } from "./node-colours.ts";
import type { LabelFont } from "./label-wishes.ts";
import type { Scheme } from "./scene.ts";
import { INFERRED_DASH, familyStyle, ground, kindStyle } from "./styles.ts";
import type { Styling } from "./styling.ts";
import { shapeMark } from "./svg-marks.ts";
import { measureText, n, svgText } from "./svg-text.ts";
import { OPTICAL } from "./shapes.ts";
import type { EdgeData, NodeData } from "./to-elements.ts";

interface Entry {
  readonly markWidth: number;
  readonly mark: (x: number, y: number) => string;
  readonly words: string;
  /** Higher stays longer where there is no room for all. */
  readonly worth: number;
}

const FONT: LabelFont = { size: 12, weight: 400 };
const ROW = 20;

export interface Legend {
  readonly svg: string;
  readonly height: number;
}

function lineSample(stroke: string, width: number, dash: readonly number[]): Entry["mark"] {
  const pattern = dash.length === 0 ? "" : ` stroke-dasharray="${dash.join(" ")}"`;
  return (x, y) => `<path d="M${n(x)} ${n(y)}h26" stroke="${stroke}" stroke-width="${n(width)}"${pattern}/>`;
}

/** Families that one dotted entry explains together, as in the explorer's legend. */
const DOTTED: readonly string[] = ["statement", "place", "forecast"];

/** In the order of the vocabulary's table; what is not in it comes after. */
function byOrderOf<T>(table: object, list: readonly T[], nameOf: (item: T) => string): readonly T[] {
  const order = Object.keys(table);
  const place = (item: T) => (order.indexOf(nameOf(item)) + order.length + 1) % (order.length + 1);
  return list.toSorted((a, b) => place(a) - place(b));
}

function kindEntries(
  nodes: readonly NodeData[],
  coloured: boolean,
  scheme: Scheme,
  styling?: Styling,
): readonly Entry[] {
  const counts = new Map<string, number>();
  for (const { kind } of nodes) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return byOrderOf(KINDS, [...counts], ([kind]) => kind).map(([kind, count]): Entry => {
    const style = kindStyle(kind, scheme, styling);
    // While colour says something else, a kind is its shape alone.
    const paint = coloured
      ? `fill="${style.fill}" stroke="${style.outline}"`
      : `fill="none" stroke="${ground(scheme).quietInk}" stroke-width="1.4"`;
    return {
      markWidth: 13,
      mark: (x, y) => shapeMark(style.shape, { x: x + 6.5, y }, 5.6 * OPTICAL[style.shape], paint),
      words: style.label.toLowerCase(),
      worth: 10 + count,
    };
  });
}

/** What the colours stand for, where it is not the kinds. */
function colourEntries(colours: readonly ColourRow[]): readonly Entry[] {
  return colours.map(({ label, fill, count }) => ({
    markWidth: 13,
    mark: (x, y) => `<rect x="${n(x)}" y="${n(y - 5.5)}" width="11" height="11" rx="2.5" fill="${fill}"/>`,
    words: label,
    worth: 20 + count,
  }));
}

function familyEntries(
  families: readonly string[],
  hasSteps: boolean,
  scheme: Scheme,
  styling?: Styling,
): readonly Entry[] {
  const dotted = families.filter((family) => DOTTED.includes(family));
  const others = families.filter((family) => !DOTTED.includes(family) && !(family === "capital" && hasSteps));
  const sample = (family: string, words: string, worth: number): Entry => {
    const style = familyStyle(family, scheme, styling);
    return { markWidth: 26, mark: lineSample(style.stroke, style.width, style.dash), words, worth };
  };
  return [
    ...others.map((family) =>
      sample(family, familyStyle(family, scheme).label.toLowerCase(), family === "conflict" ? 100 : 30),
    ),
    ...dotted.slice(0, 1).map((family) => sample(family, dotted.join(", "), 5)),
  ];
}

function widthEntries(scale: WidthScale, lineScale: number, scheme: Scheme): readonly Entry[] {
  const { stroke } = familyStyle("capital", scheme);
  return scale.steps.map((step, index) => ({
    markWidth: 26,
    mark: lineSample(stroke, step.width * lineScale, []),
    words: index === 0 ? `capital, ${step.label}` : step.label,
    worth: 200 - index,
  }));
}

function doubtEntries(edges: readonly EdgeData[], scheme: Scheme): readonly Entry[] {
  const { quietInk } = ground(scheme);
  const line = lineSample(quietInk, 1.6, []);
  const inferred: Entry = {
    markWidth: 26,
    mark: lineSample(quietInk, 1.6, INFERRED_DASH),
    words: "inferred, not stated",
    worth: 150,
  };
  const disputed: Entry = {
    markWidth: 26,
    mark: (x, y) =>
      `<rect x="${n(x)}" y="${n(y - 3.5)}" width="26" height="7" rx="3.5" fill="none" stroke="${quietInk}"/>${line(x, y)}`,
    words: "disputed",
    worth: 150,
  };
  const retracted: Entry = {
    markWidth: 26,
    mark: (x, y) => `${line(x, y)}<path d="M${n(x + 13)} ${n(y - 5)}v10" stroke="${quietInk}" stroke-width="2"/>`,
    words: "retracted",
    worth: 150,
  };
  return [
    ...(edges.some((edge) => edge.arrowFill === "hollow") ? [inferred] : []),
    ...(edges.some((edge) => edge.casing > 0) ? [disputed] : []),
    ...(edges.some((edge) => edge.strike !== "none") ? [retracted] : []),
  ];
}

interface Placed {
  readonly entry: Entry;
  readonly x: number;
  readonly row: number;
}

function inRows(entries: readonly Entry[], width: number): readonly Placed[] {
  let x = 0;
  let row = 0;
  return entries.map((entry) => {
    const length = entry.markWidth + 6 + measureText(entry.words, FONT);
    if (x > 0 && x + length > width) {
      x = 0;
      row++;
    }
    const placed = { entry, x, row };
    x += length + 14;
    return placed;
  });
}

/** As many entries as `rows` hold, the least telling left out first. */
function withinRows(entries: readonly Entry[], width: number, rows: number): readonly Placed[] {
  const placed = inRows(entries, width);
  if ((placed.at(-1)?.row ?? 0) < rows) return placed;
  const least = entries.reduce((low, entry) => (entry.worth < low.worth ? entry : low));
  return withinRows(
    entries.filter((entry) => entry !== least),
    width,
    rows,
  );
}

/** The legend's rows in a box `width` px wide, its first row's middle at y = 8. At most three rows, seven in a narrow box. */
export function svgLegend(
  nodes: readonly NodeData[],
  edges: readonly EdgeData[],
  scale: WidthScale,
  lineScale: number,
  scheme: Scheme,
  width: number,
  colours: readonly ColourRow[],
  styling?: Styling,
): Legend {
  const page = ground(scheme);
  const families = byOrderOf(FAMILIES, [...new Set(edges.map((edge) => edge.family))], (family) => family);
  const entries = [
    ...colourEntries(colours),
    ...kindEntries(nodes, colours.length === 0, scheme, styling),
    ...widthEntries(scale, lineScale, scheme),
    ...familyEntries(families, scale.steps.length > 0, scheme, styling),
    ...doubtEntries(edges, scheme),
  ];
  const placed = withinRows(entries, width, width < 420 ? 7 : 3);
  const marks = placed.map(({ entry, x, row }) => {
    const y = 8 + row * ROW;
    const look = { font: FONT, fill: page.quietInk };
    return entry.mark(x, y) + svgText(entry.words, x + entry.markWidth + 6, y + 4, look);
  });
  return { svg: marks.join(""), height: placed.length === 0 ? 0 : 16 + (placed.at(-1)?.row ?? 0) * ROW };
}
