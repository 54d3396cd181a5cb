// Runs a saved query for a visitor: values from the address, rows through the guard, the facts that the rows name.
import { createHash } from "node:crypto";
import type { Plain } from "#model";
import { ID_COLUMNS, parametersToQuery, parseParameters, toWords } from "#queries";
import type { Catalog, ParameterType, SavedQuery } from "#queries";
import type { LimitedRun, StoreValue } from "#store/graph-store";
import type { SavedQueryResponse, WireGraph } from "#contract";
import type { RouteDeps } from "../../app-deps.ts";
import { ProblemError } from "../../errors.ts";
import type { FieldError } from "../../errors.ts";
import {
  completeSubgraph,
  readConsistently,
  readDatasets,
  readEntities,
  readRelations,
  readSource,
} from "../../graph-reader.ts";
import type { Reading } from "../../graph-reader.ts";
import { nameOf } from "../../captions.ts";
import { identityOf, presentGraph, presentPositions } from "../../present.ts";
import { presentValue } from "../../present-value.ts";
import type { AnswerCache, Answered } from "./answer-cache.ts";
import { presentQuery } from "./present.ts";

/** Relations drawn of one answer at most: no picture shows more. */
const MAX_RELATIONS = 10_000;

/** A saved query with values that are its parameters'. */
export interface Asked {
  readonly query: SavedQuery;
  readonly values: Readonly<Record<string, Plain>>;
  readonly ignored: readonly string[];
}

export interface Visitor {
  readonly address: string;
  readonly signal: AbortSignal;
}

/** @throws ProblemError "not-found" (with what is wrong with a broken file) or "invalid-parameters" with every field */
export function readAsked(catalog: Catalog, name: string, raw: Readonly<Record<string, string>>): Asked {
  const query = catalog.get(name);
  if (query === undefined) throw new ProblemError("not-found", whyMissing(catalog, name));
  const parsed = parseParameters(query, raw);
  if (parsed.ok) return { query, values: parsed.values, ignored: parsed.ignored };
  throw invalid(parsed.problems);
}

function whyMissing(catalog: Catalog, name: string): string {
  const broken = catalog.errors().find((candidate) => candidate.name === name);
  if (broken === undefined) return `There is no saved query "${name}". What there is: /api/queries.`;
  const problems = broken.problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
  return `The saved query "${name}" is broken: ${problems.join("; ")}.`;
}

function invalid(errors: readonly FieldError[]): ProblemError {
  const words = errors.map(({ field, message }) => `${field}: ${message}`).join("; ");
  return new ProblemError("invalid-parameters", words, { errors });
}

/** Changes with the file: an answer depends on it beside the data. */
export function versionOfQuery({ text }: SavedQuery): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

/**
 * The answer as it was given before for the same question, values and data version, else a new one.
 * @throws ProblemError, GuardRefusal or StoreError
 */
export async function answerOnce(
  deps: RouteDeps,
  cache: AnswerCache,
  asked: Asked,
  visitor: Visitor,
): Promise<Answered & { readonly isKept: boolean }> {
  const { dataVersion } = await deps.store.describe();
  const question = `${versionOfQuery(asked.query)} ${JSON.stringify(asked.values)}`;
  const found = dataVersion === null ? undefined : cache.get(`${dataVersion} ${question}`);
  if (found !== undefined) {
    return { ms: found.ms, response: { ...found.response, ignored: asked.ignored }, isKept: true };
  }
  const answered = await answerSavedQuery(deps, asked, visitor);
  const version = answered.response.dataVersion;
  if (version !== null) cache.keep(`${version} ${question}`, answered);
  return { ...answered, isKept: false };
}

function answerSavedQuery(deps: RouteDeps, asked: Asked, visitor: Visitor): Promise<Answered> {
  return readConsistently(deps, visitor.signal, async (reading) => {
    const { query, values } = asked;
    const names = await readNamesOf(reading, asked);
    const rows: (readonly StoreValue[])[] = [];
    const run = await deps.guard.run(
      { cypher: query.cypher, params: values, saved: true, ...visitor },
      { columns: () => undefined, row: (row) => void rows.push(row) },
    );
    const drawn = await readDrawn(reading, run.columns, rows);
    const labels = new Map(query.columns.map(({ name, label }) => [name, label]));
    return {
      ms: run.ms,
      response: {
        ok: true,
        query: presentQuery(query),
        parameters: values,
        addressParameters: parametersToQuery(query, values),
        ignored: asked.ignored,
        asked: toWords(query, values, (id) => names.get(id)),
        columns: run.columns.map((name) => ({ name, label: labels.get(name) ?? name })),
        rows: rows.map((row) => row.map((value) => presentValue(value, reading.identity))),
        rowCount: rows.length,
        ...(drawn === undefined ? {} : { graph: drawn.graph, positions: drawn.positions }),
        ...cutOf(run, drawn?.truncated ?? false),
        dataVersion: reading.description.dataVersion,
      },
    };
  });
}

function cutOf(run: LimitedRun, graphCut: boolean): Pick<SavedQueryResponse, "truncated" | "cutBy"> {
  const cutBy = run.cutBy ?? (graphCut ? ("relations" as const) : undefined);
  return { truncated: run.truncated || graphCut, ...(cutBy === undefined ? {} : { cutBy }) };
}

// ── What the values are called ───────────────────────────────────────────────────────────────────────────────────

/**
 * Names of the entities and sources that the values are ids of.
 * @throws ProblemError "invalid-parameters" for an id that is none: an empty answer would look like a finding
 */
async function readNamesOf(reading: Reading, asked: Asked): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  // Another graph's ids are whatever its curator writes into a query: nothing here knows them.
  if (reading.identity === "key") return names;
  const entities = idsOfType(asked, "entity");
  for (const node of await readEntities(reading, [...new Set(entities.map(({ id }) => id))])) {
    const id = identityOf(node, reading.identity);
    names.set(id, nameOf(node.properties) ?? id);
  }
  const sources = idsOfType(asked, "source");
  for (const { id } of sources) {
    const source = await readSource(reading, id);
    if (source !== undefined) names.set(id, nameOf(source.properties) ?? id);
  }
  const errors = [...entities, ...sources]
    .filter(({ id }) => !names.has(id))
    .map(({ field, id, type }) => ({ field, message: `there is no ${type} "${id}"` }));
  if (errors.length > 0) throw invalid(errors);
  return names;
}

function idsOfType({ query, values }: Asked, type: ParameterType) {
  return query.params
    .filter((parameter) => parameter.type === type)
    .flatMap(({ name }) => textsIn(values[name] ?? null).map((id) => ({ field: name, id, type })));
}

function textsIn(value: Plain): readonly string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.filter((item): item is string => typeof item === "string");
}

// ── What is drawn ────────────────────────────────────────────────────────────────────────────────────────────────

interface Drawn {
  readonly graph: WireGraph;
  readonly positions: NonNullable<SavedQueryResponse["positions"]>;
  readonly truncated: boolean;
}

/** The facts that the id columns name and nothing else; undefined where there is no such column. */
async function readDrawn(
  reading: Reading,
  columns: readonly string[],
  rows: readonly (readonly StoreValue[])[],
): Promise<Drawn | undefined> {
  const isDrawn = [...ID_COLUMNS.relations, ...ID_COLUMNS.entities].some((name) => columns.includes(name));
  if (!isDrawn) return undefined;
  const relationIds = idsIn(columns, rows, ID_COLUMNS.relations);
  const entityIds = idsIn(columns, rows, ID_COLUMNS.entities);
  const relations = await readRelations(reading, relationIds.slice(0, MAX_RELATIONS));
  const entities = await readEntities(reading, entityIds.slice(0, MAX_RELATIONS));
  const subgraph = await completeSubgraph(reading, [...entities, ...relations.nodes], relations.relationships);
  return {
    graph: presentGraph(subgraph, reading.foreign.captions),
    positions: presentPositions(await readDatasets(reading), new Set(subgraph.nodes.map(({ id }) => id))),
    truncated: Math.max(relationIds.length, entityIds.length) > MAX_RELATIONS,
  };
}

/** Each once, in the order of the rows, so that a cut takes the last ones. */
function idsIn(
  columns: readonly string[],
  rows: readonly (readonly StoreValue[])[],
  names: readonly string[],
): readonly string[] {
  const places = columns.flatMap((name, index) => (names.includes(name) ? [index] : []));
  const ids = rows.flatMap((row) => places.flatMap((place) => row[place] ?? []));
  return [...new Set(ids.filter((id): id is string => typeof id === "string"))];
}
