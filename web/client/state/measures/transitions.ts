// Pure steps of the measures slice, and what is derived from it.
import { compareText } from "#model";
import type { MeasureName } from "#model";
import type { VisibleGraph } from "../visible-graph.ts";
import type { LookState } from "../look/types.ts";
import type { Measured, MeasuresState, MeasureValues } from "./types.ts";

export function initialMeasures(): MeasuresState {
  return { ranked: undefined, measured: {}, progress: undefined, failure: undefined };
}

/** The measures that what is on the page needs. Sizes by degree or capital the drawing makes by itself. */
export function wantedMeasures(look: LookState, ranked: MeasureName | undefined): readonly MeasureName[] {
  const wanted = new Set<MeasureName>();
  if (ranked !== undefined) wanted.add(ranked);
  if (look.sizeBy === "betweenness" || look.sizeBy === "pagerank") wanted.add(look.sizeBy);
  if (look.colourBy !== "kind") wanted.add(look.colourBy);
  if (look.grouping === "community") wanted.add("community");
  return [...wanted];
}

/** Those of them that are not there yet for this very graph. */
export function missingMeasures(
  state: MeasuresState,
  wanted: readonly MeasureName[],
  visible: VisibleGraph,
): readonly MeasureName[] {
  return wanted.filter((name) => state.measured[name]?.of !== visible);
}

/** The look without what is not measured yet: what is left when a reader stops the measuring. */
export function withoutMissing(look: LookState, missing: readonly MeasureName[]): LookState {
  const gone = new Set<string>(missing);
  return {
    grouping: look.grouping === "community" && gone.has("community") ? "none" : look.grouping,
    sizeBy: gone.has(look.sizeBy) ? "degree" : look.sizeBy,
    colourBy: gone.has(look.colourBy) ? "kind" : look.colourBy,
  };
}

/** The values as numbers, highest first; none for communities. */
export function ranking(values: MeasureValues, most: number): readonly (readonly [id: string, value: number])[] {
  const numbers = Object.entries(values).flatMap(([id, value]) =>
    typeof value === "number" ? [[id, value] as const] : [],
  );
  return numbers.toSorted(([a, va], [b, vb]) => vb - va || compareText(a, b)).slice(0, most);
}

/** Communities by size, with their members. */
export function communitiesOf(values: MeasureValues): readonly (readonly [name: string, members: readonly string[]])[] {
  const members = new Map<string, string[]>();
  for (const [id, value] of Object.entries(values)) {
    const group = members.get(String(value));
    if (group === undefined) members.set(String(value), [id]);
    else group.push(id);
  }
  return [...members].toSorted(([a, ofA], [b, ofB]) => ofB.length - ofA.length || compareText(a, b));
}

/** What a worker found takes the place of what was there. */
export function takeMeasured(
  state: MeasuresState,
  found: Readonly<Partial<Record<MeasureName, Measured>>>,
): MeasuresState {
  return { ...state, measured: { ...state.measured, ...found }, progress: undefined, failure: undefined };
}
