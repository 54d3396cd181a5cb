// How the page is arranged: which twin of the graph is on it, what is folded, where the camera is; and how it came there.
import type { Misread } from "../misread.ts";

export const VIEW_MODES = { graph: "Graph", table: "Table", text: "Text" } as const;
export type ViewMode = keyof typeof VIEW_MODES;

/** The camera: px of pan, factor of zoom. */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  /** What lies to the right in the graph is drawn below. */
  readonly turned?: boolean;
}

/** Where the camera looks: the point of the graph (px at zoom 1) in the middle of the canvas, whatever its size. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/**
 * nothing: a bare address. link: somebody's address. step: an address this reader came to by steps of their own; yours:
 * and with the places that the browser keeps for them.
 */
export type CameBy = "nothing" | "link" | "step" | "yours";

export interface Visit {
  readonly cameBy: CameBy;
  /** The data version that the address names. */
  readonly data?: string | undefined;
  /** What of the address was not understood, or names nothing in the data; it was left out. */
  readonly misread: readonly Misread[];
  /** The address stands for a view that is still being fetched. */
  readonly opening: boolean;
}

export interface ViewState {
  readonly mode: ViewMode;
  readonly railFolded: boolean;
  /** On a narrow screen the rail is a sheet. */
  readonly railSheetOpen: boolean;
  /** Undefined until somebody looked: the whole graph is fitted. */
  readonly viewport: Viewport | undefined;
  /** So many entities of the data at most are loaded; undefined: as many as the server gives by itself. */
  readonly most: number | undefined;
  /** Undefined while the whole canvas is kept in sight; else where a person or a link put it. */
  readonly camera: Camera | undefined;
}
