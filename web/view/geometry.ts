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

/** Gap between a line's end and the border it points at, px at zoom 1. */
export const GAP = 3;

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

/** How much of its head's length a line ends before its tip: the line must not show beside the tip. */
export const HEAD_CUT = 0.95;

/** Length of an arrow's head in px for a line's width. */
export function headLength(width: number): number {
  return 0.255 * Math.max((width * 13.37) ** 0.9, 29);
}

/** The curves, one after the other, without the room of the heads at their ends. */
export function shortened(curves: readonly Curve[], startCut: number, endCut: number): readonly Curve[] {
  return curves.map((curve, index) => {
    const start = index === 0 ? startCut : 0;
    const end = index === curves.length - 1 ? endCut : 0;
    const out = directionAt(curve, 0);
    const into = directionAt(curve, 1);
    return {
      from: { x: curve.from.x + out.x * start, y: curve.from.y + out.y * start },
      control: curve.control,
      to: { x: curve.to.x - into.x * end, y: curve.to.y - into.y * end },
    };
  });
}

/** An arrow's head: its tip, and where the line points there, length 1. */
export interface Head {
  readonly tip: XY;
  readonly way: XY;
}

/** The two corners of a head beside its tip; it is as wide as it is long. */
export function headCorners({ tip, way }: Head, length: number): readonly [XY, XY] {
  const half = length / 2;
  const base = { x: tip.x - way.x * length, y: tip.y - way.y * length };
  return [
    { x: base.x - way.y * half, y: base.y + way.x * half },
    { x: base.x + way.y * half, y: base.y - way.x * half },
  ];
}
