// One .cypher file: a `/*--- YAML ---*/` header, then Cypher that still pastes into any shell. Text in, a SavedQuery
// or everything that is wrong with it out; no I/O.
import { isMap, isScalar, LineCounter, parseDocument } from "yaml";
import type { Document } from "yaml";
import { readCypher, parametersUsed, positionOf } from "./cypher-text.ts";
import { nearestName } from "../model/nearest.ts";
import { FIELD_NAMES, querySchema } from "./query-header.ts";
import type { ParameterHeader, QueryHeader } from "./query-header.ts";
import { parseParameter, toText } from "./query-parameters.ts";
import { ID_COLUMNS } from "./saved-query.ts";
import type { QueryParameter, QueryProblem, SavedQuery } from "./saved-query.ts";
import { checkSubset } from "./subset-checker.ts";

export type ParsedQuery =
  | { readonly ok: true; readonly query: SavedQuery }
  | { readonly ok: false; readonly problems: readonly QueryProblem[] };

type Path = readonly (string | number)[];

/** Where things are in the file, and the list that collects what is wrong with it. */
interface Reading {
  readonly file: string;
  readonly document: Document;
  /** Offset in the file's text of the header's YAML. */
  readonly yamlOffset: number;
  readonly text: string;
  readonly problems: QueryProblem[];
}

const HEADER = /^\uFEFF?\s*\/\*---[^\S\n]*\r?\n(?<yaml>[\s\S]*?)---\*\//;

/**
 * Reads a query file. `name` is its address (the file's name without `.cypher`), `file` what problems call it. All
 * problems are given at once: of the YAML, of its fields, of parameters used or declared only, of the Cypher's subset.
 */
export function parseQueryFile(name: string, file: string, text: string): ParsedQuery {
  const header = HEADER.exec(text);
  const yaml = header?.groups?.["yaml"];
  if (header === null || yaml === undefined)
    return failed(file, "the file must begin with /*--- on a line of its own, a YAML header, and ---*/");
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
    return failed(file, "the file's name is its address: small letters, digits and single hyphens, then .cypher");
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, uniqueKeys: true, schema: "core" });
  const yamlOffset = header[0].indexOf("\n") + 1;
  const reading: Reading = { file, document, yamlOffset, text, problems: [] };
  for (const error of document.errors) reportAt(reading, yamlOffset + error.pos[0], firstLine(error.message));
  const fields = document.errors.length > 0 ? undefined : readFields(reading);
  const params = fields?.params.map((parameter, index) => toParameter(reading, parameter, index)) ?? [];
  const cypherOffset = header[0].length;
  checkCypher(reading, cypherOffset, fields === undefined ? undefined : params);
  if (fields !== undefined) checkFields(reading, fields);
  if (reading.problems.length > 0 || fields === undefined)
    return { ok: false, problems: reading.problems.toSorted((a, b) => a.line - b.line || a.column - b.column) };
  return { ok: true, query: toSavedQuery({ name, file, text }, fields, params, cypherOffset) };
}

function toSavedQuery(
  source: { name: string; file: string; text: string },
  fields: QueryHeader,
  params: readonly QueryParameter[],
  cypherOffset: number,
): SavedQuery {
  const start = cypherOffset + (/^\s*/.exec(source.text.slice(cypherOffset))?.[0].length ?? 0);
  return {
    ...source,
    title: fields.title,
    question: fields.question,
    asked: fields.asked ?? null,
    params,
    result: fields.result,
    caveats: fields.caveats,
    columns: fields.columns.map((column) => ({ name: column.name, label: column.label ?? inWords(column.name) })),
    minRows: fields.minRows,
    group: fields.group,
    order: fields.order,
    featured: fields.featured ?? null,
    cypher: source.text.slice(start).trimEnd().replace(/;$/, "").trimEnd(),
    cypherLine: positionOf(source.text, start).line,
  };
}

function readFields(reading: Reading): QueryHeader | undefined {
  const parsed = querySchema.safeParse(reading.document.toJS({ maxAliasCount: 10 }));
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const path = issue.path.filter((step) => typeof step !== "symbol");
    if (issue.code === "unrecognized_keys")
      for (const key of issue.keys) reportField(reading, [...path, key], unknownField(key));
    else if (issue.code === "invalid_type" && reading.document.getIn(path) === undefined)
      reportField(reading, path, `${path.join(".") || "the header"} is missing`);
    else reportField(reading, path, `${path.join(".") || "the header"}: ${issue.message}`);
  }
  return undefined;
}

function unknownField(name: string): string {
  const near = nearestName(name, FIELD_NAMES);
  return `${name} is not a field of the header${near === undefined ? "" : `; did you mean ${near}?`}`;
}

/** A declared parameter with its default and example typed as a URL's text would be. */
function toParameter(reading: Reading, header: ParameterHeader, index: number): QueryParameter {
  const bare: QueryParameter = {
    name: header.name,
    label: header.label,
    type: header.type,
    required: header.required,
    many: header.many,
    help: header.help ?? null,
    default: null,
    example: null,
    choices: header.choices,
    min: header.min ?? null,
    max: header.max ?? null,
    picker: header.picker,
  };
  const typed = (field: "default" | "example") => {
    const value = header[field];
    if (value === undefined) return undefined;
    const parsed = parseParameter({ ...bare, required: false }, toText(value));
    if (!("problem" in parsed)) return parsed.value;
    reportField(reading, ["params", index, field], `the ${field} of ${header.name}: ${parsed.problem}`);
    return undefined;
  };
  const ownDefault = typed("default") ?? null;
  const example = typed("example") ?? ownDefault;
  if (example === null && header.required)
    reportField(reading, ["params", index], `${header.name} is required, so it needs an example`);
  if (header.type === "choice" && header.choices.length === 0)
    reportField(reading, ["params", index], `${header.name} is a choice, so it needs choices`);
  return { ...bare, default: ownDefault, example };
}

/** What the schema cannot see: doubles, placeholders without a parameter, ids for the drawing. */
function checkFields(reading: Reading, fields: QueryHeader): void {
  reportDoubles(reading, "params", fields.params);
  reportDoubles(reading, "columns", fields.columns);
  for (const [, placeholder = ""] of (fields.asked ?? "").matchAll(/\{(\w+)\}/g))
    if (!fields.params.some((parameter) => parameter.name === placeholder))
      reportField(reading, ["asked"], `{${placeholder}} is not a parameter`);
  const drawn: readonly string[] = [...ID_COLUMNS.relations, ...ID_COLUMNS.entities];
  if (fields.result !== "table" && !fields.columns.some((column) => drawn.includes(column.name)))
    reportField(reading, ["columns"], `a result that is drawn needs a column of ids: ${drawn.join(", ")}`);
}

function reportDoubles(reading: Reading, field: "params" | "columns", items: readonly { name: string }[]): void {
  for (const [index, item] of items.entries())
    if (items.findIndex((other) => other.name === item.name) < index)
      reportField(reading, [field, index], `${item.name} is there twice`);
}

function checkCypher(reading: Reading, offset: number, params: readonly QueryParameter[] | undefined): void {
  const cypher = reading.text.slice(offset);
  const read = readCypher(cypher);
  if (read.tokens.length === 0) reportAt(reading, offset, "there is no Cypher after the header");
  for (const problem of checkSubset(cypher))
    reportAt(reading, offset + problem.offset, `${problem.message}; ${problem.instead}`);
  if (params === undefined) return;
  const used = parametersUsed(read);
  for (const [name, first] of used)
    if (!params.some((parameter) => parameter.name === name))
      reportAt(reading, offset + first, `$${name} is used here and not declared in params`);
  for (const [index, parameter] of params.entries())
    if (!used.has(parameter.name))
      reportField(reading, ["params", index, "name"], `${parameter.name} is declared and never used`);
}

// ── Positions ────────────────────────────────────────────────────────────────────────────────────────────────────

function failed(file: string, message: string): ParsedQuery {
  return { ok: false, problems: [{ file, line: 1, column: 1, message }] };
}

function reportAt(reading: Reading, offset: number, message: string): void {
  reading.problems.push({ file: reading.file, ...positionOf(reading.text, offset), message });
}

function reportField(reading: Reading, path: Path, message: string): void {
  reportAt(reading, reading.yamlOffset + fieldOffset(reading.document, path), message);
}

/** Offset in the YAML of a field's key, or of the nearest thing around it where it is absent. */
function fieldOffset(document: Document, path: Path): number {
  const key = path.at(-1);
  if (key === undefined) return document.contents?.range?.[0] ?? 0;
  const parentPath = path.slice(0, -1);
  const parent = parentPath.length === 0 ? document.contents : document.getIn(parentPath, true);
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === key);
    if (pair !== undefined && isScalar(pair.key)) return pair.key.range?.[0] ?? 0;
  }
  const node: unknown = document.getIn(path, true);
  if (isRanged(node)) return node.range[0];
  return fieldOffset(document, parentPath);
}

function isRanged(node: unknown): node is { range: [number, number, number] } {
  return typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range);
}

const firstLine = (message: string) => (message.split("\n")[0] ?? "").replace(/ at line \d+, column \d+:?$/, "");

/** "moneyStatus" as "Money status". */
function inWords(name: string): string {
  const words = name.replaceAll(/([a-z\d])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
