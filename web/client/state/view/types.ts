// How the page is arranged: which twin of the graph is on it, what is folded, where the camera is.

export const VIEW_MODES = { graph: "Graph", table: "Table", text: "Text" } as const;
export type ViewMode = keyof typeof VIEW_MODES;

/** The camera: px of pan, factor of zoom. */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** Where the camera looks: the point of the graph (px at zoom 1) in the middle of the canvas, whatever its size. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface ViewState {
  readonly mode: ViewMode;
  readonly railFolded: boolean;
  /** On a narrow screen the rail is a sheet. */
  readonly railSheetOpen: boolean;
  /** Undefined until somebody looked: the whole graph is fitted. */
  readonly viewport: Viewport | undefined;
  /** Undefined while the whole canvas is kept in sight; else where a person or a link put it. */
  readonly camera: Camera | undefined;
}
