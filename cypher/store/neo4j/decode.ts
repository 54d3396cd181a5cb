// The driver's values to plain JSON, and plain values to what the driver sends.
import { compareText } from "#model";
import neo4j from "neo4j-driver";
import type { Node, Path, Point, Relationship } from "neo4j-driver";
import type { Plain } from "#model";
import type { NodeValue, Parameters, PathValue, RelationshipValue, StoreValue } from "../graph-store.ts";
import { plainMap, plainNumber } from "../tag-values.ts";

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

function decodeObject(value: object): StoreValue {
  if (Array.isArray(value)) return value.map(decodeValue);
  if (neo4j.isNode(value)) return decodeNode(value);
  if (neo4j.isRelationship(value)) return decodeRelationship(value);
  if (neo4j.isPath(value)) return decodePath(value);
  if (neo4j.isPoint(value)) return decodePoint(value);
  if (neo4j.isInt(value)) return plainNumber(value.toBigInt());
  const time = temporalText(value);
  if (time !== undefined) return time;
  if (neo4j.isVector(value)) return Array.from(value.asTypedArray(), plainNumber);
  if (ArrayBuffer.isView(value)) return Array.from(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  return plainMap(Object.entries(value).map(([key, item]) => [key, decodeValue(item)] as const));
}

function decodeNode(node: Node): NodeValue {
  return {
    "@": "node",
    key: node.elementId,
    labels: node.labels.toSorted(),
    properties: plainProperties(node.properties),
  };
}

function decodeRelationship(relationship: Relationship): RelationshipValue {
  return {
    "@": "relationship",
    key: relationship.elementId,
    type: relationship.type,
    startKey: relationship.startNodeElementId,
    endKey: relationship.endNodeElementId,
    properties: plainProperties(relationship.properties),
  };
}

function decodePath(path: Path): PathValue {
  return {
    "@": "path",
    nodes: [path.start, ...path.segments.map(({ end }) => end)].map(decodeNode),
    relationships: path.segments.map(({ relationship }) => decodeRelationship(relationship)),
  };
}

function decodePoint(point: Point): Readonly<Record<string, Plain>> {
  const { srid, x, y, z } = point;
  const flat = { srid: plain(srid), x: plain(x), y: plain(y) };
  return z === undefined ? flat : { ...flat, z: plain(z) };
}

/** Each one's text is its ISO 8601 form, with the zone's name in brackets where it has one. */
function temporalText(value: object): string | undefined {
  if (neo4j.isDate(value) || neo4j.isDateTime(value) || neo4j.isLocalDateTime(value)) return value.toString();
  if (neo4j.isTime(value) || neo4j.isLocalTime(value) || neo4j.isDuration(value)) return value.toString();
  return undefined;
}

function plainProperties(properties: object): Readonly<Record<string, Plain>> {
  const sorted = Object.entries(properties).toSorted(([a], [b]) => compareText(a, b));
  return Object.fromEntries(sorted.map(([key, value]) => [key, plain(value)]));
}

function plain(value: unknown): Plain {
  return decodeValue(value) as Plain; // properties hold scalars, lists of them, times and points: no tag can be among them
}

/** Whole numbers go out as integers: the driver would send every JavaScript number as a float. */
export function encodeParameters(parameters: Parameters = {}): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parameters).map(([key, value]) => [key, encodeValue(value)]));
}

function encodeValue(value: Plain): unknown {
  if (typeof value === "number") return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (isList(value)) {
    // One list, one type: 1 beside 2.5 is 1.0.
    const floats = value.every((item) => typeof item === "number") && !value.every(Number.isSafeInteger);
    return floats ? value : value.map(encodeValue);
  }
  if (value === null || typeof value !== "object") return value;
  return encodeParameters(value);
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}
