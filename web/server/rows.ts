// The door where a store's rows become typed: one column out of the answer to one of our own questions.
import { isNode, isRelationship } from "#store/graph-store";
import type { NodeValue, RelationshipValue, Rows, StoreValue } from "#store/graph-store";

/** The values of one column. @throws Error where the question has no such column: a mistake in a .cypher file */
function column(rows: Rows, name: string): readonly StoreValue[] {
  const index = rows.columns.indexOf(name);
  if (index === -1) throw new Error(`the question has no column "${name}", only ${rows.columns.join(", ")}`);
  return rows.rows.map((row) => row[index] ?? null);
}

export function nodesIn(rows: Rows, name: string): readonly NodeValue[] {
  return column(rows, name).filter(isNode);
}

export function relationshipsIn(rows: Rows, name: string): readonly RelationshipValue[] {
  return column(rows, name).filter(isRelationship);
}

/** Numbers of a column; 0 where there is something else. */
export function numbersIn(rows: Rows, name: string): readonly number[] {
  return column(rows, name).map((value) => (typeof value === "number" ? value : 0));
}

/** Texts of a column; "" where there is something else. */
export function textsIn(rows: Rows, name: string): readonly string[] {
  return column(rows, name).map((value) => (typeof value === "string" ? value : ""));
}

/** Lists of texts of a column; empty where there is something else. */
export function textListsIn(rows: Rows, name: string): readonly (readonly string[])[] {
  return column(rows, name).map((value) =>
    Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [],
  );
}
