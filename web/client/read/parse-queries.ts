// Unknown JSON to questions, their answers and the names that are live in the graph; leniently, as parse-graph.ts.
import type { CatalogueResponse, ExplainResponse, QueryParameterType, WireBrokenQuery } from "#contract";
import type { SchemaResponse, WireGraph, WireQueryColumn, WireQueryParameter, WireSavedQuery } from "#contract";
import { readQueryMs } from "#contract";
import type { Plain, Positions, Properties } from "#model";
import type { Fields } from "./parse-graph.ts";
import {
  fieldsOf,
  isPlain,
  listOf,
  number,
  parseDataset,
  parseGraph,
  parsePositions,
  propertiesOf,
  text,
} from "./parse-graph.ts";

/** Rows with their columns, and what of them can be drawn: what a saved and a free query have in common. */
export interface Answer {
  readonly columns: readonly WireQueryColumn[];
  readonly rows: readonly (readonly Plain[])[];
  /** Exactly what came back; undefined where the question has nothing to draw. */
  readonly graph: WireGraph | undefined;
  /** Places that came with the data, px at zoom 1. */
  readonly positions: Positions;
  readonly truncated: boolean;
  readonly cutBy: string | undefined;
  /** Milliseconds that the database took. */
  readonly ms: number | undefined;
  readonly dataVersion: string | null;
}

export interface SavedAnswer extends Answer {
  readonly query: WireSavedQuery;
  /** The question in words, with its values. */
  readonly asked: string;
  /** As they stand in the one address of this question. */
  readonly addressParameters: Readonly<Record<string, string>>;
  readonly ignored: readonly string[];
  /** Every declared parameter as it was understood. */
  readonly parameters: Properties;
}

export interface Catalogue {
  readonly queries: CatalogueResponse["queries"];
  readonly broken: CatalogueResponse["broken"];
}

export function parseCatalogue(value: unknown): Catalogue | undefined {
  const fields = fieldsOf(value);
  if (fields === undefined || !Array.isArray(fields["queries"])) return undefined;
  return { queries: listOf(fields["queries"], parseSavedQuery), broken: listOf(fields["broken"], parseBroken) };
}

export function parseSavedAnswer(value: unknown, headers: Headers): SavedAnswer | undefined {
  const fields = fieldsOf(value);
  const queryFields = fieldsOf(fields?.["query"]);
  const query = queryFields === undefined ? undefined : parseSavedQuery(queryFields);
  if (fields === undefined || query === undefined || !Array.isArray(fields["rows"])) return undefined;
  return {
    query,
    asked: text(fields["asked"]) || query.question,
    addressParameters: textsByName(fields["addressParameters"]),
    ignored: textsOf(fields["ignored"]),
    parameters: propertiesOf(fields["parameters"]),
    columns: listOf(fields["columns"], parseColumn),
    rows: fields["rows"].map(parseRow),
    graph: parseGraph(fields["graph"]),
    positions: parsePositions(fields["positions"]),
    truncated: fields["truncated"] === true,
    cutBy: text(fields["cutBy"]) || undefined,
    ms: readQueryMs(headers.get("server-timing")),
    dataVersion: text(fields["dataVersion"]) || null,
  };
}

export function parseRow(value: unknown): readonly Plain[] {
  return Array.isArray(value) ? value.map((cell: unknown) => (isPlain(cell) ? cell : null)) : [];
}

export function parseSchema(value: unknown): SchemaResponse | undefined {
  const fields = fieldsOf(value);
  if (fields === undefined || !Array.isArray(fields["labels"])) return undefined;
  return {
    ok: true,
    truncated: fields["truncated"] === true,
    dataVersion: text(fields["dataVersion"]) || null,
    engine: text(fields["engine"]),
    labels: listOf(fields["labels"], counted),
    relationshipTypes: listOf(fields["relationshipTypes"], counted),
    propertyKeys: textsOf(fields["propertyKeys"]),
    datasets: listOf(fields["datasets"], parseDataset),
    freeQueries: fields["freeQueries"] !== false,
    functions: textsOf(fields["functions"]),
  };
}

export function parsePlan(value: unknown): Pick<ExplainResponse, "plan" | "operators"> | undefined {
  const fields = fieldsOf(value);
  if (typeof fields?.["plan"] !== "string") return undefined;
  return {
    plan: fields["plan"],
    operators: listOf(fields["operators"], (item) => ({ name: text(item["name"]), detail: text(item["detail"]) })),
  };
}

function parseSavedQuery(fields: Fields): WireSavedQuery | undefined {
  const name = text(fields["name"]);
  if (name === "") return undefined;
  const result = fields["result"];
  return {
    name,
    title: text(fields["title"]) || name,
    question: text(fields["question"]) || text(fields["title"]) || name,
    params: listOf(fields["params"], parseParameter),
    result: result === "graph" || result === "table" ? result : "both",
    columns: listOf(fields["columns"], parseColumn),
    caveats: textsOf(fields["caveats"]),
    group: text(fields["group"]),
    order: number(fields["order"]),
    featured: text(fields["featured"]) || null,
    example: textsByName(fields["example"]),
    cypher: text(fields["cypher"]),
  };
}

const PARAMETER_TYPES: Readonly<Record<QueryParameterType, true>> = {
  entity: true,
  relationType: true,
  family: true,
  date: true,
  integer: true,
  number: true,
  choice: true,
  text: true,
  boolean: true,
  source: true,
};

function isParameterType(name: string): name is QueryParameterType {
  return Object.hasOwn(PARAMETER_TYPES, name);
}

const plain = (value: unknown): Plain => (isPlain(value) ? value : null);
const bound = (value: unknown) => (typeof value === "number" ? value : null);
const counted = (item: Fields) => ({ name: text(item["name"]), count: number(item["count"]) });

function parseParameter(fields: Fields): WireQueryParameter | undefined {
  const name = text(fields["name"]);
  if (name === "") return undefined;
  const type = text(fields["type"]);
  return {
    name,
    label: text(fields["label"]) || name,
    type: isParameterType(type) ? type : "text",
    required: fields["required"] === true,
    many: fields["many"] === true,
    help: text(fields["help"]) || null,
    default: plain(fields["default"] ?? null),
    example: plain(fields["example"] ?? null),
    choices: listOf(fields["choices"], (choice) => {
      const value = choice["value"];
      if (typeof value !== "string" && typeof value !== "number") return undefined;
      return { value, label: text(choice["label"]) || String(value) };
    }),
    min: bound(fields["min"]),
    max: bound(fields["max"]),
    picker: { kinds: textsOf(fieldsOf(fields["picker"])?.["kinds"]) },
  };
}

function parseColumn(fields: Fields): WireQueryColumn {
  const name = text(fields["name"]);
  return { name, label: text(fields["label"]) || name };
}

function parseBroken(fields: Fields): WireBrokenQuery {
  return {
    name: text(fields["name"]),
    file: text(fields["file"]) || text(fields["name"]),
    problems: listOf(fields["problems"], (problem) => ({
      line: number(problem["line"]),
      column: number(problem["column"]),
      message: text(problem["message"]),
    })),
  };
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function textsByName(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fieldsOf(value) ?? {}).flatMap(([k, v]) => (typeof v === "string" ? [[k, v]] : [])),
  );
}
