// Binds the measures slice to the store.
import type { StateCreator } from "zustand";
import type { MeasureName } from "#model";
import { initialMeasures, takeMeasured } from "./transitions.ts";
import type { Measured, MeasuresState } from "./types.ts";

export interface MeasuresSlice {
  readonly measures: MeasuresState;
  readonly rankingShown: (name: MeasureName | undefined) => void;
  readonly measuringProgressed: (progress: number | undefined) => void;
  readonly measured: (found: Readonly<Partial<Record<MeasureName, Measured>>>) => void;
  readonly measuringFailed: (words: string) => void;
}

export const createMeasuresSlice: StateCreator<MeasuresSlice> = (set) => {
  const change = (step: (state: MeasuresState) => MeasuresState) =>
    set(({ measures }) => ({ measures: step(measures) }));
  return {
    measures: initialMeasures(),
    rankingShown: (ranked) => change((state) => ({ ...state, ranked })),
    measuringProgressed: (progress) => change((state) => ({ ...state, progress })),
    measured: (found) => change((state) => takeMeasured(state, found)),
    measuringFailed: (failure) => change((state) => ({ ...state, progress: undefined, failure })),
  };
};
