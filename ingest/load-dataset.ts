// Groups of files into a store: reads what is there, validates everything, works out the difference, applies it.
import { DATASET_LABEL, ENTITY_LABEL, SOURCE_LABEL, kindOf, textOf, textsOf } from "#model";
import type { Dataset, GraphNode, GraphRelationship, Kind } from "#model";
import { StoreError } from "#store/graph-store";
import type {
  GraphStore,
  LoadOrigin,
  LoadProgress,
  NodeValue,
  RelationshipValue,
  Rows,
  StoreDescription,
  StoreValue,
} from "#store/graph-store";
import { buildDataset, namedIn } from "./build-dataset.ts";
import type { Foreign, Named } from "./build-dataset.ts";
import { NOTHING_STORED, diffDatasets } from "./diff.ts";
import type { Difference, StoredGraph } from "./diff.ts";
import { compareProblems } from "./problem.ts";
import type { Problem } from "./problem.ts";
import type { FileGroup } from "./read/read-datasets.ts";

export type Prepared =
  | { readonly ok: true; readonly datasets: readonly Dataset[]; readonly difference: Difference }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Validates all groups against each other and the store, and works out what loading them would change. Writes nothing. */
export async function prepareLoad(groups: readonly FileGroup[], store: GraphStore): Promise<Prepared> {
  const named = groups.map(({ files }) => namedIn(files));
  const stored = await readStored(store, named);
  const built = groups.map(({ label, files, uncertain }, index) =>
    buildDataset(label, files, foreignTo(index, named, stored), uncertain),
  );
  const problems = [...groups.flatMap((group) => group.problems), ...built.flatMap((result) => result.problems)];
  if (problems.length > 0) return { ok: false, problems: problems.toSorted(compareProblems) };
  const datasets = built.flatMap((result) => (result.ok ? result.dataset : []));
  return { ok: true, datasets, difference: diffDatasets(stored, datasets) };
}

/** Writes a prepared load, all or nothing; nothing at all where nothing changed. Throws StoreError. */
export async function applyLoad(
  store: GraphStore,
  { change, isEmpty }: Difference,
  origin: LoadOrigin,
  progress?: LoadProgress,
): Promise<StoreDescription> {
  return isEmpty ? store.describe() : store.apply(change, origin, progress);
}

// ── What the store holds ─────────────────────────────────────────────────────────────────────────────────────────

/** Everything that the datasets claim there, every dataset, and whatever has an id that the files name. */
async function readStored(store: GraphStore, named: readonly Named[]): Promise<StoredGraph> {
  const datasets = [...new Set(named.flatMap(({ datasetIds }) => datasetIds))];
  const ids = [...new Set(named.flatMap(nodeIdsOf))];
  const relationIds = [...new Set(named.flatMap((one) => one.relationIds))];
  try {
    const nodes = [
      await store.run({ cypher: `MATCH (n:${DATASET_LABEL}) RETURN n AS node` }),
      ...(await forEachLabel((label) =>
        store.run({ cypher: `MATCH (n:${label}) WHERE n.id IN $ids RETURN n AS node`, parameters: { ids } }),
      )),
    ];
    const ends = "r AS relationship, a.id AS source, b.id AS target";
    const pattern = `(a:${ENTITY_LABEL})-[r]->(b:${ENTITY_LABEL})`;
    const relationships = [
      await store.run({
        cypher: `MATCH ${pattern} WHERE r.id IN $ids RETURN ${ends}`,
        parameters: { ids: relationIds },
      }),
    ];
    for (const dataset of datasets) {
      const claimed = await forEachLabel((label) =>
        store.run({
          cypher: `MATCH (n:${label}) WHERE $dataset IN n.datasets RETURN n AS node`,
          parameters: { dataset },
        }),
      );
      nodes.push(...claimed);
      const cypher = `MATCH ${pattern} WHERE $dataset IN r.datasets RETURN ${ends}`;
      relationships.push(await store.run({ cypher, parameters: { dataset } }));
    }
    return { nodes: nodes.flatMap(toNodes), relationships: relationships.flatMap(toRelationships) };
  } catch (error) {
    if (error instanceof StoreError && error.code === "empty") return NOTHING_STORED;
    throw error;
  }
}

function nodeIdsOf({ datasetIds, entities, sourceIds, referredIds }: Named): readonly string[] {
  return [...datasetIds, ...entities.keys(), ...sourceIds, ...referredIds];
}

async function forEachLabel(ask: (label: string) => Promise<Rows>): Promise<readonly Rows[]> {
  return [await ask(ENTITY_LABEL), await ask(SOURCE_LABEL)];
}

function toNodes({ rows }: Rows): readonly GraphNode[] {
  return rows.flatMap(([node]) => {
    if (!isNode(node)) return [];
    const id = textOf(node.properties, "id");
    return id === undefined ? [] : [{ id, labels: node.labels.toSorted(), properties: node.properties }];
  });
}

function toRelationships({ rows }: Rows): readonly GraphRelationship[] {
  return rows.flatMap(([relationship, source, target]) => {
    if (!isRelationship(relationship) || typeof source !== "string" || typeof target !== "string") return [];
    const { type, properties } = relationship;
    const id = textOf(properties, "id");
    return id === undefined ? [] : [{ id, type, source, target, properties }];
  });
}

function isNode(value: StoreValue | undefined): value is NodeValue {
  return typeof value === "object" && value !== null && "@" in value && value["@"] === "node";
}

function isRelationship(value: StoreValue | undefined): value is RelationshipValue {
  return typeof value === "object" && value !== null && "@" in value && value["@"] === "relationship";
}

// ── What is others' ──────────────────────────────────────────────────────────────────────────────────────────────

/** What one group sees of the store and of the other groups of the run. */
function foreignTo(index: number, named: readonly Named[], stored: StoredGraph): Foreign {
  const loading = new Set(named.flatMap(({ datasetIds }) => datasetIds));
  const entities = new Map<string, Kind | undefined>();
  const nodeOwners = new Map<string, string>();
  const relationOwners = new Map<string, string>();
  const referring = referringDatasets(stored);
  for (const { id, labels, properties } of stored.nodes) {
    const isDataset = labels.includes(DATASET_LABEL);
    const claims = isDataset ? [id] : textsOf(properties, "datasets");
    const others = claims.filter((dataset) => !loading.has(dataset));
    if (labels.includes(ENTITY_LABEL) && others.length > 0) entities.set(id, kindOf(labels));
    const owner = others.find((dataset) => referring.get(dataset)?.has(id) !== true);
    if (owner !== undefined) nodeOwners.set(id, owner);
  }
  for (const { id, properties } of stored.relationships) {
    const owner = textsOf(properties, "datasets").find((dataset) => !loading.has(dataset));
    if (owner !== undefined) relationOwners.set(id, owner);
  }
  for (const [at, other] of named.entries()) {
    if (at === index) continue;
    const owner = other.datasetIds[0] ?? "another of this run";
    for (const [id, kind] of other.entities) entities.set(id, kind);
    for (const id of [...other.datasetIds, ...other.entities.keys(), ...other.sourceIds]) nodeOwners.set(id, owner);
    for (const id of other.relationIds) relationOwners.set(id, owner);
  }
  return { entities, nodeOwners, relationOwners };
}

/** Dataset id to the ids of the entities that it only refers to. */
function referringDatasets({ nodes }: StoredGraph): ReadonlyMap<string, ReadonlySet<string>> {
  const datasets = nodes.filter(({ labels }) => labels.includes(DATASET_LABEL));
  return new Map(datasets.map(({ id, properties }) => [id, new Set(textsOf(properties, "refersTo"))]));
}
