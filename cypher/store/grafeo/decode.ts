// Grafeo's values to plain JSON. It marks nodes, relationships and paths by their keys only.
import { compareText } from "#model";
import type { JsEdge } from "@grafeo-db/js";
import type { Plain } from "#model";
import type { NodeValue, PathValue, RelationshipValue, StoreValue } from "../graph-store.ts";
import { plainMap, plainNumber } from "../tag-values.ts";

type DriverMap = Readonly<Record<string, unknown>>;

const TAGGED = /^\$(date|time|datetime|localdatetime|localtime|duration|timestamp|zoned_datetime|decimal)$/;

export function decodeValue(value: unknown): StoreValue {
  if (value === null || value === undefined) return null;
  switch (typeof value) {
    case "boolean":
    case "string":
      return value;
    case "number":
    case "bigint":
      return plainNumber(value);
    case "object":
      return decodeObject(value);
    default:
      return null; // symbols and functions never come out of an engine
  }
}

/** A node as the direct API gives it. */
export function decodeNode(key: string, labels: readonly string[], properties: object): NodeValue {
  return { "@": "node", key, labels: labels.toSorted(), properties: plainProperties(Object.entries(properties)) };
}

/** A relationship as the direct API gives it. */
export function decodeEdge(edge: JsEdge, startKey: string, endKey: string): RelationshipValue {
  const properties = plainProperties(Object.entries(edge.properties()));
  return { "@": "relationship", key: String(edge.id), type: edge.edgeType, startKey, endKey, properties };
}

function decodeObject(value: object): StoreValue {
  if (Array.isArray(value)) return value.map(decodeValue);
  if (value instanceof Date) return value.toISOString().replace(/\.000Z$/, "Z");
  if (ArrayBuffer.isView(value)) return Array.from(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  const map = value as DriverMap; // a named door: the rest of what the driver gives are plain objects
  if (isNode(map)) {
    return decodeNode(String(map["_id"]), map["_labels"], propertiesBeside(map, ["_id", "_labels"]));
  }
  if (isRelationship(map)) return decodeRelationship(map);
  if (isPath(map)) return decodePath(map);
  const [only, ...more] = Object.entries(map);
  if (only !== undefined && more.length === 0 && TAGGED.test(only[0]) && typeof only[1] === "string") return only[1];
  return plainMap(Object.entries(map).map(([key, item]) => [key, decodeValue(item)] as const));
}

function decodeRelationship(map: DriverMap): RelationshipValue {
  return {
    "@": "relationship",
    key: String(map["_id"]),
    type: String(map["_type"]),
    startKey: String(map["_source"]),
    endKey: String(map["_target"]),
    properties: plainProperties(Object.entries(propertiesBeside(map, ["_id", "_type", "_source", "_target"]))),
  };
}

function decodePath(map: DriverMap & { nodes: readonly DriverMap[]; edges: readonly DriverMap[] }): PathValue {
  return {
    "@": "path",
    nodes: map.nodes.map((node) =>
      decodeNode(String(node["_id"]), isNode(node) ? node["_labels"] : [], propertiesBeside(node, ["_id", "_labels"])),
    ),
    relationships: map.edges.map(decodeRelationship),
  };
}

function propertiesBeside(map: DriverMap, without: readonly string[]): DriverMap {
  return Object.fromEntries(Object.entries(map).filter(([key]) => !without.includes(key)));
}

function plainProperties(entries: readonly [string, unknown][]): Readonly<Record<string, Plain>> {
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => compareText(a, b)).map(([key, value]) => [key, plain(value)]),
  );
}

function plain(value: unknown): Plain {
  return decodeValue(value) as Plain; // properties hold scalars and lists of them: no tag can be among them
}

function isMap(value: unknown): value is DriverMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isNode(map: DriverMap): map is DriverMap & { _labels: readonly string[] } {
  return typeof map["_id"] === "number" && Array.isArray(map["_labels"]);
}

function isRelationship(map: DriverMap): boolean {
  return typeof map["_id"] === "number" && typeof map["_type"] === "string" && typeof map["_source"] === "number";
}

function isPath(map: DriverMap): map is DriverMap & { nodes: readonly DriverMap[]; edges: readonly DriverMap[] } {
  const { nodes, edges } = map;
  return (
    Array.isArray(nodes) &&
    Array.isArray(edges) &&
    Object.keys(map).length === 2 &&
    nodes.length === edges.length + 1 &&
    nodes.every((node) => isMap(node) && isNode(node)) &&
    edges.every((edge) => isMap(edge) && isRelationship(edge))
  );
}
