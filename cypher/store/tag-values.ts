// What the two decoders share: numbers that JSON cannot carry, and a user's map that looks like one of our tags.
import type { StoreValue } from "./graph-store.ts";

/** Whole numbers beyond 2^53 and the three numbers JSON has no word for become text. */
export function plainNumber(value: number | bigint): number | string {
  if (typeof value === "bigint") {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value.toString();
  }
  return Number.isFinite(value) ? value : String(value);
}

/** A map as it travels; one with a key "@" of its own is wrapped, so that it cannot pass for a node. */
export function plainMap(entries: readonly (readonly [string, StoreValue])[]): StoreValue {
  const value = Object.fromEntries(entries);
  return Object.hasOwn(value, "@") ? { "@": "map", value } : value;
}

/** The text in a cell of a question whose column is known to hold text; anything else in words of JSON. */
export function cellText(value: StoreValue | undefined): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}
