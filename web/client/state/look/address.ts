// The look in a query string: `group`, `size`, `colour`, each only where it is not the usual.
import type { Field } from "../filters/address.ts";
import type { Refuse } from "../misread.ts";
import { chosenIn, refuseNothing } from "../misread.ts";
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

export function readLook(query: URLSearchParams, refuse: Refuse = refuseNothing): LookState {
  const usual = initialLook();
  return {
    grouping: chosenIn(query, FIELDS.grouping, isGrouping, refuse) ?? usual.grouping,
    sizeBy: chosenIn(query, FIELDS.sizeBy, isSizeChoice, refuse) ?? usual.sizeBy,
    colourBy: chosenIn(query, FIELDS.colourBy, isColourChoice, refuse) ?? usual.colourBy,
  };
}
