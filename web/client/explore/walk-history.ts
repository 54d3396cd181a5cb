// Walks the steps of an explorer: one back, one on, or any number, and says where that leads.
import type { ExplorerStore } from "../state/explorer-store.ts";
import type { Step } from "../state/history/types.ts";
import { exploring } from "./explore-store.ts";

/** Below 0 is back; beyond the first and the last step nothing happens. */
export function walkHistory(explorer: ExplorerStore, by: number): void {
  // What plays is stopped where it is, as a step, so that a step back takes back the playing.
  explorer.getState().playStopped();
  const { pastStates, futureStates, undo, redo } = explorer.temporal.getState();
  const steps = Math.min(Math.abs(by), by < 0 ? pastStates.length : futureStates.length);
  if (steps === 0) return;
  const left = nameOf(explorer, explorer.getState().step);
  if (by < 0) undo(steps);
  else redo(steps);
  const now = nameOf(explorer, explorer.getState().step);
  exploring.say(steps > 1 ? `Went to: ${now}.` : by < 0 ? `Undid: ${left}.` : `Redid: ${now}.`);
}

function nameOf(explorer: ExplorerStore, step: Step): string {
  return explorer.getState().stepNames.get(step.id) ?? step.words;
}
