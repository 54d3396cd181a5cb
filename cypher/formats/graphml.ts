// GraphML with typed keys. Lists are JSON text, since GraphML has none; labels stand as ":A:B", as Neo4j's tools write them.
import { RELATION_TYPES, isRelationType } from "#model";
import type { Properties } from "#model";
import type { ColumnType, ExportAbout, ExportGraph, FlatValue } from "./flat-facts.ts";
import { columnTypes, flatProperties } from "./flat-facts.ts";
import { xmlText } from "./xml-text.ts";

interface Key {
  readonly id: string;
  readonly name: string;
  readonly type: ColumnType;
}

const STRING: ColumnType = { scalar: "string", list: false };
/** Names of what is no property of a fact; a property of the same name keeps it, its key is another. */
const LABELS: Key = { id: "labels", name: "labels", type: STRING };
const TYPE: Key = { id: "label", name: "label", type: STRING };

/** A whole graph with its sources, which stand in the graph's own data as JSON. */
export function toGraphml(graph: ExportGraph, about: ExportAbout): string {
  const nodes = graph.entities.map((entity) => ({ entity, flat: flatProperties(entity) }));
  const edges = graph.relations.map((relation) => ({ relation, flat: flatProperties(relation) }));
  const nodeKeys = keysOf(
    "n",
    nodes.map(({ flat }) => flat),
  );
  const edgeKeys = keysOf(
    "e",
    edges.map(({ flat }) => flat),
  );
  const words: Properties = { ...about, sources: JSON.stringify(graph.sources) };
  const graphKeys = keysOf("g", [flatProperties({ properties: words })]);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"' +
      ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">',
    ...declared("graph", [...graphKeys.values()]),
    ...declared("node", [LABELS, ...nodeKeys.values()]),
    ...declared("edge", [TYPE, ...edgeKeys.values()]),
    '<graph id="G" edgedefault="directed">',
    dataOf(flatProperties({ properties: words }), graphKeys),
    ...nodes.map(({ entity, flat }) => {
      const labels = entity.labels.map((label) => `:${label}`).join("");
      return `<node id="${xmlText(entity.id)}" labels="${xmlText(labels)}">${datum(LABELS, labels)}${dataOf(flat, nodeKeys)}</node>`;
    }),
    ...edges.map(({ relation: { id, type, source, target }, flat }) => {
      const ends = `source="${xmlText(source)}" target="${xmlText(target)}"`;
      const direction = isRelationType(type) && !RELATION_TYPES[type].directed ? ' directed="false"' : "";
      return `<edge id="${xmlText(id)}" ${ends}${direction} label="${xmlText(type)}">${datum(TYPE, type)}${dataOf(flat, edgeKeys)}</edge>`;
    }),
    "</graph>",
    "</graphml>",
    "",
  ].join("\n");
}

function keysOf(prefix: string, rows: readonly ReadonlyMap<string, FlatValue>[]): ReadonlyMap<string, Key> {
  return new Map([...columnTypes(rows)].map(([name, type], index) => [name, { id: `${prefix}${index}`, name, type }]));
}

function declared(what: "graph" | "node" | "edge", keys: readonly Key[]): readonly string[] {
  return keys.map(({ id, name, type }) => {
    const list = type.list ? ` attr.list="${type.scalar}"` : "";
    const scalar = type.list ? "string" : type.scalar;
    return `<key id="${id}" for="${what}" attr.name="${xmlText(name)}" attr.type="${scalar}"${list}/>`;
  });
}

function dataOf(flat: ReadonlyMap<string, FlatValue>, keys: ReadonlyMap<string, Key>): string {
  return [...flat]
    .map(([name, value]) => {
      const key = keys.get(name);
      return key === undefined ? "" : datum(key, value);
    })
    .join("");
}

function datum({ id, type }: Key, value: FlatValue): string {
  const list = typeof value === "object" ? value : type.list ? [value] : undefined;
  return `<data key="${id}">${xmlText(list === undefined ? String(value) : JSON.stringify(list))}</data>`;
}
