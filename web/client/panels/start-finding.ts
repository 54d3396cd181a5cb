// Puts the cursor into the search box, wherever that is at the moment.
import { explorer } from "../state/explorer-store.ts";

/** The id of the search box's input. */
export const SEARCH_ID = "search";

/** Opens what holds the search box and puts the cursor in it. */
export function startFinding(): void {
  const { view, railToggled, railSheetShown } = explorer.getState();
  if (view.railFolded) railToggled();
  railSheetShown(true);
  // After the rail is on the page again.
  requestAnimationFrame(() => document.getElementById(SEARCH_ID)?.focus());
}
