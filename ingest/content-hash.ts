// The name of a dataset's content: the same for the same facts, however they are split over files.
import { createHash } from "node:crypto";
import { canonicalJson, datasetToNode, entityToNode, relationToRelationship, sourceToNode, compareText } from "#model";
import type { Dataset, GraphNode, GraphRelationship } from "#model";

/** What a dataset brings into a store, claims of other datasets apart. */
export interface DatasetGraph {
  readonly nodes: readonly GraphNode[];
  readonly relationships: readonly GraphRelationship[];
}

export function toGraph(dataset: Dataset): DatasetGraph {
  const nodes = [...dataset.entities.map(entityToNode), ...dataset.sources.map(sourceToNode)];
  const relationships = dataset.relations.map(relationToRelationship);
  const described = datasetToNode(
    dataset,
    contentHash({ nodes: [...nodes, datasetToNode(dataset, "")], relationships }),
  );
  return { nodes: [...nodes, described], relationships };
}

/** sha-256 in hex over canonical JSON: sorted by id, keys sorted. */
function contentHash({ nodes, relationships }: DatasetGraph): string {
  const hash = createHash("sha256");
  for (const list of [nodes, relationships]) {
    for (const item of list.toSorted((a, b) => compareText(a.id, b.id))) hash.update(`${canonicalJson(item)}\n`);
    hash.update("\n");
  }
  return hash.digest("hex");
}
