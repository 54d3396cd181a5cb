// Cells of an answer to the wire, and the nodes and relationships that are in them. Pure.
import { isNode, isPath, isRelationship } from "#store/graph-store";
import type { NodeValue, PathValue, RelationshipValue, StoreValue } from "#store/graph-store";
import type { WireNodeValue, WirePathValue, WireRelationshipValue, WireValue } from "#contract";
import { identityOf } from "./present.ts";
import type { Identity } from "./present.ts";

/** A cell as it goes over the wire: the store's own keys stay here. */
export function presentValue(value: StoreValue, identity: Identity): WireValue {
  if (value === null || typeof value !== "object") return value;
  if (isList(value)) return value.map((item) => presentValue(item, identity));
  if (isNode(value)) return presentNode(value, identity);
  if (isRelationship(value)) return presentRelationship(value, identity);
  if (isPath(value)) return presentPath(value, identity);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, presentValue(item, identity)]));
}

function presentNode(node: NodeValue, identity: Identity): WireNodeValue {
  return { "@": "node", id: identityOf(node, identity), labels: node.labels, properties: node.properties };
}

function presentRelationship(relationship: RelationshipValue, identity: Identity): WireRelationshipValue {
  const { type, properties } = relationship;
  return { "@": "relationship", id: identityOf(relationship, identity), type, properties };
}

function presentPath(path: PathValue, identity: Identity): WirePathValue {
  return {
    "@": "path",
    nodes: path.nodes.map((node) => presentNode(node, identity)),
    relationships: path.relationships.map((relationship) => presentRelationship(relationship, identity)),
  };
}

/** What came back, each once, whichever list, map or path it was in. */
export interface FoundFacts {
  readonly nodes: Map<string, NodeValue>;
  readonly relationships: Map<string, RelationshipValue>;
}

/** Adds the nodes and relationships in a cell to `found`, by their keys. */
export function collectFacts(value: StoreValue, found: FoundFacts): void {
  if (value === null || typeof value !== "object") return;
  if (isList(value)) for (const item of value) collectFacts(item, found);
  else if (isNode(value)) found.nodes.set(value.key, value);
  else if (isRelationship(value)) found.relationships.set(value.key, value);
  else if (isPath(value)) for (const item of [...value.nodes, ...value.relationships]) collectFacts(item, found);
  else for (const item of Object.values(value)) collectFacts(item, found);
}

function isList(value: StoreValue): value is readonly StoreValue[] {
  return Array.isArray(value);
}
