// The look in a query string: `group`, `size`, `colour`, each only where it is not the usual.
import type { Field } from "../filters/address.ts";
import { initialLook, isColourChoice, isGrouping, isSizeChoice } from "./transitions.ts";
import type { LookState } from "./types.ts";

const FIELDS = { grouping: "group", sizeBy: "size", colourBy: "colour" } as const;

export function writeLook(look: LookState): readonly Field[] {
  const usual = initialLook();
  return [
    ...(look.grouping === usual.grouping ? [] : [[FIELDS.grouping, look.grouping] as const]),
    ...(look.sizeBy === usual.sizeBy ? [] : [[FIELDS.sizeBy, look.sizeBy] as const]),
    ...(look.colourBy === usual.colourBy ? [] : [[FIELDS.colourBy, look.colourBy] as const]),
  ];
}

export function readLook(query: URLSearchParams): LookState {
  const usual = initialLook();
  const [grouping, sizeBy, colourBy] = [
    query.get(FIELDS.grouping) ?? "",
    query.get(FIELDS.sizeBy) ?? "",
    query.get(FIELDS.colourBy) ?? "",
  ];
  return {
    grouping: isGrouping(grouping) ? grouping : usual.grouping,
    sizeBy: isSizeChoice(sizeBy) ? sizeBy : usual.sizeBy,
    colourBy: isColourChoice(colourBy) ? colourBy : usual.colourBy,
  };
}
