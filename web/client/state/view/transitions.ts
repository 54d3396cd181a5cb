// Pure steps of the view slice.
import type { Camera, ViewMode, ViewState, Viewport } from "./types.ts";
import { VIEW_MODES } from "./types.ts";

export function initialView(): ViewState {
  return {
    mode: "graph",
    railFolded: false,
    railSheetOpen: false,
    viewport: undefined,
    most: undefined,
    camera: undefined,
  };
}

export function isViewMode(name: string): name is ViewMode {
  return Object.hasOwn(VIEW_MODES, name);
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits)) || 0;

/** Which camera a viewport (px from the container's corner) is, to what a link carries. `turned`: x is drawn downwards. */
export function cameraOf({ x, y, zoom }: Viewport, { width, height }: Size, turned: boolean): Camera {
  const across = rounded((width / 2 - x) / zoom, 1);
  const down = rounded((height / 2 - y) / zoom, 1);
  return { ...(turned ? { x: down, y: across } : { x: across, y: down }), zoom: rounded(zoom, 4) };
}

export function viewportOf({ x, y, zoom }: Camera, { width, height }: Size, turned: boolean): Viewport {
  const [across, down] = turned ? [y, x] : [x, y];
  return { x: width / 2 - across * zoom, y: height / 2 - down * zoom, zoom };
}
