// Binds the selection slice to the store.
import type { StateCreator } from "zustand";
import { focusOn, initialSelection, select, stepBack } from "./transitions.ts";
import type { Ref, SelectionState } from "./types.ts";

export interface SelectionSlice {
  readonly selection: SelectionState;
  readonly selected: (ref: Ref, additive?: boolean) => void;
  /** These and nothing else, in one step however many they are. */
  readonly selectedTogether: (refs: readonly Ref[]) => void;
  readonly focused: (entityId: string) => void;
  readonly selectionCleared: () => void;
  readonly drawerClosed: () => void;
  readonly steppedBack: () => void;
}

export const createSelectionSlice: StateCreator<SelectionSlice> = (set) => {
  const change = (step: (selection: SelectionState) => SelectionState) =>
    set(({ selection }) => ({ selection: step(selection) }));
  return {
    selection: initialSelection(),
    selected: (ref, additive = false) => change((state) => select(state, ref, additive)),
    selectedTogether: (items) => set({ selection: { items, focus: undefined, drawerOpen: items.length > 0 } }),
    focused: (entityId) => change((state) => focusOn(state, entityId)),
    selectionCleared: () => set({ selection: initialSelection() }),
    drawerClosed: () => change((state) => ({ ...state, drawerOpen: false })),
    steppedBack: () => change(stepBack),
  };
};
