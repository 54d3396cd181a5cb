// The address: what is written is read back, the same view is the same text, and no text is refused.
import { fc } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { TIME_BASES } from "#model";
import type { TimeBasis } from "#model";
import { readAddress, writeAddress } from "#web/client/state/address";
import type { Address } from "#web/client/state/address";
import type { Brought } from "#web/client/state/exploration/types";
import type { FilterRule, FilterStep } from "#web/client/state/filters/types";

const name = fc.string({ minLength: 1, unit: "grapheme" });
const names = fc.uniqueArray(name, { minLength: 1 }).map((list) => list.toSorted());
const figure = fc.option(fc.double({ min: 0, max: 1e15, noNaN: true }).map(Math.abs), { nil: undefined });
const count = fc.nat(9999);
const rule: fc.Arbitrary<FilterRule> = fc.oneof(
  fc.record({
    type: fc.constantFrom("kind", "family", "relationType", "basis", "confidence", "source"),
    hidden: names,
  }),
  fc.record({
    type: fc.constant("amount" as const),
    currency: name,
    status: fc.option(name, { nil: undefined }),
    min: figure,
    max: figure,
    others: fc.boolean(),
  }),
  fc.record({ type: fc.constant("text" as const), text: fc.string({ unit: "grapheme" }) }),
  fc.record({ type: fc.constant("degree" as const), min: count, max: fc.option(count, { nil: undefined }) }),
  fc.record({ type: fc.constant("component" as const), of: name }),
  fc.record({ type: fc.constant("core" as const), k: count }),
  fc.record({ type: fc.constant("distance" as const), of: name, hops: count }),
);
/** A stack holds a checklist of a type once. */
const steps = fc.uniqueArray<FilterStep, unknown>(fc.record({ on: fc.boolean(), rule }), {
  selector: (step) => ("hidden" in step.rule ? step.rule.type : step),
});
const day = fc
  .date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const time = fc.record({
  basis: fc.constantFrom(...(Object.keys(TIME_BASES) as TimeBasis[])), // a named door: the keys of a closed table
  range: fc.option(
    fc.tuple(day, day).map((days) => {
      const [from = "", to = ""] = days.toSorted();
      return { from, to };
    }),
    { nil: undefined },
  ),
  undatedHidden: fc.boolean(),
});
const ids = fc.array(name, { maxLength: 5 });
const idSet = fc.uniqueArray(name, { maxLength: 4 }).map((list) => new Set(list));
const place = fc.integer({ min: -90_000, max: 90_000 }).map((tenths) => tenths / 10);
const zoom = fc.integer({ min: 1, max: 50_000 }).map((part) => part / 10_000);
const brought: fc.Arbitrary<Brought> = fc.record(
  {
    how: fc.constantFrom("start", "expand", "result", "keep"),
    of: name,
    entityIds: ids,
    relationIds: ids,
    page: fc.record({ types: ids, order: fc.constantFrom("degree", "amount", "date"), next: fc.nat(9999) }),
  },
  { requiredKeys: ["how", "of", "entityIds", "relationIds"] },
);
const exploration = fc.record({
  everything: fc.boolean(),
  brought: fc.array(brought, { maxLength: 5 }),
  hidden: idSet,
  pinned: idSet,
  links: fc.boolean(),
});
const address: fc.Arbitrary<Address> = fc.record({
  filters: fc.record({ steps }),
  time,
  items: fc.array(fc.record({ kind: fc.constantFrom("entity", "relation"), id: name })),
  focus: fc.option(name, { nil: undefined }),
  mode: fc.constantFrom("graph", "table", "text"),
  look: fc.record({
    grouping: fc.constantFrom("none", "kind", "country", "community"),
    sizeBy: fc.constantFrom("degree", "capital", "betweenness", "pagerank", "same"),
    colourBy: fc.constantFrom("kind", "degree", "betweenness", "pagerank", "community"),
  }),
  exploration,
  places: fc.record({ moved: fc.dictionary(name, fc.tuple(place, place), { maxKeys: 6, noNullPrototype: true }) }),
  camera: fc.option(fc.record({ x: place, y: place, zoom }), { nil: undefined }),
  dataVersion: fc.option(name, { nil: undefined }),
});

describe("the address", () => {
  test("reads back what it wrote, the order of the filters included", () => {
    fc.assert(
      fc.property(address, (view) => {
        expect(readAddress(writeAddress(view))).toEqual(view);
      }),
    );
  });

  test("opens whatever text it is given", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const view = readAddress(text);
        expect(readAddress(writeAddress(view))).toEqual(view);
      }),
    );
  });

  test("opens whatever a filter or a time is said to be", () => {
    const type = fc.constantFrom("kind", "amount", "text", "degree", "component", "core", "distance", "-family", "");
    fc.assert(
      fc.property(type, fc.string(), fc.string(), (start, rest, days) => {
        const query = new URLSearchParams([
          ["f", `${start}:${rest}`],
          ["time", `true:${days}`],
        ]);
        const view = readAddress(`?${query}`);
        expect(readAddress(writeAddress(view))).toEqual(view);
      }),
    );
  });

  test("is empty for the plain view and ignores what it does not know", () => {
    expect(writeAddress(readAddress(""))).toBe("");
    const view = readAddress(
      "?sel=planet:x&sel=entity:&sel=relation:a:b&view=sideways&inferred=maybe&shoe=42&hide=Person" +
        "&f=shoe:42&f=core:many&f=distance::2&time=announced:2024-13-01..2025-01-01&undated=perhaps",
    );
    expect(view.items).toEqual([{ kind: "relation", id: "a:b" }]);
    expect(view.mode).toBe("graph");
    expect(view.filters.steps).toHaveLength(1);
    expect(view.time.range).toBeUndefined();
    expect(writeAddress(view)).toBe("?hide=Person&sel=relation:a:b");
  });

  test("of the legend's filters is the one it always was", () => {
    const old = "?hide=Company&hide=Person&without=place&inferred=hide";
    const { filters } = readAddress(old);
    expect(filters.steps.map(({ on, rule: { type } }) => [on, type])).toEqual([
      [true, "kind"],
      [true, "family"],
      [true, "basis"],
    ]);
    expect(writeAddress(readAddress(old))).toBe(old);
  });
});
