// The address of this very view, and its copying.
import { exploring } from "../explore/explore-store.ts";
import { linkOf } from "../state/address.ts";
import type { ExplorerStore } from "../state/explorer-store.ts";
import { addressOf } from "../state/explorer-store.ts";

/** What the address bar leaves to the data (its version, a first layout) is said in a link that goes elsewhere. */
export function linkToView(explorer: ExplorerStore): string {
  const { origin, pathname } = window.location;
  return `${origin}${pathname}${linkOf(addressOf(explorer.getState(), true)).search}`;
}

/** Copies it, and says so. */
export function copyLink(explorer: ExplorerStore): void {
  const link = linkToView(explorer);
  navigator.clipboard.writeText(link).then(
    () => exploring.say("Link copied."),
    // Without permission the reader still gets the text where it can be copied by hand.
    () => window.prompt("Copy", link),
  );
}
