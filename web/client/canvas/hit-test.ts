// What is at a point, from the drawn elements alone: nodes before lines, the nearest line within a finger's reach.
import type { Core } from "cytoscape";
import type { EdgeData, End, Hit, NodeData } from "#view";
import { GAP, borderDistance, curveBetween, distanceFrom } from "#view";

/** px on the screen to either side of a line: at least 12 px wide in all. */
const REACH = 6;

/** The entity or relation at a point in px from the container's corner; null on empty ground. */
export function hitAt(cy: Core, x: number, y: number): Hit | null {
  const zoom = cy.zoom();
  const pan = cy.pan();
  const point = { x: (x - pan.x) / zoom, y: (y - pan.y) / zoom };
  const ends = new Map<string, End>();
  let hit: Hit | null = null;
  cy.nodes().forEach((node) => {
    const data: NodeData = node.data();
    const at = node.position();
    ends.set(data.id, { x: at.x, y: at.y, shape: data.shape, half: data.size / 2 });
    const dx = point.x - at.x;
    const dy = point.y - at.y;
    // The last drawn lies on top.
    if (Math.hypot(dx, dy) <= borderDistance(data.shape, data.size / 2, dx, dy))
      hit = { kind: "entity", id: data.entityId };
  });
  if (hit !== null) return hit;
  let least = Number.POSITIVE_INFINITY;
  cy.edges().forEach((edge) => {
    const data: EdgeData = edge.data();
    const source = ends.get(data.source);
    const target = ends.get(data.target);
    if (source === undefined || target === undefined) return;
    const distance = distanceFrom(curveBetween(source, target, data.bend, GAP), point);
    if (distance < least && distance <= Math.max(data.width / 2, REACH / zoom)) {
      least = distance;
      hit = { kind: "relation", id: data.relationId };
    }
  });
  return hit;
}
