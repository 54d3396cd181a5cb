// The parts of a drawing that no relation joins, close beside each other and together in the shape of a room: each part
// is the cells of a coarse grid that its convex hull covers, put where it widens the whole least. Pure.
import type { XY } from "./geometry.ts";
import { convexHull } from "./hulls.ts";
import { NODE_ROOM } from "./place.ts";

type Point = readonly [x: number, y: number];
type Points = ReadonlyMap<string, Point>;

/** Half of a node with its name, px at zoom 1. */
const WIDE = NODE_ROOM.width / 2;
const HIGH = NODE_ROOM.height / 2;
/** Cells between two parts: a node with its name and a little more. */
const APART = 2;
/** Points of a hull's side in each cell. */
const FINE = 3;

/** By row of the grid: from which column to which. */
type Rows = ReadonlyMap<number, readonly [from: number, to: number]>;

interface Part {
  readonly points: Points;
  readonly rows: Rows;
  /** px; the middle of its cell (0, 0). */
  readonly left: number;
  readonly top: number;
  /** Cells. */
  readonly width: number;
  readonly height: number;
}

function partOf(points: Points): Part {
  const hull = convexHull([...points.values()].map(([x, y]): XY => ({ x, y })));
  const left = Math.min(...hull.map(({ x }) => x));
  const top = Math.min(...hull.map(({ y }) => y));
  const rows = new Map<number, readonly [number, number]>();
  let width = 0;
  for (const [index, from] of hull.entries()) {
    const to = hull[(index + 1) % hull.length] ?? from;
    const steps = Math.ceil(FINE * Math.max(Math.abs(to.x - from.x) / WIDE, Math.abs(to.y - from.y) / HIGH)) + 1;
    for (let step = 0; step <= steps; step++) {
      const column = Math.round((from.x + ((to.x - from.x) * step) / steps - left) / WIDE);
      const row = Math.round((from.y + ((to.y - from.y) * step) / steps - top) / HIGH);
      const [first, last] = rows.get(row) ?? [column, column];
      rows.set(row, [Math.min(first, column), Math.max(last, column)]);
      width = Math.max(width, column);
    }
  }
  return { points, rows, left, top, width, height: Math.max(...rows.keys()) };
}

/** Every part as it is, moved as a whole. `ratio`: how much wider than high the room is. */
export function packed(parts: readonly Points[], ratio: number): Points {
  if (parts.length < 2) return parts[0] ?? new Map<string, Point>();
  const taken = new Map<number, (readonly [number, number])[]>();
  const isFree = ({ rows }: Part, across: number, down: number): boolean => {
    for (const [row, [from, to]] of rows)
      if (taken.get(row + down)?.some(([first, last]) => from + across <= last && to + across >= first) === true)
        return false;
    return true;
  };
  const wider = (ratio * HIGH) / WIDE;
  const step = Math.min(1, 1 / wider);
  // Parts of one size go on where the last of them was put.
  const reached = new Map<string, number>();
  /** Cells of its upper left corner, on the smallest frame of the room's shape about the first part's middle. */
  const placeOf = (part: Part): Point => {
    const [halfWidth, halfHeight] = [part.width / 2, part.height / 2];
    const size = `${part.width} ${part.height}`;
    for (let frame = reached.get(size) ?? Math.max(halfWidth / wider, halfHeight); ; frame += step) {
      reached.set(size, frame);
      const [aside, below] = [Math.floor(frame * wider - halfWidth), Math.floor(frame - halfHeight)];
      for (let off = 0; off <= Math.max(aside, below); off++)
        for (const [x, y] of [
          ...(off > below
            ? []
            : ([
                [aside, off],
                [-aside, off],
                [aside, -off],
                [-aside, -off],
              ] as const)),
          ...(off > aside
            ? []
            : ([
                [off, below],
                [-off, below],
                [off, -below],
                [-off, -below],
              ] as const)),
        ]) {
          const place: Point = [Math.round(x - halfWidth), Math.round(y - halfHeight)];
          if (isFree(part, ...place)) return place;
        }
    }
  };
  const sized = parts.map(partOf).toSorted((a, b) => b.width * b.height - a.width * a.height);
  return new Map(
    sized.flatMap((part) => {
      const [across, down] = placeOf(part);
      for (const [row, [from, to]] of part.rows)
        for (let near = row + down - APART; near <= row + down + APART; near++) {
          const cells = taken.get(near) ?? [];
          cells.push([from + across - APART, to + across + APART]);
          taken.set(near, cells);
        }
      return [...part.points].map(
        ([id, [x, y]]) => [id, [x - part.left + across * WIDE, y - part.top + down * HIGH]] as const,
      );
    }),
  );
}
