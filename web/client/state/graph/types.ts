// What the server answered, by id: the facts on the page. What is visible of them is derived (visible-graph.ts).
import type { GraphResponse, WireDataset, WireEntity, WireRelation, WireSource } from "#contract";
import type { Positions } from "#model";

export interface GraphState {
  readonly entities: ReadonlyMap<string, WireEntity>;
  readonly relations: ReadonlyMap<string, WireRelation>;
  readonly sources: ReadonlyMap<string, WireSource>;
  /** Of those whom a fact is attributed to and who are not loaded, by id. */
  readonly names: Readonly<Record<string, string>>;
  readonly datasets: readonly WireDataset[];
  /** What the loaded graph held; the rest was asked for later and is drawn only where a step brings it. */
  readonly base: { readonly entities: ReadonlySet<string>; readonly relations: ReadonlySet<string> };
  /** Positions that came with the data, px at zoom 1. */
  readonly placed: Positions;
  /** The layout that data without positions is given once. */
  readonly laid: Positions;
  /** Of what was asked for, before the server's limit. */
  readonly totals: GraphResponse["totals"];
  readonly truncated: boolean;
  readonly dataVersion: string | null;
}
