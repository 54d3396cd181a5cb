// Turns the picture to an entity, wherever it was found: search, palette.
import { useQueryClient } from "@tanstack/react-query";
import { addresses } from "#contract";
import { parseEntityGraph } from "../read/parse-graph.ts";
import { readAnswer } from "../read/read-answer.ts";
import { canvasOf, useExplorer, useExplorerStore } from "../state/explorer-store.ts";
import { relationsOf } from "../state/graph-questions.ts";

/** Turns the picture to an entity; one that is not on the canvas is put there, one not loaded is fetched first. */
export function useGoToEntity(): (id: string) => Promise<void> {
  const queries = useQueryClient();
  const explorer = useExplorerStore();
  const graphMerged = useExplorer((state) => state.graphMerged);
  const focused = useExplorer((state) => state.focused);
  const railSheetShown = useExplorer((state) => state.railSheetShown);
  return async (id) => {
    if (!explorer.getState().graph.entities.has(id)) {
      const more = await queries
        .fetchQuery({
          queryKey: ["entity", id],
          queryFn: ({ signal }) => readAnswer(addresses.entity(id), parseEntityGraph, signal),
        })
        .catch(() => undefined);
      if (more === undefined) return;
      graphMerged(more);
    }
    railSheetShown(false);
    const { graph, exploration, resultAdded } = explorer.getState();
    const entity = graph.entities.get(id);
    const canvas = canvasOf(explorer.getState());
    if (entity !== undefined && !canvas.entities.has(id)) {
      // Among everything it comes with its relations; among what was picked it comes alone.
      const relations = exploration.everything ? relationsOf(graph, id) : [];
      const drawn = relations.filter(({ source, target }) => canvas.entities.has(source === id ? target : source));
      resultAdded({ entities: [entity], relations: drawn, sources: [] }, entity.name);
    }
    focused(id);
  };
}
