// Binds the graph slice to the store.
import type { StateCreator } from "zustand";
import type { GraphResponse, WireGraph } from "#contract";
import type { Positions } from "#model";
import { initialGraph, layFirst, loadGraph, mergeGraph } from "./transitions.ts";
import type { GraphState } from "./types.ts";

export interface GraphSlice {
  readonly graph: GraphState;
  readonly graphLoaded: (answer: GraphResponse) => void;
  readonly graphMerged: (more: WireGraph) => void;
  /** Data that came without positions was laid out; nobody's step, and nothing to undo. */
  readonly firstLaidOut: (positions: Positions) => void;
}

export const createGraphSlice: StateCreator<GraphSlice> = (set) => ({
  graph: initialGraph(),
  graphLoaded: (answer) => set({ graph: loadGraph(answer) }),
  graphMerged: (more) => set((state) => ({ graph: mergeGraph(state.graph, more) })),
  firstLaidOut: (positions) => set((state) => ({ graph: layFirst(state.graph, positions) })),
});
