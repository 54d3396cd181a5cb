// Binds the look slice to the store.
import type { StateCreator } from "zustand";
import { initialLook } from "./transitions.ts";
import type { LookState } from "./types.ts";

export interface LookSlice {
  readonly look: LookState;
  readonly lookChosen: (look: Partial<LookState>) => void;
}

export const createLookSlice: StateCreator<LookSlice> = (set) => ({
  look: initialLook(),
  lookChosen: (part) => set(({ look }) => ({ look: { ...look, ...part } })),
});
