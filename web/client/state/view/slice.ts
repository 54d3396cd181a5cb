// Binds the view slice to the store.
import type { StateCreator } from "zustand";
import { initialView } from "./transitions.ts";
import type { Camera, ViewMode, ViewState, Viewport, Visit } from "./types.ts";

export interface ViewSlice {
  readonly view: ViewState;
  /** How the page came to where it is, a new object at each visit. */
  readonly visit: Visit;
  /** What a link to the view as it is now cannot hold, in words; empty: it holds everything. */
  readonly linkLeavesOut: readonly string[];
  readonly modeChosen: (mode: ViewMode) => void;
  readonly railToggled: () => void;
  readonly railSheetShown: (open: boolean) => void;
  /** More of the data, or less: so many entities at most. */
  readonly mostAsked: (most: number) => void;
  readonly viewportChanged: (viewport: Viewport) => void;
  /** Where a person left the camera; undefined: the whole canvas is kept in sight again. */
  readonly cameraLeft: (camera: Camera | undefined) => void;
}

export const createViewSlice: StateCreator<ViewSlice> = (set) => {
  const change = (step: Partial<ViewState> | ((view: ViewState) => Partial<ViewState>)) =>
    set(({ view }) => ({ view: { ...view, ...(typeof step === "function" ? step(view) : step) } }));
  return {
    view: initialView(),
    visit: { cameBy: "nothing", misread: [], opening: false },
    linkLeavesOut: [],
    modeChosen: (mode) => change({ mode }),
    railToggled: () => change((view) => ({ railFolded: !view.railFolded })),
    railSheetShown: (open) => change({ railSheetOpen: open }),
    mostAsked: (most) => change({ most }),
    viewportChanged: (viewport) => change({ viewport }),
    cameraLeft: (camera) => change({ camera }),
  };
};
