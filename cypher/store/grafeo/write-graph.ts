// In the child: a change written into a copy of the last graph file, or into a new one, that nobody reads yet.
import { constants } from "node:fs";
import { copyFile, rm } from "node:fs/promises";
import grafeo from "@grafeo-db/js";
import type { GrafeoDB } from "@grafeo-db/js";
import type { GraphNode, GraphRelationship } from "#model";
import { ENTITY_LABEL, compareText } from "#model";
import { indexStatements } from "#schema";
import { anchorOf, constraintError } from "../check-change.ts";
import { DATASETS_CYPHER, datasetsFrom } from "../datasets.ts";
import { StoreError } from "../graph-store.ts";
import { cellText } from "../tag-values.ts";
import { countDifferences, hashFile, readCounts, runStatement } from "./read-graph.ts";
import type { GraphCounts, WrittenGraph } from "./protocol.ts";

interface KnownNode {
  readonly key: number;
  labels: readonly string[];
}
interface KnownRelationship {
  readonly key: number;
  readonly type: string;
  readonly startKey: number;
  readonly endKey: number;
}

export interface GraphWriter {
  deleteRelationships(ids: readonly string[]): void;
  deleteNodes(ids: readonly string[]): void;
  upsertNodes(nodes: readonly GraphNode[]): Promise<void>;
  upsertRelationships(relationships: readonly GraphRelationship[]): Promise<void>;
  /** Checkpoint, close, hash, open again, compare. The file is good when this returns. */
  finish(): Promise<WrittenGraph>;
}

/** Starts from a copy of `from`, or from nothing. Every failure leaves `from` as it was; `to` is then thrown away. */
export async function openWriter(from: string | null, to: string): Promise<GraphWriter> {
  if (from === null) return startWriter(grafeo.GrafeoDB.create(to), to);
  // The work happens in a copy, and what is kept is saved from it: a file that only grows would be copied for ever.
  const work = `${to}.work`;
  await copyFile(from, work, constants.COPYFILE_FICLONE);
  return startWriter(grafeo.GrafeoDB.open(work), to, work);
}

async function startWriter(database: GrafeoDB, to: string, work?: string): Promise<GraphWriter> {
  if (work === undefined) for (const statement of indexStatements()) await database.executeCypher(statement);
  const nodes = await readNodes(database);
  const relationships = await readRelationships(database);
  return {
    deleteRelationships: (ids) => {
      for (const id of ids) deleteRelationship(database, relationships, id);
    },
    deleteNodes: (ids) => deleteNodes(database, nodes, relationships, ids),
    upsertNodes: (batch) => upsertNodes(database, nodes, batch),
    upsertRelationships: (batch) => upsertRelationships(database, nodes, relationships, batch),
    finish: async () => {
      const expected = expectedCounts(nodes, relationships);
      if (work === undefined) {
        database.walCheckpoint();
        database.close();
      } else {
        database.save(to);
        database.close();
        await rm(work, { force: true });
        await rm(`${work}.wal`, { force: true, recursive: true });
      }
      return verifyWritten(to, expected);
    },
  };
}

async function readNodes(database: GrafeoDB): Promise<Map<string, KnownNode>> {
  const { rows } = await runStatement(database, {
    cypher: "MATCH (n) RETURN id(n) AS key, n.id AS id, labels(n) AS labels",
  });
  return new Map(
    rows.map(([key, id, labels]) => [
      cellText(id),
      { key: Number(key), labels: Array.isArray(labels) ? labels.map(cellText) : [] },
    ]),
  );
}

async function readRelationships(database: GrafeoDB): Promise<Map<string, KnownRelationship>> {
  const { rows } = await runStatement(database, {
    cypher: "MATCH (a)-[r]->(b) RETURN id(r) AS key, r.id AS id, type(r) AS type, id(a) AS startKey, id(b) AS endKey",
  });
  return new Map(
    rows.map(([key, id, type, startKey, endKey]) => [
      cellText(id),
      { key: Number(key), type: cellText(type), startKey: Number(startKey), endKey: Number(endKey) },
    ]),
  );
}

function deleteRelationship(database: GrafeoDB, known: Map<string, KnownRelationship>, id: string): void {
  const relationship = known.get(id);
  if (relationship === undefined) return;
  database.deleteEdge(relationship.key);
  known.delete(id);
}

function deleteNodes(
  database: GrafeoDB,
  nodes: Map<string, KnownNode>,
  relationships: Map<string, KnownRelationship>,
  ids: readonly string[],
): void {
  const gone = new Set<number>();
  for (const id of ids) {
    const node = nodes.get(id);
    if (node === undefined) continue;
    database.detachDeleteNode(node.key);
    nodes.delete(id);
    gone.add(node.key);
  }
  if (gone.size === 0) return;
  for (const [id, { startKey, endKey }] of relationships) {
    if (gone.has(startKey) || gone.has(endKey)) relationships.delete(id);
  }
}

async function upsertNodes(
  database: GrafeoDB,
  known: Map<string, KnownNode>,
  batch: readonly GraphNode[],
): Promise<void> {
  const taken = batch.filter((node) => {
    const labels = known.get(node.id)?.labels;
    return labels !== undefined && anchorOf(labels) !== anchorOf(node.labels);
  });
  if (taken.length > 0) {
    throw constraintError(
      taken.map(({ id }) => `the id "${id}" is taken by a ${anchorOf(known.get(id)?.labels ?? [])}`),
    );
  }
  const created = new Map<string, GraphNode[]>();
  for (const node of batch) {
    const old = known.get(node.id);
    if (old !== undefined) replaceNode(database, old, node);
    else created.set(node.labels.join(":"), [...(created.get(node.labels.join(":")) ?? []), node]);
  }
  for (const group of created.values()) {
    const labels = [...(group[0]?.labels ?? [])];
    const keys = await database.batchCreateNodesWithProps(
      labels,
      group.map(({ properties }) => properties),
    );
    group.forEach((node, index) => known.set(node.id, { key: Number(keys[index]), labels: node.labels }));
  }
}

function replaceNode(database: GrafeoDB, old: KnownNode, node: GraphNode): void {
  const { key } = old;
  const before = Object.keys(database.getNode(key)?.properties() ?? {});
  for (const name of before) if (!Object.hasOwn(node.properties, name)) database.removeNodeProperty(key, name);
  for (const [name, value] of Object.entries(node.properties)) database.setNodeProperty(key, name, value);
  for (const label of old.labels) if (!node.labels.includes(label)) database.removeNodeLabel(key, label);
  for (const label of node.labels) if (!old.labels.includes(label)) database.addNodeLabel(key, label);
  old.labels = node.labels;
}

async function upsertRelationships(
  database: GrafeoDB,
  nodes: ReadonlyMap<string, KnownNode>,
  known: Map<string, KnownRelationship>,
  batch: readonly GraphRelationship[],
): Promise<void> {
  const end = (id: string): number | undefined => {
    const node = nodes.get(id);
    return node?.labels.includes(ENTITY_LABEL) ? node.key : undefined;
  };
  const missing = batch.flatMap(({ id, source, target }) =>
    [source, target]
      .filter((node) => end(node) === undefined)
      .map((node) => `the relationship "${id}" ends at "${node}", which is no entity`),
  );
  if (missing.length > 0) throw constraintError(missing);
  for (const { id } of batch) deleteRelationship(database, known, id);
  const edges = batch.map(({ source, target, type, properties }) => ({
    src: end(source) ?? -1, // checked above
    dst: end(target) ?? -1,
    type,
    properties,
  }));
  const keys = await database.batchCreateEdges(edges);
  batch.forEach(({ id, type }, index) => {
    const edge = edges[index];
    if (edge !== undefined) known.set(id, { key: Number(keys[index]), type, startKey: edge.src, endKey: edge.dst });
  });
}

function expectedCounts(
  nodes: ReadonlyMap<string, KnownNode>,
  relationships: ReadonlyMap<string, KnownRelationship>,
): GraphCounts {
  return {
    nodes: nodes.size,
    relationships: relationships.size,
    labels: tally([...nodes.values()].flatMap(({ labels }) => labels)),
    types: tally([...relationships.values()].map(({ type }) => type)),
  };
}

function tally(names: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries([...counts].toSorted(([a], [b]) => compareText(a, b)));
}

async function verifyWritten(file: string, expected: GraphCounts): Promise<WrittenGraph> {
  const { bytes, sha256 } = await hashFile(file);
  const database = grafeo.GrafeoDB.openReadOnly(file);
  try {
    const counts = readCounts(database);
    const differences = countDifferences(expected, counts);
    if (differences.length > 0) {
      throw new StoreError("internal", `The new graph file is not what was written: ${differences.join("; ")}.`);
    }
    return {
      bytes,
      sha256,
      counts,
      engineVersion: database.version(),
      propertyKeys: await propertyKeys(database),
      datasets: datasetsFrom(await runStatement(database, { cypher: DATASETS_CYPHER })),
    };
  } finally {
    database.close();
  }
}

/** Of what is there: the engine's own list keeps names after their last value. */
async function propertyKeys(database: GrafeoDB): Promise<readonly string[]> {
  const ofNodes = await runStatement(database, { cypher: "MATCH (n) UNWIND keys(n) AS key RETURN DISTINCT key" });
  const ofRelationships = await runStatement(database, {
    cypher: "MATCH ()-[r]->() UNWIND keys(r) AS key RETURN DISTINCT key",
  });
  const names = [...ofNodes.rows, ...ofRelationships.rows].map(([key]) => cellText(key));
  return [...new Set(names)].toSorted();
}
