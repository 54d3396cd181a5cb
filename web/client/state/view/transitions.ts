// Pure steps of the view slice.
import type { Positions } from "#model";
import type { ViewMode, ViewState } from "./types.ts";
import { VIEW_MODES } from "./types.ts";

export function initialView(): ViewState {
  return { mode: "graph", railFolded: false, railSheetOpen: false, moved: {}, viewport: undefined };
}

export function isViewMode(name: string): name is ViewMode {
  return Object.hasOwn(VIEW_MODES, name);
}

export function move(state: ViewState, positions: Positions): ViewState {
  return { ...state, moved: { ...state.moved, ...positions } };
}
