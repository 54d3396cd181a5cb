// Keeps the address bar and the store in step: every step, filter, selection or view is one that Back undoes.
// On another page (the questions) the explorer waits: its address is not in the bar.
import { placeOf, watchPlace } from "../place.ts";
import { linkOf, readAddress, writeAddress } from "./address.ts";
import { addressOf, explorer, visitAddress } from "./explorer-store.ts";

/** The explorer's address as it was left, for the way back to it. */
export function explorerAddress(): string {
  return `/${writeAddress(addressOf(explorer.getState()))}`;
}

/** Reads the address once, then follows both ways until the returned function is called. */
export function followAddress(window: Window): () => void {
  const isHere = (): boolean => placeOf(window.location.pathname).page === "explorer";
  const visit = (): void => {
    if (isHere()) visitAddress(readAddress(window.location.search));
  };
  visit();
  // Where the page opens is where its history begins.
  explorer.setState({ step: { id: 0, words: window.location.search === "" ? "Opened" : "Opened a link" } });
  explorer.temporal.getState().clear();
  const unsubscribe = explorer.subscribe((state, before) => {
    if (!isHere()) return;
    if (
      state.filters === before.filters &&
      state.time === before.time &&
      state.exploration === before.exploration &&
      state.places === before.places &&
      state.look === before.look &&
      state.view.camera === before.view.camera &&
      state.selection === before.selection &&
      state.paths === before.paths &&
      state.view.mode === before.view.mode
    ) {
      return;
    }
    const { search, leftOut } = linkOf(addressOf(state));
    if (leftOut.join() !== state.linkLeavesOut.join()) explorer.setState({ linkLeavesOut: leftOut });
    // The address may be written in another order than ours; only a different view is a new step.
    if (search === writeAddress(readAddress(window.location.search))) return;
    // A look around is no step: Back does not walk the camera's way.
    const looked = state.view.camera !== before.view.camera;
    window.history[looked ? "replaceState" : "pushState"](null, "", `${window.location.pathname}${search}`);
  });
  const unwatch = watchPlace(visit);
  return () => {
    unsubscribe();
    unwatch();
  };
}
