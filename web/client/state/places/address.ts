// Where things were put, in a query string: one field, entity id to x and y.
import { compareText } from "#model";
import type { Positions } from "#model";
import { parsedFields } from "../exploration/address.ts";
import type { Field } from "../filters/address.ts";
import type { Refuse } from "../misread.ts";
import { refuseNothing } from "../misread.ts";
import { move } from "./transitions.ts";
import type { PlacesState } from "./types.ts";

const FIELD = "at";
/** No drawing is wider, px at zoom 1. */
const FARTHEST = 1_000_000;

export function writePlaces({ moved }: PlacesState): readonly Field[] {
  const entries = Object.entries(moved).toSorted(([a], [b]) => compareText(a, b));
  return entries.length === 0 ? [] : [[FIELD, JSON.stringify(Object.fromEntries(entries))]];
}

export function readPlaces(query: URLSearchParams, refuse: Refuse = refuseNothing): PlacesState {
  const text = query.get(FIELD) ?? "";
  const fields = parsedFields(text);
  const places = Object.entries(fields ?? {}).flatMap(([id, point]) => {
    if (!Array.isArray(point)) return [];
    const [x, y]: readonly unknown[] = point;
    return isPlace(x) && isPlace(y) ? [[id, [x, y]] as const] : [];
  });
  const wrong = Object.keys(fields ?? {}).length - places.length;
  if (text !== "" && fields === undefined) refuse(FIELD, text, "it is not a list of places");
  else if (wrong > 0)
    refuse(FIELD, text, `${wrong === 1 ? "one of its places is" : `${wrong} of its places are`} no point`);
  // Not by assignment: an id may be "__proto__".
  const moved: Positions = Object.fromEntries(places);
  return move({ moved: {} }, moved);
}

function isPlace(value: unknown): value is number {
  return typeof value === "number" && Math.abs(value) <= FARTHEST;
}
