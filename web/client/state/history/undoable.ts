// Undo and redo for a store: zundo keeps the past, every change of what counts as a step is numbered and named.
import type { StateCreator, StoreApi } from "zustand";
import type { TemporalState } from "zundo";
import { temporal } from "zundo";
import type { Walked } from "./step-words.ts";
import { stepWords } from "./step-words.ts";
import type { HistorySlice } from "./slice.ts";

/** The parts of the state whose change is a step. A slice that becomes undoable adds its name. */
const WALKED = ["exploration", "filters", "time", "places", "look"] as const;

/** Enough for a day's work; each holds ids only. */
const MOST_STEPS = 300;

type Tracked = Walked & HistorySlice;
type Kept = Pick<Tracked, (typeof WALKED)[number] | "step">;

/** The steps before and after the one the page is at, of which zundo keeps the states. */
export type Past = StoreApi<TemporalState<Kept>>;

/** Whether what is undone and redone differs. */
export function hasStepped(before: Walked, after: Walked): boolean {
  return WALKED.some((part) => before[part] !== after[part]);
}

/** Numbers and names a change in the same breath as it is made, so that both are one step. */
function numbered<State extends Tracked>(create: StateCreator<State>): StateCreator<State> {
  return (set, get, store) => {
    const step: typeof store.setState = (change) => {
      const before = get();
      const part = typeof change === "function" ? change(before) : change;
      const after = { ...before, ...part };
      // Who hands in a step of its own says that this belongs to it: no new one.
      if (!hasStepped(before, after) || "step" in part) return set(part);
      const id = before.lastStep + 1;
      return set({ ...part, lastStep: id, step: { id, words: stepWords(before, after) } });
    };
    store.setState = step;
    return create(step, get, store);
  };
}

export function undoable<State extends Tracked>(create: StateCreator<State>) {
  return temporal<State, [], [], Kept>(numbered(create), {
    limit: MOST_STEPS,
    partialize: ({ exploration, filters, time, places, look, step }) => ({
      exploration,
      filters,
      time,
      places,
      look,
      step,
    }),
    equality: (before, now) => before.step === now.step,
  });
}
