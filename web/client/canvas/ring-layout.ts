// Rings around one entity: who is one step away, two, three. Those it does not reach stand beside them. Worker only.
import { compareText } from "#model";
import { neighboursOf } from "#view";
import type { Laid, LayoutRequest } from "./layout-messages.ts";
import type { Points } from "./packed-parts.ts";
import { packedParts } from "./packed-parts.ts";

/** px between rings, and along one. */
const RING = 150;
const SEAT = 112;
/** In a room that is wider than high, or higher than wide, rings are up to so much longer that way. */
const STRETCHED = 1.35;
/** A ring is drawn wider, up to so much, before it takes a second circle: names stand better side by side than one under the other. */
const WIDEST = 1.9;

function mostLinked(neighbours: ReadonlyMap<string, readonly string[]>): string | undefined {
  return [...neighbours].toSorted(([a, ofA], [b, ofB]) => ofB.length - ofA.length || compareText(a, b))[0]?.[0];
}

/** Ids by their number of steps from the start, of those that it reaches. */
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
  return rings;
}

/** The middle direction of angles; undefined for none. */
function meanAngle(angles: readonly number[]): number | undefined {
  if (angles.length === 0) return undefined;
  const x = angles.reduce((sum, angle) => sum + Math.cos(angle), 0);
  const y = angles.reduce((sum, angle) => sum + Math.sin(angle), 0);
  return Math.atan2(y, x);
}

/** How much wider than round, and how much higher, rings are in a room. */
function stretched(ratio: number): { readonly wide: number; readonly high: number } {
  return { wide: Math.min(STRETCHED, Math.max(1, ratio)), high: Math.min(STRETCHED, Math.max(1, 1 / ratio)) };
}

/** Around (0, 0); on its ring everyone stands near those it is linked to further in. */
function ringsAround(start: string, neighbours: ReadonlyMap<string, readonly string[]>, ratio: number): Points {
  const laid = new Map<string, readonly [number, number]>([[start, [0, 0]]]);
  const angleOf = new Map<string, number>();
  const { wide, high } = stretched(ratio);
  const around = Math.PI * (wide + high);
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
      const needed = (wished.length * SEAT) / around;
      radius = at === 0 ? Math.max(radius + RING, Math.min(radius + RING * WIDEST, needed)) : radius + SEAT * 0.9;
      const seats = Math.max(6, Math.floor((around * radius) / SEAT));
      // What is left is spread evenly over the circles it takes.
      const circles = Math.ceil((wished.length - at) / seats);
      const seated = wished.slice(at, at + Math.ceil((wished.length - at) / circles));
      const first = seated[0]?.wish ?? 0;
      const turn = Number.isFinite(first) ? first : -Math.PI / 2;
      for (const [seat, { id }] of seated.entries()) {
        const angle = turn + (seat / seated.length) * 2 * Math.PI;
        angleOf.set(id, angle);
        laid.set(id, [radius * wide * Math.cos(angle), radius * high * Math.sin(angle)]);
      }
      at += seated.length;
    }
  }
  return laid;
}

/** Rings around the centre, and beside them each part that it does not reach around its own best linked. */
export function ringLayout({
  nodes,
  edges,
  centre,
  ratio,
}: Pick<LayoutRequest, "nodes" | "edges" | "centre" | "ratio">): Laid {
  const all = nodes.map(({ id }) => id);
  return packedParts(all, edges, ratio, (ids, own) => {
    const neighbours = neighboursOf(own, ids);
    const start = centre !== undefined && neighbours.has(centre) ? centre : mostLinked(neighbours);
    return start === undefined ? new Map() : ringsAround(start, neighbours, ratio);
  });
}
