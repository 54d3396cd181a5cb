// Out of the details of a fact: what they were opened from is in front again. Among paths nothing stays selected, so that
// the path is lit again and a link opens with the paths.
import type { ExplorerStore } from "../state/explorer-store.ts";

export function leaveDetails(explorer: ExplorerStore): void {
  const { paths, drawerClosed, selectionCleared } = explorer.getState();
  if (paths === undefined) drawerClosed();
  else selectionCleared();
}
