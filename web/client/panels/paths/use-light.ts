// Lights on the canvas the path that is chosen, or all that were found while none is; what of a chosen one is not there
// yet is put there, as a step that can be undone. What a link left out stays out: its sender did not see it either.
import { useEffect, useMemo } from "react";
import { canvasOf, useExplorer, useExplorerStore } from "../../state/explorer-store.ts";
import { joinedGraph, missingFrom, pathWords } from "./lit-path.ts";

export function useLight(found: readonly (readonly string[])[], at: number | undefined): void {
  const explorer = useExplorerStore();
  const key = (at === undefined ? found : found.slice(at, at + 1)).map((path) => path.join("\n")).join("\n\n");
  // The same list for as long as it says the same: each render brings another.
  const lit = useMemo(() => (key === "" ? [] : key.split("\n\n").map((path) => path.split("\n"))), [key]);
  const graph = useExplorer((state) => state.graph);
  const known = lit.length === 0 || joinedGraph(graph, lit) !== undefined;
  useEffect(() => {
    const state = explorer.getState();
    const [chosen] = at === undefined ? [] : lit;
    const facts = joinedGraph(state.graph, lit);
    if (lit.length === 0 || facts === undefined) state.pathLighted(undefined);
    else {
      const isVisited = state.paths === state.pathsVisited;
      if (chosen !== undefined && !isVisited && missingFrom(canvasOf(state), lit) > 0)
        state.resultAdded(facts, pathWords(state.graph, chosen));
      state.pathLighted([...new Set(lit.flat())]);
    }
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- once its facts have come it is lit after all
  }, [explorer, lit, at, known]);
  useEffect(() => () => explorer.getState().pathLighted(undefined), [explorer]);
}
