// Keeps explorers in step with what was chosen: their nodes are called by it, also those that come later.
import type { StoreApi } from "zustand";
import type { GraphState } from "../graph/types.ts";
import { calledGraph } from "./captions.ts";
import { choicesStore } from "./choices-store.ts";

type Named = Pick<StoreApi<{ readonly graph: GraphState }>, "getState" | "subscribe"> & {
  readonly setState: (part: { readonly graph: GraphState }) => void;
};

/** What is in this store is called as was chosen, whenever facts come into it. */
export function nameNewFacts(store: Named): void {
  store.subscribe((state, before) => {
    if (state.graph === before.graph) return;
    choicesStore.getState().seen(state.graph);
    nameFacts(store);
  });
}

/** And whenever something else is chosen, until the returned function is called. */
export function nameByChoices(store: Named): () => void {
  return choicesStore.subscribe(() => nameFacts(store));
}

function nameFacts(store: Named): void {
  const { graph } = store.getState();
  const named = calledGraph(graph, choicesStore.getState().choices);
  if (named !== graph) store.setState({ graph: named });
}
