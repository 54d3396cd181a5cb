// Layouts without a browser: layers follow the direction, rings the distance, groups stay together, what is fixed stays.
import { assert, constantFrom, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import type { LayoutEdge, LayoutRequest } from "#web/client/canvas/layout-messages";
import { computeLayout } from "#web/client/canvas/compute-layout";
import { seeded } from "#web/client/canvas/seeded";

function request(pairs: readonly (readonly [string, string])[], more: Partial<LayoutRequest> = {}): LayoutRequest {
  const ids = [...new Set(pairs.flat())];
  return {
    kind: "layered",
    nodes: ids.map((id, index) => ({ id, x: index, y: index, fixed: false })),
    edges: pairs.map(([source, target]): LayoutEdge => ({ source, target, directed: true })),
    groups: {},
    centre: undefined,
    ratio: 1.5,
    ...more,
  };
}

/** A seeded graph of `count` nodes, some of them alone. */
function generated(seed: number, count: number): readonly (readonly [string, string])[] {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, index) => [
    `n${index}`,
    `n${Math.floor(random() * (random() < 0.2 ? count : Math.max(1, index)))}`,
  ]);
}

const x = (positions: Readonly<Record<string, readonly [number, number]>>, id: string) => positions[id]?.[0] ?? NaN;
const distance = (a: readonly [number, number] = [NaN, NaN], b: readonly [number, number] = [NaN, NaN]) =>
  Math.hypot(a[0] - b[0], a[1] - b[1]);

describe("forces on many", () => {
  test("none of three hundred stands on another", () => {
    const points = Object.values(computeLayout(request(generated(3, 300), { kind: "force" })));
    for (const [index, point] of points.entries())
      for (const other of points.slice(index + 1)) expect(distance(point, other)).toBeGreaterThan(48);
  });
});

describe("forces in a room", () => {
  test.each([0.5, 2])("lie along it: %f", (ratio) => {
    // A ladder is long whichever way round it is laid.
    const rungs = Array.from({ length: 9 }, (_, at): [string, string][] => [
      [`a${at}`, `b${at}`],
      [`a${at}`, `a${at + 1}`],
      [`b${at}`, `b${at + 1}`],
    ]).flat();
    for (const [, reversed] of [[0, false] as const, [1, true] as const]) {
      const pairs = reversed ? rungs.map(([from, to]): [string, string] => [to, from]) : rungs;
      const points = Object.values(computeLayout(request(pairs, { kind: "force", ratio })));
      const span = (axis: 0 | 1) => Math.max(...points.map((p) => p[axis])) - Math.min(...points.map((p) => p[axis]));
      expect(span(0) > span(1)).toBe(ratio > 1);
    }
  });
});

describe("layers", () => {
  test("every relation leads to the right, the longest way counts", () => {
    const laid = computeLayout(
      request([
        ["fund", "lab"],
        ["lab", "model"],
        ["fund", "model"],
        ["model", "user"],
      ]),
    );
    expect(x(laid, "fund")).toBeLessThan(x(laid, "lab"));
    expect(x(laid, "lab")).toBeLessThan(x(laid, "model"));
    expect(x(laid, "model")).toBeLessThan(x(laid, "user"));
  });
  test("a circle is broken where it is entered, not refused", () => {
    const laid = computeLayout(
      request([
        ["in", "a"],
        ["a", "b"],
        ["b", "c"],
        ["c", "a"],
      ]),
    );
    expect(["in", "a", "b", "c"].map((id) => x(laid, id))).toEqual(
      ["in", "a", "b", "c"].map((id) => x(laid, id)).toSorted((p, q) => p - q),
    );
  });
  test("an undirected relation asks for no layer of its own", () => {
    const pairs = [
      ["a", "b"],
      ["b", "c"],
      ["b", "friend"],
    ] as const;
    const wish = request(pairs);
    const edges = wish.edges.map((edge) => (edge.target === "friend" ? { ...edge, directed: false } : edge));
    const laid = computeLayout({ ...wish, edges });
    expect(x(laid, "friend")).toBe(x(laid, "b"));
  });
});

test("rings: one step away is nearer than two, as much wider as the room is; who is not reached stands outside of them", () => {
  const spokes = Array.from({ length: 12 }, (_, index): [string, string] => ["a", `n${index}`]);
  const wish = request([...spokes, ["n0", "x"], ["n5", "y"], ["far", "off"]], { kind: "concentric", centre: "a" });
  for (const [ratio, wide] of [
    [1.2, 1.2],
    [4, 1.35],
  ] as const) {
    const laid = computeLayout({ ...wish, ratio });
    const [middleX, middleY] = laid["a"] ?? [0, 0];
    const from = (id: string) => distance([(x(laid, id) - middleX) / wide, (laid[id]?.[1] ?? NaN) - middleY], [0, 0]);
    const inner = spokes.map(([, id]) => from(id));
    expect(Math.max(...inner) - Math.min(...inner)).toBeLessThan(1);
    for (const id of ["x", "y"]) expect(from(id)).toBeGreaterThan(Math.max(...inner) + 50);
    for (const id of ["far", "off"]) expect(from(id)).toBeGreaterThan(Math.max(...inner));
    // Neighbours on one ring have room for their names.
    const places = spokes.map(([, id]) => laid[id] ?? ([NaN, NaN] as const));
    for (const [index, point] of places.entries())
      for (const other of places.slice(index + 1)) expect(distance(point, other)).toBeGreaterThan(80);
  }
});

describe("groups", () => {
  test("each keeps to a circle of its own", () => {
    const pairs = generated(7, 60);
    const groups = Object.fromEntries(pairs.map(([id], index) => [id, `g${index % 4}`]));
    const laid = computeLayout(request(pairs, { kind: "groups", groups }));
    const circles = ["g0", "g1", "g2", "g3"].map((name) => {
      const points = Object.entries(laid).flatMap(([id, point]) => (groups[id] === name ? [point] : []));
      const middle = [0, 1].map((axis) => {
        const values = points.map((point) => point[axis] ?? 0);
        return (Math.min(...values) + Math.max(...values)) / 2;
      });
      const centre = [middle[0] ?? 0, middle[1] ?? 0] as const;
      return { centre, radius: Math.max(...points.map((point) => distance(point, centre))) };
    });
    for (const [index, a] of circles.entries())
      for (const b of circles.slice(index + 1))
        expect(distance(a.centre, b.centre)).toBeGreaterThan(a.radius + b.radius);
  });
});

test("any layout of any graph places every node, none twice at one point, and moves nothing that is fixed", () => {
  assert(
    property(
      constantFrom("layered" as const, "concentric" as const, "groups" as const, "force" as const),
      integer({ min: 2, max: 45 }),
      integer({ min: 1, max: 1e6 }),
      (kind, count, seed) => {
        const wish = request(generated(seed, count), { kind });
        const nodes = wish.nodes.map((node, index) => ({ ...node, x: 5000 + index, fixed: index % 7 === 3 }));
        const laid = computeLayout({ ...wish, nodes });
        for (const node of nodes) {
          expect(laid[node.id]?.every(Number.isFinite)).toBe(true);
        }
        const fixed = nodes.filter((node) => node.fixed);
        expect(fixed.map(({ id }) => laid[id])).toEqual(fixed.map(({ x, y }) => [x, y]));
        const points = nodes.map(({ id }) => String(laid[id]));
        expect(new Set(points).size).toBe(points.length);
      },
    ),
    { numRuns: 30 },
  );
});

/** Their box without the names, and how near two come: less than a node with its name, in neither direction, is over each other. */
function boxOf(laid: Readonly<Record<string, readonly [number, number]>>) {
  const points = Object.values(laid);
  const span = (axis: 0 | 1) =>
    Math.max(...points.map((point) => point[axis])) - Math.min(...points.map((point) => point[axis]));
  const nearest = points.flatMap((a, index) =>
    points.slice(index + 1).map((b) => Math.max(Math.abs(a[0] - b[0]) / 92, Math.abs(a[1] - b[1]) / 42)),
  );
  return { width: span(0), height: span(1), nearest: Math.min(...nearest) };
}

/** A graph without circles: each node after the first few has one to three that lead to it, some begin a part of their own. */
function withoutCircles(seed: number, count: number): readonly (readonly [string, string])[] {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, index) => index).flatMap((index) => {
    if (index < 3 || random() < 0.05) return [[`n${index}`, `n${index}`] as const];
    return Array.from(
      { length: 1 + Math.floor(random() * 3) },
      () => [`n${Math.floor(random() * index)}`, `n${index}`] as const,
    );
  });
}

describe("the shape of the room", () => {
  test("layers of any graph without circles fill it, lead onwards, and keep everybody apart", () => {
    assert(
      property(
        integer({ min: 20, max: 160 }),
        integer({ min: 1, max: 1e6 }),
        constantFrom(2, 1.5, 0.5),
        (count, seed, ratio) => {
          const pairs = withoutCircles(seed, count);
          const laid = computeLayout(request(pairs, { ratio }));
          const { width, height, nearest } = boxOf(laid);
          expect(width / height / ratio).toBeGreaterThan(0.6);
          expect(width / height / ratio).toBeLessThan(1.7);
          expect(nearest).toBeGreaterThanOrEqual(1);
          const along = ratio < 1 ? 1 : 0;
          // As one reads: further along, or, where a chain is longer than the room, in a row below.
          const isBefore = ([from, to]: readonly [string, string], axis: 0 | 1) =>
            (laid[from]?.[axis] ?? NaN) < (laid[to]?.[axis] ?? NaN);
          const isOnwards = (pair: readonly [string, string]) =>
            pair[0] === pair[1] || isBefore(pair, along) || isBefore(pair, along === 0 ? 1 : 0);
          expect(pairs.filter((pair) => !isOnwards(pair))).toEqual([]);
        },
      ),
      { numRuns: 25, examples: [[24, 4, 2]] },
    );
  });
  test.each([1.6, 0.5])("circles and one long chain as well, in a room of %d", (ratio) => {
    const ring = Array.from({ length: 40 }, (_, index) => [`n${index}`, `n${(index + 1) % 40}`] as const);
    const chords = Array.from({ length: 60 }, (_, index) => [`n${(index * 7) % 40}`, `n${(index * 11) % 40}`] as const);
    for (const pairs of [[...ring, ...chords], ring.slice(0, -1)]) {
      const { width, height, nearest } = boxOf(computeLayout(request(pairs, { ratio })));
      expect(width / height / ratio).toBeGreaterThan(0.5);
      expect(width / height / ratio).toBeLessThan(2);
      expect(nearest).toBeGreaterThanOrEqual(1);
    }
  });
  test.each([
    ["force", 40],
    ["force", 260],
    ["layered", 40],
  ] as const)("parts of a graph stand close beside each other: %s of %d", (kind, count) => {
    const big = generated(5, count).filter(([from, to]) => from !== to);
    const small = Array.from({ length: 8 }, (_, index) => [`s${index}`, `t${index}`] as const);
    const laid = computeLayout(request([...big, ...small, ["alone", "alone"]], { kind, ratio: 1.5 }));
    // Each has somebody of another part no further than three nodes with their names.
    const reaches = [...small, ["alone"]].map((part) => {
      const others = Object.entries(laid).flatMap(([id, point]) => (part.some((each) => each === id) ? [] : [point]));
      return Math.min(...part.flatMap((id) => others.map((other) => distance(laid[id], other))));
    });
    expect(Math.max(...reaches)).toBeLessThan(310);
    const { width, height } = boxOf(laid);
    expect(width / height).toBeGreaterThan(1.1);
    expect(width / height).toBeLessThan(2.1);
  });
});
