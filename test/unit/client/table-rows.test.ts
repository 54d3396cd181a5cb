// The table twin's rows: words with their qualifier, and an order that puts what has no value last.
import { describe, expect, test } from "vitest";
import { AIP_GRAPH } from "#test/support/aip-graph";
import { nearestThatWay } from "#web/client/panels/nearest-that-way";
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
