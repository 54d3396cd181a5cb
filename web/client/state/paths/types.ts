// A search for paths: between which entities, through what, and which of the found ones the reader is at.

/** The server's own bound. */
export const MOST_PATHS = 10;
/** Every pair of five makes ten searches: more at once is no question that anybody reads the answer of. */
export const MOST_ENDS = 5;

/** Of more than two ends: each with the next, or each with every other. */
export const JOININGS = { chain: "One after another", pairs: "Every pair" } as const;
export type Joining = keyof typeof JOININGS;

export interface PathsState {
  /** Entity ids in the order they were picked. "" is not picked yet. */
  readonly ends: readonly string[];
  readonly joining: Joining;
  /** At most this many between two ends. */
  readonly count: number;
  /** Walked through these only; none is all. Families and types add up. */
  readonly families: readonly string[];
  readonly types: readonly string[];
  /** ISO prefixes; "" is open. */
  readonly after: string;
  readonly before: string;
  /** Place among all that were found; undefined: none is chosen yet, all are lit. */
  readonly at: number | undefined;
}
