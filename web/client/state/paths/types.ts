// A search for paths: between which entities, through what, and which of the found ones the reader is at.

/** The server's own bound. */
export const MOST_PATHS = 10;

export interface PathsState {
  /** Entity ids in the order they were picked; two by two they are searched between. "" is not picked yet. */
  readonly ends: readonly string[];
  /** At most this many between two ends. */
  readonly count: number;
  /** Walked through these only; none is all. Families and types add up. */
  readonly families: readonly string[];
  readonly types: readonly string[];
  /** ISO prefixes; "" is open. */
  readonly after: string;
  readonly before: string;
  /** Place among all that were found; undefined: none is lit yet. */
  readonly at: number | undefined;
}
