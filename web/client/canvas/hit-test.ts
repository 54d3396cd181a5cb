// What is at a point, from the drawn elements alone: nodes before lines, the nearest line within a finger's reach. The
// one hit test: cytoscape's own looks at every element's styles and labels at each move of the pointer.
import type { Core } from "cytoscape";
import type { Box, EdgeData, NodeData, XY } from "#view";
import { borderDistance, distanceFrom } from "#view";
import type { Drawn } from "./screen.ts";

/** px on the screen to either side of a line: at least 12 px wide in all. */
const REACH = 6;

export type DrawnHit = NodeData | EdgeData;

/** The node at a point of the graph, or so near to one. */
export function nodeAt({ nodes }: Drawn, point: XY, reach = 0): NodeData | undefined {
  let hit: NodeData | undefined;
  for (const { data, x, y } of nodes) {
    const [dx, dy] = [point.x - x, point.y - y];
    if (Math.abs(dx) > data.size + reach || Math.abs(dy) > data.size + reach) continue;
    // The last drawn lies on top.
    if (Math.hypot(dx, dy) <= borderDistance(data.shape, data.size / 2, dx, dy) + reach) hit = data;
  }
  return hit;
}

function lineAt({ lines }: Drawn, { x, y }: XY, reach: number): EdgeData | undefined {
  let hit: EdgeData | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const { data, ways, box } of lines) {
    if (x < box.left - reach || x > box.right + reach || y < box.top - reach || y > box.bottom + reach) continue;
    const distance = Math.min(...ways.map((way) => distanceFrom(way, { x, y })));
    if (distance >= least || distance > Math.max(data.width / 2, reach)) continue;
    least = distance;
    hit = data;
  }
  return hit;
}

/** The point of the graph that is drawn at a point in px from the container's corner. */
function pointAtScreen(cy: Core, x: number, y: number): XY {
  const [zoom, pan] = [cy.zoom(), cy.pan()];
  return { x: (x - pan.x) / zoom, y: (y - pan.y) / zoom };
}

/** The line at a point in px from the container's corner. */
export function lineHitAt(cy: Core, drawn: Drawn, x: number, y: number): EdgeData | undefined {
  return lineAt(drawn, pointAtScreen(cy, x, y), REACH / cy.zoom());
}

/** The entity or relation at a point in px from the container's corner; undefined on empty ground. */
export function hitAt(cy: Core, drawn: Drawn, x: number, y: number): DrawnHit | undefined {
  return nodeAt(drawn, pointAtScreen(cy, x, y)) ?? lineHitAt(cy, drawn, x, y);
}

/** The nodes whose middle is in a box, px from the container's corner. */
export function nodesIn(cy: Core, { nodes }: Drawn, box: Box): readonly NodeData[] {
  const [from, to] = [pointAtScreen(cy, box.left, box.top), pointAtScreen(cy, box.right, box.bottom)];
  return nodes.flatMap(({ data, x, y }) => (x >= from.x && x <= to.x && y >= from.y && y <= to.y ? [data] : []));
}
