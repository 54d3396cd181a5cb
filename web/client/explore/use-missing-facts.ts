// Fetches what a link or a switch needs and the first answer did not hold: entities beyond the server's limit.
import { useQueries } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { addresses } from "#contract";
import { parseEntityGraph } from "../read/parse-graph.ts";
import { readAnswer } from "../read/read-answer.ts";
import { useCanvasGraph, useExplorer, useExplorerStore } from "../state/explorer-store.ts";

/** More than a link of 8 KB holds, fewer than a server minds. */
const MOST = 300;

const NONE: readonly string[] = [];

/** How many entities were asked for and are not in the data. */
export function useMissingFacts(): number {
  const explorer = useExplorerStore();
  const loaded = useExplorer((state) => state.graph.dataVersion !== null || state.graph.entities.size > 0);
  const entities = useExplorer((state) => state.graph.entities);
  const truncated = useExplorer((state) => state.graph.truncated);
  const { brought, links } = useExplorer((state) => state.exploration);
  const canvas = useCanvasGraph();
  const wanted = useMemo(() => {
    if (!loaded) return NONE;
    const absent = brought.flatMap((step) => step.entityIds).filter((id) => !entities.has(id));
    // Links among these: beyond the limit nobody knows them until each entity is asked for its relations.
    const partly = links && truncated ? [...canvas.entities.keys()] : [];
    return [...new Set([...absent, ...partly])].slice(0, MOST);
  }, [brought, canvas, entities, links, loaded, truncated]);
  const answers = useQueries({
    queries: wanted.map((id) => ({
      queryKey: ["entity", id],
      queryFn: ({ signal }: { signal: AbortSignal }) => readAnswer(addresses.entity(id), parseEntityGraph, signal),
    })),
    combine: (results) => ({
      found: results.flatMap(({ data }) => (data === undefined ? [] : [data])),
      failed: results.filter(({ isError }) => isError).length,
      settled: results.every(({ isPending }) => !isPending),
    }),
  });
  useEffect(() => {
    if (answers.settled) for (const more of answers.found) explorer.getState().graphMerged(more);
  }, [answers, explorer]);
  return answers.settled ? answers.failed : 0;
}
