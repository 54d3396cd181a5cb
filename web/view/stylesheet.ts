// The scene's elements in cytoscape's words. Everything that depends on a fact is in an element's data; here is only
// how data is drawn, and what hover, focus and selection change.
import { ground } from "./styles.ts";
import type { Scheme } from "./scene.ts";

export interface StyleRule {
  readonly selector: string;
  readonly style: Readonly<Record<string, string | number | readonly number[]>>;
}

/** Opacity of what steps back while something else is looked at (look.md). */
export const QUIET = 0.25;
/** Gap between a line's end and the border it points at, px at zoom 1. */
export const GAP = 3;

const EASE = {
  "transition-property": "opacity",
  "transition-timing-function": "ease-out",
  "transition-duration": 180,
};

/**
 * Plain objects for cytoscape's `style`. Labels, icons and letters are drawn by the overlay, not by cytoscape. `eased`:
 * what steps back or comes in fades; thousands of fading elements would stop the page.
 */
export function stylesheet(scheme: Scheme, eased: boolean): readonly StyleRule[] {
  const page = ground(scheme);
  const ease = eased ? EASE : {};
  return [
    { selector: "core", style: { "active-bg-size": 0, "selection-box-opacity": 0 } },
    {
      selector: "node",
      style: {
        shape: "data(outlineShape)",
        "shape-polygon-points": "data(points)",
        "corner-radius": "7",
        width: "data(size)",
        height: "data(size)",
        "background-color": "data(fill)",
        "border-width": 1.25,
        "border-color": "data(outline)",
        "border-join": "round",
        "overlay-opacity": 0,
        "outline-width": 0,
        "outline-offset": 3,
        "outline-color": page.accent,
        opacity: 1,
        ...ease,
      },
    },
    {
      selector: "edge",
      style: {
        "curve-style": "unbundled-bezier",
        "edge-distances": "node-position",
        "control-point-distances": "data(bend)",
        "control-point-weights": 0.5,
        "source-distance-from-node": GAP,
        "target-distance-from-node": GAP,
        width: "data(width)",
        "line-color": "data(stroke)",
        "line-style": "data(line)",
        "line-dash-pattern": "data(dash)",
        "source-arrow-shape": "data(sourceArrow)",
        "target-arrow-shape": "data(targetArrow)",
        "mid-target-arrow-shape": "data(strike)",
        "source-arrow-color": "data(stroke)",
        "target-arrow-color": "data(stroke)",
        "mid-target-arrow-color": "data(stroke)",
        "source-arrow-fill": "data(arrowFill)",
        "target-arrow-fill": "data(arrowFill)",
        "arrow-scale": 0.85,
        "line-outline-width": "data(casing)",
        "line-outline-color": page.quietInk,
        "overlay-opacity": 0,
        // Found by a hit test of our own (client/canvas/hit-test.ts).
        events: "no",
        opacity: "data(opacity)",
        "loop-direction": "-45deg",
        "loop-sweep": "60deg",
        ...ease,
      },
    },
    // An end of a lit line that is not lit itself.
    { selector: "node.unlit", style: { opacity: 0 } },
    { selector: "node.hovered", style: { "outline-width": 2, "outline-color": page.quietInk } },
    { selector: "node.selected", style: { "outline-width": 2.5, "outline-color": page.accent } },
    {
      selector: "edge.hovered",
      style: { "underlay-color": page.quietInk, "underlay-opacity": 0.16, "underlay-padding": 5 },
    },
    {
      selector: "edge.selected",
      style: { "underlay-color": page.accent, "underlay-opacity": 0.28, "underlay-padding": 6 },
    },
    { selector: "node.entering", style: { opacity: 0 } },
    { selector: "edge.entering", style: { opacity: 0 } },
  ];
}
