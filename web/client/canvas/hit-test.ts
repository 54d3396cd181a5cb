// What is at a point, from the drawn elements alone: nodes before lines, the nearest line within a finger's reach. The
// one hit test for lines: cytoscape's own looks at every line's arrows and labels at each move of the pointer.
import type { Core } from "cytoscape";
import type { EdgeData, End, NodeData, XY } from "#view";
import { GAP, borderDistance, curveBetween, distanceFrom } from "#view";
import type { Drawn } from "./screen.ts";

/** px on the screen to either side of a line: at least 12 px wide in all. */
const REACH = 6;

export type DrawnHit = NodeData | EdgeData;

const endOf = ({ shape, size }: NodeData, { x, y }: XY): End => ({ x, y, shape, half: size / 2 });

function nodeAt({ nodes }: Drawn, point: XY): NodeData | undefined {
  let hit: NodeData | undefined;
  nodes.forEach((node) => {
    const at = node.position();
    const [dx, dy] = [point.x - at.x, point.y - at.y];
    const data: NodeData = node.data();
    if (Math.abs(dx) > data.size || Math.abs(dy) > data.size) return;
    // The last drawn lies on top.
    if (Math.hypot(dx, dy) <= borderDistance(data.shape, data.size / 2, dx, dy)) hit = data;
  });
  return hit;
}

function lineAt({ edges }: Drawn, { x, y }: XY, reach: number): EdgeData | undefined {
  let hit: EdgeData | undefined;
  let least = Number.POSITIVE_INFINITY;
  edges.forEach((edge) => {
    const data: EdgeData = edge.data();
    const [source, target] = [edge.source(), edge.target()];
    const [from, to] = [source.position(), target.position()];
    // Nothing of a curve is further out than half its bend.
    const room = Math.abs(data.bend) / 2 + reach + data.width;
    if (x < Math.min(from.x, to.x) - room || x > Math.max(from.x, to.x) + room) return;
    if (y < Math.min(from.y, to.y) - room || y > Math.max(from.y, to.y) + room) return;
    const curve = curveBetween(endOf(source.data(), from), endOf(target.data(), to), data.bend, GAP);
    const distance = distanceFrom(curve, { x, y });
    if (distance >= least || distance > Math.max(data.width / 2, reach)) return;
    least = distance;
    hit = data;
  });
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
