// Unknown JSON to what a drawing says beside its facts, leniently: a part that cannot be understood is left out.
import { COLOURS, GROUPINGS, MEASURES, SIZE_MEASURES, TIME_BASES, TIME_MARKS } from "#model";
import { isLookColour, isLookShape, keysOf } from "#model";
import type { DayRange, EntityGroup, KindLook, SnapshotLook, SnapshotTime, Styling, TypeLook } from "#model";
import type { Fields } from "./parse-graph.ts";
import { entriesOf, fieldsOf, listOf, text, textsOf } from "./parse-graph.ts";

function typeLook({ colour }: Fields): TypeLook | undefined {
  return isLookColour(colour) ? { colour } : undefined;
}

function kindLook(fields: Fields): KindLook | undefined {
  const { shape } = fields;
  const look = { ...typeLook(fields), ...(isLookShape(shape) ? { shape } : {}) };
  return Object.keys(look).length === 0 ? undefined : look;
}

export function parseStyling(fields: Fields): Styling {
  return {
    kinds: entriesOf(fields["kinds"], (item) => kindLook(fieldsOf(item) ?? {})),
    types: entriesOf(fields["types"], (item) => typeLook(fieldsOf(item) ?? {})),
  };
}

const numberOf = (value: unknown) => (typeof value === "number" && Number.isFinite(value) ? value : undefined);
const valueOf = (value: unknown) => numberOf(value) ?? (text(value) || undefined);
const noteOf = (fields: Fields) => (text(fields["note"]) === "" ? {} : { note: text(fields["note"]) });

function parseSize(value: unknown): Pick<SnapshotLook, "sizeBy"> {
  if (value === "capital" || value === "same") return { sizeBy: value };
  const fields = fieldsOf(value) ?? {};
  const measure = SIZE_MEASURES.find((name) => name === fields["measure"]);
  if (measure === undefined) return {};
  return { sizeBy: { measure, values: entriesOf(fields["values"], numberOf), ...noteOf(fields) } };
}

function parseColour(value: unknown): Pick<SnapshotLook, "colourBy"> {
  const fields = fieldsOf(value) ?? {};
  const measure = keysOf(MEASURES).find((name) => name === fields["measure"] && Object.hasOwn(COLOURS, name));
  if (measure === undefined) return {};
  return { colourBy: { measure, values: entriesOf(fields["values"], valueOf), ...noteOf(fields) } };
}

function parseGroup(fields: Fields): EntityGroup | undefined {
  const [name, kind] = [text(fields["name"]), fields["kind"]];
  if (name === "") return undefined;
  return { name, ...(typeof kind === "string" ? { kind } : {}), members: textsOf(fields["members"]) };
}

function parseGrouping(value: unknown): Pick<SnapshotLook, "grouping"> {
  const fields = fieldsOf(value) ?? {};
  const by = keysOf(GROUPINGS).find((name) => name === fields["by"]);
  const groups = listOf(fields["groups"], parseGroup);
  return by === undefined || by === "none" || groups.length === 0 ? {} : { grouping: { by, groups } };
}

const isDay = (day: string) => /^\d{4}-\d\d-\d\d$/.test(day);

function parseRange(value: unknown): DayRange | undefined {
  const [from, to] = [text(fieldsOf(value)?.["from"]), text(fieldsOf(value)?.["to"])];
  return isDay(from) && isDay(to) && from <= to ? { from, to } : undefined;
}

function parseTime(value: unknown): SnapshotTime | undefined {
  const fields = fieldsOf(value) ?? {};
  const basis = keysOf(TIME_BASES).find((name) => name === fields["basis"]);
  if (basis === undefined) return undefined;
  const range = parseRange(fields["range"]);
  const marks = entriesOf(fields["marks"], (mark) => TIME_MARKS.find((known) => known === mark));
  return {
    basis,
    ...(range === undefined ? {} : { range }),
    ...(fields["undatedHidden"] === true ? { undatedHidden: true } : {}),
    ...(Object.keys(marks).length === 0 ? {} : { marks }),
  };
}

/** Undefined where nothing is said beside the facts. */
export function parseLook(value: unknown): SnapshotLook | undefined {
  const fields = fieldsOf(value);
  if (fields === undefined) return undefined;
  const styling = fieldsOf(fields["styling"]);
  const time = parseTime(fields["time"]);
  const filters = textsOf(fields["filters"]);
  const look = {
    ...parseSize(fields["sizeBy"]),
    ...parseColour(fields["colourBy"]),
    ...parseGrouping(fields["grouping"]),
    ...(styling === undefined ? {} : { styling: parseStyling(styling) }),
    ...(time === undefined ? {} : { time }),
    ...(filters.length === 0 ? {} : { filters }),
  };
  return Object.keys(look).length === 0 ? undefined : look;
}
