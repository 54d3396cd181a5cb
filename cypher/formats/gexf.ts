// GEXF 1.3 for Gephi and its kin, written by graphology-gexf: labels, positions, evidence. Lists are JSON text: its own
// have no way to keep a comma inside an item.
import { MultiGraph } from "graphology";
import write from "graphology-gexf/common/writer.js";
import { RELATION_TYPES, isRelationType } from "#model";
import type { Positions } from "#model";
import type { ExportAbout, ExportGraph, FlatValue } from "./flat-facts.ts";
import { flatProperties } from "./flat-facts.ts";
import { xmlLegal } from "./xml-text.ts";

type Attributes = Readonly<Record<string, string | number | boolean>>;

interface Node {
  readonly label: string;
  readonly viz: { readonly x?: number; readonly y?: number };
  readonly attributes: Attributes;
}
type Edge = Omit<Node, "viz">;

/** Positions are in px with y downwards; GEXF's y goes up. Sources stand in the file's description as JSON. */
export function toGexf(graph: ExportGraph, about: ExportAbout, positions: Positions): string {
  const { title, asOf, query, permalink } = about;
  const description = [title, asOf, query, permalink].filter((line) => line !== undefined).join("\n");
  const drawn = new MultiGraph<Node, Edge>({ allowSelfLoops: true });
  drawn.replaceAttributes({
    creator: "Powerlines",
    description: xmlLegal(description),
    sources: xmlLegal(JSON.stringify(graph.sources)),
  });
  for (const entity of graph.entities) {
    const at = positions[entity.id];
    drawn.mergeNode(xmlLegal(entity.id), {
      label: xmlLegal(entity.name),
      viz: at === undefined ? {} : { x: at[0], y: -at[1] },
      attributes: attributesOf(flatProperties(entity), { labels: entity.labels, kind: entity.kind }),
    });
  }
  for (const relation of graph.relations) {
    const [id, source, target] = [relation.id, relation.source, relation.target].map(xmlLegal);
    const edge = {
      label: xmlLegal(relation.type),
      attributes: attributesOf(flatProperties(relation), { type: relation.type }),
    };
    const undirected = isRelationType(relation.type) && !RELATION_TYPES[relation.type].directed;
    if (undirected) drawn.mergeUndirectedEdgeWithKey(id, source, target, edge);
    else drawn.mergeDirectedEdgeWithKey(id, source, target, edge);
  }
  return write(drawn, {
    version: "1.3",
    pretty: false,
    formatNode: (_key, node) => ({ ...node, attributes: { ...node.attributes } }),
    formatEdge: (_key, edge) => ({ ...edge, attributes: { ...edge.attributes } }),
  });
}

/** A fact's own property keeps its name before one of `added`. */
function attributesOf(flat: ReadonlyMap<string, FlatValue>, added: Readonly<Record<string, FlatValue>>): Attributes {
  return Object.fromEntries(
    [...Object.entries(added), ...flat].map(([name, value]) => [
      xmlLegal(name),
      typeof value === "object" ? xmlLegal(JSON.stringify(value)) : typeof value === "string" ? xmlLegal(value) : value,
    ]),
  );
}
