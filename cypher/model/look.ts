// What a drawing says beside its facts: what size, colour and areas stand for, colours that a reader chose for another
// database's labels, and how certain each relation's time is. The explorer offers it; a published picture keeps it.
import type { SchemeColour, ShapeName } from "./vocabulary.ts";

/** Measures of what is drawn: values, and what each says and does not say. */
export const MEASURES = {
  degree: {
    label: "Number of relations",
    percent: false,
    says: "How many facts on the page name this entity.",
    saysNot: "It counts what was written down, not influence: whoever is reported on more has more.",
  },
  betweenness: {
    label: "Betweenness",
    percent: true,
    says: "The share of shortest ways between two others that lead through this entity, in percent: who connects sides.",
    saysNot:
      "Nobody need have used the way: it ignores direction, amounts and dates, and one missing fact can change it.",
  },
  pagerank: {
    label: "PageRank",
    percent: true,
    says: "Where somebody ends up who follows the arrows at random, in percent: pointed at by those who are pointed at.",
    saysNot: "An arrow may be an investment or a lawsuit: being pointed at is neither good nor power.",
  },
  community: {
    label: "Communities",
    percent: false,
    says: "Sets of entities with more relations among themselves than one would expect by chance, each named after its best linked member.",
    saysNot: "Nobody agreed to be in one. Another method, or a few more facts, draws the borders elsewhere.",
  },
} as const;
export type MeasureName = keyof typeof MEASURES;

export const GROUPINGS = { none: "None", kind: "Kind", country: "Country", community: "Community" } as const;
export type Grouping = keyof typeof GROUPINGS;

export const SIZES = {
  degree: "Number of relations",
  capital: "Capital on its relations",
  betweenness: "Betweenness",
  pagerank: "PageRank",
  same: "All alike",
} as const;
export type SizeChoice = keyof typeof SIZES;

export const COLOURS = {
  kind: "Kind",
  degree: "Number of relations",
  betweenness: "Betweenness",
  pagerank: "PageRank",
  community: "Community",
} as const;
export type ColourChoice = keyof typeof COLOURS;

/** Entity id to value; who has none has no entry. */
interface Measured<Name extends MeasureName, Value> {
  readonly measure: Name;
  readonly values: Readonly<Record<string, Value>>;
  /** What the reader must know of how it was computed, for example of how many it was estimated. */
  readonly note?: string;
}

export const SIZE_MEASURES = ["betweenness", "pagerank"] as const satisfies readonly SizeChoice[];
/** By degree, by the money that touches it, all alike, or by a measure. */
export type SizeBy = "degree" | "capital" | "same" | Measured<(typeof SIZE_MEASURES)[number], number>;

/** By kind, or by a measure: a number from little to much, or the name of a group. */
export type ColourBy = "kind" | Measured<MeasureName, string | number>;

/** Entities that are drawn as belonging together. */
export interface EntityGroup {
  readonly name: string;
  /** Where the group is all entities of one kind: drawn in its colour. */
  readonly kind?: string;
  readonly members: readonly string[];
}

export const TIME_BASES = { announced: "Announced", true: "True from–to", seen: "First seen" } as const;
/** announced: the announcement. true: from start to end. seen: the earliest dated source that supports it. */
export type TimeBasis = keyof typeof TIME_BASES;

/** Days as ISO 8601, both ends included. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** possible: its dates leave it open. undated: nobody stated one. */
export const TIME_MARKS = ["possible", "undated"] as const;
export type TimeMark = (typeof TIME_MARKS)[number];

/** Tol's "bright" and "muted", each dark enough on light and light enough on dark; the order is part of the look. */
export const LOOK_COLOURS = {
  indigo: { light: "#332288", dark: "#9C8CE8" },
  green: { light: "#117733", dark: "#55B873" },
  teal: { light: "#0F8A7E", dark: "#44AA99" },
  sky: { light: "#3A86B4", dark: "#88CCEE" },
  olive: { light: "#8F7A12", dark: "#DDCC77" },
  rose: { light: "#B8505F", dark: "#E08A96" },
  wine: { light: "#882255", dark: "#D06A9C" },
  purple: { light: "#AA4499", dark: "#CF7CC2" },
  slate: { light: "#5A6472", dark: "#A3ADBA" },
} as const satisfies Record<string, SchemeColour>;
export type LookColour = keyof typeof LOOK_COLOURS;

/** What labels that are not ours are drawn as. */
export const LOOK_SHAPES = [
  "ellipse",
  "round-rectangle",
  "hexagon",
  "diamond",
  "octagon",
  "pentagon",
  "rhomboid",
  "tag",
] as const satisfies readonly ShapeName[];

export interface TypeLook {
  readonly colour?: LookColour;
}

export interface KindLook extends TypeLook {
  readonly shape?: ShapeName;
}

/** By label and by relation type; what is in neither has its automatic style. */
export interface Styling {
  readonly kinds: Readonly<Record<string, KindLook>>;
  readonly types: Readonly<Record<string, TypeLook>>;
}

export function isLookColour(value: unknown): value is LookColour {
  return typeof value === "string" && Object.hasOwn(LOOK_COLOURS, value);
}

export function isLookShape(value: unknown): value is (typeof LOOK_SHAPES)[number] {
  return LOOK_SHAPES.some((shape) => shape === value);
}

export function kindLookOf(styling: Styling | undefined, kind: string): KindLook {
  return (styling !== undefined && Object.hasOwn(styling.kinds, kind) ? styling.kinds[kind] : undefined) ?? {};
}

export function typeLookOf(styling: Styling | undefined, type: string): TypeLook {
  return (styling !== undefined && Object.hasOwn(styling.types, type) ? styling.types[type] : undefined) ?? {};
}
