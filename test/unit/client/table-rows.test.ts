// The table twin's rows: words with their qualifier, and an order that puts what has no value last; keys of the canvas.
import { describe, expect, test } from "vitest";
import type { WireEntity } from "#contract";
import { AIP_GRAPH } from "#test/support/aip-graph";
import { nearestThatWay } from "#web/client/panels/nearest-that-way";
import { belongsToName, named } from "#web/client/panels/type-ahead";
import { inOrder, toTableRows } from "#web/client/panels/table-rows";
import { loadGraph } from "#web/client/state/graph/transitions";

const graph = loadGraph({
  ok: true,
  truncated: false,
  dataVersion: null,
  graph: AIP_GRAPH,
  totals: { entities: 0, relations: 0 },
  datasets: [],
  positions: {},
});
const rows = toTableRows(graph, AIP_GRAPH.relations);

describe("the table", () => {
  test("has a row for each relation, the qualifier beside the amount and the status apart", () => {
    expect(rows).toHaveLength(AIP_GRAPH.relations.length);
    const investment = rows.find((row) => row.words.from === "Microsoft" && row.words.amount !== "");
    expect(investment?.words).toMatchObject({
      to: "OpenAI",
      amount: "$13B approx.",
      status: "disbursed",
      date: "undated",
      locator: "P6 S1",
    });
  });

  test.each([false, true])("keeps rows without an amount last (descending: %s)", (descending) => {
    const amounts = inOrder(rows, { column: "amount", descending }).map((row) => row.amount);
    const stated = amounts.filter((amount) => amount !== undefined);
    expect(stated.length).toBeGreaterThan(2);
    expect(amounts.slice(0, stated.length)).toEqual(stated.toSorted((a, b) => (descending ? b - a : a - b)));
    expect(amounts.slice(stated.length).every((amount) => amount === undefined)).toBe(true);
  });
});

describe("an arrow key", () => {
  const points = [
    { id: "middle", x: 0, y: 0 },
    { id: "right", x: 100, y: 10 },
    { id: "far right", x: 160, y: 0 },
    { id: "above", x: 5, y: -60 },
  ];

  test("goes to the nearest point that way, and nowhere where there is none", () => {
    expect(nearestThatWay(points, "middle", "right")).toBe("right");
    expect(nearestThatWay(points, "middle", "up")).toBe("above");
    expect(nearestThatWay(points, "middle", "left")).toBeUndefined();
    expect(nearestThatWay(points, undefined, "left")).toBe("middle");
    expect(nearestThatWay(points, "right", "left")).toBe("middle");
  });
});

describe("a name typed on the canvas", () => {
  const entity = (id: string, name: string): WireEntity => ({
    id,
    name,
    kind: "Company",
    labels: [],
    properties: {},
    evidence: [],
  });
  const entities = [
    entity("bill", "Lumen Forge’s compute bill"),
    entity("forge", "Lumen Forge"),
    entity("load", "Data-centre load 2.5 GW"),
    entity("quiet", "Alpha One"),
    entity("joined", "Alpha Two"),
  ];
  const relations = AIP_GRAPH.relations.slice(0, 1).map((one) => ({ ...one, source: "joined", target: "load" }));

  test("means the shortest that begins so, and of several the best connected", () => {
    expect(named(entities, "lumen f", relations)).toBe("forge");
    expect(named(entities, "lumen forge’s", relations)).toBe("bill");
    expect(named(entities, "alpha", relations)).toBe("joined");
    expect(named(entities, "zeta", relations)).toBeUndefined();
  });

  test("has the signs in it that are keys otherwise", () => {
    const typedKeys = (name: string) =>
      Array.from(name).filter((key, at) => !belongsToName(key, name.slice(0, at), entities));
    expect(typedKeys("data-centre load 2.5 gw")).toEqual([]);
    for (const key of ["-", "+", "0", ".", ",", ">"]) expect(belongsToName(key, "", entities)).toBe(false);
    // After a name that does not go on so it is the key again; after one that nobody has, nothing happens by it.
    expect(belongsToName(".", "lumen forge", entities)).toBe(false);
    expect(belongsToName("-", "solar", entities)).toBe(true);
    expect(belongsToName("Enter", "lumen", entities)).toBe(false);
  });
});
