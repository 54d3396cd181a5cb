// What is on the canvas: everything, or only what steps brought there; less what was hidden. Ids only, the facts are the
// graph slice's.
import type { Positions } from "#model";
import type { WireGraph } from "#contract";

export const NEIGHBOUR_ORDERS = { degree: "best connected", amount: "largest amount", date: "latest" } as const;
export type NeighbourOrder = keyof typeof NEIGHBOUR_ORDERS;

/** How many neighbours one expansion asks for. */
export const PAGE = 25;

/** Which neighbours of an entity were asked for. No types: through relations of any. */
export interface NeighbourPage {
  readonly types: readonly string[];
  readonly order: NeighbourOrder;
  /** Where the next page of the same question starts. */
  readonly next: number;
}

/** What one step put on the canvas. Something stays as long as any step brings it. */
export interface Brought {
  readonly how: "start" | "expand" | "result" | "keep";
  /** The entity that was expanded or started from; else words for what it is. */
  readonly of: string;
  readonly entityIds: readonly string[];
  readonly relationIds: readonly string[];
  /** Of an expansion. */
  readonly page?: NeighbourPage;
}

export interface ExplorationState {
  /** The whole loaded graph is on the canvas, under what steps brought from beyond it. */
  readonly everything: boolean;
  readonly brought: readonly Brought[];
  /** Entities taken off the canvas whatever brings them. */
  readonly hidden: ReadonlySet<string>;
  /** Entities that stay where they are when the rest is laid out again. */
  readonly pinned: ReadonlySet<string>;
  /** Also draws relations that no step asked for, where both ends are on the canvas. */
  readonly links: boolean;
}

/** An answer of the server to an expansion, ready to be brought. */
export interface Expansion extends NeighbourPage {
  readonly entityId: string;
  readonly graph: WireGraph;
  readonly positions: Positions;
}
