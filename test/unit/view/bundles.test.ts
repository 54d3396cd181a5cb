// Parallel relations as one line with a count: when, how it looks, and what is lifted with it.
import { describe, expect, test } from "vitest";
import type { WireEntity, WireRelation } from "#contract";
import type { Element } from "#view";
import { bundled, bundlesOf, closedAt, companyOf, mixOf, sceneOf, toElements } from "#view";

const entity = (id: string): WireEntity => ({
  id,
  kind: "Company",
  name: id,
  labels: ["Company"],
  properties: { id },
  evidence: [],
});
const relation = (id: string, type: string, source: string, target: string, amount?: number): WireRelation => ({
  id,
  type,
  source,
  target,
  properties: { basis: "reporting", ...(amount === undefined ? {} : { amount, currency: "USD" }) },
  evidence: [{ source: "s", locator: "P1", stance: "supports" }],
});
const places = { a: [0, 0], b: [200, 0], c: [0, 200] } as const;
const drawn = (relations: readonly WireRelation[]) =>
  toElements(sceneOf({ entities: ["a", "b", "c"].map(entity), relations }, places, "light"));
const many = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    relation(
      `r${String(index).padStart(2, "0")}`,
      "PARTNER_OF",
      index % 2 === 0 ? "a" : "b",
      index % 2 === 0 ? "b" : "a",
    ),
  );
const ids = (elements: readonly Element[]) =>
  elements.filter(({ group }) => group === "edges").map(({ data }) => data.id);

describe("when parallel relations are one line", () => {
  test("relations alone between two, and loops, are never", () => {
    const loops = [relation("l1", "OWNS", "a", "a"), relation("l2", "OWNS", "a", "a")];
    expect(bundlesOf(drawn([relation("x", "OWNS", "a", "b"), relation("y", "OWNS", "a", "c"), ...loops]))).toEqual([]);
  });

  test.each([2, 3, 7, 12, 30])("%i of them open where neighbours are 5 px apart, whichever way they point", (count) => {
    const elements = drawn(many(count));
    const [bundle] = bundlesOf(elements);
    const zoom = bundle?.opensAt ?? 0;
    const bends = elements.flatMap((each) =>
      each.group === "edges" ? [(each.data.bend / 2) * (each.data.source < each.data.target ? 1 : -1)] : [],
    );
    const sorted = bends.toSorted((a, b) => a - b);
    for (const [index, offset] of sorted.slice(1).entries())
      expect((offset - (sorted[index] ?? 0)) * zoom).toBeCloseTo(5, 0);
    expect(closedAt(bundlesOf(elements), zoom * 0.99)).toHaveLength(1);
    expect(closedAt(bundlesOf(elements), zoom)).toHaveLength(0);
  });

  test("a pair is a fan at the usual zooms, thirty are one line until near", () => {
    expect(bundlesOf(drawn(many(2)))[0]?.opensAt).toBeLessThan(0.35);
    expect(bundlesOf(drawn(many(30)))[0]?.opensAt).toBeGreaterThan(0.7);
  });

  test("closed, its line stands in its members' stead; open, nothing is changed", () => {
    const elements = drawn([...many(3), relation("z", "OWNS", "a", "c")]);
    const bundles = bundlesOf(elements);
    expect(ids(bundled(elements, closedAt(bundles, 0.1)))).toEqual(["r:z", "b:e:a e:b"]);
    expect(bundled(elements, closedAt(bundles, 1))).toBe(elements);
  });
});

describe("how the line looks", () => {
  const mixed = drawn([
    relation("p", "PARTNER_OF", "a", "b"),
    relation("q", "PARTNER_OF", "b", "a"),
    relation("m", "INVESTED_IN", "a", "b", 5e9),
  ]);

  test("in the strongest relation's hue, with a count of each family, most first", () => {
    const [bundle] = bundlesOf(mixed);
    const strokes = mixed.flatMap((each) => (each.group === "edges" ? [[each.data.relationId, each.data.stroke]] : []));
    const stroke = Object.fromEntries(strokes);
    expect(bundle?.element.data).toMatchObject({ relationId: "m", stroke: stroke["m"], bend: 0, line: "solid" });
    expect(bundle === undefined ? [] : mixOf(bundle.element.data)).toEqual([
      { stroke: stroke["p"], count: 2 },
      { stroke: stroke["m"], count: 1 },
    ]);
  });

  test("with a head only where all point the same way", () => {
    const head = (relations: readonly WireRelation[]) => bundlesOf(drawn(relations))[0]?.element.data.targetArrow;
    expect(head([relation("x", "OWNS", "a", "b"), relation("y", "INVESTED_IN", "a", "b")])).toBe("triangle");
    expect(head([relation("x", "OWNS", "a", "b"), relation("y", "INVESTED_IN", "b", "a")])).toBe("none");
  });

  test("a line that is one relation has no mix", () => {
    const [edge] = drawn([relation("x", "OWNS", "a", "b")]).filter((each) => each.group === "edges");
    expect(edge === undefined ? [] : mixOf(edge.data)).toBeUndefined();
  });
});

describe("what is lifted", () => {
  const elements = drawn([...many(3), relation("z", "OWNS", "a", "c")]);
  const closed = closedAt(bundlesOf(elements), 0.1);
  const company = (id: string, isClosed: boolean) =>
    [...(companyOf(id, elements, isClosed ? closed : []) ?? ["nothing"])].toSorted();
  const fan = ["e:a", "e:b", "r:r00", "r:r01", "r:r02"];

  test("an entity with its relations and neighbours, each of a bundle by itself", () => {
    expect(company("e:b", true)).toEqual(fan);
    expect(company("e:c", true)).toEqual(["e:a", "e:c", "r:z"]);
  });

  test("a closed bundle, or one relation of it, with the whole fan; an open one alone", () => {
    expect(company("b:e:a e:b", true)).toEqual(fan);
    expect(company("r:r01", true)).toEqual(fan);
    expect(company("r:r01", false)).toEqual(["e:a", "e:b", "r:r01"]);
  });

  test("nothing with what is not drawn", () => {
    expect(company("e:gone", true)).toEqual(["nothing"]);
    expect(company("b:e:a e:b", false)).toEqual(["nothing"]);
  });
});
