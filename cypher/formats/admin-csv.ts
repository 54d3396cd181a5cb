// Nodes, relations and sources as the CSV files that neo4j-admin imports: typed headers, one list delimiter.
import type { Cell } from "./csv.ts";
import { toCsv } from "./csv.ts";
import type { ColumnType, ExportGraph, FlatValue } from "./flat-facts.ts";
import { columnTypes, flatProperties } from "./flat-facts.ts";

/** neo4j-admin's own; an item of a list that holds one cannot be told from two, so it is written with a comma. */
const LIST_DELIMITER = ";";

type FlatRow = readonly [fixed: readonly string[], flat: ReadonlyMap<string, FlatValue>];

/** Columns `:ID`, `:LABEL`, then a column each property: `name:string`, `value:double`, `aliases:string[]`. */
export function nodesToCsv(graph: ExportGraph): string {
  return table(
    [":ID", ":LABEL"],
    graph.entities.map((entity) => [[entity.id, list(entity.labels)], flatProperties(entity)]),
  );
}

/** Columns `:START_ID`, `:END_ID`, `:TYPE`, then the properties, the relation's `id` among them. */
export function relationshipsToCsv(graph: ExportGraph): string {
  return table(
    [":START_ID", ":END_ID", ":TYPE"],
    graph.relations.map((relation) => [
      [relation.source, relation.target, relation.type],
      new Map([["id", relation.id], ...flatProperties(relation)]),
    ]),
  );
}

/** What the facts rest on, as nodes of their own in the same id space. */
export function sourcesToCsv(graph: ExportGraph): string {
  return table(
    [":ID", ":LABEL"],
    graph.sources.map((source) => [
      [source.id, "Source"],
      new Map<string, FlatValue>([["title", source.title], ...flatProperties(source)]),
    ]),
  );
}

function table(fixed: readonly string[], rows: readonly FlatRow[]): string {
  const types = [...columnTypes(rows.map(([, flat]) => flat))];
  const header = [...fixed, ...types.map(([name, type]) => `${name}:${type.scalar}${type.list ? "[]" : ""}`)];
  return toCsv(
    header,
    rows.map(([values, flat]) => [...values, ...types.map(([name, type]) => cellOf(flat.get(name), type))]),
  );
}

function cellOf(value: FlatValue | undefined, type: ColumnType): Cell {
  if (value === undefined) return undefined;
  if (typeof value === "object") return list(value.map(String));
  if (typeof value === "boolean" || type.scalar === "string") return type.list ? list([String(value)]) : String(value);
  return value;
}

function list(items: readonly string[]): string {
  return items.map((item) => item.replaceAll(LIST_DELIMITER, ",")).join(LIST_DELIMITER);
}
