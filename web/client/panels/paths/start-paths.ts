// Opens the search for paths, or fills the place of one that waits, and puts the cursor where the next thing is to be done.
import type { PathsState } from "../../state/paths/types.ts";
import type { ExplorerStore } from "../../state/explorer-store.ts";

let asked = false;

/** What that will do with so many entities. */
export function pathsWords(paths: PathsState | undefined, picked: number): string {
  if (picked > 1) return "Paths between these";
  return paths?.ends.includes("") === true && paths.ends.some((end) => end !== "")
    ? "Paths to here"
    : "Paths from here…";
}

export function startPaths(explorer: ExplorerStore, entityIds: readonly string[]): void {
  asked = true;
  explorer.getState().selectionCleared();
  explorer.getState().pathsOpened(entityIds);
}

/** Whether somebody has just asked for it, once: a link that opens with paths leaves the focus alone. */
export function takeStart(): boolean {
  const was = asked;
  asked = false;
  return was;
}
