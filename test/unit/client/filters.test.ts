// The stack of filters: every kind of step over the article's graph and over generated ones, counts, order, legend.
import { fc } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import type { WireEntity, WireRelation } from "#contract";
import { AIP_GRAPH } from "#test/support/aip-graph";
import { applyFilters } from "#web/client/state/filters/apply";
import { amountBars, barsIn, degreeBars } from "#web/client/state/filters/bars";
import { parseAmount, ruleWords } from "#web/client/state/filters/step-words";
import {
  addStep,
  hide,
  hiddenOf,
  initialFilters,
  isFiltering,
  moveStep,
  removeStep,
  switchStep,
} from "#web/client/state/filters/transitions";
import type { AmountRule, FilterRule } from "#web/client/state/filters/types";
import { someWords } from "#web/client/state/graph-words";

const left = (...rules: readonly FilterRule[]) =>
  applyFilters(
    AIP_GRAPH,
    rules.map((rule) => ({ on: true, rule })),
  ).visible;
const ids = (facts: readonly { readonly id: string }[]) => facts.map(({ id }) => id);
const dollars = (more: Partial<AmountRule> = {}): AmountRule => ({
  type: "amount",
  currency: "USD",
  status: undefined,
  min: undefined,
  max: undefined,
  others: false,
  ...more,
});
const types = (relations: readonly WireRelation[]) => [...new Set(relations.map(({ type }) => type))].toSorted();

test("what there is none of is left out of the words for how much", () => {
  const pairs: readonly (readonly [number, number])[] = [
    [51, 143],
    [0, 1],
    [1, 0],
    [0, 0],
  ];
  expect(pairs.map((pair) => someWords(...pair))).toEqual([
    "51 entities and 143 relations",
    "1 relation",
    "1 entity",
    "nothing",
  ]);
});

describe("a step", () => {
  test("of relation types leaves who takes part", () => {
    const all = types(AIP_GRAPH.relations);
    const { entities, relations } = left({ type: "relationType", hidden: all.filter((type) => type !== "ADVISES") });
    expect(types(relations)).toEqual(["ADVISES"]);
    expect(ids(entities).toSorted()).toEqual(["aip", "nvidia"]);
  });

  test("of amounts keeps status and currency apart, and what may lie in the range", () => {
    const amounts = (more: Partial<AmountRule>) => ids(left(dollars(more)).relations);
    expect(amounts({})).toHaveLength(4);
    expect(amounts({ currency: "EUR" })).toEqual([]);
    expect(amounts({ status: "planned" })).toEqual(["aip-commits_capital-ai-data-centres"]);
    expect(amounts({ min: 20e9, max: 40e9 })).toHaveLength(3); // two of 30 billion, and up to 100
    expect(amounts({ max: 20e9 })).toEqual(["microsoft-invested_in-openai", "aip-seeks_capital-total"]);
    expect(amounts({ min: 100e9 + 1 })).toEqual([]);
    expect(left(dollars({ min: 14e9, others: true })).relations).toHaveLength(AIP_GRAPH.relations.length - 1);
  });

  test("of basis and source keeps what something else supports, and who stood alone", () => {
    const inferred = left({ type: "basis", hidden: ["inference"] });
    expect(AIP_GRAPH.relations.length - inferred.relations.length).toBe(3);
    expect(ids(inferred.entities)).toContain("midjourney");
    const [first, ...rest] = AIP_GRAPH.relations;
    if (first === undefined) throw new Error("the fixture is empty");
    const second = {
      ...first,
      evidence: [...first.evidence, { source: "x", locator: "1", stance: "supports" as const }],
    };
    const rule = { type: "source" as const, hidden: ["news-article-aip"] };
    const graph = { entities: AIP_GRAPH.entities, relations: [second, ...rest] };
    expect(ids(applyFilters(graph, [{ on: true, rule }]).visible.relations)).toEqual([first.id]);
  });

  test("of text finds names, sentences and other spellings", () => {
    const found = left({ type: "text", text: " ALTMAN " });
    expect(ids(found.entities).toSorted()).toEqual(["elon-musk", "openai", "sam-altman"]);
    expect(found.relations).toHaveLength(2);
    expect(ids(left({ type: "text", text: "midjöurney" }).entities)).toEqual(["midjourney"]);
    expect(left({ type: "text", text: "  " })).toEqual({
      entities: AIP_GRAPH.entities,
      relations: AIP_GRAPH.relations,
    });
  });

  test("of degree, component and distance looks at what the steps before left", () => {
    expect(ids(left({ type: "degree", min: 7, max: undefined }).entities)).toEqual(["aip"]);
    expect(ids(left({ type: "degree", min: 0, max: 0 }).entities)).toEqual(["midjourney"]);
    expect(ids(left({ type: "component", of: "openai" }).entities)).not.toContain("midjourney");
    const near = left({ type: "distance", of: "sam-altman", hops: 1 });
    expect(ids(near.entities).toSorted()).toEqual(["elon-musk", "openai", "sam-altman"]);
    const capital = hide(initialFilters(), "family", ["conflict", "control"]).steps.map(({ rule }) => rule);
    expect(ids(left(...capital, { type: "component", of: "elon-musk" }).entities)).not.toContain("elon-musk");
    expect(ids(left({ type: "distance", of: "openai", hops: 0 }).entities)).toEqual(["openai"]);
  });

  test("whose entity is gone does nothing and says so", () => {
    const { visible, steps } = applyFilters(AIP_GRAPH, [
      { on: true, rule: { type: "kind", hidden: ["Person"] } },
      { on: true, rule: { type: "distance", of: "elon-musk", hops: 1 } },
    ]);
    expect(steps.map(({ lost }) => lost)).toEqual([false, true]);
    expect(visible).toEqual(steps[0]?.left);
  });
});

describe("the stack", () => {
  test("counts what each step found and left, and a step that is off leaves what it found", () => {
    const { steps, visible } = applyFilters(AIP_GRAPH, [
      { on: true, rule: { type: "kind", hidden: ["Company"] } },
      { on: false, rule: { type: "degree", min: 99, max: undefined } },
      { on: true, rule: { type: "degree", min: 1, max: undefined } },
    ]);
    expect(steps[0]?.entering.entities).toHaveLength(AIP_GRAPH.entities.length);
    expect(steps[1]?.left).toBe(steps[1]?.entering);
    expect(steps[1]?.entering).toBe(steps[0]?.left);
    expect(visible).toBe(steps[2]?.left);
    expect(visible.entities.length).toBeLessThan(steps[0]?.left.entities.length ?? 0);
  });

  test("gives another answer in another order", () => {
    const linked: FilterRule = { type: "degree", min: 2, max: undefined };
    const noCompany: FilterRule = { type: "kind", hidden: ["Company"] };
    expect(left(linked, noCompany).entities.length).toBeGreaterThan(left(noCompany, linked).entities.length);
  });

  test("is moved, switched and emptied step by step", () => {
    const two = addStep(hide(initialFilters(), "kind", ["Person"]), { type: "core", k: 2 });
    const [kind, core] = two.steps;
    expect(moveStep(two, 0, 1).steps).toEqual([core, kind]);
    expect(moveStep(two, 0, -1)).toBe(two);
    expect(moveStep(moveStep(two, 0, 1), 1, -1)).toEqual(two);
    const off = switchStep(two, 0);
    expect([...hiddenOf(off, "kind")]).toEqual([]);
    expect(isFiltering(switchStep(off, 1))).toBe(false);
    expect(removeStep(removeStep(two, 1), 0)).toEqual(initialFilters());
    expect(removeStep(two, 7)).toBe(two);
  });
});

// ── Any graph ────────────────────────────────────────────────────────────────────────────────────────────────────

const graphs = fc.integer({ min: 1, max: 12 }).chain((size) => {
  const entities = Array.from({ length: size }, (_, index): WireEntity => {
    const id = `e${index}`;
    return { id, kind: index % 2 === 0 ? "Person" : "Company", name: id, labels: [], properties: {}, evidence: [] };
  });
  const end = fc.integer({ min: 0, max: size - 1 });
  return fc.array(fc.tuple(end, end, fc.constantFrom("OWNS", "ADVISES")), { maxLength: 24 }).map((pairs) => ({
    entities,
    relations: pairs.map(([source, target, type], index): WireRelation => {
      const properties = { basis: "reporting" };
      return { id: `r${index}`, type, source: `e${source}`, target: `e${target}`, properties, evidence: [] };
    }),
  }));
});
const rules: fc.Arbitrary<FilterRule> = fc.oneof(
  fc.record({ type: fc.constant("kind" as const), hidden: fc.constantFrom(["Person"], ["Company"]) }),
  fc.record({ type: fc.constant("family" as const), hidden: fc.constantFrom(["control"], ["collaboration"]) }),
  fc.record({ type: fc.constant("degree" as const), min: fc.nat(4), max: fc.constant(undefined) }),
  fc.record({ type: fc.constant("core" as const), k: fc.nat(4) }),
  fc.record({ type: fc.constant("component" as const), of: fc.constant("e0") }),
  fc.record({ type: fc.constant("distance" as const), of: fc.constant("e0"), hops: fc.nat(3) }),
);

describe("over any graph", () => {
  test("every step takes away only, leaves no loose end, and the whole is its steps", () => {
    fc.assert(
      fc.property(graphs, fc.array(fc.record({ on: fc.boolean(), rule: rules }), { maxLength: 5 }), (graph, steps) => {
        const { steps: results, visible } = applyFilters(graph, steps);
        for (const { entering, left: kept } of results) {
          const inside = new Set(ids(kept.entities));
          expect(ids(entering.entities)).toEqual(expect.arrayContaining([...inside]));
          expect(ids(entering.relations)).toEqual(expect.arrayContaining(ids(kept.relations)));
          expect(kept.relations.every(({ source, target }) => inside.has(source) && inside.has(target))).toBe(true);
        }
        expect(visible).toBe(results.at(-1)?.left ?? graph);
      }),
    );
  });

  test("a core is the largest part in which everybody has that many neighbours", () => {
    const neighbours = (relations: readonly WireRelation[], id: string) =>
      new Set(relations.flatMap(({ source, target }) => (source === id ? [target] : target === id ? [source] : [])));
    fc.assert(
      fc.property(graphs, fc.integer({ min: 1, max: 4 }), (graph, k) => {
        const { visible } = applyFilters(graph, [{ on: true, rule: { type: "core", k } }]);
        // Slow and plain: drop whoever has too few until nobody does.
        let { entities, relations } = graph;
        for (;;) {
          const now = relations;
          const stay = entities.filter(({ id }) => neighbours(now, id).size - Number(neighbours(now, id).has(id)) >= k);
          if (stay.length === entities.length) break;
          entities = stay;
          const inside = new Set(ids(stay));
          relations = now.filter(({ source, target }) => inside.has(source) && inside.has(target));
        }
        expect(ids(visible.entities)).toEqual(ids(entities));
      }),
    );
  });
});

describe("histograms", () => {
  test("of amounts put every figure into one bar, and a limit into all it reaches", () => {
    const bars = amountBars(AIP_GRAPH.relations, { currency: "USD", status: undefined });
    expect(bars.reduce((sum, bar) => sum + bar.certain, 0)).toBe(3);
    expect(bars.every(({ from, to }, index) => from < to && (bars[index - 1]?.to ?? from) === from)).toBe(true);
    expect(bars.at(-1)?.possible).toBe(1); // up to 100 billion
    expect(bars.find(({ from }) => from === 20e9)).toMatchObject({ certain: 2, label: "$20B to $50B" });
    expect(amountBars(AIP_GRAPH.relations, { currency: "EUR", status: undefined })).toEqual([]);
  });

  test("of degrees count every entity once", () => {
    const bars = degreeBars(AIP_GRAPH);
    expect(bars.reduce((sum, bar) => sum + bar.certain, 0)).toBe(AIP_GRAPH.entities.length);
    expect(bars[0]).toMatchObject({ from: 0, certain: 1 });
    expect(barsIn(bars, 2, undefined)).toEqual([2, bars.length - 1]);
    expect(barsIn(bars, undefined, undefined)).toBeUndefined();
  });
});

describe("words", () => {
  const names = { entity: (id: string) => id, source: (id: string) => id };

  test("say what a step keeps, the shorter way round", () => {
    const kinds = [...new Set(AIP_GRAPH.entities.map(({ kind }) => kind))];
    const say = (rule: FilterRule) => ruleWords(rule, AIP_GRAPH, names);
    expect(say({ type: "kind", hidden: ["Person"] })).toBe("without Person");
    expect(say({ type: "kind", hidden: kinds.filter((kind) => kind !== "Company") })).toBe("only Company");
    expect(say(dollars({ min: 1e9, max: 5e9, status: "committed" }))).toBe("$1B to $5B, committed");
    expect(say({ type: "distance", of: "openai", hops: 2 })).toBe("within 2 relations of openai");
  });

  test("read an amount as people write it", () => {
    expect(["1.5B", "$2m", "500 000", "1,000", "30"].map(parseAmount)).toEqual([1.5e9, 2e6, 500_000, 1000, 30]);
    expect(["", "much", "1.2.3"].map(parseAmount)).toEqual([undefined, undefined, undefined]);
  });
});
