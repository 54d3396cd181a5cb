// What colour says when it does not say the kind: groups by name, or a measure in five steps from little to much.
import { compareText } from "#model";
import type { ColourBy } from "#model";
import { mix } from "./colour.ts";
import { shortNumber } from "./human.ts";
import { unitOf } from "./look-words.ts";
import type { Scheme } from "./scene.ts";

/** Tol's "bright" and "muted", darkened or lightened to 3:1; neighbours in the list are easily told apart. */
const GROUPS: readonly Readonly<Record<Scheme, string>>[] = [
  { light: "#4477AA", dark: "#6FA3D8" },
  { light: "#CC5A2B", dark: "#EE8866" },
  { light: "#228833", dark: "#55B873" },
  { light: "#AA3377", dark: "#D970A8" },
  { light: "#9A7F00", dark: "#D9C04A" },
  { light: "#1B87A6", dark: "#66CCEE" },
  { light: "#332288", dark: "#9C8CE8" },
  { light: "#882255", dark: "#C85A8C" },
];
/** Of everything beyond the palette: a ninth colour would be taken for one of the eight. */
const OTHER: Readonly<Record<Scheme, string>> = { light: "#5A6472", dark: "#A3ADBA" };
/** From little to much. */
const RAMP: Readonly<Record<Scheme, readonly [string, string]>> = {
  light: ["#7F8FA3", "#7A0B52"],
  dark: ["#64758A", "#FFC2E2"],
};
const STEPS = 5;

/** Names with their sizes to colours: the largest groups get the palette, what is left one grey. */
export function groupColours(
  sizes: readonly (readonly [name: string, size: number])[],
  scheme: Scheme,
): ReadonlyMap<string, string> {
  const ordered = sizes.toSorted(([a, sizeA], [b, sizeB]) => sizeB - sizeA || compareText(a, b));
  return new Map(ordered.map(([name], index) => [name, (GROUPS[index] ?? OTHER)[scheme]]));
}

export interface ColourRow {
  readonly label: string;
  readonly fill: string;
  readonly count: number;
}

export interface NodeColours {
  /** Undefined where colour says the kind; grey where it says something else and the entity has no value. */
  readonly fillOf: (entityId: string) => string | undefined;
  /** What each colour stands for, groups by size, steps from much to little. */
  readonly rows: readonly ColourRow[];
}

const BY_KIND: NodeColours = { fillOf: () => undefined, rows: [] };

function byGroups(groups: ReadonlyMap<string, string>, scheme: Scheme): NodeColours {
  const counts = new Map<string, number>();
  for (const name of groups.values()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const colours = groupColours([...counts], scheme);
  const named = [...colours].slice(0, GROUPS.length);
  const others = [...colours].slice(GROUPS.length);
  const left = others.reduce((sum, [name]) => sum + (counts.get(name) ?? 0), 0);
  return {
    fillOf: (id) => colours.get(groups.get(id) ?? "") ?? OTHER[scheme],
    rows: [
      ...named.map(([label, fill]) => ({ label, fill, count: counts.get(label) ?? 0 })),
      ...(others.length === 0 ? [] : [{ label: `${others.length} smaller`, fill: OTHER[scheme], count: left }]),
    ],
  };
}

function byNumbers(values: ReadonlyMap<string, number>, unit: string, scheme: Scheme): NodeColours {
  const most = Math.max(0, ...values.values());
  // Square root: most measures have few large values and many small ones.
  const stepOf = (value: number) =>
    most === 0 ? 0 : Math.min(STEPS - 1, Math.floor(Math.sqrt(Math.max(0, value) / most) * STEPS));
  const [low, high] = RAMP[scheme];
  const fill = (step: number) => mix(low, high, step / (STEPS - 1));
  const edge = (step: number) => shortNumber(most * (step / STEPS) ** 2);
  const counts = Array.from({ length: STEPS }, () => 0);
  for (const value of values.values()) counts[stepOf(value)] = (counts[stepOf(value)] ?? 0) + 1;
  const rows = counts.map((count, step) => ({
    label: `${edge(step)} to ${edge(step + 1)}${unit}`,
    fill: fill(step),
    count,
  }));
  return {
    fillOf: (id) => {
      const value = values.get(id);
      return value === undefined ? OTHER[scheme] : fill(stepOf(value));
    },
    rows: rows.filter(({ count }) => count > 0).toReversed(),
  };
}

/** The colours of these entities. Numbers are a measure, words are groups. */
export function nodeColours(colourBy: ColourBy | undefined, ids: readonly string[], scheme: Scheme): NodeColours {
  if (colourBy === undefined || colourBy === "kind") return BY_KIND;
  const numbers = new Map<string, number>();
  const words = new Map<string, string>();
  for (const id of ids) {
    const value = colourBy.values[id];
    if (typeof value === "number") numbers.set(id, value);
    else if (value !== undefined) words.set(id, value);
  }
  return numbers.size > 0 ? byNumbers(numbers, unitOf(colourBy), scheme) : byGroups(words, scheme);
}
