// What the drawing says beside the facts: what size and colour stand for, and which entities belong together.

export const GROUPINGS = { none: "None", kind: "Kind", country: "Country", community: "Community" } as const;
export type Grouping = keyof typeof GROUPINGS;

export const SIZES = {
  degree: "Number of relations",
  capital: "Capital on its relations",
  betweenness: "Betweenness",
  pagerank: "PageRank",
  same: "All alike",
} as const;
export type SizeChoice = keyof typeof SIZES;

export const COLOURS = {
  kind: "Kind",
  degree: "Number of relations",
  betweenness: "Betweenness",
  pagerank: "PageRank",
  community: "Community",
} as const;
export type ColourChoice = keyof typeof COLOURS;

export interface LookState {
  readonly grouping: Grouping;
  readonly sizeBy: SizeChoice;
  readonly colourBy: ColourChoice;
}
