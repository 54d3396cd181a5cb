// The view of an explorer that no address can hold, as it is kept beside the snapshots: it is in no list, and its id is the
// hash of what it says.

/** Grows by one when the shape changes; readers upgrade older files, writers write only this. */
export const SAVED_VIEW_VERSION = 1;

/** Characters: thousands of places, and no store for anything else. */
export const MOST_VIEW_CHARACTERS = 1_000_000;

export interface SavedViewContent {
  readonly version: typeof SAVED_VIEW_VERSION;
  /** The query string of the view without its "?", as an address would have it. */
  readonly view: string;
}

export interface SavedView extends SavedViewContent {
  /** Of the form of a snapshot's id. */
  readonly id: string;
  /** ISO 8601 in UTC. */
  readonly createdAt: string;
}
