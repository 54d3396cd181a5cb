// Where lines run: straight or one quadratic curve between two borders, with room for the heads. px in one space.
import type { ShapeName } from "#model";
import { borderDistance } from "./shapes.ts";

export interface XY {
  readonly x: number;
  readonly y: number;
}

/** A node as an end of a line: its middle, shape and half size. */
export interface End extends XY {
  readonly shape: ShapeName;
  readonly half: number;
}

/** A quadratic curve; a straight line has its control point in the middle. */
export interface Curve {
  readonly from: XY;
  readonly control: XY;
  readonly to: XY;
}

/** The point at `t` (0 to 1) of a curve. */
export function pointAt({ from, control, to }: Curve, t: number): XY {
  const u = 1 - t;
  return {
    x: u * u * from.x + 2 * u * t * control.x + t * t * to.x,
    y: u * u * from.y + 2 * u * t * control.y + t * t * to.y,
  };
}

/** Direction of the curve at `t`, length 1; (1, 0) for a curve without length. */
export function directionAt({ from, control, to }: Curve, t: number): XY {
  const x = (1 - t) * (control.x - from.x) + t * (to.x - control.x);
  const y = (1 - t) * (control.y - from.y) + t * (to.y - control.y);
  const length = Math.hypot(x, y);
  return length === 0 ? { x: 1, y: 0 } : { x: x / length, y: y / length };
}

/** The control point of a line that bends by `bend` to its left (cytoscape's sign), from middle to middle. */
export function controlPoint(from: XY, to: XY, bend: number): XY {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = Math.hypot(dx, dy) || 1;
  return {
    x: (from.x + to.x) / 2 + (-dy / length) * bend,
    y: (from.y + to.y) / 2 + (dx / length) * bend,
  };
}

/** Out of the end's middle towards a point, to its border and `gap` further. */
function leave(end: End, towards: XY, gap: number): XY {
  const dx = towards.x - end.x;
  const dy = towards.y - end.y;
  const length = Math.hypot(dx, dy) || 1;
  const distance = borderDistance(end.shape, end.half, dx, dy) + gap;
  return { x: end.x + (dx / length) * distance, y: end.y + (dy / length) * distance };
}

/** The visible part of a line between two nodes: from border to border, `gap` px away from each. */
export function curveBetween(source: End, target: End, bend: number, gap: number): Curve {
  const control = controlPoint(source, target, bend);
  const from = leave(source, control, gap);
  const to = leave(target, control, gap);
  return { from, control: bend === 0 ? { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 } : control, to };
}

/** A loop at a node's upper right, as two curves from border to border. */
export function loopAt(end: End, gap: number): readonly [Curve, Curve] {
  const out = (angle: number, distance: number): XY => ({
    x: end.x + Math.cos(angle) * distance,
    y: end.y + Math.sin(angle) * distance,
  });
  const border = end.half + gap;
  const top = out(-Math.PI / 4, end.half * 2.6);
  const from = out(-Math.PI * 0.42, border);
  const to = out(-Math.PI * 0.08, border);
  return [
    { from, control: out(-Math.PI * 0.4, end.half * 2.5), to: top },
    { from: top, control: out(-Math.PI * 0.1, end.half * 2.5), to },
  ];
}

/** Distance of a point from a curve, sampled finely enough for a finger. */
export function distanceFrom(curve: Curve, point: XY): number {
  let least = Number.POSITIVE_INFINITY;
  let before = curve.from;
  const steps = 16;
  for (let step = 1; step <= steps; step++) {
    const after = pointAt(curve, step / steps);
    least = Math.min(least, distanceFromSegment(before, after, point));
    before = after;
  }
  return least;
}

function distanceFromSegment(a: XY, b: XY, point: XY): number {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : ((point.x - a.x) * dx + (point.y - a.y) * dy) / squared;
  const t = Math.max(0, Math.min(1, along));
  return Math.hypot(a.x + t * dx - point.x, a.y + t * dy - point.y);
}

/** Length of an arrow's head in px for a line's width, as cytoscape draws it at arrow-scale 1. */
export function headLength(width: number): number {
  return 0.3 * Math.max((width * 13.37) ** 0.9, 29);
}
