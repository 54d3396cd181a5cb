// Binds the filter slice to the store.
import type { StateCreator } from "zustand";
import {
  addStep,
  changeRule,
  initialFilters,
  isolated,
  moveStep,
  removeStep,
  switchStep,
  toggled,
} from "./transitions.ts";
import type { Checklist, FilterRule, FilterState } from "./types.ts";

export interface FilterSlice {
  readonly filters: FilterState;
  /** A value of a checklist hidden or brought back: a click on a row of the legend. */
  readonly valueToggled: (list: Checklist, name: string) => void;
  readonly valueIsolated: (list: Checklist, name: string, all: readonly string[]) => void;
  readonly stepAdded: (rule: FilterRule) => void;
  readonly ruleChanged: (index: number, rule: FilterRule) => void;
  readonly stepSwitched: (index: number) => void;
  readonly stepMoved: (index: number, by: -1 | 1) => void;
  readonly stepRemoved: (index: number) => void;
  readonly filtersCleared: () => void;
}

export const createFilterSlice: StateCreator<FilterSlice> = (set) => {
  const change = (step: (filters: FilterState) => FilterState) => set(({ filters }) => ({ filters: step(filters) }));
  return {
    filters: initialFilters(),
    valueToggled: (list, name) => change((filters) => toggled(filters, list, name)),
    valueIsolated: (list, name, all) => change((filters) => isolated(filters, list, all, name)),
    stepAdded: (rule) => change((filters) => addStep(filters, rule)),
    ruleChanged: (index, rule) => change((filters) => changeRule(filters, index, rule)),
    stepSwitched: (index) => change((filters) => switchStep(filters, index)),
    stepMoved: (index, by) => change((filters) => moveStep(filters, index, by)),
    stepRemoved: (index) => change((filters) => removeStep(filters, index)),
    filtersCleared: () => set({ filters: initialFilters() }),
  };
};
