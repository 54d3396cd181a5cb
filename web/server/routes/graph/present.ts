// The graph route's answer: one document, or one line a fact for programs that stream.
import type { GraphNode } from "#model";
import type { GraphResponse } from "#contract";
import type { ForeignFacts } from "../../captions.ts";
import type { FilteredGraph } from "../../graph-reader.ts";
import { presentDataset, presentGraph, presentPositions } from "../../present.ts";

export function presentGraphResponse(
  found: FilteredGraph,
  datasets: readonly GraphNode[],
  dataVersion: string | null,
  { captions, database }: ForeignFacts,
): GraphResponse {
  return {
    ok: true,
    graph: presentGraph(found.subgraph, captions),
    totals: found.totals,
    datasets: datasets.map(presentDataset),
    positions: presentPositions(datasets, new Set(found.subgraph.nodes.map((node) => node.id))),
    truncated: found.truncated,
    dataVersion,
    ...(database === "" ? {} : { database }),
  };
}

/** `{entity}`…, `{relation}`…, `{source}`…, last `{done}` with the rest: whoever has the last line has it all. */
export function* toNdjson(response: GraphResponse): Generator<string> {
  const { graph, ...rest } = response;
  for (const entity of graph.entities) yield `${JSON.stringify({ entity })}\n`;
  for (const relation of graph.relations) yield `${JSON.stringify({ relation })}\n`;
  for (const source of graph.sources) yield `${JSON.stringify({ source })}\n`;
  yield `${JSON.stringify({ done: true, ...rest })}\n`;
}
