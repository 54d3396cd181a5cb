// Binds the arrangement slice to the store.
import type { StateCreator } from "zustand";
import { initialArrangement, start } from "./transitions.ts";
import type { ArrangementState, LayoutRun } from "./types.ts";

export interface ArrangementSlice {
  readonly arrangement: ArrangementState;
  readonly layoutAsked: (run: LayoutRun) => void;
  readonly layoutProgressed: (progress: number) => void;
  /** It is over: done, stopped (nothing moved), or failed with words. */
  readonly layoutEnded: (failure?: string) => void;
}

export const createArrangementSlice: StateCreator<ArrangementSlice> = (set) => ({
  arrangement: initialArrangement(),
  layoutAsked: (run) => set({ arrangement: start(run) }),
  layoutProgressed: (progress) => set(({ arrangement }) => ({ arrangement: { ...arrangement, progress } })),
  layoutEnded: (failure) => set({ arrangement: { ...initialArrangement(), failure } }),
});
