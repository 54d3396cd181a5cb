// The outlines of kinds, in one place for the canvas and for the SVG writer: a shape must be the same in both.
import type { ShapeName } from "#model";

export type Point = readonly [x: number, y: number];

const ngon = (sides: number, turn: number): readonly Point[] =>
  Array.from({ length: sides }, (_, index) => {
    const angle = turn + (index * 2 * Math.PI) / sides;
    return [Math.cos(angle), Math.sin(angle)] as const;
  });

const UP = -Math.PI / 2;

/** Corners around (0, 0) in a box from -1 to 1, y down. The ellipse has none; a round rectangle has those of its box. */
export const SHAPE_POINTS: Readonly<Record<Exclude<ShapeName, "ellipse">, readonly Point[]>> = {
  "round-rectangle": [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ],
  rectangle: [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ],
  hexagon: ngon(6, 0),
  diamond: [
    [0, -1],
    [1, 0],
    [0, 1],
    [-1, 0],
  ],
  octagon: ngon(8, Math.PI / 8),
  triangle: [
    [0, -1],
    [1, 0.85],
    [-1, 0.85],
  ],
  pentagon: ngon(5, UP),
  rhomboid: [
    [-1, -0.75],
    [0.55, -0.75],
    [1, 0.75],
    [-0.55, 0.75],
  ],
  tag: [
    [-1, -0.75],
    [0.5, -0.75],
    [1, 0],
    [0.5, 0.75],
    [-1, 0.75],
  ],
};

/** How much larger or smaller a shape is drawn, so that all look equally large (areas near each other). */
export const OPTICAL: Readonly<Record<ShapeName, number>> = {
  ellipse: 1,
  "round-rectangle": 0.94,
  rectangle: 0.86,
  hexagon: 1.1,
  diamond: 1.14,
  octagon: 1.04,
  triangle: 1.08,
  pentagon: 1.08,
  rhomboid: 1.14,
  tag: 1.1,
};

/** Corner radius of the round rectangle, as a part of its side. */
export const CORNER = 0.2;

/**
 * How far the border of a shape of half size `half` is from its middle in direction (dx, dy), same unit as `half`.
 * The direction need not be of length 1; (0, 0) answers `half`.
 */
export function borderDistance(shape: ShapeName, half: number, dx: number, dy: number): number {
  const length = Math.hypot(dx, dy);
  if (shape === "ellipse" || length === 0) return half;
  const points = SHAPE_POINTS[shape];
  const ux = dx / length;
  const uy = dy / length;
  let best = 0;
  for (const [index, a] of points.entries()) {
    const b = points[(index + 1) % points.length] ?? a;
    const ex = b[0] - a[0];
    const ey = b[1] - a[1];
    const cross = ux * ey - uy * ex;
    if (Math.abs(cross) < 1e-9) continue;
    const along = (a[0] * ey - a[1] * ex) / cross;
    const side = (a[0] * uy - a[1] * ux) / cross;
    if (along > 0 && side >= -1e-6 && side <= 1 + 1e-6) best = Math.max(best, along);
  }
  return best === 0 ? half : best * half;
}

/** How much of a node its icon takes, and how far below the middle it sits: corners leave less room. */
export function iconFit(shape: ShapeName): { readonly part: number; readonly lower: number } {
  if (shape === "triangle") return { part: 0.72, lower: 0.28 };
  return { part: shape === "diamond" ? 0.84 : 1, lower: 0 };
}
