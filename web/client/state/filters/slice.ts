// Binds the filter slice to the store.
import type { StateCreator } from "zustand";
import { initialFilters, isolated, toggled } from "./transitions.ts";
import type { FilterState } from "./types.ts";

export interface FilterSlice {
  readonly filters: FilterState;
  readonly kindToggled: (kind: string) => void;
  readonly kindIsolated: (kind: string, all: readonly string[]) => void;
  readonly familyToggled: (family: string) => void;
  readonly familyIsolated: (family: string, all: readonly string[]) => void;
  readonly inferredToggled: () => void;
  readonly filtersCleared: () => void;
}

export const createFilterSlice: StateCreator<FilterSlice> = (set) => {
  const change = (step: (filters: FilterState) => Partial<FilterState>) =>
    set(({ filters }) => ({ filters: { ...filters, ...step(filters) } }));
  return {
    filters: initialFilters(),
    kindToggled: (kind) => change((f) => ({ hiddenKinds: toggled(f.hiddenKinds, kind) })),
    kindIsolated: (kind, all) => change((f) => ({ hiddenKinds: isolated(f.hiddenKinds, all, kind) })),
    familyToggled: (family) => change((f) => ({ hiddenFamilies: toggled(f.hiddenFamilies, family) })),
    familyIsolated: (family, all) => change((f) => ({ hiddenFamilies: isolated(f.hiddenFamilies, all, family) })),
    inferredToggled: () => change((f) => ({ hideInferred: !f.hideInferred })),
    filtersCleared: () => set({ filters: initialFilters() }),
  };
};
