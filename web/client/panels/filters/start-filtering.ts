// Opens the choice of a filter to add, wherever that is at the moment.
import { explorer } from "../../state/explorer-store.ts";
import { ADD_FILTER_ID } from "./FilterStack.tsx";

export function startFiltering(): void {
  const { view, railToggled, railSheetShown } = explorer.getState();
  if (view.railFolded) railToggled();
  railSheetShown(true);
  // After the rail is on the page again, and the palette no more.
  requestAnimationFrame(() => {
    const button = document.getElementById(ADD_FILTER_ID);
    button?.focus();
    if (button?.getAttribute("aria-expanded") === "false") button.click();
  });
}
