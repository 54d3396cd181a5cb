// Binds the time slice to the store.
import type { StateCreator } from "zustand";
import type { DayRange, TimeBasis } from "#model";
import { chooseBasis, chooseRange, initialTime } from "./transitions.ts";
import type { TimeState } from "./types.ts";

export interface TimeSlice {
  readonly time: TimeState;
  /** What is shown while it plays, instead of `time`: what is on its way is no step, and no link goes to it. */
  readonly timePlayed: TimeState | undefined;
  /** Undefined until somebody folded or opened it. */
  readonly timeFolded: boolean | undefined;
  readonly timeBasisChosen: (basis: TimeBasis) => void;
  readonly timeRangeChosen: (range: DayRange | undefined) => void;
  readonly undatedSwitched: () => void;
  readonly timeCleared: () => void;
  readonly playedTo: (range: DayRange) => void;
  /** Stops; what was shown last stays, as one step. */
  readonly playStopped: () => void;
  readonly timeFoldSet: (folded: boolean) => void;
}

export const createTimeSlice: StateCreator<TimeSlice> = (set) => {
  // Whoever touches it while it plays, stops it there.
  const change = (step: (time: TimeState) => TimeState) =>
    set(({ time, timePlayed }) => ({ time: step(timePlayed ?? time), timePlayed: undefined }));
  return {
    time: initialTime(),
    timePlayed: undefined,
    timeFolded: undefined,
    timeBasisChosen: (basis) => change((time) => chooseBasis(time, basis)),
    timeRangeChosen: (range) => change((time) => chooseRange(time, range)),
    undatedSwitched: () => change((time) => ({ ...time, undatedHidden: !time.undatedHidden })),
    timeCleared: () => change((time) => ({ ...initialTime(), basis: time.basis })),
    playedTo: (range) => set(({ time }) => ({ timePlayed: { ...time, range } })),
    playStopped: () => set(({ time, timePlayed }) => ({ time: timePlayed ?? time, timePlayed: undefined })),
    timeFoldSet: (folded) => set({ timeFolded: folded }),
  };
};
