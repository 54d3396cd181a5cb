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

/** Thousands of places are written at every step of the reader, and seldom change. */
const written = new WeakMap<Positions, readonly Field[]>();

export function writePlaces({ moved }: PlacesState): readonly Field[] {
  const known = written.get(moved);
  if (known !== undefined) return known;
  const entries = Object.entries(moved).toSorted(([a], [b]) => compareText(a, b));
  const fields: readonly Field[] = entries.length === 0 ? [] : [[FIELD, JSON.stringify(Object.fromEntries(entries))]];
  written.set(moved, fields);
  return fields;
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
