// Reads of the graph that the routes share: questions in, Subgraphs out, all of one answer from one data version.
import type { GraphNode, Plain, Subgraph } from "#model";
import type { GraphStore, NodeValue, RelationshipValue, Rows, StoreDescription } from "#store/graph-store";
import { StoreError } from "#store/graph-store";
import { quotedName } from "#store/quoted-name";
import { DATASET_LABEL, SOURCE_LABEL, compareText } from "#model";
import type { ForeignFacts } from "./captions.ts";
import { NO_CAPTIONS, chooseCaptions, createForeignFacts, nameOf } from "./captions.ts";
import { attributedElsewhere, identityOf, sourceIdsOf, toGraphNode, toSubgraph } from "./present.ts";
import type { Identity } from "./present.ts";
import type { ByKeyName, QuestionName, Questions } from "./questions.ts";
import { nodesIn, numbersIn, relationshipsIn, textsIn } from "./rows.ts";

/** Relations in one answer; more than that is no picture and no download, and says it was cut. */
const MAX_RELATIONS = 50_000;
/** A trusted question that takes longer than this is stopped: somebody waits for the answer. */
const TIMEOUT_MS = 15_000;
/** A load may swap the graph under an answer that takes several questions; it is then asked again. */
const ATTEMPTS = 3;

/** One consistent look at the store. */
export interface Reading {
  readonly store: GraphStore;
  readonly questions: Questions;
  readonly description: StoreDescription;
  readonly identity: Identity;
  /** What the nodes of a graph that is not ours are called by, and which database it is; of ours nothing is needed. */
  readonly foreign: ForeignFacts;
  readonly signal: AbortSignal | undefined;
  readonly timeoutMs: number;
}

export interface ReaderDeps {
  readonly store: GraphStore;
  readonly questions: Questions;
  /** Of a trusted question; a command that nobody waits for at a page may take longer. */
  readonly timeoutMs?: number;
}

/**
 * Runs `work` so that everything it reads is of one data version.
 * @param signal aborts the questions when the client has left
 * @throws StoreError as the store does
 */
export async function readConsistently<T>(
  deps: ReaderDeps,
  signal: AbortSignal | undefined,
  work: (reading: Reading) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const reading = await beginReading(deps, signal);
    const answer = await work(reading);
    if ((await isStillCurrent(reading)) || attempt === ATTEMPTS) return answer;
  }
}

/** One look, for an answer that is sent while it is read and cannot be asked again; see isStillCurrent. */
export async function beginReading(deps: ReaderDeps, signal: AbortSignal | undefined): Promise<Reading> {
  const description = await deps.store.describe();
  // The embedded engine says so itself, Neo4j would answer with nothing: the same words for both.
  if (description.counts.nodes === 0) throw new StoreError("empty", "The store holds no graph yet.");
  const { store, questions, timeoutMs = TIMEOUT_MS } = deps;
  const identity = description.dataVersion === null ? "key" : "id";
  const reading = { store, questions, description, identity, foreign: OURS, signal, timeoutMs } as const;
  if (identity === "id") return reading;
  // Shared by everybody who asks meanwhile, so one visitor who leaves must not stop it.
  const foreign = await foreignFacts.for(store, () => readForeignFacts({ ...reading, signal: undefined }));
  return { ...reading, foreign };
}

const OURS: ForeignFacts = { captions: NO_CAPTIONS, database: "" };
/** Nodes that a graph's captions are chosen from: some of all, and some of each label, which may be a rare one. */
const SAMPLED_NODES = 1000;
const SAMPLED_OF_EACH = 200;
/** A graph with more labels than this uses them as something else. */
const MOST_LABELS = 300;
const foreignFacts = createForeignFacts();

async function readForeignFacts(reading: Reading): Promise<ForeignFacts> {
  const { sample, database, labels } = reading.questions.byKey;
  const sampled = new Map<string, NodeValue>();
  const noteNodes = async (cypher: string, limit: number): Promise<void> => {
    for (const node of nodesIn(await run(reading, cypher, { limit }), "node")) sampled.set(node.key, node);
  };
  await noteNodes(sample, SAMPLED_NODES);
  const names = textsIn(await run(reading, labels, {}), "label").slice(0, MOST_LABELS);
  for (const name of names) {
    await noteNodes(`MATCH (n:${quotedName(name)}) RETURN n AS node LIMIT $limit`, SAMPLED_OF_EACH);
  }
  const nodes = [...sampled.values()];
  const [id] = textsIn(await run(reading, database, {}), "id");
  return { captions: chooseCaptions(nodes), database: id ?? "" };
}

/** Whether no load has swapped the graph since the reading began: what was read is then of one version. */
export async function isStillCurrent({ store, description }: Reading): Promise<boolean> {
  return (await store.describe()).dataVersion === description.dataVersion;
}

function ask(reading: Reading, name: QuestionName, parameters: Record<string, Plain>): Promise<Rows> {
  return run(reading, reading.questions.ask[name], parameters);
}

/** The question in the form that fits the graph: by our ids, or by the database's own keys. */
function askByIdentity(
  reading: Reading,
  name: ByKeyName & QuestionName,
  parameters: Record<string, Plain>,
  timeoutMs?: number,
): Promise<Rows> {
  const { ask: byId, byKey } = reading.questions;
  return run(reading, reading.identity === "key" ? byKey[name] : byId[name], parameters, timeoutMs);
}

function run(
  reading: Reading,
  cypher: string,
  parameters: Record<string, Plain>,
  timeoutMs = reading.timeoutMs,
): Promise<Rows> {
  return reading.store.run({ cypher, parameters }, runOptions({ ...reading, timeoutMs }));
}

function runOptions({ signal, timeoutMs }: Pick<Reading, "signal" | "timeoutMs">) {
  return { timeoutMs, ...(signal === undefined ? {} : { signal }) };
}

// ── Single things ────────────────────────────────────────────────────────────────────────────────────────────────

export async function readEntity(reading: Reading, id: string): Promise<NodeValue | undefined> {
  if (reading.identity === "key") return (await nodesOrNone(reading, [id]))[0] ?? (await nodeByProperty(reading, id));
  return nodesIn(await ask(reading, "entity", { id }), "node")[0];
}

/** A key comes from an address, so it may be anything: what the database cannot parse as a key is nothing. */
async function nodesOrNone(reading: Reading, keys: readonly string[]): Promise<readonly NodeValue[]> {
  const wanted = new Set(keys);
  const nodes = await reading.store.nodesByKey(keys);
  return nodes.filter((node) => wanted.has(node.key));
}

/** "code=S100" is the one node with that value; nothing where several have it. */
async function nodeByProperty(reading: Reading, reference: string): Promise<NodeValue | undefined> {
  const [, property, value] = /^([^=]+)=(.+)$/s.exec(reference) ?? [];
  if (property === undefined || value === undefined) return undefined;
  const nodes = nodesIn(await run(reading, reading.questions.byKey["by-property"], { property, value }), "node");
  return nodes.length === 1 ? nodes[0] : undefined;
}

export interface Around {
  readonly nodes: readonly NodeValue[];
  readonly relationships: readonly RelationshipValue[];
  /** Id of a neighbour to how many relations it has. */
  readonly degrees: ReadonlyMap<string, number>;
  readonly truncated: boolean;
}

/** Everything next to an entity, the entity itself not among the nodes. */
export async function readAround(reading: Reading, id: string, limit: number): Promise<Around> {
  const rows = await askByIdentity(reading, "around", { id, limit: limit + 1 });
  const nodes = nodesIn(rows, "node");
  const degrees = numbersIn(rows, "degree");
  return {
    nodes: nodes.slice(0, limit),
    relationships: relationshipsIn(rows, "relation").slice(0, limit),
    degrees: new Map(nodes.map((node, index) => [identityOf(node, reading.identity), degrees[index] ?? 0])),
    truncated: rows.rows.length > limit,
  };
}

export interface RelationWithEnds {
  readonly nodes: readonly NodeValue[];
  readonly relationships: readonly RelationshipValue[];
}

export async function readRelation(reading: Reading, id: string): Promise<RelationWithEnds | undefined> {
  const found = await readRelations(reading, [id]);
  return found.relationships.length === 0 ? undefined : found;
}

/** Relations by id with the entities at their ends, in no particular order; unknown ids are left out. */
export async function readRelations(reading: Reading, ids: readonly string[]): Promise<RelationWithEnds> {
  if (ids.length === 0) return { nodes: [], relationships: [] };
  if (reading.identity === "key")
    return withEnds(await run(reading, reading.questions.byKey["relations-by-id"], { ids }));
  const found = await reading.store.relationshipsById(ids, runOptions(reading));
  return {
    nodes: found.flatMap(({ source, target }) => [source, target]),
    relationships: found.map(({ relationship }) => relationship),
  };
}

function withEnds(rows: Rows): RelationWithEnds {
  return {
    nodes: [...nodesIn(rows, "source"), ...nodesIn(rows, "target")],
    relationships: relationshipsIn(rows, "relation"),
  };
}

export async function readSource(reading: Reading, id: string): Promise<GraphNode | undefined> {
  // A label that happens to be called as ours holds no sources of facts.
  if (reading.identity === "key") return undefined;
  const source = nodesIn(await ask(reading, "sources-by-id", { ids: [id] }), "source")[0];
  return source === undefined ? undefined : toGraphNode(source, "id");
}

/** The facts that rest on a source, entities and relations with their ends; at most `limit` of each. */
export async function readFactsBySource(
  reading: Reading,
  id: string,
  limit: number,
): Promise<RelationWithEnds & { readonly truncated: boolean }> {
  const entities = await ask(reading, "facts-by-source-entities", { id, limit: limit + 1 });
  const relations = await ask(reading, "facts-by-source-relations", { id, limit: limit + 1 });
  const facts = withEnds({ ...relations, rows: relations.rows.slice(0, limit) });
  return {
    nodes: [...nodesIn(entities, "node").slice(0, limit), ...facts.nodes],
    relationships: facts.relationships,
    truncated: entities.rows.length > limit || relations.rows.length > limit,
  };
}

/** Entities by id, with how many relations each has, in no particular order; unknown ids are left out. */
export async function readEntities(reading: Reading, ids: readonly string[]): Promise<readonly NodeValue[]> {
  if (ids.length === 0) return [];
  if (reading.identity === "key") return nodesOrNone(reading, ids);
  return nodesIn(await ask(reading, "entities-by-id", { ids }), "node");
}

/** The datasets in the store, in the order of their ids, drawings included. */
export async function readDatasets(reading: Reading): Promise<readonly GraphNode[]> {
  if (reading.identity === "key") return [];
  const nodes = nodesIn(await ask(reading, "datasets", {}), "dataset");
  return nodes.map((node) => toGraphNode(node, "id")).toSorted((a, b) => compareText(a.id, b.id));
}

/** Nodes and relationships as a Subgraph, with every source that they rest on and the names of who else they name. */
export async function completeSubgraph(
  reading: Reading,
  nodes: readonly NodeValue[],
  relationships: readonly RelationshipValue[],
): Promise<Subgraph> {
  const bare = toSubgraph(nodes, relationships, [], reading.identity);
  const ids = reading.identity === "key" ? [] : sourceIdsOf([...bare.nodes, ...bare.relationships]);
  if (ids.length === 0) return bare;
  const sources = nodesIn(await ask(reading, "sources-by-id", { ids }), "source");
  const subgraph = toSubgraph(nodes, relationships, sources, reading.identity);
  const others = await readEntities(reading, attributedElsewhere(subgraph));
  if (others.length === 0) return subgraph;
  const names = others
    .map((node) => [identityOf(node, reading.identity), nameOf(node.properties)] as const)
    .filter((entry): entry is readonly [string, string] => entry[1] !== undefined)
    .toSorted(([a], [b]) => compareText(a, b));
  return { ...subgraph, names: Object.fromEntries(names) };
}

// ── The whole graph, filtered ────────────────────────────────────────────────────────────────────────────────────

/** What is asked for; an empty list does not filter. */
export interface GraphFilter {
  readonly kinds: readonly string[];
  readonly types: readonly string[];
  readonly datasets: readonly string[];
  readonly confidences: readonly string[];
  readonly bases: readonly string[];
}

export interface FilteredGraph {
  readonly subgraph: Subgraph;
  readonly totals: { readonly entities: number; readonly relations: number };
  readonly truncated: boolean;
}

/**
 * The entities that pass the filter (at most `limit`, the best connected first) and the relations among them. Where
 * a relation is asked for by type, confidence or basis, only entities at an end of such a relation are in the answer.
 */
export async function readGraph(
  reading: Reading,
  filter: GraphFilter,
  limit: number,
  mostRelations = MAX_RELATIONS,
): Promise<FilteredGraph> {
  const parameters = filterParameters(reading, filter);
  const byRelation = filter.types.length + filter.confidences.length + filter.bases.length > 0;
  const [question, count] = byRelation
    ? (["graph-ends", "graph-ends-count"] as const)
    : (["graph-entities", "graph-entities-count"] as const);
  const chosen = nodesIn(await ask(reading, question, { ...parameters, limit: limit + 1 }), "node");
  const cut = chosen.length > limit;
  const nodes = chosen.slice(0, limit);
  const entities = cut ? await countOf(reading, count, parameters) : nodes.length;

  const limitRelations = { ...parameters, limit: mostRelations + 1 };
  const rows = cut
    ? await askByIdentity(reading, "graph-relations-among", { ...limitRelations, ids: idsOf(reading, nodes) })
    : await ask(reading, "graph-relations", limitRelations);
  const found = relationshipsIn(rows, "relation");
  const relationships = found.slice(0, mostRelations);
  // A dataset may relate entities that another one owns: the ends come along, so that no relation hangs in the air.
  const ends = cut ? [] : await missingEnds(reading, nodes, relationships);
  const subgraph = await completeSubgraph(reading, [...nodes, ...ends], relationships);
  const cutRelations = found.length > mostRelations;
  return {
    subgraph,
    totals: {
      entities: entities + ends.length,
      relations:
        cut || cutRelations
          ? await countOf(reading, "graph-relations-count", parameters)
          : subgraph.relationships.length,
    },
    truncated: cut || cutRelations,
  };
}

/** The ends of relationships that are not among the nodes. */
export async function missingEnds(
  reading: Reading,
  nodes: readonly NodeValue[],
  relationships: readonly RelationshipValue[],
): Promise<readonly NodeValue[]> {
  const present = new Set(nodes.map((node) => node.key));
  const ends = new Set(relationships.flatMap(({ startKey, endKey }) => [startKey, endKey]));
  const missing = [...ends].filter((key) => !present.has(key));
  return missing.length === 0 ? [] : reading.store.nodesByKey(missing);
}

async function countOf(
  reading: Reading,
  name: "graph-entities-count" | "graph-ends-count" | "graph-relations-count",
  parameters: Record<string, Plain>,
): Promise<number> {
  return numbersIn(await ask(reading, name, parameters), "total")[0] ?? 0;
}

function idsOf(reading: Reading, nodes: readonly NodeValue[]): readonly string[] {
  return nodes.map((node) => identityOf(node, reading.identity));
}

/** Switches beside the lists, because an absent list and an empty one must not be told apart by null on two engines. */
function filterParameters(reading: Reading, filter: GraphFilter): Record<string, Plain> {
  return {
    hidden: reading.identity === "key" ? [] : [SOURCE_LABEL, DATASET_LABEL],
    kinds: filter.kinds,
    anyKind: filter.kinds.length === 0,
    types: filter.types,
    anyType: filter.types.length === 0,
    datasets: filter.datasets,
    anyDataset: filter.datasets.length === 0,
    confidences: filter.confidences,
    anyConfidence: filter.confidences.length === 0,
    bases: filter.bases,
    anyBasis: filter.bases.length === 0,
  };
}

// ── Steps ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Which relations may be walked. */
export interface StepFilter {
  /** Empty is every type. */
  readonly types: readonly string[];
  /** Days (ISO 8601) between which a relation was perhaps true; the ends of time where it does not matter. */
  readonly after: string;
  readonly before: string;
}

/** One relation seen from an entity, by ids. */
export interface WalkedStep {
  readonly here: string;
  readonly relation: string;
  readonly there: string;
  readonly inferred: boolean;
}

/** The relations of these entities, in the order of ids, at most `limit`. @throws StoreError "timeout" */
export async function readSteps(
  reading: Reading,
  ids: readonly string[],
  filter: StepFilter,
  { limit, timeoutMs }: { readonly limit: number; readonly timeoutMs: number },
): Promise<{ readonly steps: readonly WalkedStep[]; readonly truncated: boolean }> {
  const { types, after, before } = filter;
  const parameters = { ids, types, anyType: types.length === 0, after, before, limit: limit + 1 };
  const rows = await askByIdentity(reading, "paths-step", parameters, timeoutMs);
  const relations = textsIn(rows, "relation");
  const theres = textsIn(rows, "there");
  const inferred = numbersIn(rows, "inferred");
  const steps = textsIn(rows, "here").map((here, index) => ({
    here,
    relation: relations[index] ?? "",
    there: theres[index] ?? "",
    inferred: inferred[index] === 1,
  }));
  return { steps: steps.slice(0, limit), truncated: steps.length > limit };
}

// ── What things are called ───────────────────────────────────────────────────────────────────────────────────────

/** The rows behind the name index: our own fields, or whole nodes of a graph whose fields nobody knows. */
export function readNames(reading: Reading, limit: number): Promise<Rows> {
  return askByIdentity(reading, "names", { limit });
}

/** Nodes of a graph that is not ours with all `words` (lower case) in one of their values, in no order; undefined where that takes too long. */
export async function readNodesWithText(
  reading: Reading,
  words: readonly string[],
  limit: number,
  timeoutMs: number,
): Promise<Rows | undefined> {
  try {
    return await run(reading, reading.questions.byKey["nodes-with-text"], { words: [...words], limit }, timeoutMs);
  } catch (error) {
    if (error instanceof StoreError && error.code === "timeout") return undefined;
    throw error;
  }
}
