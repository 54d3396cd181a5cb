// Pure steps of the view slice.
import type { ViewMode, ViewState } from "./types.ts";
import { VIEW_MODES } from "./types.ts";

export function initialView(): ViewState {
  return { mode: "graph", railFolded: false, railSheetOpen: false, viewport: undefined };
}

export function isViewMode(name: string): name is ViewMode {
  return Object.hasOwn(VIEW_MODES, name);
}
