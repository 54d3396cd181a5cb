// Says to screen readers what changed on the page: the selection, and how much of the graph is shown.
import { useMemo } from "react";
import { namesOf, relationSentence } from "#view";
import { VisuallyHidden } from "../components/VisuallyHidden.tsx";
import type { ExplorerState } from "../state/explorer-store.ts";
import { useExplorer, useVisibleGraph } from "../state/explorer-store.ts";
import { isFiltering } from "../state/filters/transitions.ts";
import { isTimeFiltering } from "../state/time/transitions.ts";
import { counted } from "../state/graph-words.ts";
import { wireGraphOf } from "../state/graph/transitions.ts";

export function Announcer() {
  const graph = useExplorer((state) => state.graph);
  const selection = useExplorer((state) => state.selection);
  const selected = useMemo(() => selectionWords({ graph, selection }), [graph, selection]);
  const filtering = useExplorer((state) => isFiltering(state.filters) || isTimeFiltering(state.time));
  const visible = useVisibleGraph();
  const shown = filtering
    ? `${counted(visible.entities.length, "entity", "entities")} and ${counted(visible.relations.length, "relation", "relations")} shown.`
    : "";
  return (
    <VisuallyHidden>
      <output aria-label="Selection">{selected}</output>
      <output aria-label="Filters">{shown}</output>
    </VisuallyHidden>
  );
}

function selectionWords({ graph, selection }: Pick<ExplorerState, "graph" | "selection">): string {
  const [item, ...more] = selection.items;
  if (item === undefined) return "";
  if (more.length > 0) return `${selection.items.length} selected.`;
  const relation = item.kind === "relation" ? graph.relations.get(item.id) : undefined;
  if (relation !== undefined) return `Selected: ${relationSentence(relation, namesOf(wireGraphOf(graph)))}.`;
  const entity = graph.entities.get(item.id);
  if (entity === undefined) return "";
  const degree = [...graph.relations.values()].filter((r) => r.source === entity.id || r.target === entity.id).length;
  return `Selected: ${entity.name}, ${counted(degree, "relation", "relations")}.`;
}
