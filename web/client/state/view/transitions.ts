// Pure steps of the view slice.
import type { Camera, ViewMode, ViewState, Viewport } from "./types.ts";
import { VIEW_MODES } from "./types.ts";

export function initialView(): ViewState {
  return { mode: "graph", railFolded: false, railSheetOpen: false, viewport: undefined, camera: undefined };
}

export function isViewMode(name: string): name is ViewMode {
  return Object.hasOwn(VIEW_MODES, name);
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits)) || 0;

/** Which camera a viewport (px from the container's corner) is, to what a link carries. */
export function cameraOf({ x, y, zoom }: Viewport, { width, height }: Size): Camera {
  return {
    x: rounded((width / 2 - x) / zoom, 1),
    y: rounded((height / 2 - y) / zoom, 1),
    zoom: rounded(zoom, 4),
  };
}

export function viewportOf({ x, y, zoom }: Camera, { width, height }: Size): Viewport {
  return { x: width / 2 - x * zoom, y: height / 2 - y * zoom, zoom };
}
