// Binds the history slice to the store. The past and the future are zundo's (undoable.ts); here is what steps are called.
import type { StateCreator } from "zustand";
import type { HistoryState } from "./types.ts";

export interface HistorySlice extends HistoryState {
  /** An empty name gives the step its own words back. */
  readonly stepNamed: (id: number, name: string) => void;
}

export const createHistorySlice: StateCreator<HistorySlice> = (set) => ({
  step: { id: 0, words: "Opened" },
  lastStep: 0,
  stepNames: new Map(),
  stepNamed: (id, name) =>
    set(({ stepNames }) => {
      const next = new Map(stepNames);
      if (name.trim() === "") next.delete(id);
      else next.set(id, name.trim());
      return { stepNames: next };
    }),
});
