// Pure steps of the places slice.
import type { Positions } from "#model";
import type { PlacesState } from "./types.ts";

/** A tenth of a px is nothing to see, and what a link carries: a place is the same before and after. */
const tenth = (value: number): number => Math.round(value * 10) / 10 || 0;

export function move(places: PlacesState, positions: Positions): PlacesState {
  const added = Object.entries(positions).map(([id, [x, y]]) => [id, [tenth(x), tenth(y)]] as const);
  return { moved: { ...places.moved, ...Object.fromEntries(added) } };
}
