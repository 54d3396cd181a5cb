// Totals of money: nothing mixed, shared sums once, and nothing vanishes: what is in no total is left out for a reason.
import { fc } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import type { WireRelation } from "#contract";
import { relationToRelationship, evidenceOf } from "#model";
import { loadFixture } from "#test/support/load-fixture";
import { countedWords, totalWords, totalsOf } from "#view";

let next = 0;
function relation(properties: WireRelation["properties"], id = `r${(next += 1)}`): WireRelation {
  return { id, type: "INVESTED_IN", source: "a", target: "b", properties, evidence: [] };
}
const dollars = (amount: number, moneyStatus = "committed", more = {}) => ({
  amount,
  currency: "USD",
  moneyStatus,
  ...more,
});
const said = (relations: readonly WireRelation[]) =>
  totalsOf(relations).totals.map((total) => `${totalWords(total)} ${total.status}`);

describe("totals", () => {
  test("never mix a status or a currency, and begin with the firmest", () => {
    expect(
      said([
        relation(dollars(30e9, "planned")),
        relation(dollars(100e9, "potential", { amountQualifier: "upTo" })),
        relation(dollars(13e9, "disbursed", { amountQualifier: "approximate" })),
        relation({ amount: 2e9, currency: "EUR", moneyStatus: "planned" }),
        relation(dollars(5e9, "planned")),
        relation(dollars(1e9, "cancelled")),
      ]),
    ).toEqual(["$13B approx. disbursed", "€2B planned", "$35B planned", "up to $100B potential", "$1B cancelled"]);
  });

  test("say ranges as lowest to highest, and stay open upwards where an amount does", () => {
    const range = relation({
      amountMin: 2e9,
      amountMax: 3e9,
      amountQualifier: "range",
      currency: "USD",
      moneyStatus: "target",
    });
    expect(said([range, relation(dollars(1e9, "target"))])).toEqual(["$3–4B target"]);
    const open = relation(dollars(4e9, "target", { amountQualifier: "atLeast" }));
    expect(said([range, open])).toEqual(["at least $6B target"]);
    expect(said([range, relation(dollars(5e9, "target", { amountQualifier: "upTo" }))])).toEqual(["$2–8B target"]);
  });

  test("count a shared sum once and name every relation that states it", () => {
    const shared = dollars(7e9, "committed", { sharedTotalId: "phase-one" });
    const both = [relation(shared, "one"), relation(dollars(1e9), "own"), relation(shared, "two")];
    const [total] = totalsOf(both).totals;
    expect(total).toMatchObject({ low: 8e9, high: 8e9, amounts: 2, shared: 1, relationIds: ["one", "own", "two"] });
    expect(total === undefined ? "" : countedWords(total)).toContain("2 amounts in 3 relations");
  });

  test("leave out, with the reason, what cannot be counted", () => {
    const { totals, leftOut, withoutMoney } = totalsOf([
      relation(dollars(1e9), "kept"),
      relation({ amountQualifier: "undisclosed", moneyStatus: "committed" }, "secret"),
      relation(dollars(1e9, "planned", { confidence: "retracted" }), "taken back"),
      relation(dollars(1e9, "planned", { confidence: "disputed" }), "disputed"),
      relation(dollars(1e9, "committed", { successorId: "kept" }), "earlier"),
      relation(dollars(2e9, "committed", { successorId: "not here" }), "only one known"),
      relation({ amount: 5, currency: "USD" }, "no status"),
      relation({}, "no money"),
    ]);
    expect(totals.map(({ low, relationIds }) => [low, relationIds])).toEqual([[3e9, ["kept", "only one known"]]]);
    expect(Object.fromEntries(leftOut.map(({ why, relationIds }) => [why, relationIds]))).toEqual({
      undisclosed: ["secret"],
      disputed: ["disputed"],
      retracted: ["taken back"],
      replaced: ["earlier"],
      unreadable: ["no status"],
    });
    expect(withoutMoney).toBe(1);
  });

  test("account for every relation of the rich dataset once", async () => {
    const { relations } = await loadFixture("test/fixtures/rich");
    const wire = relations.map((one): WireRelation => {
      const { id, type, source, target, properties } = relationToRelationship(one);
      return { id, type, source, target, properties, evidence: evidenceOf(properties) };
    });
    fc.assert(
      fc.property(fc.subarray(wire), (some) => {
        const { totals, leftOut, withoutMoney } = totalsOf(some);
        const told = [...totals, ...leftOut].flatMap(({ relationIds }) => relationIds);
        expect(new Set(told).size).toBe(told.length);
        expect(told.length + withoutMoney).toBe(some.length);
        const keys = totals.map(({ status, currency }) => `${status} ${currency}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
    const all = totalsOf(wire);
    expect(all.totals.some(({ shared }) => shared > 0)).toBe(true);
    expect(all.leftOut.map(({ why }) => why)).toEqual(expect.arrayContaining(["undisclosed", "retracted"]));
  });
});
