// One change inside one write transaction: statements of at most 5,000 rows, one a label set or relationship type.
import type { ManagedTransaction } from "neo4j-driver";
import type { GraphNode, GraphRelationship, Plain } from "#model";
import { ENTITY_LABEL } from "#model";
import { ANCHOR_LABELS, anchorOf, constraintError } from "../check-change.ts";
import type { AnchorLabel } from "../check-change.ts";
import type { GraphChange, LoadProgress } from "../graph-store.ts";
import { cellText } from "../tag-values.ts";
import { decodeValue, encodeParameters } from "./decode.ts";
import { quotedName } from "../quoted-name.ts";

const BATCH = 5_000;

type Ask = (cypher: string, parameters: Readonly<Record<string, Plain>>) => Promise<readonly (readonly string[])[]>;

/** Throws StoreError "constraint"; whatever it throws, the transaction around it is rolled back. */
export async function writeChange(
  transaction: ManagedTransaction,
  change: GraphChange,
  progress: LoadProgress | undefined,
): Promise<void> {
  const ask: Ask = async (cypher, parameters) => {
    const { records } = await transaction.run(cypher, encodeParameters(parameters));
    return records.map((record) => record.keys.map((key) => cellText(decodeValue(record.get(key)))));
  };
  const { deleteRelationshipIds, deleteNodeIds, upsertNodes, upsertRelationships } = change;
  const total = deleteRelationshipIds.length + deleteNodeIds.length + upsertNodes.length + upsertRelationships.length;
  let done = 0;
  const advance = (count: number) => {
    done += count;
    progress?.(done, total);
  };
  advance(0);
  await deleteRelationships(ask, deleteRelationshipIds);
  advance(deleteRelationshipIds.length);
  await deleteNodes(ask, deleteNodeIds);
  advance(deleteNodeIds.length);
  await writeNodes(ask, upsertNodes, advance);
  await writeRelationships(ask, upsertRelationships, advance);
}

/** Asked type by type, because the index on a relationship's id is one a type. */
async function deleteRelationships(ask: Ask, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const types = await ask("CALL db.relationshipTypes() YIELD relationshipType RETURN relationshipType", {});
  for (const type of types.flat()) {
    const [count] = (await ask(`MATCH ()-[r:${quotedName(type)}]->() RETURN count(r) AS count`, {})).flat();
    if (count === "0") continue;
    for (const batch of batches(ids)) {
      await ask(`UNWIND $ids AS id MATCH ()-[r:${quotedName(type)} {id: id}]->() DELETE r`, { ids: batch });
    }
  }
}

async function deleteNodes(ask: Ask, ids: readonly string[]): Promise<void> {
  for (const anchor of ANCHOR_LABELS) {
    for (const batch of batches(ids)) {
      await ask(`UNWIND $ids AS id MATCH (n:${anchor} {id: id}) DETACH DELETE n`, { ids: batch });
    }
  }
}

async function writeNodes(ask: Ask, nodes: readonly GraphNode[], advance: (count: number) => void): Promise<void> {
  if (nodes.length === 0) return;
  const live = (await ask("CALL db.labels() YIELD label RETURN label", {})).flat();
  for (const group of grouped(nodes, ({ labels }) => JSON.stringify(labels.toSorted()))) {
    const labels = group[0]?.labels ?? [];
    const anchor = anchorOf(labels) ?? ENTITY_LABEL; // checkChange has seen that there is one
    const others = labels.filter((label) => label !== anchor);
    const stale = live.filter((label) => !labels.includes(label));
    for (const batch of batches(group)) {
      await refuseTakenIds(ask, anchor, batch);
      await ask(
        [
          `UNWIND $rows AS row MERGE (n:${anchor} {id: row.id})`,
          "SET n = row.properties",
          ...others.map((label) => `SET n:${quotedName(label)}`),
          ...stale.map((label) => `REMOVE n:${quotedName(label)}`),
        ].join("\n"),
        { rows: batch.map(({ id, properties }) => ({ id, properties })) },
      );
      advance(batch.length);
    }
  }
}

/** Ids are unique over entities, sources and datasets; each label's own constraint cannot see the others. */
async function refuseTakenIds(ask: Ask, anchor: AnchorLabel, batch: readonly GraphNode[]): Promise<void> {
  const ids = batch.map(({ id }) => id);
  for (const other of ANCHOR_LABELS.filter((label) => label !== anchor)) {
    const taken = (await ask(`UNWIND $ids AS id MATCH (n:${other} {id: id}) RETURN n.id AS id`, { ids })).flat();
    if (taken.length > 0) throw constraintError(taken.map((id) => `the id "${id}" is taken by a ${other}`));
  }
}

/** Written anew rather than merged: a relationship cannot change its type or its ends. */
async function writeRelationships(
  ask: Ask,
  relationships: readonly GraphRelationship[],
  advance: (count: number) => void,
): Promise<void> {
  await deleteRelationships(
    ask,
    relationships.map(({ id }) => id),
  );
  for (const group of grouped(relationships, ({ type }) => type)) {
    const type = quotedName(group[0]?.type ?? "");
    for (const batch of batches(group)) {
      const rows = batch.map(({ source, target, properties }) => ({ source, target, properties }));
      const [created] = (
        await ask(
          `UNWIND $rows AS row
          MATCH (a:${ENTITY_LABEL} {id: row.source}), (b:${ENTITY_LABEL} {id: row.target})
          CREATE (a)-[r:${type}]->(b) SET r = row.properties
          RETURN count(r) AS created`,
          { rows },
        )
      ).flat();
      if (Number(created) !== batch.length) throw await missingEnds(ask, batch);
      advance(batch.length);
    }
  }
}

async function missingEnds(ask: Ask, batch: readonly GraphRelationship[]) {
  const ids = batch.flatMap(({ source, target }) => [source, target]);
  const found = new Set((await ask(`MATCH (n:${ENTITY_LABEL}) WHERE n.id IN $ids RETURN n.id AS id`, { ids })).flat());
  return constraintError(
    batch.flatMap(({ id, source, target }) =>
      [source, target]
        .filter((end) => !found.has(end))
        .map((end) => `the relationship "${id}" ends at "${end}", which is no entity`),
    ),
  );
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

function batches<T>(items: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / BATCH) }, (_, index) =>
    items.slice(index * BATCH, (index + 1) * BATCH),
  );
}
