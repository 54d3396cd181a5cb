// Rings around one entity: who is one step away, two, three. Those it does not reach stand outermost.
import { compareText } from "#model";
import type { Laid, LayoutEdge, LayoutNode, LayoutRequest } from "./layout-messages.ts";

/** px between rings, and along one. */
const RING = 150;
const SEAT = 112;

/** Who is linked to whom, in either direction. */
export function neighbourLists(
  nodes: readonly Pick<LayoutNode, "id">[],
  edges: readonly LayoutEdge[],
): ReadonlyMap<string, readonly string[]> {
  const lists = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const { source, target } of edges)
    if (source !== target) {
      lists.get(source)?.push(target);
      lists.get(target)?.push(source);
    }
  return lists;
}

function mostLinked(neighbours: ReadonlyMap<string, readonly string[]>): string | undefined {
  return [...neighbours].toSorted(([a, ofA], [b, ofB]) => ofB.length - ofA.length || compareText(a, b))[0]?.[0];
}

/** Ids by their number of steps from the start; the last list are those it does not reach, if there are any. */
function stepsFrom(start: string, neighbours: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const seen = new Set([start]);
  const rings: string[][] = [[start]];
  for (let ring = rings[0] ?? []; ring.length > 0;) {
    const next: string[] = [];
    for (const id of ring)
      for (const other of neighbours.get(id) ?? [])
        if (!seen.has(other)) {
          seen.add(other);
          next.push(other);
        }
    if (next.length > 0) rings.push(next);
    ring = next;
  }
  const unreached = [...neighbours.keys()].filter((id) => !seen.has(id));
  return unreached.length === 0 ? rings : [...rings, unreached];
}

/** The middle direction of angles; undefined for none. */
function meanAngle(angles: readonly number[]): number | undefined {
  if (angles.length === 0) return undefined;
  const x = angles.reduce((sum, angle) => sum + Math.cos(angle), 0);
  const y = angles.reduce((sum, angle) => sum + Math.sin(angle), 0);
  return Math.atan2(y, x);
}

/** Positions around (0, 0); on its ring everyone stands near those it is linked to further in. */
export function ringLayout({ nodes, edges, centre }: Pick<LayoutRequest, "nodes" | "edges" | "centre">): Laid {
  const neighbours = neighbourLists(nodes, edges);
  const start = centre !== undefined && neighbours.has(centre) ? centre : mostLinked(neighbours);
  if (start === undefined) return {};
  const laid: Record<string, readonly [number, number]> = { [start]: [0, 0] };
  const angleOf = new Map<string, number>();
  let radius = 0;
  for (const ring of stepsFrom(start, neighbours).slice(1)) {
    const wished = ring
      .map((id) => ({
        id,
        wish:
          meanAngle((neighbours.get(id) ?? []).flatMap((other) => angleOf.get(other) ?? [])) ??
          Number.POSITIVE_INFINITY,
      }))
      .toSorted((a, b) => (a.wish === b.wish ? compareText(a.id, b.id) : a.wish - b.wish));
    // As many circles as the ring needs: a thousand neighbours on one would be a thread.
    for (let at = 0; at < wished.length;) {
      radius += at === 0 ? RING : SEAT * 0.8;
      const seats = Math.max(6, Math.floor((2 * Math.PI * radius) / SEAT));
      // What is left is spread evenly over the circles it takes.
      const circles = Math.ceil((wished.length - at) / seats);
      const seated = wished.slice(at, at + Math.ceil((wished.length - at) / circles));
      const first = seated[0]?.wish ?? 0;
      const turn = Number.isFinite(first) ? first : -Math.PI / 2;
      for (const [seat, { id }] of seated.entries()) {
        const angle = turn + (seat / seated.length) * 2 * Math.PI;
        angleOf.set(id, angle);
        laid[id] = [radius * Math.cos(angle), radius * Math.sin(angle)];
      }
      at += seated.length;
    }
  }
  return laid;
}
