// Pure steps of the look slice.
import { COLOURS, GROUPINGS, SIZES } from "#model";
import type { ColourChoice, Grouping, SizeChoice } from "#model";
import type { LookState } from "./types.ts";

export function initialLook(): LookState {
  return { grouping: "none", sizeBy: "degree", colourBy: "kind" };
}

export const isGrouping = (name: string): name is Grouping => Object.hasOwn(GROUPINGS, name);
export const isSizeChoice = (name: string): name is SizeChoice => Object.hasOwn(SIZES, name);
export const isColourChoice = (name: string): name is ColourChoice => Object.hasOwn(COLOURS, name);

/** What a change of the look did, in words. */
export function lookWords(before: LookState, after: LookState): string {
  if (before.grouping !== after.grouping)
    return after.grouping === "none" ? "Ungrouped" : `Grouped by ${GROUPINGS[after.grouping].toLowerCase()}`;
  if (before.sizeBy !== after.sizeBy) return `Size: ${SIZES[after.sizeBy]}`;
  return `Colour: ${COLOURS[after.colourBy]}`;
}
