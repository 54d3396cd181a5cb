// Measures of the visible graph, computed in a worker: values, and what each says and does not say.
import type { VisibleGraph } from "../visible-graph.ts";

export const MEASURES = {
  degree: {
    label: "Number of relations",
    says: "How many facts on the page name this entity.",
    saysNot: "It counts what was written down, not influence: whoever is reported on more has more.",
  },
  betweenness: {
    label: "Betweenness",
    says: "The share of shortest ways between two others that lead through this entity, in percent: who connects sides.",
    saysNot:
      "Nobody need have used the way: it ignores direction, amounts and dates, and one missing fact can change it.",
  },
  pagerank: {
    label: "PageRank",
    says: "Where somebody ends up who follows the arrows at random, in percent: pointed at by those who are pointed at.",
    saysNot: "An arrow may be an investment or a lawsuit: being pointed at is neither good nor power.",
  },
  community: {
    label: "Communities",
    says: "Sets of entities with more relations among themselves than one would expect by chance, each named after its best linked member.",
    saysNot: "Nobody agreed to be in one. Another method, or a few more facts, draws the borders elsewhere.",
  },
} as const;

export type MeasureName = keyof typeof MEASURES;

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
