// Binds the view slice to the store.
import type { StateCreator } from "zustand";
import { initialView } from "./transitions.ts";
import type { ViewMode, ViewState, Viewport } from "./types.ts";

export interface ViewSlice {
  readonly view: ViewState;
  readonly modeChosen: (mode: ViewMode) => void;
  readonly railToggled: () => void;
  readonly railSheetShown: (open: boolean) => void;
  readonly viewportChanged: (viewport: Viewport) => void;
}

export const createViewSlice: StateCreator<ViewSlice> = (set) => {
  const change = (step: Partial<ViewState> | ((view: ViewState) => Partial<ViewState>)) =>
    set(({ view }) => ({ view: { ...view, ...(typeof step === "function" ? step(view) : step) } }));
  return {
    view: initialView(),
    modeChosen: (mode) => change({ mode }),
    railToggled: () => change((view) => ({ railFolded: !view.railFolded })),
    railSheetShown: (open) => change({ railSheetOpen: open }),
    viewportChanged: (viewport) => change({ viewport }),
  };
};
