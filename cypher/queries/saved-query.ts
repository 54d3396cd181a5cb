// What a saved query is, once its file has been read: the shapes that the catalogue, the server and the tests share.
import type { Kind, Plain } from "#model";

/** What a value may be and how a form asks for it. */
export const PARAMETER_TYPES = [
  "entity",
  "relationType",
  "family",
  "date",
  "integer",
  "number",
  "choice",
  "text",
  "boolean",
  "source",
] as const;
export type ParameterType = (typeof PARAMETER_TYPES)[number];

export interface Choice {
  readonly value: string | number;
  readonly label: string;
}

export interface QueryParameter {
  readonly name: string;
  readonly label: string;
  readonly type: ParameterType;
  /** A required one without a default must be given; any other is null in the Cypher where it is absent. */
  readonly required: boolean;
  /** A list, comma-separated in the URL (`\,` for a comma in an item). */
  readonly many: boolean;
  readonly help: string | null;
  /** Null where there is none. */
  readonly default: Plain;
  /** A value that has an answer in the bundled dataset or the test fixture; null where none is needed. */
  readonly example: Plain;
  /** For "choice"; for other types the values it is narrowed to, or empty. */
  readonly choices: readonly Choice[];
  /** For "integer" and "number", both ends included. */
  readonly min: number | null;
  readonly max: number | null;
  /** For "entity": the kinds the picker offers; empty is all. */
  readonly picker: { readonly kinds: readonly Kind[] };
}

export interface QueryColumn {
  readonly name: string;
  /** For people. */
  readonly label: string;
}

/** What an answer is for: a drawing (its ids), a table, or both. */
export type QueryResult = "graph" | "table" | "both";

/** Columns that hold what to draw and nothing else, by name: lists of ids, or one id. */
export const ID_COLUMNS = {
  relations: ["relationIds", "relationId"],
  entities: ["entityIds", "entityId"],
} as const;

export interface SavedQuery {
  /** The file's name without `.cypher`: its address, stable. */
  readonly name: string;
  readonly title: string;
  /** In plain words. */
  readonly question: string;
  /** The question with `{parameter}` where a value goes; null where the question says it all. */
  readonly asked: string | null;
  readonly params: readonly QueryParameter[];
  readonly result: QueryResult;
  readonly caveats: readonly string[];
  /** Exactly the columns of the answer, in order. */
  readonly columns: readonly QueryColumn[];
  /** Fewer rows than this for the example is a mistake. At least 0; 1 where the file says nothing. */
  readonly minRows: number;
  readonly group: string;
  /** Position in its group, then by title. */
  readonly order: number;
  /** Offered on first sight in these words, which its example answers; null for most. */
  readonly featured: string | null;
  /** The Cypher without the header, without a trailing `;`. */
  readonly cypher: string;
  /** The whole file: pastes into any shell. */
  readonly text: string;
  /** The file's line (from 1) on which `cypher` begins, to map an engine's error position back to the file. */
  readonly cypherLine: number;
  readonly file: string;
}

/** One thing wrong with a query file; line and column from 1. */
export interface QueryProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** `file:line:column: message`, as editors and terminals link it. */
export function formatQueryProblem(problem: QueryProblem): string {
  return `${problem.file}:${problem.line}:${problem.column}: ${problem.message}`;
}
