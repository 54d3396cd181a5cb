// What a store holds against what datasets say: the change to write, and what to tell about it. Pure.
import { canonicalJson, DATASET_LABEL, ENTITY_LABEL, SOURCE_LABEL, textsOf, compareText } from "#model";
import type { Dataset, GraphNode, GraphRelationship } from "#model";
import type { GraphChange } from "#store/graph-store";
import { toGraph } from "./content-hash.ts";

/** The part of a store that a load can touch: what its datasets claim, and what their facts name. */
export interface StoredGraph {
  readonly nodes: readonly GraphNode[];
  readonly relationships: readonly GraphRelationship[];
}

export const NOTHING_STORED: StoredGraph = { nodes: [], relationships: [] };

export interface Counts {
  added: number;
  changed: number;
  removed: number;
  unchanged: number;
}

/** Counts by kind ("Company"), by relation type ("INVESTED_IN"), and for "Source" and "Dataset". */
export interface DiffReport {
  readonly entities: ReadonlyMap<string, Readonly<Counts>>;
  readonly relations: ReadonlyMap<string, Readonly<Counts>>;
  readonly others: ReadonlyMap<string, Readonly<Counts>>;
}

export interface Difference {
  readonly change: GraphChange;
  readonly report: DiffReport;
  /** Nothing added, changed or removed. */
  readonly isEmpty: boolean;
}

type Outcome = keyof Counts;

/**
 * The datasets together, all or nothing. A fact that a dataset no longer states goes, unless another dataset claims
 * it: an entity that others refer to stays as it was last described.
 */
export function diffDatasets(stored: StoredGraph, datasets: readonly Dataset[]): Difference {
  const loading = new Set(datasets.map(({ id }) => id));
  const graphs = datasets.map(toGraph);
  const nodes = diffFacts(
    stored.nodes,
    graphs.flatMap((graph) => graph.nodes),
    { loading, references: referencesOf(datasets) },
  );
  const relationships = diffFacts(
    stored.relationships,
    graphs.flatMap((graph) => graph.relationships),
    { loading, references: new Map() },
  );
  return {
    change: {
      upsertNodes: nodes.upsert,
      upsertRelationships: relationships.upsert,
      deleteNodeIds: nodes.remove,
      deleteRelationshipIds: relationships.remove,
    },
    report: {
      entities: count(nodes.outcomes, (node) => (node.labels.includes(ENTITY_LABEL) ? kindName(node) : undefined)),
      relations: count(relationships.outcomes, ({ type }) => type),
      others: count(nodes.outcomes, ({ labels }) =>
        [SOURCE_LABEL, DATASET_LABEL].find((label) => labels.includes(label)),
      ),
    },
    isEmpty: [...nodes.outcomes, ...relationships.outcomes].every(({ outcome }) => outcome === "unchanged"),
  };
}

function kindName({ labels }: GraphNode): string {
  return labels.find((label) => label !== ENTITY_LABEL) ?? ENTITY_LABEL;
}

/** Entity id to the datasets being loaded that only refer to it. */
function referencesOf(datasets: readonly Dataset[]): ReadonlyMap<string, readonly string[]> {
  const references = new Map<string, readonly string[]>();
  for (const dataset of datasets) {
    for (const id of dataset.refersTo) references.set(id, [...(references.get(id) ?? []), dataset.id]);
  }
  return references;
}

interface Claims {
  readonly loading: ReadonlySet<string>;
  readonly references: ReadonlyMap<string, readonly string[]>;
}

interface FactDifference<F> {
  readonly upsert: readonly F[];
  readonly remove: readonly string[];
  readonly outcomes: readonly { readonly fact: F; readonly outcome: Outcome }[];
}

function diffFacts<F extends GraphNode | GraphRelationship>(
  stored: readonly F[],
  stated: readonly F[],
  claims: Claims,
): FactDifference<F> {
  const before = new Map(stored.map((fact) => [fact.id, fact]));
  const now = new Map(stated.map((fact) => [fact.id, fact]));
  const ids = [...new Set([...before.keys(), ...now.keys()])].toSorted();
  const outcomes = ids.flatMap((id) => {
    const outcome = outcomeOf(before.get(id), now.get(id), claims);
    return outcome === undefined ? [] : outcome;
  });
  const changed = outcomes.filter(({ outcome }) => outcome === "added" || outcome === "changed");
  const removed = outcomes.filter(({ outcome }) => outcome === "removed");
  return { outcomes, upsert: changed.map(({ fact }) => fact), remove: removed.map(({ fact }) => fact.id) };
}

function outcomeOf<F extends GraphNode | GraphRelationship>(
  before: F | undefined,
  now: F | undefined,
  { loading, references }: Claims,
): { readonly fact: F; readonly outcome: Outcome } | undefined {
  const base = now ?? before;
  if (base === undefined) return undefined;
  // Datasets themselves are claimed by nobody; one that is not being loaded is not ours to touch.
  if (!("type" in base) && base.labels.includes(DATASET_LABEL)) {
    if (now === undefined) return undefined;
    return { fact: now, outcome: compare(before, now) };
  }
  const others = before === undefined ? [] : textsOf(before.properties, "datasets").filter((id) => !loading.has(id));
  const ours = now === undefined ? [] : textsOf(now.properties, "datasets");
  const referring = references.get(base.id) ?? [];
  const datasets = [...new Set([...others, ...ours, ...referring])].toSorted();
  if (datasets.length === 0) return before === undefined ? undefined : { fact: before, outcome: "removed" };
  const fact = { ...base, properties: { ...base.properties, datasets } };
  return { fact, outcome: compare(before, fact) };
}

function compare(before: GraphNode | GraphRelationship | undefined, now: GraphNode | GraphRelationship): Outcome {
  if (before === undefined) return "added";
  return canonicalJson(before) === canonicalJson(now) ? "unchanged" : "changed";
}

function count<F>(
  outcomes: FactDifference<F>["outcomes"],
  groupOf: (fact: F) => string | undefined,
): ReadonlyMap<string, Counts> {
  const groups = new Map<string, Counts>();
  for (const { fact, outcome } of outcomes) {
    const name = groupOf(fact);
    if (name === undefined) continue;
    const counts = groups.get(name) ?? { added: 0, changed: 0, removed: 0, unchanged: 0 };
    counts[outcome]++;
    groups.set(name, counts);
  }
  return new Map([...groups].toSorted(([a], [b]) => compareText(a, b)));
}
