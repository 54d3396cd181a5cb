// A graph as the flat properties that files of nodes and relations have: evidence as parallel lists, nested values as JSON.
import { evidenceProperties, compareText } from "#model";
import type { Evidence, Plain, Properties, SnapshotGraph } from "#model";

/** What is written: the wire's graph and a published picture's are of this shape. */
export type ExportGraph = SnapshotGraph;

/** What a file says of itself. Lines of text; any may be missing. */
export interface ExportAbout {
  readonly title: string;
  /** "sources to 14 March 2025": as of when the facts stand. */
  readonly asOf?: string;
  /** The question the graph answers, or the filters it was seen through, in words. */
  readonly query?: string;
  /** Address of this very view. */
  readonly permalink?: string;
}

type Scalar = string | number | boolean;
export type FlatValue = Scalar | readonly Scalar[];

/** A fact's properties with its evidence among them, without nulls and empty lists, by name in the order of names. */
export function flatProperties(fact: {
  readonly properties: Properties;
  readonly evidence?: readonly Evidence[];
}): ReadonlyMap<string, FlatValue> {
  const all = Object.entries({ ...fact.properties, ...evidenceProperties(fact.evidence ?? []) });
  return new Map(
    all
      .toSorted(([a], [b]) => compareText(a, b))
      .flatMap(([name, value]): readonly (readonly [string, FlatValue])[] => {
        const flat = flatValue(value);
        return flat === undefined ? [] : [[name, flat]];
      }),
  );
}

function flatValue(value: Plain): FlatValue | undefined {
  if (value === null) return undefined;
  if (isList(value)) {
    const items = value.flatMap((item) => (item === null ? [] : [isScalar(item) ? item : JSON.stringify(item)]));
    if (items.length === 0) return undefined;
    // A list has one type in every one of these formats.
    return items.every((item) => typeof item === typeof items[0]) ? items : items.map(String);
  }
  return isScalar(value) ? value : JSON.stringify(value);
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

function isScalar(value: Plain): value is Scalar {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

type ScalarType = "string" | "boolean" | "long" | "double";

export interface ColumnType {
  readonly scalar: ScalarType;
  readonly list: boolean;
}

/** The type that holds every value of each property, by name in the order of names. */
export function columnTypes(rows: Iterable<ReadonlyMap<string, FlatValue>>): ReadonlyMap<string, ColumnType> {
  const types = new Map<string, ColumnType>();
  for (const row of rows) {
    for (const [name, value] of row) {
      const type = typeOf(value);
      const known = types.get(name);
      types.set(name, known === undefined ? type : widest(known, type));
    }
  }
  return new Map([...types].toSorted(([a], [b]) => compareText(a, b)));
}

function typeOf(value: FlatValue): ColumnType {
  if (typeof value === "object") {
    const scalars = value.map(scalarTypeOf);
    return { scalar: scalars.reduce((a, b) => widestScalar(a, b)), list: true };
  }
  return { scalar: scalarTypeOf(value), list: false };
}

function scalarTypeOf(value: Scalar): ScalarType {
  if (typeof value === "number") return Number.isSafeInteger(value) ? "long" : "double";
  return typeof value === "boolean" ? "boolean" : "string";
}

function widest(a: ColumnType, b: ColumnType): ColumnType {
  return { scalar: widestScalar(a.scalar, b.scalar), list: a.list || b.list };
}

function widestScalar(a: ScalarType, b: ScalarType): ScalarType {
  if (a === b) return a;
  const numbers = [a, b].every((type) => type === "long" || type === "double");
  return numbers ? "double" : "string";
}
