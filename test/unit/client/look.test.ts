// Groups, measures and kept places: what they hold, and that bad storage is never an error.
import { fc } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { convexHull, groupColours, hullsOf, nodeColours, nodeSizes, paddedHull, sceneOf, toSvg } from "#view";
import { AIP_GRAPH, AIP_POSITIONS } from "#test/support/aip-graph";
import { generatedGraph } from "#test/support/generated-graph";
import { freeToMove, newest } from "#web/client/state/arrangement/transitions";
import { groupsOf } from "#web/client/state/look/groups";
import { initialLook, lookWords } from "#web/client/state/look/transitions";
import { computeMeasures } from "#web/client/state/measures/compute-measures";
import type { MeasureRequest } from "#web/client/state/measures/measure-messages";
import { communitiesOf, ranking, wantedMeasures, withoutMissing } from "#web/client/state/measures/transitions";
import { placesKey, readKept } from "#web/client/state/places/keep-places";

function request(pairs: readonly (readonly [string, string])[], names: MeasureRequest["names"]): MeasureRequest {
  const ids = [...new Set(pairs.flat())];
  return {
    names,
    nodes: ids.map((id) => ({ id, name: id.toUpperCase() })),
    edges: pairs.map(([source, target]) => ({ source, target, directed: true })),
  };
}

const STAR = [
  ["a", "hub"],
  ["b", "hub"],
  ["c", "hub"],
] as const;

describe("measures", () => {
  test("degree counts facts, parallel ones too, a loop once", () => {
    const { degree } = computeMeasures(request([...STAR, ["a", "hub"], ["c", "c"]], ["degree"]));
    expect(degree?.values).toEqual({ a: 2, hub: 4, b: 1, c: 2 });
  });
  test("betweenness is the share of the pairs whose way leads through, in percent", () => {
    const { betweenness } = computeMeasures(request(STAR, ["betweenness"]));
    expect(betweenness?.values).toEqual({ a: 0, b: 0, c: 0, hub: 100 });
    const path = computeMeasures(
      request(
        [
          ["a", "b"],
          ["b", "c"],
          ["c", "d"],
        ],
        ["betweenness"],
      ),
    ).betweenness;
    expect(path?.values["b"]).toBeCloseTo(200 / 3);
    expect(path?.note).toBeUndefined();
  });
  test("above two thousand it is estimated, says so, and finds the same hub", () => {
    const graph = generatedGraph(2100);
    const wish: MeasureRequest = {
      names: ["betweenness", "degree"],
      nodes: graph.entities,
      edges: graph.relations.map(({ source, target }) => ({ source, target, directed: true })),
    };
    const told: number[] = [];
    const { betweenness, degree } = computeMeasures(wish, (progress) => told.push(progress));
    expect(betweenness?.note).toContain("500 of 2,100");
    const first = ranking(betweenness?.values ?? {}, 3).map(([id]) => id);
    expect(first).toContain(ranking(degree?.values ?? {}, 1)[0]?.[0]);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });
  test("PageRank adds up to a hundred and prefers who is pointed at", () => {
    const { pagerank } = computeMeasures(request(STAR, ["pagerank"]));
    const ranks = ranking(pagerank?.values ?? {}, 9);
    expect(ranks.reduce((sum, [, value]) => sum + value, 0)).toBeCloseTo(100);
    expect(ranks[0]?.[0]).toBe("hub");
  });
  test("two cliques are two communities, named after their best linked; who is alone is in none", () => {
    const clique = (ids: readonly string[]) =>
      ids.flatMap((a, index) => ids.slice(index + 1).map((b): [string, string] => [a, b]));
    const pairs = [...clique(["a", "b", "c", "d"]), ...clique(["w", "x", "y", "z"]), ["a", "w"] as const];
    const { community } = computeMeasures(request([...pairs, ["alone", "alone"]], ["community"]));
    expect(communitiesOf(community?.values ?? {})).toEqual([
      ["Around A", ["a", "b", "c", "d"]],
      ["Around W", ["w", "x", "y", "z"]],
    ]);
  });
  test("only what is asked for is measured; stopping takes back what is not there", () => {
    const look = { grouping: "community", sizeBy: "pagerank", colourBy: "kind" } as const;
    expect(wantedMeasures(look, undefined)).toEqual(["pagerank", "community"]);
    expect(wantedMeasures(initialLook(), undefined)).toEqual([]);
    expect(withoutMissing(look, ["community"])).toEqual({ ...look, grouping: "none" });
    expect(withoutMissing(look, ["pagerank"])).toEqual({ ...look, sizeBy: "degree" });
    expect(lookWords(initialLook(), { ...initialLook(), grouping: "country" })).toBe("Grouped by country");
  });
});

describe("groups", () => {
  test("by kind hold everyone once; by country who is based there, and the country itself", () => {
    const kinds = groupsOf("kind", AIP_GRAPH, {});
    expect(kinds.flatMap(({ members }) => members)).toHaveLength(AIP_GRAPH.entities.length);
    const uae = groupsOf("country", AIP_GRAPH, {}).find(({ members }) => members.includes("uae"));
    expect(uae?.members.toSorted()).toEqual(["mgx", "uae"]);
    expect(groupsOf("none", AIP_GRAPH, {})).toEqual([]);
  });
  test("an area holds all its members with room around them, and one member has none", () => {
    const scene = { groups: [...groupsOf("kind", AIP_GRAPH, {})], scheme: "light" as const };
    const at = (id: string) => {
      const [x = 0, y = 0] = AIP_POSITIONS[id] ?? [];
      return { x, y };
    };
    const hulls = hullsOf(scene, at, 50);
    expect(hulls.map(({ name }) => name)).not.toContain("Consortia");
    const people = hulls.find(({ members }) => members === 3);
    const group = scene.groups.find(({ name }) => name === people?.name);
    for (const id of group?.members ?? []) {
      const { x } = at(id);
      expect(Math.max(...(people?.outline ?? []).map((point) => point.x))).toBeGreaterThan(x + 45);
    }
  });
  test("no point lies outside its hull", () => {
    const point = fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) });
    fc.assert(
      fc.property(fc.array(point, { minLength: 3, maxLength: 40 }), (points) => {
        const hull = paddedHull(points, 10);
        for (const p of points)
          for (const [index, a] of hull.entries()) {
            const b = hull[(index + 1) % hull.length] ?? a;
            expect((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)).toBeGreaterThan(-1e-6);
          }
        expect(convexHull(points).length).toBeLessThanOrEqual(points.length);
      }),
    );
  });
});

describe("colour and size", () => {
  test("eight groups have a colour each, the rest share one", () => {
    const colours = groupColours(
      Array.from({ length: 12 }, (_, index) => [`g${index}`, 12 - index] as const),
      "dark",
    );
    expect(new Set([...colours.values()].slice(0, 8)).size).toBe(8);
    expect(new Set([...colours.values()].slice(8)).size).toBe(1);
  });
  test("a measure goes from little to much, its legend counts everybody", () => {
    const values = { a: 0, b: 25, c: 100 };
    const { fillOf, rows } = nodeColours({ measure: "degree", values }, ["a", "b", "c"], "light");
    expect(new Set(["a", "b", "c"].map(fillOf)).size).toBe(3);
    expect(["a", "b", "c"].map(fillOf)).not.toContain(fillOf("z"));
    expect(nodeColours("kind", ["a"], "light").fillOf("a")).toBeUndefined();
    expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    expect(rows[0]?.fill).toBe(fillOf("c"));
  });
  test("the size legend starts with the largest there is", () => {
    const { steps, sizeOf } = nodeSizes({
      ...AIP_GRAPH,
      sizeBy: { measure: "pagerank", values: { aip: 80, openai: 20 } },
    });
    expect(steps[0]).toEqual({ label: "80 %", size: sizeOf("aip") });
    expect(sizeOf("openai")).toBeLessThan(sizeOf("aip"));
  });
});

describe("arranging", () => {
  const brought = (entityIds: readonly string[], of = "aip") => ({
    how: "expand" as const,
    of,
    entityIds,
    relationIds: [],
  });
  test("the new is what the last step brought and none before", () => {
    const steps = [brought(["aip", "mgx"]), brought(["aip", "mgx", "openai", "gone"])];
    expect(newest(steps, AIP_GRAPH)).toEqual(["openai"]);
    expect(newest([], AIP_GRAPH)).toEqual([]);
  });
  test("what is pinned never moves", () => {
    expect(freeToMove({ kind: "force" }, AIP_GRAPH, new Set())).toBeUndefined();
    expect(freeToMove({ kind: "force" }, AIP_GRAPH, new Set(["aip"]))).not.toContain("aip");
    expect(freeToMove({ kind: "force", only: ["aip", "mgx"] }, AIP_GRAPH, new Set(["aip"]))).toEqual(["mgx"]);
  });
});

describe("kept places", () => {
  test("one name for the same datasets in any order", () => {
    expect(placesKey([{ id: "b" }, { id: "a,c" }])).toBe(placesKey([{ id: "a,c" }, { id: "b" }]));
    expect(placesKey([{ id: "a" }])).not.toBe(placesKey([{ id: "b" }]));
  });
  test("what cannot be understood is left out, whatever it is", () => {
    expect(readKept('{"at":{"a":[1,2.04],"b":["x",1],"c":[1],"d":[1e999,2]}}')).toEqual({ a: [1, 2] });
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        for (const point of Object.values(readKept(text))) expect(point.every(Number.isFinite)).toBe(true);
      }),
    );
    expect(readKept(null)).toEqual({});
  });
});

test("a picture shows the areas with their names, and what its colours stand for", () => {
  const scene = sceneOf(AIP_GRAPH, AIP_POSITIONS, "light");
  expect(toSvg(scene, { width: 800 })).not.toContain('class="groups"');
  const groups = groupsOf("kind", AIP_GRAPH, {});
  const values = Object.fromEntries(AIP_GRAPH.entities.map(({ id }, index) => [id, `Side ${index % 2}`]));
  const colourBy = { measure: "community", values } as const;
  const svg = toSvg({ ...scene, groups, colourBy }, { width: 800 });
  expect(svg).toContain("<title>People</title></path>");
  expect(svg).toContain(">Side 0</text>");
});
