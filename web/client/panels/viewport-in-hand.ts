// The camera of the canvas that is on the page, for who has no drawing at hand: the palette.
import type { Drawing } from "../canvas/drawing.ts";

type Camera = Drawing["viewport"];

let shown: Camera | undefined;

/** Gives it away until the returned end of it. */
export function handViewport(viewport: Camera): () => void {
  shown = viewport;
  return () => {
    if (shown === viewport) shown = undefined;
  };
}

/** Undefined while no graph is drawn. */
export function viewportInHand(): Camera | undefined {
  return shown;
}
