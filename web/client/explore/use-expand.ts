// Expanding without choosing: the next page through any relation, best connected first, at once.
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { AnswerError } from "../read/answer-error.ts";
import type { ExplorerStore } from "../state/explorer-store.ts";
import { useExplorerStore } from "../state/explorer-store.ts";
import { counted } from "../state/graph-words.ts";
import type { NextPage } from "./next-page.ts";
import { readNextPage } from "./next-page.ts";
import { exploring } from "./explore-store.ts";

/** Says in words what came of it, also where nothing could be brought. */
export function useExpand(): (entityId: string) => Promise<void> {
  const queries = useQueryClient();
  const explorer = useExplorerStore();
  return useCallback(
    async (entityId) => {
      const name = explorer.getState().graph.entities.get(entityId)?.name ?? entityId;
      try {
        const page = await readNextPage(queries, explorer.getState(), { entityId, types: [], order: "degree" });
        const { entityIds, relationIds } = page.fresh;
        if (entityIds.length + relationIds.length === 0) {
          exploring.say(`All ${counted(page.total, "neighbour", "neighbours")} of ${name} are on the canvas.`);
          return;
        }
        bringPage(explorer, page);
      } catch (error) {
        const why = error instanceof AnswerError ? error.message : "The answer could not be read";
        exploring.say(`${name} was not expanded. ${why}.`);
      }
    },
    [explorer, queries],
  );
}

/** Brings it; the step says itself what came, this adds what is still to come. */
export function bringPage(explorer: ExplorerStore, { expansion, left }: NextPage): void {
  explorer.getState().expanded(expansion);
  if (left > 0) exploring.sayMore(`${counted(left, "neighbour is", "neighbours are")} left.`);
}
