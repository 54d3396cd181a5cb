// Moves whole layers across, within the room they have, so that lines run through as few nodes as can be. Worker only.
import type { LayoutEdge } from "./layout-messages.ts";

type Point = readonly [along: number, across: number];

/** A layer, and px that it may be moved either way. */
export interface Band {
  readonly ids: readonly string[];
  readonly slack: number;
}

/** A line nearer to a node's middle runs through it, px at zoom 1. */
const NEAR = 34;
/** Each line is held against each node, again for every place tried. */
const MOST_LINES = 700;
const MOST_NODES = 250;
const ROUNDS = 3;
const TRIED = [0, 0.25, -0.25, 0.5, -0.5, 0.75, -0.75, 1, -1];
/** Of the slack, to be preferred to another place where as many lines are clear: shorter lines. */
const LENGTH_WEIGHT = 1 / 2000;

function isThrough([px, py]: Point, [ax, ay]: Point, [bx, by]: Point): boolean {
  const [dx, dy] = [bx - ax, by - ay];
  const part = ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy || 1);
  return part > 0 && part < 1 && Math.hypot(ax + part * dx - px, ay + part * dy - py) < NEAR;
}

export function clearOfNodes(
  laid: ReadonlyMap<string, Point>,
  bands: readonly Band[],
  edges: readonly LayoutEdge[],
): ReadonlyMap<string, Point> {
  if (laid.size > MOST_NODES || edges.length > MOST_LINES) return laid;
  const at = new Map(laid);
  const point = (id: string): Point => at.get(id) ?? [0, 0];
  for (let round = 0; round < ROUNDS; round++)
    for (const { ids, slack } of bands) {
      if (slack < 1) continue;
      const members = new Set(ids);
      const cost = (): number => {
        let sum = 0;
        for (const { source, target } of edges) {
          const [from, to] = [point(source), point(target)];
          const isOwn = members.has(source) || members.has(target);
          if (isOwn) sum += Math.abs(from[1] - to[1]) * LENGTH_WEIGHT;
          for (const id of isOwn ? at.keys() : ids)
            if (id !== source && id !== target && isThrough(point(id), from, to)) sum += 1;
        }
        return sum;
      };
      const own = ids.map((id) => [id, laid.get(id) ?? point(id)] as const);
      const moveTo = (part: number) => {
        for (const [id, [along, across]] of own) at.set(id, [along, across + part * slack]);
      };
      let [best, least] = [0, Infinity];
      for (const part of TRIED) {
        moveTo(part);
        const now = cost();
        if (now < least - 1e-9) [best, least] = [part, now];
      }
      moveTo(best);
    }
  return at;
}
