// An answer's rows as a page shows them: which columns are for people, what a cell says, which facts a row is about,
// and in what order rows stand.
import type { WireGraph, WireQueryColumn } from "#contract";
import type { Plain } from "#model";
import { AMOUNT_QUALIFIERS, BASES, CONFIDENCES, MONEY_STATUSES, RELATION_TYPES, STANCES } from "#model";
import type { Answer } from "../read/parse-queries.ts";
import type { Ref } from "../state/selection/types.ts";

/** Columns that hold what to draw and nothing to read (cypher/queries/README.md). */
const ID_COLUMNS: Readonly<Record<string, Ref["kind"]>> = {
  relationIds: "relation",
  relationId: "relation",
  entityIds: "entity",
  entityId: "entity",
};

export interface ShownColumn extends WireQueryColumn {
  readonly index: number;
  /** Numbers stand at the right, their digits under each other. */
  readonly numeric: boolean;
}

/** The columns for people; all of them where a question asks for ids alone. */
export function shownColumns({ columns, rows }: Pick<Answer, "columns" | "rows">): readonly ShownColumn[] {
  const all = columns.map((column, index) => ({ ...column, index, numeric: isNumeric(rows, index) }));
  const shown = all.filter(({ name }) => ID_COLUMNS[name] === undefined);
  return shown.length === 0 ? all : shown;
}

function isNumeric(rows: Answer["rows"], index: number): boolean {
  let some = false;
  for (const row of rows) {
    const cell = row[index] ?? null;
    if (cell === null) continue;
    if (typeof cell !== "number") return false;
    some = true;
  }
  return some;
}

/** Words of the vocabulary, in the columns that hold its names: a company that is called "exact" keeps its name. */
const VOCABULARIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  status: MONEY_STATUSES,
  stage: MONEY_STATUSES,
  moneyStatus: MONEY_STATUSES,
  qualifier: { ...AMOUNT_QUALIFIERS, exact: "exact" },
  amountQualifier: { ...AMOUNT_QUALIFIERS, exact: "exact" },
  confidence: CONFIDENCES,
  basis: BASES,
  stance: STANCES,
};

const RELATION_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries(RELATION_TYPES).map(([type, { label }]) => [type, label]),
);

/** What a cell says; "" for nothing. `column` is its name. */
export function cellWords(cell: Plain, column = ""): string {
  if (cell === null) return "";
  if (typeof cell === "number") return cell.toLocaleString("en", { maximumFractionDigits: 10, useGrouping: "min2" });
  if (typeof cell === "boolean") return cell ? "yes" : "no";
  if (typeof cell === "string") {
    const words = VOCABULARIES[column];
    if (words !== undefined && Object.hasOwn(words, cell)) return words[cell] ?? cell;
    return inRelationWords(cell);
  }
  if (Array.isArray(cell)) return cell.map((item: Plain) => cellWords(item)).join(", ");
  return recordWords(Object.entries(cell));
}

/** Types are written in capitals with low lines in a query's answer, alone or within a way; people read their label. */
function inRelationWords(text: string): string {
  return text.replaceAll(/\b[A-Z]+(?:_[A-Z]+)*\b/g, (name) => {
    const label = RELATION_WORDS.get(name);
    return label === undefined ? name : label.toLowerCase();
  });
}

function recordWords(entries: readonly (readonly [string, Plain])[]): string {
  const fields = new Map(entries);
  const id = fields.get("id");
  switch (fields.get("@")) {
    case "node":
      return cellWords(nameOf(fields.get("properties")) ?? id ?? null);
    case "relationship":
      return cellWords(fields.get("type") ?? id ?? null);
    case "path": {
      const nodes = fields.get("nodes");
      return Array.isArray(nodes) ? nodes.map((node: Plain) => cellWords(node)).join(" – ") : "";
    }
    case "map":
      return cellWords(fields.get("value") ?? null);
    default:
      return entries.map(([name, value]) => `${name}: ${cellWords(value)}`).join(", ");
  }
}

function nameOf(properties: Plain | undefined): Plain | undefined {
  return typeof properties === "object" && properties !== null && "name" in properties ? properties["name"] : undefined;
}

/** What a file or a clipboard gets of a cell: values as they are, what is nested as JSON. */
export function cellValue(cell: Plain): string | number | boolean | null {
  return typeof cell === "object" && cell !== null ? JSON.stringify(cell) : cell;
}

/** For each row the facts it is about, of those that can be drawn, in the order it names them. */
export function rowRefs({
  columns,
  rows,
  graph,
}: Pick<Answer, "columns" | "rows" | "graph">): readonly (readonly Ref[])[] {
  if (graph === undefined) return rows.map(() => []);
  const known = knownIds(graph);
  return rows.map((row) => {
    const refs = row.flatMap((cell, index) => refsOf(cell, ID_COLUMNS[columns[index]?.name ?? ""]));
    const unique = new Map(refs.map((ref) => [`${ref.kind} ${ref.id}`, ref]));
    return [...unique.values()].filter((ref) => known[ref.kind].has(ref.id));
  });
}

function knownIds({ entities, relations }: WireGraph): Readonly<Record<Ref["kind"], ReadonlySet<string>>> {
  return { entity: new Set(entities.map(({ id }) => id)), relation: new Set(relations.map(({ id }) => id)) };
}

/** `kind` where the column holds ids; else nodes and relationships are found by their tags, however deep. */
function refsOf(cell: Plain, kind: Ref["kind"] | undefined): readonly Ref[] {
  if (kind !== undefined) {
    const ids: readonly Plain[] = Array.isArray(cell) ? cell : [cell];
    return ids.flatMap((id) => (typeof id === "string" ? [{ kind, id }] : []));
  }
  if (typeof cell !== "object" || cell === null) return [];
  if (Array.isArray(cell)) return cell.flatMap((item: Plain) => refsOf(item, undefined));
  const fields = new Map(Object.entries(cell));
  const [tag, id] = [fields.get("@"), fields.get("id")];
  if (typeof id === "string" && tag === "node") return [{ kind: "entity", id }];
  if (typeof id === "string" && tag === "relationship") return [{ kind: "relation", id }];
  return [...fields.values()].flatMap((value) => refsOf(value, undefined));
}

/** A row is about what is selected if one of its relations is, or where it has none, one of its entities. */
export function isAbout(refs: readonly Ref[], selected: readonly Ref[]): boolean {
  const relations = refs.filter(({ kind }) => kind === "relation");
  const telling = relations.length === 0 ? refs : relations;
  const entities = selected.filter(({ kind }) => kind === "entity");
  return (
    telling.some((ref) => selected.some(({ kind, id }) => kind === ref.kind && id === ref.id)) ||
    (relations.length > 0 && refs.some((ref) => entities.some(({ id }) => ref.kind === "entity" && ref.id === id)))
  );
}

/** What selecting a row selects: its relations, or where it has none, its entities. */
export function refsToSelect(refs: readonly Ref[]): readonly Ref[] {
  const relations = refs.filter(({ kind }) => kind === "relation");
  return relations.length === 0 ? refs : relations;
}

export interface RowOrder {
  readonly column: number;
  readonly descending: boolean;
}

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Positions of the rows in the order to show; an empty cell is last whichever way, rows alike keep their order. */
export function rowOrder(rows: Answer["rows"], order: RowOrder | undefined): readonly number[] {
  const positions = rows.map((_row, index) => index);
  if (order === undefined) return positions;
  const sign = order.descending ? -1 : 1;
  const cellAt = (position: number): Plain => rows[position]?.[order.column] ?? null;
  return positions.toSorted((one, other) => {
    const [a, b] = [cellAt(one), cellAt(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    if (typeof a === "number" && typeof b === "number") return sign * (a - b);
    return sign * collator.compare(cellWords(a), cellWords(b));
  });
}
