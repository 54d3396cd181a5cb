// Groups as areas under the drawing: the convex hull of their members with room around them and round corners. Pure;
// explorer and picture draw the same.
import { compareText } from "#model";
import type { XY } from "./geometry.ts";
import { groupColours } from "./node-colours.ts";
import type { Scene } from "./scene.ts";
import { kindStyle } from "./styles.ts";

/** Fewer members are no area. */
const LEAST_MEMBERS = 2;
/** Corners of the circle that rounds a corner. */
const CORNERS = 16;

export interface Hull {
  readonly name: string;
  readonly colour: string;
  /** Counted, of those that are drawn. */
  readonly members: number;
  readonly outline: readonly XY[];
}

const cross = (o: XY, a: XY, b: XY) => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);

/** One side of the hull of points that are in order, without its last corner, which is the other side's first. */
function halfHull(along: readonly XY[]): readonly XY[] {
  const chain: XY[] = [];
  for (const point of along) {
    for (let last = chain.at(-1), before = chain.at(-2); last !== undefined && before !== undefined;) {
      if (cross(before, last, point) > 0) break;
      chain.pop();
      last = chain.at(-1);
      before = chain.at(-2);
    }
    chain.push(point);
  }
  return chain.slice(0, -1);
}

/** The corners of the least convex area around the points, in order. */
export function convexHull(points: readonly XY[]): readonly XY[] {
  const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y);
  return sorted.length < 3 ? sorted : [...halfHull(sorted), ...halfHull(sorted.toReversed())];
}

/** The hull of circles of this radius around the points. */
export function paddedHull(points: readonly XY[], radius: number): readonly XY[] {
  const round = convexHull(points).flatMap(({ x, y }) =>
    Array.from({ length: CORNERS }, (_, corner): XY => {
      const angle = (corner / CORNERS) * 2 * Math.PI;
      return { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) };
    }),
  );
  return convexHull(round);
}

/** The areas of a scene's groups, the largest first, so that a small one lies on top. `at` is where an entity is drawn. */
export function hullsOf(
  scene: Pick<Scene, "groups" | "scheme" | "styling">,
  at: (entityId: string) => XY | undefined,
  radius: number,
): readonly Hull[] {
  const groups = scene.groups ?? [];
  const colours = groupColours(
    groups.map(({ name, members }) => [name, members.length]),
    scene.scheme,
  );
  return groups
    .flatMap(({ name, kind, members }): readonly Hull[] => {
      const points = members.flatMap((id) => at(id) ?? []);
      if (points.length < LEAST_MEMBERS) return [];
      const colour = kind === undefined ? (colours.get(name) ?? "") : kindStyle(kind, scene.scheme, scene.styling).fill;
      return [{ name, colour, members: points.length, outline: paddedHull(points, radius) }];
    })
    .toSorted((a, b) => b.members - a.members || compareText(a.name, b.name));
}

/** Where a hull's name stands: on its upper rim, in the middle of it. */
export function hullTop({ outline }: Hull): XY {
  const top = Math.min(...outline.map((point) => point.y));
  const near = outline.filter((point) => point.y < top + 2);
  const xs = near.map((point) => point.x);
  return { x: (Math.min(...xs) + Math.max(...xs)) / 2, y: top };
}
