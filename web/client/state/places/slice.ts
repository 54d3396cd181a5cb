// Where entities were put: by hand, by a layout a person asked for, or beside their neighbours when they came.
import type { StateCreator } from "zustand";
import type { Positions } from "#model";
import { move } from "./transitions.ts";
import type { LayoutState, PlacesState } from "./types.ts";

export interface PlacesSlice {
  readonly places: PlacesState;
  /** Whose the places are; the browser keeps what is the reader's own (keep-places.ts). */
  readonly layout: LayoutState;
  readonly moved: (positions: Positions) => void;
  /** Back to the positions of the data. */
  readonly movesForgotten: () => void;
  /** The reader's own places instead of those of a link. */
  readonly ownPlacesTaken: () => void;
}

export const createPlacesSlice: StateCreator<PlacesSlice> = (set) => ({
  places: { moved: {} },
  layout: { yours: true, kept: {} },
  // A layout that was stopped hands over nothing: no step.
  moved: (positions) => {
    if (Object.keys(positions).length > 0) set(({ places }) => ({ places: move(places, positions) }));
  },
  movesForgotten: () => set({ places: { moved: {} } }),
  ownPlacesTaken: () => set(({ layout }) => ({ places: { moved: layout.kept }, layout: { ...layout, yours: true } })),
});
