// The address: what is written is read back, the same view is the same text, and no text is refused.
import { fc } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { TIME_BASES } from "#model";
import type { TimeBasis } from "#model";
import { readAddress, readLink, writeAddress } from "#web/client/state/address";
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
  most: fc.option(fc.integer({ min: 1, max: 10_000 }), { nil: undefined }),
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

  test("that says something wrong is opened without it, and what was wrong is named", () => {
    const wrong = [
      "inferred=maybe",
      "f=shoe:42",
      "f=core:many",
      "time=announced:2024-13-01..2025-01-01",
      "undated=perhaps",
      "sel=planet:x",
      "view=sideways",
      "path=a",
      "pathk=x",
      "pathafter=soon",
      "pathat=-1",
      "canvas=all",
      "brought=[1]",
      "links=off",
      'at={"a":[1,"b"]}',
      "group=moon",
      "size=huge",
      "colour=red",
      "camera=1,2,0",
      "most=0",
      "saved=../x",
    ];
    const { address: view, misread } = readLink(`?${wrong.join("&")}&hide=Person&shoe=42`);
    expect(misread.map(({ said }) => said).toSorted()).toEqual(wrong.filter((field) => field !== "path=a").toSorted());
    for (const { why } of misread) expect(why).toMatch(/^[a-z].{10,}[^.]$/);
    expect(writeAddress(view)).toBe("?hide=Person&path=a&path=");
    expect(readLink("?most=10001").misread).toHaveLength(1);
    expect(readLink("?z=garbage").misread.map(({ said }) => said)).toEqual(["z"]);
    expect(readLink(`?f=${"x".repeat(200)}`).misread[0]?.said).toHaveLength(43);
    expect(readLink("?hide=Person&utm_source=letter").misread).toEqual([]);
  });

  test("of any view says nothing wrong", () => {
    fc.assert(
      fc.property(address, (view) => {
        expect(readLink(writeAddress(view)).misread).toEqual([]);
      }),
    );
  });
});

/** Links as they were made by earlier versions, each with what it must still open. A link of a new sort is added here. */
const OLD_LINKS: readonly (readonly [link: string, opens: Partial<Address>])[] = [
  [
    "?hide=Person&without=place&inferred=hide",
    {
      filters: {
        steps: [
          { on: true, rule: { type: "kind", hidden: ["Person"] } },
          { on: true, rule: { type: "family", hidden: ["place"] } },
          { on: true, rule: { type: "basis", hidden: ["inference"] } },
        ],
      },
    },
  ],
  [
    "?sel=entity:openai&sel=relation:microsoft-openai&focus=openai&view=table",
    {
      items: [
        { kind: "entity", id: "openai" },
        { kind: "relation", id: "microsoft-openai" },
      ],
      focus: "openai",
      mode: "table",
    },
  ],
  [
    "?f=-degree:2..&f=amount:USD:committed:1000000000..:others&f=distance:openai:2&f=text:50%2525",
    {
      filters: {
        steps: [
          { on: false, rule: { type: "degree", min: 2, max: undefined } },
          {
            on: true,
            rule: { type: "amount", currency: "USD", status: "committed", min: 1e9, max: undefined, others: true },
          },
          { on: true, rule: { type: "distance", of: "openai", hops: 2 } },
          { on: true, rule: { type: "text", text: "50%" } },
        ],
      },
    },
  ],
  [
    "?time=true:2024-01-01..2025-06-30&undated=hide",
    { time: { basis: "true", range: { from: "2024-01-01", to: "2025-06-30" }, undatedHidden: true } },
  ],
  [
    "?canvas=chosen&brought=%5B%22expand%22,%22a%22,%5B%22a%22,%22b%22%5D,%5B%22r%22%5D,%5B%5D,%22amount%22,25%5D&off=b&pin=a&links=on&at=%7B%22a%22:%5B1.5,-2%5D%7D&data=v1",
    {
      exploration: {
        everything: false,
        brought: [
          {
            how: "expand",
            of: "a",
            entityIds: ["a", "b"],
            relationIds: ["r"],
            page: { types: [], order: "amount", next: 25 },
          },
        ],
        hidden: new Set(["b"]),
        pinned: new Set(["a"]),
        links: true,
      },
      places: { moved: { a: [1.5, -2] } },
      dataVersion: "v1",
    },
  ],
  [
    "?path=nvidia&path=openai&pathk=5&pathfamily=capital&pathtype=OWNS&pathafter=2024&pathat=2",
    {
      paths: {
        ends: ["nvidia", "openai"],
        joining: "chain",
        count: 5,
        families: ["capital"],
        types: ["OWNS"],
        after: "2024",
        before: "",
        at: 1,
      },
    },
  ],
  [
    "?group=country&size=pagerank&colour=community&camera=12.5,-8,1.25",
    {
      look: { grouping: "country", sizeBy: "pagerank", colourBy: "community" },
      camera: { x: 12.5, y: -8, zoom: 1.25 },
    },
  ],
  [
    // The packed form of "hide=Person&sel=entity:openai".
    "?z=y8hMSbUNSC0qzs9TK07NsU3NK8ksqbTKL0jNS8wEAA",
    {
      filters: { steps: [{ on: true, rule: { type: "kind", hidden: ["Person"] } }] },
      items: [{ kind: "entity", id: "openai" }],
    },
  ],
];

test.each(OLD_LINKS)("a link of an earlier version still opens: %s", (link, opens) => {
  const { address: view, misread } = readLink(link);
  expect(view).toMatchObject(opens);
  expect(misread).toEqual([]);
});
