// Measures of the visible graph, computed in a worker.
import type { MeasureName } from "#model";
import type { VisibleGraph } from "../visible-graph.ts";

/** Entity id to a number, or to the name of its community; those without one have no entry. */
export type MeasureValues = Readonly<Record<string, string | number>>;

export interface Measured {
  /** The very graph they are of. */
  readonly of: VisibleGraph;
  readonly values: MeasureValues;
  /** What the reader must know of how it was computed, for example of how many it was estimated. */
  readonly note: string | undefined;
}

export interface MeasuresState {
  /** The one whose list is shown. */
  readonly ranked: MeasureName | undefined;
  readonly measured: Readonly<Partial<Record<MeasureName, Measured>>>;
  /** 0 to 1 while a worker computes; undefined when none does. */
  readonly progress: number | undefined;
  readonly failure: string | undefined;
}
