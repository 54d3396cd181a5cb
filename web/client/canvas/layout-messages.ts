// What the page and the layout worker say to each other.
import type { Positions } from "#model";
import type { LayoutKind } from "./drawing.ts";

export interface LayoutNode {
  readonly id: string;
  /** px at zoom 1. */
  readonly x: number;
  readonly y: number;
  /** Stays where it is. */
  readonly fixed: boolean;
}

export interface LayoutEdge {
  readonly source: string;
  readonly target: string;
  /** Its direction says something: layers follow it. */
  readonly directed: boolean;
}

export interface LayoutRequest {
  readonly kind: LayoutKind;
  readonly nodes: readonly LayoutNode[];
  readonly edges: readonly LayoutEdge[];
  /** Entity id to the name of its group; those without stand together. Read by "groups". */
  readonly groups: Readonly<Record<string, string>>;
  /** The entity that rings are around; else the one with the most relations. */
  readonly centre: string | undefined;
  /** How much wider than high the room is that it is for. */
  readonly ratio: number;
}

export interface LayoutNews {
  /** 0 to 1; 1 is the answer. */
  readonly progress: number;
  /** As far as it has come: what is kept when the time is over. */
  readonly positions: Positions;
}

/** A layout as it is computed: where every node stands, [x, y]. */
export type Laid = Readonly<Record<string, readonly [x: number, y: number]>>;

/** Hears of a layout that is not finished; `progress` is 0 to 1. */
export type TellLayout = (progress: number, laid: Laid) => void;
