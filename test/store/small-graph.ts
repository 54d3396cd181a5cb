// A graph just large enough to show what a store must keep; fictional.
import type { GraphNode, GraphRelationship, Properties } from "#model";
import type { GraphChange, LoadOrigin } from "#store";

export const ORIGIN: LoadOrigin = { paths: ["small.yaml"], options: { prune: false }, hashes: { "small.yaml": "00" } };

export const NOTHING: GraphChange = {
  upsertNodes: [],
  upsertRelationships: [],
  deleteNodeIds: [],
  deleteRelationshipIds: [],
};

export function entity(id: string, kind = "Company", properties: Properties = {}): GraphNode {
  return { id, labels: ["Entity", kind].toSorted(), properties: { id, name: `The ${id}`, ...properties } };
}

export function source(id: string): GraphNode {
  return { id, labels: ["Source"], properties: { id, title: `On ${id}` } };
}

export function dataset(id: string, contentHash: string): GraphNode {
  return {
    id,
    labels: ["Dataset"],
    properties: { id, title: `Set ${id}`, licence: "CC0-1.0", reviewedDate: "2025-09", contentHash },
  };
}

export function relation(
  id: string,
  type: string,
  from: string,
  to: string,
  properties: Properties = {},
): GraphRelationship {
  return { id, type, source: from, target: to, properties: { id, ...properties } };
}

/** Three entities, a source, a dataset; two relations. */
export const SMALL: GraphChange = {
  ...NOTHING,
  upsertNodes: [
    entity("ada", "Person", { aliases: ["Countess"] }),
    entity("engine"),
    entity("loom"),
    source("ledger"),
    dataset("small", "h1"),
  ],
  upsertRelationships: [
    relation("r1", "FOUNDED", "ada", "engine", { role: "coFounder", sourceIds: ["ledger"], locators: ["P1 S1"] }),
    relation("r2", "INVESTED_IN", "loom", "engine", { amount: 13_000_000_000, currency: "USD", isCurrent: true }),
  ],
};
