// Lights a path on the canvas; what of a chosen one is not there yet is put there, as a step that can be undone. What a
// link left out stays out: its sender did not see it either.
import { useEffect } from "react";
import { canvasOf, useExplorer, useExplorerStore } from "../../state/explorer-store.ts";
import { missingFrom, pathGraph, pathWords } from "./lit-path.ts";

export function useLight(path: readonly string[] | undefined): void {
  const explorer = useExplorerStore();
  const key = path?.join("\n");
  const known = useExplorer(({ graph }) => path === undefined || pathGraph(graph, path) !== undefined);
  useEffect(() => {
    const state = explorer.getState();
    const ids = key?.split("\n");
    const found = ids === undefined ? undefined : pathGraph(state.graph, ids);
    if (ids === undefined || found === undefined) state.pathLighted(undefined);
    else {
      const isChosen = state.paths !== state.pathsVisited;
      if (isChosen && missingFrom(canvasOf(state), ids) > 0) state.resultAdded(found, pathWords(state.graph, ids));
      state.pathLighted(ids);
    }
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- once its facts have come it is lit after all
  }, [explorer, key, known]);
  useEffect(() => () => explorer.getState().pathLighted(undefined), [explorer]);
}
