// Which time the reader looks at: whose date counts, which days, and whether facts without a date stay.

export const TIME_BASES = { announced: "Announced", true: "True from–to", seen: "First seen" } as const;
/** announced: the announcement. true: from start to end. seen: the earliest dated source that supports it. */
export type TimeBasis = keyof typeof TIME_BASES;

/** Days as ISO 8601, both ends included. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

export interface TimeState {
  readonly basis: TimeBasis;
  /** Undefined: no day is asked for, everything stays. */
  readonly range: DayRange | undefined;
  readonly undatedHidden: boolean;
}
