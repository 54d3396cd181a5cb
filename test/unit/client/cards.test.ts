// Cards: what they say, where they stand, and when they come and go.
import { fc, test as property } from "@fast-check/vitest";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { WireGraph, WireRelation } from "#contract";
import { AIP_GRAPH } from "#test/support/aip-graph";
import { cardOf, cardWords } from "#web/client/panels/card/fact-card";
import { followHover } from "#web/client/panels/card/follow-hover";
import { placeCard } from "#web/client/panels/card/place-card";
import { initialGraph, loadGraph } from "#web/client/state/graph/transitions";

function loaded(graph: WireGraph) {
  return loadGraph({
    ok: true,
    truncated: false,
    dataVersion: "v1",
    graph,
    totals: { entities: graph.entities.length, relations: graph.relations.length },
    datasets: [],
    positions: {},
  });
}

const relation = (id: string, properties: WireRelation["properties"], sources: readonly string[]): WireRelation => ({
  id,
  type: "INVESTED_IN",
  source: "microsoft",
  target: "openai",
  properties: { basis: "reporting", confidence: "reported", ...properties },
  evidence: sources.map((source) => ({ source, locator: "P6 S1", stance: "supports" })),
});
const money = (amount: number, moneyStatus: string, currency = "USD") => ({ amount, moneyStatus, currency });

const RICH: WireGraph = {
  entities: [
    {
      id: "microsoft",
      kind: "Company",
      name: "Microsoft",
      labels: ["CloudProvider", "Company", "Entity"],
      properties: { summary: "Makes software." },
      evidence: [{ source: "s3", locator: "p. 2", stance: "supports" }],
    },
    { id: "openai", kind: "Company", name: "OpenAI", labels: ["Company", "Entity"], properties: {}, evidence: [] },
  ],
  relations: [
    relation("r1", { ...money(13e9, "disbursed"), amountQualifier: "approximate", announcedDate: "2023-01" }, ["s1"]),
    relation("r2", { ...money(5e9, "planned"), basis: "inference" }, ["s1", "s2"]),
    relation("r3", { ...money(2e9, "planned", "EUR"), confidence: "disputed" }, ["s2"]),
    relation("r4", money(7e9, "planned"), []),
    relation("r5", money(1e9, "target"), ["s1"]),
    { ...relation("r6", {}, ["s1"]), type: "COMPETES_WITH" },
  ],
  sources: [
    { id: "s1", title: "A report", properties: { publisher: "Reuters" } },
    { id: "s2", title: "A filing", properties: {} },
    { id: "s3", title: "A register", properties: {} },
  ],
};
const about = (graph: WireGraph, visible = graph.relations.map(({ id }) => id)) => ({
  graph: loaded(graph),
  visible: new Set(visible),
  foreign: false,
});

describe("a card", () => {
  it("of an entity counts relations by family, sources and doubts, and mixes no money", () => {
    const card = cardOf(about(RICH, ["r1", "r2"]), { kind: "entity", id: "microsoft" });
    expect(card).toMatchObject({
      kinds: "Company · Cloud provider",
      name: "Microsoft",
      summary: "Makes software.",
      relations: "6 relations, 2 in view",
      families: [
        { label: "Capital", count: 5 },
        { label: "Conflict", count: 1 },
      ],
      money: {
        lines: [
          { amount: "$13B approx.", status: "disbursed" },
          { amount: "$1B", status: "target" },
          { amount: "$12B", status: "planned" },
        ],
        more: "1 amount in no total",
      },
      sources: "3 sources",
      doubts: ["1 disputed", "1 inferred", "1 without a source"],
    });
  });

  it("of a relation says the claim, the amount with its status, when, how sure, and the first source's place", () => {
    const card = cardOf(about(RICH), { kind: "relation", id: "r1" }, ["r1"]);
    expect(card).toMatchObject({
      claim: "Microsoft invested in OpenAI",
      amount: { amount: "$13B approx.", status: "disbursed" },
      dates: "Announced January 2023",
      certainty: "Reported · basis: reporting",
      sources: "1 source: Reuters, paragraph 6, sentence 1",
    });
    const inferred = cardOf(about(RICH), { kind: "relation", id: "r2" });
    expect(inferred).toMatchObject({ inferred: true, dates: "Undated", doubts: ["inferred"] });
    expect(cardOf(about(RICH), { kind: "relation", id: "r4" })).toMatchObject({
      sources: "No source",
      doubts: ["without a source"],
    });
  });

  it("of several lists the first, with the one that is meant among them, and counts the rest", () => {
    const ids = RICH.relations.map(({ id }) => id);
    const card = cardOf(about(RICH), { kind: "relation", id: "r6" }, ids);
    expect(card).toMatchObject({ heading: "6 relations between these two", more: 2 });
    expect(card?.sort === "bundle" ? card.relations.map(({ id }) => id) : []).toEqual(["r1", "r4", "r2", "r6"]);
    // One more than are listed is listed, too: "+1" would take its place.
    const five = cardOf(about(RICH), { kind: "relation", id: "r1" }, ids.slice(0, 5));
    expect(five?.sort === "bundle" ? [five.relations.length, five.more] : []).toEqual([5, 0]);
  });

  it("of somebody else's graph says its properties and nothing of evidence", () => {
    const entities = RICH.entities.map((entity) => ({ ...entity, properties: { name: entity.name, founded: 2015 } }));
    const graph = { ...RICH, entities };
    const card = cardOf({ ...about(graph), foreign: true }, { kind: "entity", id: "openai" });
    expect(card).toMatchObject({ properties: [{ name: "founded", words: "2015" }], sources: undefined, doubts: [] });
  });

  it("is read out without the name that was heard", () => {
    const card = cardOf(about(RICH), { kind: "entity", id: "microsoft" });
    expect(card === undefined ? "" : cardWords(card)).toBe(
      "6 relations: 5 capital, 1 conflict. Money: $13B approx. disbursed, $1B target, $12B planned; 1 amount in no total. " +
        "3 sources, 1 disputed, 1 inferred, 1 without a source.",
    );
  });

  it("is nothing where the graph does not hold it, and something of everything it holds", () => {
    expect(cardOf({ graph: initialGraph(), visible: new Set(), foreign: false }, { kind: "entity", id: "x" })).toBe(
      undefined,
    );
    const aip = about(AIP_GRAPH);
    for (const { id } of AIP_GRAPH.entities) expect(cardOf(aip, { kind: "entity", id })).toBeDefined();
    for (const { id } of AIP_GRAPH.relations) expect(cardOf(aip, { kind: "relation", id })).toBeDefined();
  });
});

const stage = fc.record({ width: fc.integer({ min: 320, max: 1600 }), height: fc.integer({ min: 240, max: 1000 }) });
const size = fc.record({ width: fc.integer({ min: 120, max: 304 }), height: fc.integer({ min: 40, max: 224 }) });
const part = fc.double({ min: 0, max: 1, noNaN: true });

describe("a card's place", () => {
  property.prop([stage, size, part, part, fc.integer({ min: 10, max: 130 }), fc.integer({ min: 10, max: 80 })])(
    "is inside the stage, and beside its thing wherever a side has room",
    (room, card, x, y, wide, high) => {
      const [left, top] = [x * (room.width - wide), y * (room.height - high)];
      const thing = { left, top, right: left + wide, bottom: top + high };
      const place = placeCard(card, room, thing, [thing]);
      expect(place.left).toBeGreaterThanOrEqual(8);
      expect(place.top).toBeGreaterThanOrEqual(8);
      expect(place.left + card.width).toBeLessThanOrEqual(room.width - 8);
      expect(place.top + card.height).toBeLessThanOrEqual(room.height - 8);
      const across = Math.max(thing.left, room.width - thing.right);
      const down = Math.max(thing.top, room.height - thing.bottom);
      if (across >= card.width + 18 || down >= card.height + 18) expect(place.covers).toBe(false);
    },
  );

  it("is off a line that passes under the pointer", () => {
    const diagonal = Array.from({ length: 20 }, (_none, step) => ({
      left: 100 + step * 20,
      top: 100 + step * 20,
      right: 120 + step * 20,
      bottom: 120 + step * 20,
    }));
    const pointer = { left: 295, top: 295, right: 305, bottom: 305 };
    expect(placeCard({ width: 300, height: 180 }, { width: 900, height: 700 }, pointer, diagonal).covers).toBe(false);
  });
});

describe("a card under the pointer", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const followed = () => {
    const shown: (string | undefined)[] = [];
    return {
      shown,
      hover: followHover<string>(
        (item) => item,
        (item) => shown.push(item),
      ),
    };
  };

  it("comes after a rest, and not of what was only crossed", () => {
    const { shown, hover } = followed();
    hover.over("a");
    vi.advanceTimersByTime(60);
    hover.over("b");
    vi.advanceTimersByTime(60);
    expect(shown).toEqual([]);
    vi.advanceTimersByTime(60);
    expect(shown).toEqual(["b"]);
  });

  it("waits for a pointer on its way to it, over whatever lies between, and stays while it is there", () => {
    const { shown, hover } = followed();
    hover.over("a");
    vi.advanceTimersByTime(200);
    hover.over(undefined);
    vi.advanceTimersByTime(100);
    hover.over("line between");
    vi.advanceTimersByTime(100);
    hover.over(undefined);
    hover.onCard(true);
    vi.advanceTimersByTime(10_000);
    expect(shown).toEqual(["a"]);
    hover.onCard(false);
    vi.advanceTimersByTime(1000);
    expect(shown).toEqual(["a", undefined]);
  });

  it("is away once dismissed, until the pointer has been elsewhere", () => {
    const { shown, hover } = followed();
    hover.over("a");
    vi.advanceTimersByTime(200);
    hover.dismiss();
    hover.over("a");
    vi.advanceTimersByTime(1000);
    expect(shown).toEqual(["a", undefined]);
    hover.over(undefined);
    hover.over("a");
    vi.advanceTimersByTime(200);
    expect(shown).toEqual(["a", undefined, "a"]);
  });
});
