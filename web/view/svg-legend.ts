// A small legend of only what is present: kinds, families, what a width means, what inferred and disputed look like.
import { FAMILIES, KINDS } from "#model";
import type { ColourBy, Styling } from "#model";
import type { WidthScale } from "./amounts.ts";
import { colourTitle, sizeTitle } from "./look-words.ts";
import { nodeColours } from "./node-colours.ts";
import type { ColourRow } from "./node-colours.ts";
import { nodeSizes } from "./node-sizes.ts";
import type { LabelFont } from "./label-wishes.ts";
import type { Scene, Scheme } from "./scene.ts";
import { INFERRED_DASH, familyStyle, ground, kindStyle, wordColour } from "./styles.ts";
import { clockMark, letterMark, shapeMark } from "./svg-marks.ts";
import { measureText, px, svgText } from "./svg-text.ts";
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
  return (x, y) => `<path d="M${px(x)} ${px(y)}h26" stroke="${stroke}" stroke-width="${px(width)}"${pattern}/>`;
}

function withLetter(line: Entry["mark"], letter: string, stroke: string, scheme: Scheme): Entry["mark"] {
  const paper = ground(scheme).ground;
  return (x, y) =>
    line(x, y) + letterMark(letter, { x: x + 13, y }, { stroke, ground: paper, fill: wordColour(stroke, scheme) });
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
function colourEntries(by: ColourBy | undefined, colours: readonly ColourRow[]): readonly Entry[] {
  if (by === undefined || colours.length === 0) return [];
  const title: Entry = { markWidth: 0, mark: () => "", words: `${colourTitle(by)}:`, worth: 300 };
  const rows = colours.map(({ label, fill, count }) => ({
    markWidth: 13,
    mark: (x: number, y: number) =>
      `<rect x="${px(x)}" y="${px(y - 5.5)}" width="11" height="11" rx="2.5" fill="${fill}"/>`,
    words: label,
    worth: 160 + count,
  }));
  return [title, ...rows];
}

function familyEntries(
  families: readonly string[],
  hasSteps: boolean,
  scheme: Scheme,
  lettered: boolean,
  styling?: Styling,
): readonly Entry[] {
  const dotted = families.filter((family) => DOTTED.includes(family));
  const others = families.filter((family) => !DOTTED.includes(family) && !(family === "capital" && hasSteps));
  const sample = (family: string, words: string, worth: number): Entry => {
    const style = familyStyle(family, scheme, styling);
    const line = lineSample(style.stroke, style.width, style.dash);
    return {
      markWidth: 26,
      mark: lettered ? withLetter(line, style.letter, style.stroke, scheme) : line,
      words,
      worth,
    };
  };
  return [
    ...others.map((family) =>
      sample(family, familyStyle(family, scheme).label.toLowerCase(), family === "conflict" ? 100 : 30),
    ),
    ...dotted.slice(0, 1).map((family) => sample(family, dotted.join(", "), 5)),
  ];
}

function widthEntries(scale: WidthScale, lineScale: number, scheme: Scheme, lettered: boolean): readonly Entry[] {
  const { stroke, letter } = familyStyle("capital", scheme);
  const steps = scale.steps.map((step, index): Entry => ({
    markWidth: 26,
    mark:
      lettered && index === 0
        ? withLetter(lineSample(stroke, step.width * lineScale, []), letter, stroke, scheme)
        : lineSample(stroke, step.width * lineScale, []),
    words: index === 0 ? `capital, ${step.label}` : step.label,
    worth: 200 - index,
  }));
  // Without it a line of yen seems to be as much as a line of dollars that is as wide: it stays as long as any width.
  const own: Entry = { markWidth: 0, mark: () => "", words: "each currency on its own scale", worth: 250 };
  return scale.mixed ? [...steps, own] : steps;
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
      `<rect x="${px(x)}" y="${px(y - 3.5)}" width="26" height="7" rx="3.5" fill="none" stroke="${quietInk}"/>${line(x, y)}`,
    words: "disputed",
    worth: 150,
  };
  const retracted: Entry = {
    markWidth: 26,
    mark: (x, y) => `${line(x, y)}<path d="M${px(x + 13)} ${px(y - 5)}v10" stroke="${quietInk}" stroke-width="2"/>`,
    words: "retracted",
    worth: 150,
  };
  return [
    ...(edges.some((edge) => edge.arrowFill === "hollow") ? [inferred] : []),
    ...(edges.some((edge) => edge.casing > 0) ? [disputed] : []),
    ...(edges.some((edge) => edge.strike !== "none") ? [retracted] : []),
  ];
}

/** Where most lines are undated a badge on each would hide the graph: then they are only fainter. */
export function isUndatedBadged(edges: readonly EdgeData[]): boolean {
  return edges.filter(({ undated }) => undated).length * 2 <= edges.length;
}

/** What the opacity and the badge of a line say about its time. */
function timeEntries(edges: readonly EdgeData[], { timeMarks, scheme }: Pick<Scene, "timeMarks" | "scheme">) {
  const { quietInk, ground: paper } = ground(scheme);
  const sample = (undated: boolean, words: string, badged = true): Entry => ({
    markWidth: 26,
    mark: (x, y) =>
      `<g opacity=".6">${lineSample(quietInk, 1.6, [])(x, y)}${badged ? clockMark({ x: x + 10, y }, 5, undated, quietInk, paper) : ""}</g>`,
    words,
    worth: 140,
  });
  const asked = Object.values(timeMarks ?? {}).includes("possible");
  return [
    ...(edges.some((edge) => edge.timeDoubt)
      ? [sample(false, asked ? "perhaps in that time" : "ended, or time uncertain")]
      : []),
    ...(edges.some((edge) => edge.undated) ? [sample(true, "undated", isUndatedBadged(edges))] : []),
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

/** Three discs as large as the nodes that have their value, side by side under their title or behind it. */
function sizeBlock(scene: Scene, nodeScale: number, width: number): Legend {
  const { sizeBy } = scene;
  const { steps } = nodeSizes(scene);
  if (sizeBy === undefined || steps.length === 0) return { svg: "", height: 0 };
  const page = ground(scene.scheme);
  const look = { font: FONT, fill: page.quietInk };
  const title = `${sizeTitle(sizeBy)}:`;
  const discs = steps.map(({ label, size }) => ({ label, r: (size / 2) * OPTICAL.ellipse * nodeScale }));
  const lengthOf = ({ label, r }: (typeof discs)[number]) => 2 * r + 6 + measureText(label, FONT) + 14;
  const behind = measureText(title, FONT) + 14;
  const isBehind = behind + discs.reduce((sum, disc) => sum + lengthOf(disc), 0) <= width;
  const top = isBehind ? 0 : 18;
  const high = Math.max(16, ...discs.map(({ r }) => 2 * r + 2));
  const y = top + high / 2;
  let x = isBehind ? behind : 0;
  const marks = discs.map((disc) => {
    const at = x;
    x += lengthOf(disc);
    const paint = `fill="none" stroke="${page.quietInk}" stroke-width="1.25"`;
    return (
      shapeMark("ellipse", { x: at + disc.r, y }, disc.r, paint) + svgText(disc.label, at + 2 * disc.r + 6, y + 4, look)
    );
  });
  return { svg: svgText(title, 0, isBehind ? y + 4 : 12, look) + marks.join(""), height: Math.ceil(top + high + 4) };
}

/** What two rows more are for: what size and colour stand for comes on top of what every picture has to say. */
const rowsOf = (width: number, isColoured: boolean) => (width < 420 ? 7 : 3) + (isColoured ? 2 : 0);

export interface LegendInput {
  readonly scene: Scene;
  readonly nodes: readonly NodeData[];
  readonly edges: readonly EdgeData[];
  readonly scale: WidthScale;
  /** px of the picture for a px at zoom 1. */
  readonly nodeScale: number;
  readonly width: number;
  /** With the families' letters, for print. */
  readonly lettered: boolean;
  /** Whether the picture is as high as it wants: then the legend leaves nothing out. */
  readonly whole: boolean;
}

/**
 * The legend's rows in a box `width` px wide, and what size stands for: all that is drawn, but in a picture whose height
 * is given three rows, seven in a narrow one.
 */
export function svgLegend({ scene, nodes, edges, scale, nodeScale, width, lettered, whole }: LegendInput): Legend {
  const { scheme, styling } = scene;
  const page = ground(scheme);
  const ids = scene.entities.map((entity) => entity.id);
  const colours = nodeColours(scene.colourBy, ids, scheme).rows;
  const families = byOrderOf(FAMILIES, [...new Set(edges.map((edge) => edge.family))], (family) => family);
  const entries = [
    ...colourEntries(scene.colourBy, colours),
    ...kindEntries(nodes, colours.length === 0, scheme, styling),
    ...widthEntries(scale, nodeScale, scheme, lettered),
    ...familyEntries(families, scale.steps.length > 0, scheme, lettered, styling),
    ...doubtEntries(edges, scheme),
    ...timeEntries(edges, scene),
  ];
  const sizes = sizeBlock(scene, nodeScale, width);
  const placed = whole ? inRows(entries, width) : withinRows(entries, width, rowsOf(width, colours.length > 0));
  const marks = placed.map(({ entry, x, row }) => {
    const y = sizes.height + 8 + row * ROW;
    const look = { font: FONT, fill: page.quietInk };
    return entry.mark(x, y) + svgText(entry.words, x + entry.markWidth + (entry.markWidth === 0 ? 0 : 6), y + 4, look);
  });
  const rows = placed.length === 0 ? 0 : 16 + (placed.at(-1)?.row ?? 0) * ROW;
  return { svg: sizes.svg + marks.join(""), height: sizes.height + rows };
}
