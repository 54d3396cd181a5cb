// Store values to the wire, pure. Lenient: a graph that is not ours has no id, no name and no evidence, and is shown too.
import type { GraphNode, GraphRelationship, Plain, Positions, Properties, Subgraph } from "#model";
import { EVIDENCE_LISTS, evidenceOf, textOf, textsOf, compareText } from "#model";
import type { WireDataset, WireEntity, WireGraph, WireRelation, WireSource } from "#contract";
import type { NodeValue, RelationshipValue } from "#store/graph-store";
import type { Captions } from "./captions.ts";
import { NO_CAPTIONS, captionOf, kindOfLabels } from "./captions.ts";

/**
 * What names a node or relation in addresses: "id" is its own `id` property, else its key; "key" is the store's key
 * always, for a graph that the ingest did not load, where nothing says that an `id` property is unique.
 */
export type Identity = "id" | "key";

// ── Store values to plain graph ──────────────────────────────────────────────────────────────────────────────────

export function identityOf(
  value: { readonly key: string; readonly properties: Properties },
  identity: Identity,
): string {
  return identity === "key" ? value.key : (textOf(value.properties, "id") ?? value.key);
}

export function toGraphNode(node: NodeValue, identity: Identity): GraphNode {
  return {
    id: identityOf(node, identity),
    labels: node.labels.toSorted(compareText),
    properties: sortedKeys(node.properties),
  };
}

/**
 * Nodes and relationships as a Subgraph: each once, in the order of their ids. A relationship whose ends are not
 * both among the nodes is left out.
 */
export function toSubgraph(
  nodes: readonly NodeValue[],
  relationships: readonly RelationshipValue[],
  sources: readonly NodeValue[],
  identity: Identity,
): Subgraph {
  const ids = new Map(nodes.map((node) => [node.key, identityOf(node, identity)]));
  return {
    nodes: uniqueById(nodes.map((node) => toGraphNode(node, identity))),
    relationships: uniqueById(
      relationships.flatMap((relationship): GraphRelationship[] => {
        const source = ids.get(relationship.startKey);
        const target = ids.get(relationship.endKey);
        if (source === undefined || target === undefined) return [];
        const { type, properties } = relationship;
        return [{ id: identityOf(relationship, identity), type, source, target, properties: sortedKeys(properties) }];
      }),
    ),
    sources: uniqueById(sources.map((node) => toGraphNode(node, "id"))),
  };
}

function uniqueById<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [item.id, item])).values()].toSorted((a, b) => compareText(a.id, b.id));
}

// ── Plain graph to wire ──────────────────────────────────────────────────────────────────────────────────────────

export function presentEntity(node: GraphNode, captions: Captions = NO_CAPTIONS): WireEntity {
  return {
    id: node.id,
    kind: kindOfLabels(node.labels),
    name: captionOf(node, captions),
    labels: node.labels,
    ...presentFact(node.properties),
  };
}

function presentRelation(relationship: GraphRelationship): WireRelation {
  const { id, type, source, target } = relationship;
  return { id, type, source, target, ...presentFact(relationship.properties) };
}

export function presentSource(node: GraphNode): WireSource {
  return { id: node.id, title: textOf(node.properties, "title") ?? node.id, properties: node.properties };
}

/** Evidence out of the properties. Lists of somebody else's graph that only share a name ("notes") stay where they are. */
function presentFact(properties: Properties): Pick<WireEntity, "properties" | "evidence"> {
  const evidence = evidenceOf(properties);
  if (evidence.length === 0) return { properties, evidence };
  const lists: readonly string[] = Object.values(EVIDENCE_LISTS);
  const kept = Object.entries(properties).filter(([key]) => !lists.includes(key));
  return { properties: Object.fromEntries(kept), evidence };
}

/**
 * A subgraph as it goes over the wire. Every source that evidence names is in `sources`, one that the store does not
 * know with its id as its title.
 */
export function presentGraph(subgraph: Subgraph, captions: Captions = NO_CAPTIONS): WireGraph {
  const entities = subgraph.nodes.map((node) => presentEntity(node, captions));
  const relations = subgraph.relationships.map(presentRelation);
  const known = new Set(subgraph.sources.map((source) => source.id));
  const unknown = [...entities, ...relations]
    .flatMap((fact) => fact.evidence.map((evidence) => evidence.source))
    .filter((id) => !known.has(id))
    .map((id): GraphNode => ({ id, labels: [], properties: {} }));
  return {
    entities,
    relations,
    sources: uniqueById([...subgraph.sources, ...unknown]).map(presentSource),
    ...(subgraph.names === undefined ? {} : { names: subgraph.names }),
  };
}

/** Ids that may be sources: what evidence names, and who a claim is attributed to. Sorted. */
export function sourceIdsOf(facts: readonly { readonly properties: Properties }[]): readonly string[] {
  const ids = facts.flatMap(({ properties }) => [
    ...textsOf(properties, EVIDENCE_LISTS.source),
    ...(textOf(properties, "attributedTo") === undefined ? [] : [textOf(properties, "attributedTo") ?? ""]),
  ]);
  return [...new Set(ids)].toSorted(compareText);
}

/** Ids of those whom a fact is attributed to and who are neither among the nodes nor a source. */
export function attributedElsewhere({ nodes, relationships, sources }: Subgraph): readonly string[] {
  const here = new Set([...nodes, ...sources].map(({ id }) => id));
  const named = new Set(relationships.flatMap(({ properties }) => textOf(properties, "attributedTo") ?? []));
  return [...named].filter((id) => !here.has(id));
}

export function presentDataset(node: GraphNode): WireDataset {
  return {
    id: node.id,
    title: textOf(node.properties, "title") ?? node.id,
    description: textOf(node.properties, "description") ?? null,
    reviewedDate: textOf(node.properties, "reviewedDate") ?? "",
  };
}

/** Hand-placed positions of the entities in an answer, from all datasets; where two place one, the later id wins. */
export function presentPositions(datasets: readonly GraphNode[], entityIds: ReadonlySet<string>): Positions {
  const placed = new Map<string, readonly [number, number]>();
  for (const { properties } of datasets) {
    const ids = textsOf(properties, "viewIds");
    const xs = numbersOf(properties, "viewX");
    const ys = numbersOf(properties, "viewY");
    for (const [index, id] of ids.entries()) {
      const x = xs[index];
      const y = ys[index];
      if (x !== undefined && y !== undefined && entityIds.has(id)) placed.set(id, [x, y]);
    }
  }
  return Object.fromEntries([...placed].toSorted(([a], [b]) => compareText(a, b)));
}

function numbersOf(properties: Properties, name: string): readonly number[] {
  const value = properties[name];
  return Array.isArray(value) ? value.map(Number) : [];
}

function sortedKeys(properties: Properties): Properties {
  const entries: [string, Plain][] = Object.entries(properties).toSorted(([a], [b]) => compareText(a, b));
  return Object.fromEntries(entries);
}
