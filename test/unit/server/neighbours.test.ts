// What expanding would bring: counts seen from the entity, and neighbours in an order that never moves.
import { describe, expect, it } from "vitest";
import type { GraphRelationship, Properties } from "#model";
import { countByType, orderNeighbours } from "#web/contract/neighbours";

let serial = 0;
function relation(type: string, source: string, target: string, properties: Properties = {}): GraphRelationship {
  serial += 1;
  return { id: `r${serial}`, type, source, target, properties };
}

describe("countByType", () => {
  it("tells out from in, and neither where the type has no direction or both ends are one", () => {
    const relations = [
      relation("OWNS", "x", "a"),
      relation("OWNS", "x", "b"),
      relation("OWNS", "c", "x"),
      relation("PARTNER_OF", "a", "x"),
      relation("PARTNER_OF", "x", "a"),
      relation("LIKES", "x", "x"),
    ];
    expect(countByType("x", relations)).toEqual([
      { type: "LIKES", direction: "both", count: 1 },
      { type: "OWNS", direction: "in", count: 1 },
      { type: "OWNS", direction: "out", count: 2 },
      { type: "PARTNER_OF", direction: "both", count: 2 },
    ]);
  });
});

describe("orderNeighbours", () => {
  const neighbours = ["d", "c", "b", "a"].map((id, index) => ({ id, degree: index === 2 ? 9 : 1 }));
  const relations = [
    relation("INVESTED_IN", "x", "a", { amount: 5, announcedDate: "2025-03", announcedDateLatest: "2025-03-31" }),
    relation("INVESTED_IN", "b", "x", { amount: 2 }),
    relation("INVESTED_IN", "x", "b", { amountMin: 1, amountMax: 7 }),
    relation("OWNS", "x", "c", { startDate: "2025-03-30" }),
    relation("OWNS", "x", "d"),
  ];

  it("by degree, ties by id", () => {
    expect(orderNeighbours("x", neighbours, relations, "degree")).toEqual(["b", "a", "c", "d"]);
  });

  it("by the largest figure on any relation between the two; without one last", () => {
    expect(orderNeighbours("x", neighbours, relations, "amount")).toEqual(["b", "a", "c", "d"]);
  });

  it("by the latest day a date can stand for; undated last", () => {
    expect(orderNeighbours("x", neighbours, relations, "date")).toEqual(["a", "c", "b", "d"]);
  });

  it("leaves out who is not joined by what was asked for", () => {
    const owned = relations.filter(({ type }) => type === "OWNS");
    expect(orderNeighbours("x", neighbours, owned, "degree")).toEqual(["c", "d"]);
  });
});
