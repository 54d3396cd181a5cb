// Copies the address of this very view from a menu; where none can hold it, opens the dialog that offers to keep it.
import { exploring } from "../explore/explore-store.ts";
import { viewLink } from "../share/view-link.ts";
import type { ExplorerStore } from "../state/explorer-store.ts";
import { openSurface } from "./palette/surfaces.ts";

/** Says what it did. */
export function copyLink(explorer: ExplorerStore): void {
  const { address, leftOut } = viewLink(explorer.getState(), window.location);
  if (leftOut.length > 0) return openSurface("link");
  navigator.clipboard.writeText(address).then(
    () => exploring.say("Link copied."),
    // Without permission the reader still gets the text where it can be copied by hand.
    () => window.prompt("Copy", address),
  );
}
