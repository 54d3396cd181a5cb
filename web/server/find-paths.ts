// The shortest loopless ways between two entities: both sides grow level by level until the ways of a length are known.
import { setImmediate } from "node:timers/promises";
import { compareText } from "#model";
import type { Apart } from "#contract";
import type { WalkedStep } from "./graph-reader.ts";

/** Steps of a path at most. */
export const MAX_STEPS = 6;
/** Relations read of one level at most; a level is cut in the order of ids, the same on every store. */
export const MAX_LEVEL_RELATIONS = 50_000;

/** Steps walked between two breaths, a few ms: a search must not keep the server from everybody else. */
const BREATH = 32_768;

export interface PathSearch {
  readonly from: string;
  readonly to: string;
  /** How many paths at most. */
  readonly count: number;
}

export interface FoundPaths {
  /** Ids: entity, relation, entity …; the shortest first, of one length the least inferred, then by their ids. */
  readonly paths: readonly (readonly string[])[];
  /** Time or size ended the search: there may be more, and shorter ones. */
  readonly truncated: boolean;
  /** Nothing joins the two; absent where they may be joined by something longer. */
  readonly apart?: Apart;
}

/** The relations of these entities, whichever way they point; undefined where the time was over before the answer. */
export type Expand = (
  ids: readonly string[],
) => Promise<{ readonly steps: readonly WalkedStep[]; readonly truncated: boolean } | undefined>;

interface Edge {
  readonly relation: string;
  readonly to: string;
  /** 1 where nobody has said so, but it was concluded. */
  readonly inferred: 0 | 1;
}

/** What paths of one length are looked for. */
interface Pass extends PathSearch {
  readonly length: number;
  /** Exactly so many of the steps are inferred. */
  readonly inferred: number;
}

/** How a pass ended: nothing more of its kind; nothing more of its length either; the time is over. */
type Ended = "none" | "none-at-all" | "over";

/** What is known of the graph: the edges at entities that were expanded, seen from both their ends. */
interface Edges {
  readonly at: Map<string, Edge[]>;
  /** Whose edges are others than when they were last put in order. */
  readonly unsorted: Set<string>;
}

/** A pass stops to breathe, or has found a path. */
type Found = readonly string[] | undefined;

/** What is reached from one end. `depth` levels are expanded; `frontier` is the next. */
interface Side {
  readonly seen: Set<string>;
  frontier: readonly string[];
  depth: number;
}

/** Levels that are known from this end on: all there are, once nothing is left to expand. */
function reach({ depth, frontier }: Side): number {
  return frontier.length === 0 ? Number.POSITIVE_INFINITY : depth;
}

/**
 * Paths of one length are complete once the two sides together reach that far; the side with less to expand grows.
 * @param isOver asked often: the time is over
 */
export async function findPaths(search: PathSearch, expand: Expand, isOver: () => boolean): Promise<FoundPaths> {
  const sides = [openSide(search.from), openSide(search.to)] as const;
  const edges: Edges = { at: new Map(), unsorted: new Set() };
  const paths: (readonly string[])[] = [];
  let truncated = false;
  for (let length = 1; length <= MAX_STEPS && paths.length < search.count; length += 1) {
    while (reach(sides[0]) + reach(sides[1]) < length) {
      const side = smaller(...sides);
      const level = await expand(side.frontier);
      if (level === undefined) {
        truncated = true;
        side.frontier = [];
      } else {
        truncated ||= level.truncated;
        grow(side, level.steps, edges);
      }
    }
    sortEdges(edges);
    const distances = distancesTo(search.to, edges, length);
    for (let inferred = 0; inferred <= length && paths.length < search.count; inferred += 1) {
      const ended = await takePaths(
        paths,
        search.count,
        pathsOf({ ...search, length, inferred }, edges, distances, isOver),
      );
      truncated ||= ended === "over";
      if (ended !== "none") break;
    }
    if (isOver()) return { paths, truncated: truncated || (paths.length < search.count && length < MAX_STEPS) };
  }
  const apart = paths.length === 0 && !truncated ? apartOf(...sides) : undefined;
  return { paths, truncated, ...(apart === undefined ? {} : { apart }) };
}

/** Of two alike, the one that is less far grown: an end that stands alone is then known after its first step. */
function smaller(from: Side, to: Side): Side {
  const difference = from.frontier.length - to.frontier.length || from.depth - to.depth;
  return difference <= 0 ? from : to;
}

/** The end around which everything was walked: of two, the one with less around it. */
function apartOf(from: Side, to: Side): Apart | undefined {
  const walked = [
    { end: "from" as const, side: from },
    { end: "to" as const, side: to },
  ].filter(({ side }) => side.frontier.length === 0);
  const [least] = walked.toSorted((a, b) => a.side.seen.size - b.side.seen.size);
  return least === undefined ? undefined : { end: least.end, joined: least.side.seen.size - 1 };
}

/** Moves paths from the generator to the list until that has enough; others are served while it breathes. */
async function takePaths(paths: (readonly string[])[], count: number, found: Generator<Found, Ended>): Promise<Ended> {
  for (let next = found.next(); ; next = found.next()) {
    if (next.done === true) return next.value;
    if (next.value === undefined) await setImmediate();
    else if (paths.push(next.value) === count) return "none";
  }
}

function openSide(id: string): Side {
  return { seen: new Set([id]), frontier: [id], depth: 0 };
}

function grow(side: Side, steps: readonly WalkedStep[], edges: Edges): void {
  const next = new Set<string>();
  for (const { here, relation, there, inferred } of steps) {
    addEdge(edges, here, { relation, to: there, inferred: inferred ? 1 : 0 });
    addEdge(edges, there, { relation, to: here, inferred: inferred ? 1 : 0 });
    if (!side.seen.has(there)) next.add(there);
  }
  for (const id of next) side.seen.add(id);
  side.frontier = [...next];
  side.depth += 1;
}

function addEdge(edges: Edges, at: string, edge: Edge): void {
  const known = edges.at.get(at);
  if (known === undefined) edges.at.set(at, [edge]);
  else known.push(edge);
  edges.unsorted.add(at);
}

/** In the order of ids, each once: an edge is met from both its ends. */
function sortEdges(edges: Edges): void {
  for (const id of edges.unsorted) {
    const unique = new Map((edges.at.get(id) ?? []).map((edge) => [`${edge.to}\n${edge.relation}`, edge]));
    edges.at.set(
      id,
      [...unique].toSorted(([a], [b]) => compareText(a, b)).map(([, edge]) => edge),
    );
  }
  edges.unsorted.clear();
}

/** Steps from each entity to the end at least, as far as edges are known. */
function distancesTo(to: string, edges: Edges, most: number): ReadonlyMap<string, number> {
  const distances = new Map([[to, 0]]);
  let level = [to];
  for (let distance = 1; distance <= most && level.length > 0; distance += 1) {
    const next: string[] = [];
    for (const edge of level.flatMap((id) => edges.at.get(id) ?? [])) {
      if (distances.has(edge.to)) continue;
      distances.set(edge.to, distance);
      next.push(edge.to);
    }
    level = next;
  }
  return distances;
}

/** Every path of a pass without an entity twice, in the order of ids. */
function* pathsOf(
  { from, to, length, inferred }: Pass,
  edges: Edges,
  distances: ReadonlyMap<string, number>,
  isOver: () => boolean,
): Generator<Found, Ended> {
  const path = [from];
  const visited = new Set([from]);
  let steps = 0;
  let hasMoreInferred = false;

  function* walk(at: string, left: number, allowed: number): Generator<Found, Ended> {
    for (const edge of edges.at.get(at) ?? []) {
      steps += 1;
      if (steps % 1024 === 0 && isOver()) return "over";
      if (steps % BREATH === 0) yield undefined;
      const isEnd = edge.to === to;
      if (isEnd !== (left === 1) || visited.has(edge.to)) continue;
      if ((distances.get(edge.to) ?? Number.POSITIVE_INFINITY) > left - 1) continue;
      const allowedAfter = allowed - edge.inferred;
      hasMoreInferred ||= allowedAfter < 0;
      if (allowedAfter < 0 || allowedAfter > left - 1) continue;
      path.push(edge.relation, edge.to);
      if (isEnd) yield [...path];
      else {
        visited.add(edge.to);
        const ended = yield* walk(edge.to, left - 1, allowedAfter);
        visited.delete(edge.to);
        if (ended === "over") return ended;
      }
      path.length -= 2;
    }
    return "none";
  }
  const ended = yield* walk(from, length, inferred);
  return ended === "over" || hasMoreInferred ? ended : "none-at-all";
}
