// Where entities were put: by hand, by a layout a person asked for, or beside their neighbours when they came.
import type { StateCreator } from "zustand";
import type { Positions } from "#model";
import { move } from "./transitions.ts";
import type { PlacesState } from "./types.ts";

export interface PlacesSlice {
  readonly places: PlacesState;
  readonly moved: (positions: Positions) => void;
  /** Back to the positions of the data. */
  readonly movesForgotten: () => void;
}

export const createPlacesSlice: StateCreator<PlacesSlice> = (set) => ({
  places: { moved: {} },
  // A layout that was stopped hands over nothing: no step.
  moved: (positions) => {
    if (Object.keys(positions).length > 0) set(({ places }) => ({ places: move(places, positions) }));
  },
  movesForgotten: () => set({ places: { moved: {} } }),
});
