// The chosen time in words: the caption of the strip.
import { max } from "d3-array";
import type { DayRange, TimeBasis } from "#model";
import { dateWords } from "#view";
import type { GraphState } from "../graph/types.ts";
import type { TimeBin } from "./bins.ts";
import { binsIn } from "./bins.ts";

/** What the dates of a basis are, told once beside the choice. */
export const BASIS_WORDS: Readonly<Record<TimeBasis, string>> = {
  announced: "when it was announced",
  true: "from when to when it was so",
  seen: "the earliest dated source that supports it",
};

/** "All time", "As of March 2024" (all before it, or one bar of what is true), "Q1 2024 to Q2 2025". */
export function rangeWords(bins: readonly TimeBin[], basis: TimeBasis, range: DayRange | undefined): string {
  const chosen = binsIn(bins, range);
  if (range === undefined) return "All time";
  if (chosen === undefined || !isWhole(bins, chosen, range)) {
    return `${dateWords(range.from)} to ${dateWords(range.to)}`;
  }
  const [first, last] = chosen;
  const [from = "", to = ""] = [bins[first]?.label, bins[last]?.label];
  if (basis === "true") return first === last ? `As of ${to}` : `${from} to ${to}`;
  if (first === 0) return `As of ${to}`;
  return first === last ? to : `${from} to ${to}`;
}

/** A link may begin or end within a bar; then its days are said, not the bar's name. */
function isWhole(bins: readonly TimeBin[], [first, last]: readonly [number, number], { from, to }: DayRange): boolean {
  return bins[first]?.from === from && bins[last]?.to === to;
}

/** The day the data was last reviewed, where a dataset says so. */
export function reviewedDay(graph: Pick<GraphState, "datasets">): string | undefined {
  return max(graph.datasets.map(({ reviewedDate }) => reviewedDate).filter((day) => /^\d{4}-\d\d-\d\d$/.test(day)));
}
