// What playing shows next. Announcements and sources add up from the first bar on; what is true is true at a moment,
// so there one bar moves along.
import type { DayRange, TimeBasis } from "#model";
import type { TimeBin } from "./bins.ts";
import { binsIn, rangeOf } from "./bins.ts";

/** Undefined after the last bar. */
export function nextRange(
  bins: readonly TimeBin[],
  basis: TimeBasis,
  range: DayRange | undefined,
): DayRange | undefined {
  const [first, last] = binsIn(bins, range) ?? [0, -1];
  if (last + 1 >= bins.length) return undefined;
  return rangeOf(bins, basis === "true" ? [last + 1, last + 1] : [first, last + 1]);
}

/** Where playing begins: at the chosen range, or from the start again where that is at its end. */
export function firstRange(
  bins: readonly TimeBin[],
  basis: TimeBasis,
  range: DayRange | undefined,
): DayRange | undefined {
  const chosen = binsIn(bins, range);
  if (range !== undefined && chosen !== undefined && chosen[1] < bins.length - 1) return range;
  return nextRange(bins, basis, undefined);
}
