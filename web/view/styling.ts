// Colours and shapes a reader chose for labels and relation types that are not ours.
import type { SchemeColour, ShapeName } from "#model";

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

export function isShapeName(value: unknown): value is (typeof LOOK_SHAPES)[number] {
  return LOOK_SHAPES.some((shape) => shape === value);
}

export function kindLookOf(styling: Styling | undefined, kind: string): KindLook {
  return (styling !== undefined && Object.hasOwn(styling.kinds, kind) ? styling.kinds[kind] : undefined) ?? {};
}

export function typeLookOf(styling: Styling | undefined, type: string): TypeLook {
  return (styling !== undefined && Object.hasOwn(styling.types, type) ? styling.types[type] : undefined) ?? {};
}
