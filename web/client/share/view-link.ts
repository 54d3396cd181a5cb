// The link to what is on the page: whole where an address can hold it.
import type { ExplorerState } from "../state/explorer-store.ts";
import { addressOf } from "../state/explorer-store.ts";
import { linkOf, viewText } from "../state/address.ts";

export interface ViewLink {
  /** In at most 8 KB. */
  readonly address: string;
  /** What that leaves out, in words; empty: nothing. */
  readonly leftOut: readonly string[];
  /** All of it, however long, beginning with "?" unless it is the plain view. */
  readonly view: string;
}

/** What the address bar leaves to the data (its version, a first layout) is said in a link that goes elsewhere. */
export function viewLink(state: ExplorerState, { origin, pathname }: Pick<Location, "origin" | "pathname">): ViewLink {
  const address = addressOf(state, true);
  const { search, leftOut } = linkOf(address);
  return { address: `${origin}${pathname}${search}`, leftOut, view: viewText(address) };
}
