// Where things were put, in a query string: one field, entity id to x and y.
import type { Positions } from "#model";
import { parsedFields } from "../exploration/address.ts";
import type { Field } from "../filters/address.ts";
import { move } from "./transitions.ts";
import type { PlacesState } from "./types.ts";

const FIELD = "at";
/** No drawing is wider, px at zoom 1. */
const FARTHEST = 1_000_000;

export function writePlaces({ moved }: PlacesState): readonly Field[] {
  const entries = Object.entries(moved).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? [] : [[FIELD, JSON.stringify(Object.fromEntries(entries))]];
}

export function readPlaces(query: URLSearchParams): PlacesState {
  const places = Object.entries(parsedFields(query.get(FIELD) ?? "")).flatMap(([id, point]) => {
    if (!Array.isArray(point)) return [];
    const [x, y]: readonly unknown[] = point;
    return isPlace(x) && isPlace(y) ? [[id, [x, y]] as const] : [];
  });
  // Not by assignment: an id may be "__proto__".
  const moved: Positions = Object.fromEntries(places);
  return move({ moved: {} }, moved);
}

function isPlace(value: unknown): value is number {
  return typeof value === "number" && Math.abs(value) <= FARTHEST;
}
