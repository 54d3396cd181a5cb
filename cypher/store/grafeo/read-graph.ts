// In the child: one graph file opened read-only, checked against what its manifest says, and asked.
import { compareText } from "#model";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import grafeo from "@grafeo-db/js";
import type { GrafeoDB, QueryResult } from "@grafeo-db/js";
import type {
  NodeValue,
  Plan,
  PlanOperator,
  RelationshipWithEnds,
  RowLimits,
  Rows,
  Statement,
  StoreValue,
} from "../graph-store.ts";
import { StoreError } from "../graph-store.ts";
import { rowLimiter } from "../limit-rows.ts";
import { cellText } from "../tag-values.ts";
import { decodeEdge, decodeNode, decodeValue } from "./decode.ts";
import { toStoreError } from "./errors.ts";
import { parametersOf } from "./protocol.ts";
import type { GraphCounts, GraphFile, LimitedRows } from "./protocol.ts";

/** Opens what was written; throws StoreError "damaged", naming the file, where hash or counts are not the manifest's. */
export async function openGraph(file: string, expected: GraphFile): Promise<GrafeoDB> {
  const found = await hashFile(file).catch((error: unknown) => {
    throw new StoreError("damaged", `The graph file ${file} cannot be read.`, { cause: error });
  });
  if (found.sha256 !== expected.sha256) {
    throw new StoreError(
      "damaged",
      `The graph file ${file} is damaged: its content is not what its manifest was written for (${found.bytes} bytes, expected ${expected.bytes}).`,
    );
  }
  const database = openReadOnly(file);
  const differences = countDifferences(expected.counts, readCounts(database));
  if (differences.length === 0) return database;
  database.close();
  throw new StoreError("damaged", `The graph file ${file} is damaged: ${differences.join("; ")}.`);
}

function openReadOnly(file: string): GrafeoDB {
  try {
    return grafeo.GrafeoDB.openReadOnly(file);
  } catch (error) {
    const { message } = toStoreError(error);
    throw new StoreError("damaged", `The graph file ${file} cannot be opened: ${message}`, { cause: error });
  }
}

export async function hashFile(file: string): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const hash = createHash("sha256");
  let bytes = 0;
  await pipeline(createReadStream(file), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
    }
  });
  return { bytes, sha256: hash.digest("hex") };
}

/** Names with nothing under them are left out: the engine keeps a label's name after its last node. */
export function readCounts(database: GrafeoDB): GraphCounts {
  const schema = database.schema() as EngineSchema; // a named door: the engine's own summary, untyped in its declarations
  return {
    nodes: database.nodeCount(),
    relationships: database.edgeCount(),
    labels: namedCounts(schema.labels),
    types: namedCounts(schema.edge_types),
  };
}

interface EngineSchema {
  readonly labels: readonly NamedCount[];
  readonly edge_types: readonly NamedCount[];
}
interface NamedCount {
  readonly name: string;
  readonly count: number;
}

function namedCounts(counts: readonly NamedCount[]): Readonly<Record<string, number>> {
  const kept = counts.filter(({ count }) => count > 0).toSorted((a, b) => compareText(a.name, b.name));
  return Object.fromEntries(kept.map(({ name, count }) => [name, count]));
}

/** In words, empty where both are the same. */
export function countDifferences(expected: GraphCounts, found: GraphCounts): readonly string[] {
  return [
    ...difference("nodes", expected.nodes, found.nodes),
    ...difference("relationships", expected.relationships, found.relationships),
    ...namedDifferences("nodes labelled", expected.labels, found.labels),
    ...namedDifferences("relationships of type", expected.types, found.types),
  ];
}

function difference(what: string, expected: number, found: number): readonly string[] {
  return expected === found ? [] : [`${found} ${what} where there should be ${expected}`];
}

function namedDifferences(
  what: string,
  expected: Readonly<Record<string, number>>,
  found: Readonly<Record<string, number>>,
): readonly string[] {
  const names = new Set([...Object.keys(expected), ...Object.keys(found)]);
  return [...names].flatMap((name) => difference(`${what} ${name}`, expected[name] ?? 0, found[name] ?? 0));
}

export async function runStatement(database: GrafeoDB, statement: Statement): Promise<Rows> {
  const result = await execute(database, statement.cypher, statement);
  return { columns: result.columns, rows: result.rows().map((row) => row.map(decodeValue)) };
}

/** The engine builds its whole result; only the rows inside the limits are turned into values and sent. */
export async function runLimitedStatement(
  database: GrafeoDB,
  statement: Statement,
  limits: RowLimits,
): Promise<LimitedRows> {
  const result = await execute(database, statement.cypher, statement);
  const { columns, length } = result;
  const admit = rowLimiter(limits);
  const rows: StoreValue[][] = [];
  for (let index = 0; index < length; index++) {
    const row = result.get(index);
    const values = columns.map((column) => decodeValue(row[column]));
    const cutBy = admit(values);
    if (cutBy !== undefined) return { columns, rows, truncated: true, cutBy };
    rows.push(values);
  }
  return { columns, rows, truncated: false };
}

/** EXPLAIN on a line of its own, so that only lines of the statement have to be counted back. */
export async function explainStatement(database: GrafeoDB, statement: Statement): Promise<Plan> {
  const result = await execute(database, `EXPLAIN\n${statement.cypher}`, statement, 1);
  const text = cellText(decodeValue(result.scalar()));
  return { operators: parsePlan(text), text };
}

/** One operator a line, its name first; a line break inside a quoted name can add an operator but never hide one. */
function parsePlan(text: string): readonly PlanOperator[] {
  return text.split("\n").flatMap((line) => {
    const name = /^\s*([^\s(]+)/.exec(line)?.[1];
    return name === undefined ? [] : [{ name, detail: line.trim().slice(name.length).trim() }];
  });
}

export function nodesByKeys(database: GrafeoDB, keys: readonly string[]): readonly NodeValue[] {
  return keys.flatMap((key) => {
    const node = /^\d{1,15}$/.test(key) ? database.getNode(Number(key)) : null;
    return node === null ? [] : [decodeNode(key, node.labels, node.properties())];
  });
}

/** The engine has no index on relationships; a served file never changes, so one look through it is kept. */
const keysOfRelationships = new WeakMap<GrafeoDB, Promise<ReadonlyMap<string, number>>>();

async function readRelationshipKeys(database: GrafeoDB): Promise<ReadonlyMap<string, number>> {
  const { rows } = await runStatement(database, { cypher: "MATCH ()-[r]->() RETURN r.id AS id, id(r) AS key" });
  return new Map(rows.flatMap(([id, key]) => (typeof id === "string" ? [[id, Number(key)] as const] : [])));
}

export async function relationshipsByIds(
  database: GrafeoDB,
  ids: readonly string[],
): Promise<readonly RelationshipWithEnds[]> {
  const reading = keysOfRelationships.get(database) ?? readRelationshipKeys(database);
  keysOfRelationships.set(database, reading);
  const keys = await reading;
  return [...new Set(ids)].flatMap((id) => {
    const key = keys.get(id);
    const edge = key === undefined ? null : database.getEdge(key);
    if (edge === null) return [];
    const [source] = nodesByKeys(database, [String(edge.sourceId)]);
    const [target] = nodesByKeys(database, [String(edge.targetId)]);
    if (source === undefined || target === undefined) return [];
    return [{ relationship: decodeEdge(edge, source.key, target.key), source, target }];
  });
}

async function execute(
  database: GrafeoDB,
  cypher: string,
  statement: Statement,
  linesBefore = 0,
): Promise<QueryResult> {
  try {
    return await database.executeCypher(cypher, parametersOf(statement));
  } catch (error) {
    throw toStoreError(error, linesBefore);
  }
}
