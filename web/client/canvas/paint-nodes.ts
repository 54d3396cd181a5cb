// Paints nodes: their shape, its outline, and a ring around what is pointed at or selected. px of the graph.
import type { ShapeName } from "#model";
import type { Point, Scheme } from "#view";
import { CORNER, SHAPE_POINTS, ground } from "#view";
import type { DrawnNode } from "./nodes.ts";

type Paint = CanvasRenderingContext2D;

/** A smaller node, px on the screen, is a dot whatever its shape. */
const SHAPED_FROM = 5;
/** px at zoom 1. */
const OUTLINE = 1.25;
/** px at zoom 1 from the outline to the ring, and the ring's width. */
const RING_GAP = 3;
const RING = { hovered: 2, selected: 2.5 } as const;
/** More nodes than this in sight are so small that those that look alike are painted at once. */
const MOST_APART = 600;

function tracePolygon(paint: Paint, points: readonly Point[], x: number, y: number, half: number) {
  for (const [index, [px, py]] of points.entries())
    if (index === 0) paint.moveTo(x + px * half, y + py * half);
    else paint.lineTo(x + px * half, y + py * half);
  paint.closePath();
}

/** `isTold`: the shape can be made out. */
function trace(paint: Paint, shape: ShapeName, { x, y }: DrawnNode, half: number, isTold = true): void {
  if (!isTold) paint.rect(x - half, y - half, 2 * half, 2 * half);
  else if (shape === "ellipse") {
    paint.moveTo(x + half, y);
    paint.arc(x, y, half, 0, 2 * Math.PI);
  } else if (shape === "round-rectangle") paint.roundRect(x - half, y - half, 2 * half, 2 * half, 2 * half * CORNER);
  else tracePolygon(paint, SHAPE_POINTS[shape], x, y, half);
}

function paintAlike(paint: Paint, nodes: readonly DrawnNode[], zoom: number): void {
  const [first] = nodes;
  if (first === undefined) return;
  paint.beginPath();
  for (const node of nodes)
    trace(paint, node.data.shape, node, node.data.size / 2, node.data.size * zoom > SHAPED_FROM);
  paint.fillStyle = first.data.fill;
  paint.fill();
  paint.lineWidth = OUTLINE;
  paint.strokeStyle = first.data.outline;
  paint.stroke();
}

function paintRing(paint: Paint, node: DrawnNode, mark: keyof typeof RING, scheme: Scheme): void {
  const width = RING[mark];
  paint.beginPath();
  trace(paint, node.data.shape, node, node.data.size / 2 + OUTLINE / 2 + RING_GAP + width / 2);
  paint.lineWidth = width;
  paint.strokeStyle = mark === "selected" ? ground(scheme).accent : ground(scheme).quietInk;
  paint.stroke();
}

/** In their order, the last on top; `alphaOf` is below 1 while a node comes. */
export function paintNodes(
  paint: Paint,
  nodes: readonly DrawnNode[],
  { zoom, scheme }: { readonly zoom: number; readonly scheme: Scheme },
  alphaOf: (node: DrawnNode) => number,
): void {
  paint.globalAlpha = 1;
  paint.lineJoin = "round";
  if (nodes.length > MOST_APART) {
    const alike = new Map<string, DrawnNode[]>();
    for (const node of nodes) {
      const look = `${node.data.fill} ${node.data.outline}`;
      const others = alike.get(look);
      if (others === undefined) alike.set(look, [node]);
      else others.push(node);
    }
    for (const group of alike.values()) paintAlike(paint, group, zoom);
  } else
    for (const node of nodes) {
      paint.globalAlpha = alphaOf(node);
      paintAlike(paint, [node], zoom);
    }
  paint.globalAlpha = 1;
  for (const node of nodes) if (node.mark !== undefined) paintRing(paint, node, node.mark, scheme);
}
