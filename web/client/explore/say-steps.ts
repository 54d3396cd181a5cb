// Says to screen readers every step of exploring as it is done, in the words that the history keeps of it.
import type { ExplorerState, ExplorerStore } from "../state/explorer-store.ts";
import { canvasOf, visibleOf } from "../state/explorer-store.ts";
import { isFiltering } from "../state/filters/transitions.ts";
import { counted } from "../state/graph-words.ts";

/** Undo and redo are no new steps: they say themselves where they lead (walk-history.ts). */
export function saySteps(explorer: ExplorerStore, say: (words: string) => void): void {
  explorer.subscribe((state, before) => {
    if (state.lastStep === before.lastStep) return;
    // Filters and time are said elsewhere; what was said of a step before them is true no more.
    say(state.exploration === before.exploration ? "" : saidOf(state, before));
  });
}

function saidOf(state: ExplorerState, before: ExplorerState): string {
  const words = `${state.step.words}.`;
  // What filters hide of everything was hidden before, too.
  if (state.exploration.everything && !before.exploration.everything) return words;
  const there = canvasOf(before).entities;
  const visible = new Set(visibleOf(state).entities.map(({ id }) => id));
  const fresh = [...canvasOf(state).entities.keys()].filter((id) => !there.has(id));
  const hidden = fresh.filter((id) => !visible.has(id)).length;
  if (hidden === 0) return words;
  const by = isFiltering(state.filters) ? "Filters hide" : "The time chosen hides";
  return `${words} ${by} ${hidden.toLocaleString("en")} of ${counted(fresh.length, "new entity", "new entities")}.`;
}
