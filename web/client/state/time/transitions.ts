// Pure steps of the time slice.
import type { DayRange, TimeBasis } from "#model";
import { TIME_BASES } from "#model";
import type { TimeState } from "./types.ts";

export function initialTime(): TimeState {
  return { basis: "announced", range: undefined, undatedHidden: false };
}

export function isTimeBasis(name: string): name is TimeBasis {
  return Object.hasOwn(TIME_BASES, name);
}

/** Another date counts: its days are others, so a range does not carry over. */
export function chooseBasis(time: TimeState, basis: TimeBasis): TimeState {
  return basis === time.basis ? time : { ...time, basis, range: undefined };
}

/** A range the wrong way round is turned. */
export function chooseRange(time: TimeState, range: DayRange | undefined): TimeState {
  if (range === undefined || range.from <= range.to) return { ...time, range };
  return { ...time, range: { from: range.to, to: range.from } };
}

export function isTimeFiltering(time: TimeState): boolean {
  return time.range !== undefined || time.undatedHidden;
}
