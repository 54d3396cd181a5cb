// Binds the graph slice to the store.
import type { StateCreator } from "zustand";
import type { GraphResponse, WireGraph } from "#contract";
import { initialGraph, loadGraph, mergeGraph } from "./transitions.ts";
import type { GraphState } from "./types.ts";

export interface GraphSlice {
  readonly graph: GraphState;
  readonly graphLoaded: (answer: GraphResponse) => void;
  readonly graphMerged: (more: WireGraph) => void;
}

export const createGraphSlice: StateCreator<GraphSlice> = (set) => ({
  graph: initialGraph(),
  graphLoaded: (answer) => set({ graph: loadGraph(answer) }),
  graphMerged: (more) => set((state) => ({ graph: mergeGraph(state.graph, more) })),
});
