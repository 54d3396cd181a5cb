// What the page and the layout worker say to each other.
import type { Positions } from "#model";
import type { LayoutKind } from "./drawing.ts";

export interface LayoutRequest {
  readonly kind: LayoutKind;
  /** x, y in px at zoom 1; what is fixed stays where it is. */
  readonly nodes: readonly { readonly id: string; readonly x: number; readonly y: number; readonly fixed: boolean }[];
  readonly edges: readonly { readonly source: string; readonly target: string }[];
}

export interface LayoutAnswer {
  readonly positions: Positions;
}
