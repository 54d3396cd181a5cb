// How the map of the whole graph lies in its little frame, and where the part in view lies in it. Pure.
import type { Box, NodeElement, XY } from "#view";
import type { ViewportState } from "../../canvas/drawing.ts";
import type { Size } from "../../state/view/transitions.ts";

/** px of the map = (px of the graph at zoom 1 - origin) × scale. */
export interface MapFrame {
  readonly scale: number;
  readonly origin: XY;
}

/** px between the outermost nodes and the map's rim. */
const RIM = 7;
/** px on the screen that a node may stick out of the stage and still count as in view. */
const LENIENT = 2;

/** The smallest box around the nodes, px at zoom 1; undefined without any. */
export function boxOfNodes(nodes: readonly NodeElement[]): Box | undefined {
  if (nodes.length === 0) return undefined;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { position, data } of nodes) {
    const half = data.size / 2;
    left = Math.min(left, position.x - half);
    top = Math.min(top, position.y - half);
    right = Math.max(right, position.x + half);
    bottom = Math.max(bottom, position.y + half);
  }
  return { left, top, right, bottom };
}

/** The whole box in the middle of the map. */
export function frameOf(box: Box, map: Size): MapFrame {
  const wide = Math.max(1, box.right - box.left);
  const high = Math.max(1, box.bottom - box.top);
  const scale = Math.min((map.width - 2 * RIM) / wide, (map.height - 2 * RIM) / high);
  return {
    scale,
    origin: {
      x: (box.left + box.right) / 2 - map.width / 2 / scale,
      y: (box.top + box.bottom) / 2 - map.height / 2 / scale,
    },
  };
}

/** What a stage of this size shows, px at zoom 1. */
export function sightOf({ x, y, zoom }: ViewportState, stage: Size): Box {
  return { left: -x / zoom, top: -y / zoom, right: (stage.width - x) / zoom, bottom: (stage.height - y) / zoom };
}

/** Whether all of it is in sight: then there is nothing to be found on a map. */
export function isInSight(box: Box, sight: Box, zoom: number): boolean {
  const room = LENIENT / zoom;
  return (
    box.left >= sight.left - room &&
    box.top >= sight.top - room &&
    box.right <= sight.right + room &&
    box.bottom <= sight.bottom + room
  );
}

/** px that the part in view has at least on the map. */
const LEAST = 6;
const within = (value: number, most: number) => Math.max(0, Math.min(value, most));

/** px of the map; what lies outside it is cut off at its rim, so that its way back is always to be seen. */
export function onMap({ scale, origin }: MapFrame, { left, top, right, bottom }: Box, map: Size): Box {
  const x = within((left - origin.x) * scale, map.width - LEAST);
  const y = within((top - origin.y) * scale, map.height - LEAST);
  return {
    left: x,
    top: y,
    right: Math.max(x + LEAST, within((right - origin.x) * scale, map.width)),
    bottom: Math.max(y + LEAST, within((bottom - origin.y) * scale, map.height)),
  };
}

/** The point of the graph at a point of the map. */
export function fromMap({ scale, origin }: MapFrame, { x, y }: XY): XY {
  return { x: origin.x + x / scale, y: origin.y + y / scale };
}
