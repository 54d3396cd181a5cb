// Which time the reader looks at: whose date counts, which days, and whether facts without a date stay.
import type { DayRange, TimeBasis } from "#model";

export interface TimeState {
  readonly basis: TimeBasis;
  /** Undefined: no day is asked for, everything stays. */
  readonly range: DayRange | undefined;
  readonly undatedHidden: boolean;
}
