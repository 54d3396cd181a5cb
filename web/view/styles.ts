// How kinds and families look, derived from the vocabulary; labels and types that are nobody's get an automatic style.
import { FAMILIES, KINDS, LOOK_COLOURS, LOOK_SHAPES, familyOf, isFamily, isKind } from "#model";
import { kindLookOf, textOf, typeLookOf } from "#model";
import type { Family, SchemeColour, ShapeName, Styling, TimeMark } from "#model";
import type { WireRelation } from "#contract";
import { contrast, mix } from "./colour.ts";
import type { Scheme } from "./scene.ts";
import { humanised } from "./human.ts";

/** Opacity of what steps back while something else is looked at (look.md). */
export const QUIET = 0.25;

/** The page's own colours on one ground; text at least 4.5:1, lines and marks at least 3:1 where they mean something. */
export interface Ground {
  readonly ground: string;
  readonly ink: string;
  readonly quietInk: string;
  readonly rule: string;
  /** The ring of what is selected. */
  readonly accent: string;
}

const GROUNDS: Readonly<Record<Scheme, Ground>> = {
  light: { ground: "#FCFBF8", ink: "#1A1B22", quietInk: "#5F6570", rule: "#E4E2DC", accent: "#1B9E77" },
  dark: { ground: "#15171B", ink: "#F0F1F3", quietInk: "#9BA1AC", rule: "#2C3038", accent: "#1B9E77" },
};

export function ground(scheme: Scheme): Ground {
  return GROUNDS[scheme];
}

export interface KindStyle {
  readonly label: string;
  readonly plural: string;
  readonly shape: ShapeName;
  readonly fill: string;
  readonly outline: string;
  /** White or near black, whichever stands out from the fill. */
  readonly icon: string;
  readonly iconName: string;
}

const PALETTE: readonly SchemeColour[] = Object.values(LOOK_COLOURS);

/** FNV-1a: small, stable over versions and machines, so a label keeps its colour. */
export function stableHash(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}

function pick<T>(list: readonly T[], index: number, fallback: T): T {
  return list[index % list.length] ?? fallback;
}

const FALLBACK_COLOUR: SchemeColour = { light: "#5A6472", dark: "#A3ADBA" };

/** A colour for any name: the same name, the same colour. */
function automaticColour(name: string, scheme: Scheme): string {
  return pick(PALETTE, stableHash(name), FALLBACK_COLOUR)[scheme];
}

function outlineOf(fill: string, scheme: Scheme): string {
  return scheme === "light" ? mix(fill, "#101218", 0.5) : mix(fill, "#07080A", 0.72);
}

function iconInk(fill: string): string {
  return contrast(fill, "#FFFFFF") >= 3 ? "#FFFFFF" : "#101218";
}

/** Outline and icon that go with a fill of another meaning than the kind. */
export function fillStyle(fill: string, scheme: Scheme): Pick<KindStyle, "fill" | "outline" | "icon"> {
  return { fill, outline: outlineOf(fill, scheme), icon: iconInk(fill) };
}

/**
 * The style of a kind of the vocabulary, or an automatic one for any other label ("" is an entity without labels);
 * where the reader chose otherwise, in the chosen shape and colour.
 */
export function kindStyle(kind: string, scheme: Scheme, styling?: Styling): KindStyle {
  const style = givenStyle(kind, scheme);
  const { colour, shape = style.shape } = kindLookOf(styling, kind);
  if (colour === undefined) return shape === style.shape ? style : { ...style, shape };
  const fill = LOOK_COLOURS[colour][scheme];
  return { ...style, shape, fill, outline: outlineOf(fill, scheme), icon: iconInk(fill) };
}

function givenStyle(kind: string, scheme: Scheme): KindStyle {
  if (isKind(kind)) {
    const spec = KINDS[kind];
    const fill = spec.colour[scheme];
    return {
      label: spec.label,
      plural: spec.plural,
      shape: spec.shape,
      fill,
      outline: outlineOf(fill, scheme),
      icon: iconInk(fill),
      iconName: spec.icon,
    };
  }
  const fill = automaticColour(kind, scheme);
  const label = kind === "" ? "No label" : humanised(kind, "sentence");
  return {
    label,
    plural: label,
    shape: pick<ShapeName>(LOOK_SHAPES, stableHash(`${kind}/shape`), "ellipse"),
    fill,
    outline: outlineOf(fill, scheme),
    icon: iconInk(fill),
    iconName: "circle",
  };
}

export interface FamilyStyle {
  readonly label: string;
  readonly letter: string;
  readonly stroke: string;
  /** Dash lengths in px at zoom 1; empty is a solid line. */
  readonly dash: readonly number[];
  readonly width: number;
}

/** The colour of words on a line: the line's own, moved towards the ink until it can be read (4.5:1). */
export function wordColour(stroke: string, scheme: Scheme): string {
  const page = ground(scheme);
  for (let part = 0; part < 1; part += 0.1) {
    const colour = mix(stroke, page.ink, part);
    if (contrast(colour, page.ground) >= 4.5) return colour;
  }
  return page.ink;
}

/** The family that a relation is drawn as: one of ours, or the type itself where it is not in the vocabulary. */
export function familyName(type: string): string {
  return familyOf(type) ?? type;
}

/** The style of a family of the vocabulary, or an automatic one for any other type; in the colour the reader chose. */
export function familyStyle(family: string, scheme: Scheme, styling?: Styling): FamilyStyle {
  const style = givenFamilyStyle(family, scheme);
  const { colour } = typeLookOf(styling, family);
  return colour === undefined ? style : { ...style, stroke: LOOK_COLOURS[colour][scheme] };
}

function givenFamilyStyle(family: string, scheme: Scheme): FamilyStyle {
  if (isFamily(family)) {
    const spec: (typeof FAMILIES)[Family] = FAMILIES[family];
    return {
      label: spec.label,
      letter: spec.letter,
      stroke: spec.colour[scheme],
      dash: spec.dash,
      width: spec.width,
    };
  }
  const label = humanised(family, "sentence");
  return {
    label,
    letter: label.slice(0, 1).toUpperCase() || "?",
    stroke: automaticColour(family, scheme),
    dash: [],
    width: 1.5,
  };
}

/** The dash of what is inferred, whatever its family. */
export const INFERRED_DASH: readonly number[] = [9, 4, 1.5, 4];

export interface RelationMarks {
  readonly inferred: boolean;
  readonly disputed: boolean;
  readonly retracted: boolean;
  /** No longer so: ended, or stated not to be current. */
  readonly ended: boolean;
  /** Its time is uncertain: a date written as approximate or doubtful. */
  readonly uncertain: boolean;
}

/** What the facts say about how far a relation is to be believed, as the drawing needs it. */
export function relationMarks(relation: WireRelation): RelationMarks {
  const confidence = textOf(relation.properties, "confidence");
  const written = ["startDate", "endDate", "announcedDate"].map((name) => textOf(relation.properties, name) ?? "");
  return {
    inferred: textOf(relation.properties, "basis") === "inference",
    disputed: confidence === "disputed" || relation.evidence.some((item) => item.stance === "disputes"),
    retracted: confidence === "retracted",
    ended: relation.properties["isCurrent"] === false,
    uncertain: written.some((text) => /[~?%X]/.test(text)),
  };
}

/** Opacity of a relation's line: certainty of time is opacity, never a dash. `timeMark` where a time was asked for. */
export function relationOpacity(marks: RelationMarks, timeMark?: TimeMark): number {
  if (marks.retracted || timeMark === "undated") return 0.45;
  if (timeMark === "possible") return 0.6;
  if (marks.ended) return 0.55;
  return marks.uncertain ? 0.7 : 1;
}
