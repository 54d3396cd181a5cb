// Filters over the article's graph: what is left, what is counted, and what a focus keeps in the light.
import { describe, expect, test } from "vitest";
import { AIP_GRAPH } from "#test/support/aip-graph";
import { hide, initialFilters, isolated, toggled } from "#web/client/state/filters/transitions";
import type { FilterState } from "#web/client/state/filters/types";
import { focusIds, touchedIds } from "#web/client/state/graph-questions";
import { initialGraph, loadGraph, mergeGraph } from "#web/client/state/graph/transitions";
import { legendRows } from "#web/client/state/legend-rows";
import { initialSelection, select, stepBack } from "#web/client/state/selection/transitions";
import { initialTime } from "#web/client/state/time/transitions";
import { derivedFrom } from "#web/client/state/visible-graph";

const graph = loadGraph({
  ok: true,
  truncated: false,
  dataVersion: null,
  graph: AIP_GRAPH,
  totals: { entities: AIP_GRAPH.entities.length, relations: AIP_GRAPH.relations.length },
  datasets: [],
  positions: {},
});
const FAMILIES = ["capital", "control", "collaboration", "conflict", "supply", "place", "statement", "forecast"];

const visibleWith = (filters: FilterState) => derivedFrom(graph, filters, initialTime(), graph.sources).visible;
const nothing = initialFilters();
const onlyConflict = isolated(nothing, "family", FAMILIES, "conflict");
const names = (entities: readonly { readonly name: string }[]) => entities.map((entity) => entity.name).toSorted();

describe("the visible graph", () => {
  test("is everything without filters, what stands alone included", () => {
    const visible = visibleWith(nothing);
    expect(visible.entities).toHaveLength(AIP_GRAPH.entities.length);
    expect(visible.relations).toHaveLength(AIP_GRAPH.relations.length);
    expect(names(visible.entities)).toContain("Midjourney");
  });

  test("only conflict leaves who is in conflict", () => {
    const visible = visibleWith(onlyConflict);
    expect(names(visible.entities)).toEqual(["Elon Musk", "Microsoft", "OpenAI", "Sam Altman"]);
    expect(visible.relations).toHaveLength(2);
  });

  test("isolating twice, and toggling twice, brings everything back", () => {
    expect(onlyConflict.steps[0]?.rule).toHaveProperty("hidden.length", FAMILIES.length - 1);
    expect(isolated(onlyConflict, "family", FAMILIES, "conflict")).toEqual(nothing);
    const noPlace = hide(nothing, "family", ["place"]);
    expect(toggled(toggled(noPlace, "family", "conflict"), "family", "conflict")).toEqual(noPlace);
  });

  test("a hidden kind takes its relations along, and leaves what it was related to", () => {
    const visible = visibleWith(hide(nothing, "kind", ["Company"]));
    expect(names(visible.entities)).toContain("United Arab Emirates");
    const ids = new Set(visible.entities.map((entity) => entity.id));
    expect(visible.relations.every(({ source, target }) => ids.has(source) && ids.has(target))).toBe(true);
    expect(visible.relations.length).toBeLessThan(AIP_GRAPH.relations.length);
  });

  test("without what is inferred, nothing inferred is left and no entity goes", () => {
    const visible = visibleWith(hide(nothing, "basis", ["inference"]));
    expect(AIP_GRAPH.relations.some(({ properties }) => properties["basis"] === "inference")).toBe(true);
    expect(visible.relations.some(({ properties }) => properties["basis"] === "inference")).toBe(false);
    expect(visible.entities).toHaveLength(AIP_GRAPH.entities.length);
  });

  test("is the same object while nothing changed", () => {
    const filters = initialFilters();
    expect(visibleWith(filters)).toBe(visibleWith(filters));
    const changed = derivedFrom(graph, onlyConflict, initialTime(), graph.sources);
    expect(changed.visible).not.toBe(visibleWith(filters));
  });
});

describe("the legend", () => {
  test("has a row for every kind and family present, with what is shown of what there is", () => {
    const rows = legendRows(graph, visibleWith(onlyConflict));
    expect(rows.kinds.find(({ name }) => name === "Person")).toEqual({ name: "Person", shown: 2, total: 3 });
    expect(rows.families.find(({ name }) => name === "conflict")).toEqual({ name: "conflict", shown: 2, total: 2 });
    expect(rows.families.find(({ name }) => name === "capital")?.shown).toBe(0);
    expect(rows.kinds.map(({ name }) => name)).not.toContain("PublicBody");
    const total = rows.families.reduce((sum, row) => sum + row.total, 0);
    expect(total).toBe(AIP_GRAPH.relations.length);
  });
});

describe("the selection", () => {
  const microsoft = { kind: "entity", id: "microsoft" } as const;
  const conflict = visibleWith(onlyConflict);

  test("keeps an entity with its neighbours in the light", () => {
    const light = focusIds(visibleWith(nothing), select(initialSelection(), microsoft, false));
    expect(light).toContain("openai");
    expect(light).not.toContain("midjourney");
  });

  test("of several keeps them and what is between them in the light, and for a story what touches them", () => {
    const both = select(select(initialSelection(), microsoft, false), { kind: "entity", id: "openai" }, true);
    const between = AIP_GRAPH.relations.filter(({ source, target }) =>
      ["microsoft", "openai"].every((id) => source === id || target === id),
    );
    expect(between.length).toBeGreaterThan(1);
    const ids = ["microsoft", "openai", ...between.map(({ id }) => id)].toSorted();
    expect(focusIds(visibleWith(nothing), both)?.toSorted()).toEqual(ids);
    expect(touchedIds(visibleWith(nothing), both)).toContain("elon-musk");
    // With the other filtered away, one is alone.
    const withGone = select(select(initialSelection(), microsoft, false), { kind: "entity", id: "nvidia" }, true);
    expect(focusIds(conflict, withGone)).toContain("openai");
  });

  test("of what the filters took away leaves nothing quiet", () => {
    const gone = select(initialSelection(), { kind: "entity", id: "midjourney" }, false);
    expect(focusIds(conflict, gone)).toBeUndefined();
  });

  test("grows and shrinks one by one, and steps back out: drawer, selection", () => {
    const nvidia = { kind: "entity", id: "nvidia" } as const;
    const both = select(select(initialSelection(), microsoft, false), nvidia, true);
    expect(both.items).toEqual([microsoft, nvidia]);
    expect(select(both, microsoft, true).items).toEqual([nvidia]);
    const closed = stepBack(both);
    expect([closed.drawerOpen, closed.items.length]).toEqual([false, 2]);
    expect(stepBack(closed)).toEqual(initialSelection());
  });
});

describe("the loaded graph", () => {
  test("takes in what was found beyond the limit, without a line to nowhere", () => {
    const [first, second] = AIP_GRAPH.relations;
    if (first === undefined || second === undefined) throw new Error("the fixture is empty");
    const ends = AIP_GRAPH.entities.filter(({ id }) => id === first.source || id === first.target);
    const merged = mergeGraph(initialGraph(), {
      entities: ends,
      relations: [first, { ...second, source: "nobody" }],
      sources: [],
    });
    expect([...merged.relations.keys()]).toEqual([first.id]);
  });
});
