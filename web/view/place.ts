// Positions for entities that have none: beside their placed neighbours, else on a spiral. Pure, and the same on server
// and client, so that a link opens the same drawing everywhere.
import { compareText } from "#model";
import type { WireEntity, WireRelation } from "#contract";
import type { Positions } from "#model";

type XY = readonly [x: number, y: number];

/** Distance that two placed nodes keep, px at zoom 1: two node sizes and a line of label. */
const ROOM = 92;
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

/** A spiral that never meets itself: the n-th point around (0, 0), px. */
export function spiralPoint(index: number, step = ROOM * 0.72): XY {
  const radius = step * Math.sqrt(index);
  return [radius * Math.cos(index * GOLDEN), radius * Math.sin(index * GOLDEN)];
}

function cellOf(x: number, y: number): string {
  return `${Math.floor(x / ROOM)},${Math.floor(y / ROOM)}`;
}

/** Which cells of a coarse grid hold a node: a free place is found without looking at every node. */
function occupancy(positions: Iterable<XY>) {
  const cells = new Map<string, XY[]>();
  const add = (point: XY) => {
    const at = cellOf(point[0], point[1]);
    const cell = cells.get(at);
    if (cell === undefined) cells.set(at, [point]);
    else cell.push(point);
  };
  for (const point of positions) add(point);
  const isFree = ([x, y]: XY) => {
    for (const dx of [-ROOM, 0, ROOM])
      for (const dy of [-ROOM, 0, ROOM])
        for (const [ox, oy] of cells.get(cellOf(x + dx, y + dy)) ?? [])
          if (Math.hypot(ox - x, oy - y) < ROOM * 0.8) return false;
    return true;
  };
  return { add, isFree };
}

function middleOf(points: readonly XY[]): XY {
  if (points.length === 0) return [0, 0];
  const sum = points.reduce<[number, number]>(([x, y], point) => [x + point[0], y + point[1]], [0, 0]);
  return [sum[0] / points.length, sum[1] / points.length];
}

/** Who is linked to whom, in either direction and not with themselves; of `ids`, those linked to nobody too. */
export function neighboursOf(
  relations: readonly Pick<WireRelation, "source" | "target">[],
  ids: readonly string[] = [],
): ReadonlyMap<string, readonly string[]> {
  const neighbours = new Map<string, string[]>(ids.map((id) => [id, []]));
  const link = (from: string, to: string) => {
    const list = neighbours.get(from);
    if (list === undefined) neighbours.set(from, [to]);
    else list.push(to);
  };
  for (const { source, target } of relations) {
    if (source === target) continue;
    link(source, target);
    link(target, source);
  }
  return neighbours;
}

/** Room of a node with its name: names are wider than nodes are high, px at zoom 1. */
export const NODE_ROOM = { width: 104, height: 78 } as const;
const SEPARATIONS = 80;

/**
 * The same positions with no two nodes in each other's room: each pair too near is pushed apart evenly, again and
 * again. Deterministic; at most a few hundred nodes. Two at one point leave it in a direction their order gives.
 */
export function separated(points: ReadonlyMap<string, XY>): ReadonlyMap<string, XY> {
  const at = [...points].map(([id, [x, y]]) => ({ id, x, y }));
  for (let round = 0; round < SEPARATIONS; round++) {
    let pushed = false;
    for (const [index, a] of at.entries())
      for (let after = index + 1; after < at.length; after++) {
        const b = at[after];
        if (b === undefined) break;
        const dx = (b.x - a.x) / NODE_ROOM.width || 0.001 * ((index % 7) - 3);
        const dy = (b.y - a.y) / NODE_ROOM.height || 0.001 * ((index % 5) + 1);
        const distance = Math.hypot(dx, dy);
        if (distance >= 1) continue;
        const half = (1 - distance) / distance / 2;
        a.x -= dx * half * NODE_ROOM.width;
        a.y -= dy * half * NODE_ROOM.height;
        b.x += dx * half * NODE_ROOM.width;
        b.y += dy * half * NODE_ROOM.height;
        pushed = true;
      }
    if (!pushed) break;
  }
  return new Map(at.map(({ id, x, y }) => [id, [x, y]]));
}

const rounded = (value: number) => Math.round(value * 10) / 10;

/** From here on a graph that nobody placed is not fitted together piece by piece: that would take seconds. */
const MANY = 300;

/** Ids by part: who is joined by whatever lines, each after whom it was reached from. Who has none is a part as well. */
export function joined(
  ids: readonly string[],
  neighbours: ReadonlyMap<string, readonly string[]>,
): readonly (readonly string[])[] {
  const left = new Set(ids);
  return ids.flatMap((id) => {
    if (!left.has(id)) return [];
    // A set is walked in the order of adding, with what is added on the way.
    const part = new Set([id]);
    for (const each of part) {
      left.delete(each);
      for (const other of neighbours.get(each) ?? []) if (left.has(other)) part.add(other);
    }
    return [[...part]];
  });
}

/** Outwards along a spiral from the best linked, each soon after those it is linked to; who is linked to nobody last. */
function onSpiral(ids: readonly string[], neighbours: ReadonlyMap<string, readonly string[]>): Positions {
  const links = (id: string) => neighbours.get(id)?.length ?? 0;
  const seeds = ids.toSorted((a, b) => links(b) - links(a) || compareText(a, b));
  return Object.fromEntries(
    joined(seeds, neighbours)
      .flat()
      .map((id, index) => {
        const [x, y] = spiralPoint(index);
        return [id, [rounded(x), rounded(y)] as const];
      }),
  );
}

/**
 * A position for every entity, px at zoom 1: the known ones unchanged, the others beside their placed neighbours
 * (pushed outwards from the middle of the drawing), those without on a spiral around it.
 */
export function placeMissing(
  entities: readonly WireEntity[],
  relations: readonly WireRelation[],
  known: Positions,
): Positions {
  const placed = new Map<string, XY>();
  for (const { id } of entities) {
    const position = known[id];
    if (position !== undefined) placed.set(id, position);
  }
  const missing = entities.map((entity) => entity.id).filter((id) => !placed.has(id));
  if (missing.length === 0) return known;
  const neighbours = neighboursOf(relations);
  if (placed.size === 0 && missing.length > MANY) return onSpiral(missing, neighbours);
  const room = occupancy(placed.values());
  const centre = middleOf([...placed.values()]);
  let waiting = missing
    .filter((id) => neighbours.has(id))
    .toSorted((a, b) => (neighbours.get(b)?.length ?? 0) - (neighbours.get(a)?.length ?? 0) || compareText(a, b));
  const put = (id: string, [x, y]: XY) => {
    const point: XY = [rounded(x), rounded(y)];
    placed.set(id, point);
    room.add(point);
  };
  // What was taken stays taken: the next search around the same place goes on where the last one ended.
  const tried = new Map<string, number>();
  const freeAround = ([x, y]: XY): XY => {
    const key = `${Math.round(x)},${Math.round(y)}`;
    const first = tried.get(key) ?? 0;
    for (let index = first; index < first + 4000; index++) {
      const [dx, dy] = spiralPoint(index, ROOM * 0.55);
      if (!room.isFree([x + dx, y + dy])) continue;
      tried.set(key, index + 1);
      return [x + dx, y + dy];
    }
    return [x, y];
  };
  while (waiting.length > 0) {
    const rest: string[] = [];
    for (const id of waiting) {
      const near = (neighbours.get(id) ?? []).flatMap((other): XY[] => {
        const point = placed.get(other);
        return point === undefined ? [] : [point];
      });
      if (near.length === 0) {
        rest.push(id);
        continue;
      }
      const [x, y] = middleOf(near);
      const outwards = Math.hypot(x - centre[0], y - centre[1]) || 1;
      const push = near.length > 1 ? 0 : ROOM;
      put(id, freeAround([x + ((x - centre[0]) / outwards) * push, y + ((y - centre[1]) / outwards) * push]));
    }
    if (rest.length === waiting.length) {
      // None has a placed neighbour: the best linked of them starts a new group.
      const [seed = "", ...others] = rest;
      put(seed, freeAround(centre));
      waiting = others;
    } else waiting = rest;
  }
  // Those without any relation come last, around everything.
  for (const id of missing.filter((each) => !neighbours.has(each)).toSorted()) put(id, freeAround(centre));
  return Object.fromEntries(placed);
}
