// What the page and the measure worker say to each other.
import type { MeasureName } from "#model";
import type { MeasureValues } from "./types.ts";

export interface MeasureRequest {
  readonly names: readonly MeasureName[];
  readonly nodes: readonly { readonly id: string; readonly name: string }[];
  readonly edges: readonly { readonly source: string; readonly target: string; readonly directed: boolean }[];
}

export interface Found {
  readonly values: MeasureValues;
  readonly note: string | undefined;
}

export interface MeasureNews {
  /** 0 to 1; with 1 comes the answer. */
  readonly progress: number;
  readonly found?: Readonly<Partial<Record<MeasureName, Found>>>;
}
