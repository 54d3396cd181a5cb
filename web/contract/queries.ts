// What the server answers about questions: the catalogue, a saved query's answer, a stranger's query line by line.
import type { Plain, Positions } from "#model";
import type { Problem, WireGraph } from "./wire.ts";

export type QueryParameterType =
  | "entity"
  | "relationType"
  | "family"
  | "date"
  | "integer"
  | "number"
  | "choice"
  | "text"
  | "boolean"
  | "source";

/** One field of a saved query's form. */
export interface WireQueryParameter {
  readonly name: string;
  readonly label: string;
  readonly type: QueryParameterType;
  /** A required one without a default must be given; any other may be left out or be empty. */
  readonly required: boolean;
  /** A list, comma-separated in the address (`\,` for a comma in an item). */
  readonly many: boolean;
  readonly help: string | null;
  readonly default: Plain;
  readonly example: Plain;
  readonly choices: readonly { readonly value: string | number; readonly label: string }[];
  /** Of a number, both ends included. */
  readonly min: number | null;
  readonly max: number | null;
  /** Kinds that an entity picker offers; empty is all. */
  readonly picker: { readonly kinds: readonly string[] };
}

export interface WireQueryColumn {
  readonly name: string;
  /** For people. */
  readonly label: string;
}

export interface WireSavedQuery {
  /** Its address: `/queries/<name>`. */
  readonly name: string;
  readonly title: string;
  readonly question: string;
  readonly params: readonly WireQueryParameter[];
  /** What an answer is for: a drawing, a table, or both. */
  readonly result: "graph" | "table" | "both";
  readonly columns: readonly WireQueryColumn[];
  readonly caveats: readonly string[];
  readonly group: string;
  /** Place in the catalogue; the list is in this order already. */
  readonly order: number;
  /** Words of a first-sight question, which its example answers; null for most. */
  readonly featured: string | null;
  /** The example's values as they stand in an address, those that are the default left out. */
  readonly example: Readonly<Record<string, string>>;
  /** What is asked of the store, for reading, copying and the workbench. */
  readonly cypher: string;
}

/** A file of the catalogue that is not offered, and why. */
export interface WireBrokenQuery {
  readonly name: string;
  /** Without its folder. */
  readonly file: string;
  readonly problems: readonly { readonly line: number; readonly column: number; readonly message: string }[];
}

export interface CatalogueResponse {
  readonly ok: true;
  readonly queries: readonly WireSavedQuery[];
  readonly broken: readonly WireBrokenQuery[];
  readonly truncated: boolean;
  readonly dataVersion: string | null;
}

/**
 * A cell of an answer. Nodes, relationships and paths are tagged with "@"; a map that has a key "@" of its own arrives
 * as `{"@": "map", value}`. Ids are those of /api/entities and /api/relations.
 */
export type WireValue =
  | null
  | boolean
  | number
  | string
  | readonly WireValue[]
  | WireNodeValue
  | WireRelationshipValue
  | WirePathValue
  | { readonly "@": "map"; readonly value: { readonly [key: string]: WireValue } }
  | { readonly [key: string]: WireValue };

export interface WireNodeValue {
  readonly "@": "node";
  readonly id: string;
  readonly labels: readonly string[];
  readonly properties: { readonly [key: string]: Plain };
}

/** Its ends are in the `graph` line, where that was asked for. */
export interface WireRelationshipValue {
  readonly "@": "relationship";
  readonly id: string;
  readonly type: string;
  readonly properties: { readonly [key: string]: Plain };
}

export interface WirePathValue {
  readonly "@": "path";
  /** Alternating as walked: one node more than relationships. */
  readonly nodes: readonly WireNodeValue[];
  readonly relationships: readonly WireRelationshipValue[];
}

/**
 * The same bytes for the same question, values and data version, from either store. How long it took stands in the
 * header `Server-Timing: query;dur=12` (milliseconds; readQueryMs), so that the answer itself can be cached.
 */
export interface SavedQueryResponse {
  readonly ok: true;
  readonly query: WireSavedQuery;
  /** Every declared parameter as it was understood, null where it has no value. */
  readonly parameters: Readonly<Record<string, Plain>>;
  /** The same as they stand in an address, those that are the default left out: one question, one address. */
  readonly addressParameters: Readonly<Record<string, string>>;
  /** Names in the address that the query does not have. */
  readonly ignored: readonly string[];
  /** The question in words, with the values and the names of the entities filled in. */
  readonly asked: string;
  readonly columns: readonly WireQueryColumn[];
  readonly rows: readonly (readonly WireValue[])[];
  readonly rowCount: number;
  /**
   * Exactly the relations (with their ends) and entities that the columns relationIds, relationId, entityIds and
   * entityId name; absent where the query has no such column.
   */
  readonly graph?: WireGraph;
  /** Hand-placed positions of entities in the graph. */
  readonly positions?: Positions;
  readonly truncated: boolean;
  /** Which limit cut it, where truncated; "relations" where only the graph was cut. */
  readonly cutBy?: "rows" | "bytes" | "cell" | "relations";
  readonly dataVersion: string | null;
}

/** Body of POST /api/query and POST /api/query/explain (which uses the first two only). */
export interface FreeQueryRequest {
  readonly cypher: string;
  readonly params?: Readonly<Record<string, Plain>>;
  /** Chosen by the asker so that it can be cancelled before the first line comes; else the server makes one. */
  readonly requestId?: string;
  /** One more line before the last: the nodes and relationships that came back, as a graph. */
  readonly graph?: boolean;
}

export interface FreeQueryDone {
  readonly done: true;
  readonly rows: number;
  readonly truncated: boolean;
  /** Which limit cut it, where truncated. */
  readonly cutBy?: "rows" | "bytes" | "cell";
  readonly ms: number;
  readonly requestId: string;
  readonly dataVersion: string | null;
}

/**
 * A line of the answer to POST /api/query, told apart by its one key: `columns` first, then every `row`, then `graph`
 * where it was asked for, last `done`, or `error` where it failed on the way. What fails before the first row is no
 * stream but a problem document with its status.
 */
export type FreeQueryLine =
  | { readonly columns: readonly string[] }
  | { readonly row: readonly WireValue[] }
  | { readonly graph: WireGraph }
  | FreeQueryDone
  | { readonly error: QueryProblem };

/** One broken rule of the guard. */
export interface QueryViolation {
  readonly rule: string;
  readonly message: string;
  /** How to rewrite the query. */
  readonly hint: string;
  readonly position?: QueryPosition;
}

/** Both from 1, columns in UTF-16 units. A type, because only that fits the open members of a problem. */
export type QueryPosition = { readonly line: number; readonly column: number };

/** Why a query was not answered: `code` as in every problem; `rule`, `hint` and `violations` where the guard says no. */
export interface QueryProblem extends Problem {
  readonly rule?: string;
  readonly hint?: string;
  readonly position?: QueryPosition;
  readonly violations?: readonly QueryViolation[];
}

/** How the store would go about a query. Nothing was run. */
export interface ExplainResponse {
  readonly ok: true;
  readonly plan: string;
  readonly operators: readonly { readonly name: string; readonly detail: string }[];
  readonly truncated: boolean;
  readonly dataVersion: string | null;
}

export interface CancelResponse {
  readonly ok: true;
  readonly requestId: string;
}

/** Milliseconds that the database took, out of the header Server-Timing; undefined where it says nothing of it. */
export function readQueryMs(serverTiming: string | null): number | undefined {
  const found = /(?:^|,)\s*query;dur=([\d.]+)/.exec(serverTiming ?? "")?.[1];
  return found === undefined ? undefined : Number(found);
}
