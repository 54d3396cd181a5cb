// Each group in a circle of its own, linked groups beside each other. Worker only.
import { compareText } from "#model";
import { separated, spiralPoint } from "#view";
import { forceLayout } from "./force-layout.ts";
import type { Laid, LayoutEdge, LayoutNode, LayoutRequest, TellLayout } from "./layout-messages.ts";

/** px from the outermost node's middle to the rim of its group, and between two groups. */
const RIM = 76;
const BETWEEN = 70;
/** separated() looks at every pair. */
const SEPARABLE = 200;
const ROUNDS = 300;
/** For the insides of all groups together, ms: each gets its share. */
const BUDGET_MS = 6000;

type Point = readonly [x: number, y: number];

interface Circle {
  readonly name: string;
  readonly radius: number;
  x: number;
  y: number;
}

function withinGroup(
  nodes: readonly LayoutNode[],
  edges: readonly LayoutEdge[],
  budget: number,
): ReadonlyMap<string, Point> {
  const loose = nodes.map(({ id }, index): [string, Point] => {
    const [x, y] = spiralPoint(index);
    return [id, [x * 1.25, y]];
  });
  const laid =
    edges.length === 0 || nodes.length < 3
      ? new Map(loose)
      : new Map(Object.entries(forceLayout({ nodes, edges, ratio: 1, fresh: true, budget }, () => undefined)));
  const apart = nodes.length <= SEPARABLE ? separated(laid) : laid;
  const points = [...apart.values()];
  const middle = (axis: 0 | 1) =>
    (Math.min(...points.map((p) => p[axis])) + Math.max(...points.map((p) => p[axis]))) / 2;
  const [mx, my] = [middle(0), middle(1)];
  return new Map([...apart].map(([id, [x, y]]) => [id, [x - mx, y - my]]));
}

/** Circles side by side: linked ones pull, everything pulls a little to the middle, most where the room is short, none overlaps another at the end. */
function packed(circles: readonly Circle[], pulls: ReadonlyMap<string, number>, ratio: number): void {
  const [across, down] = [0.03 / Math.sqrt(ratio), 0.03 * Math.sqrt(ratio)];
  const apart = (push: number) => {
    for (const [index, a] of circles.entries())
      for (const b of circles.slice(index + 1)) {
        const dx = b.x - a.x || 0.01 * (index + 1);
        const dy = b.y - a.y || 0.01;
        const distance = Math.hypot(dx, dy);
        const missing = a.radius + b.radius + BETWEEN - distance;
        if (missing <= 0) continue;
        // The smaller one gives way.
        const part = b.radius ** 2 / (a.radius ** 2 + b.radius ** 2);
        a.x -= (dx / distance) * missing * push * part;
        a.y -= (dy / distance) * missing * push * part;
        b.x += (dx / distance) * missing * push * (1 - part);
        b.y += (dy / distance) * missing * push * (1 - part);
      }
  };
  for (let round = 0; round < ROUNDS; round++) {
    const cool = 1 - round / ROUNDS;
    for (const [index, a] of circles.entries()) {
      a.x *= 1 - across * cool;
      a.y *= 1 - down * cool;
      for (const b of circles.slice(index + 1)) {
        const pull = Math.min(0.05, 0.004 * (pulls.get(JSON.stringify([a.name, b.name].toSorted())) ?? 0)) * cool;
        const [dx, dy] = [(b.x - a.x) * pull, (b.y - a.y) * pull];
        a.x += dx;
        a.y += dy;
        b.x -= dx;
        b.y -= dy;
      }
    }
    apart(0.5);
  }
  for (let round = 0; round < 40; round++) apart(0.5);
}

/** Positions by groups; those without a group stand together as one more. */
export function groupLayout({ nodes, edges, groups, ratio }: LayoutRequest, tell: TellLayout): Laid {
  const nameOf = (id: string) => groups[id] ?? "";
  const members = new Map<string, LayoutNode[]>();
  for (const node of nodes) {
    const group = members.get(nameOf(node.id));
    if (group === undefined) members.set(nameOf(node.id), [node]);
    else group.push(node);
  }
  const inner = new Map<string, LayoutEdge[]>();
  const pulls = new Map<string, number>();
  for (const edge of edges) {
    const [a, b] = [nameOf(edge.source), nameOf(edge.target)];
    if (a === b) {
      const own = inner.get(a);
      if (own === undefined) inner.set(a, [edge]);
      else own.push(edge);
    } else {
      const key = JSON.stringify([a, b].toSorted());
      pulls.set(key, (pulls.get(key) ?? 0) + 1);
    }
  }
  const ordered = [...members].toSorted(([a, ofA], [b, ofB]) => ofB.length - ofA.length || compareText(a, b));
  const local = new Map<string, ReadonlyMap<string, Point>>();
  for (const [name, own] of ordered) {
    local.set(name, withinGroup(own, inner.get(name) ?? [], (BUDGET_MS * own.length) / nodes.length));
    tell((0.8 * local.size) / ordered.length, {});
  }
  const circles = ordered.map(([name], index): Circle => {
    const points = [...(local.get(name)?.values() ?? [])];
    const radius = points.reduce((most, [x, y]) => Math.max(most, Math.hypot(x, y)), 0) + RIM;
    const [x, y] = spiralPoint(index, 260);
    return { name, radius, x, y };
  });
  packed(circles, pulls, ratio);
  return Object.fromEntries(
    circles.flatMap(({ name, x: cx, y: cy }) =>
      [...(local.get(name) ?? [])].map(([id, [x, y]]) => [id, [cx + x, cy + y] as const]),
    ),
  );
}
