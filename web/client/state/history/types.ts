// Steps that can be undone, and what they are called.

export interface Step {
  /** Rises with every step of this page; 0 is the state it opened with. */
  readonly id: number;
  /** What it did, in words made when it was done. */
  readonly words: string;
}

export interface HistoryState {
  /** The step that led to what is on the page; part of what is undone. */
  readonly step: Step;
  /** The highest id that a step of this page was given; undo leaves it. */
  readonly lastStep: number;
  /** Names the reader gave to steps, by id; undo leaves them. */
  readonly stepNames: ReadonlyMap<number, string>;
}
