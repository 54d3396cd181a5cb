// Exploration steps over the article's graph: what a step brings, what taking it back leaves, and undo to the first state.
import { fc } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import type { WireGraph } from "#contract";
import { AIP_GRAPH, AIP_POSITIONS } from "#test/support/aip-graph";
import { saySteps } from "#web/client/explore/say-steps";
import { walkHistory } from "#web/client/explore/walk-history";
import { linkOf, readAddress } from "#web/client/state/address";
import { addressOf, canvasOf, createExplorer } from "#web/client/state/explorer-store";
import type { ExplorerStore } from "#web/client/state/explorer-store";
import type { FilterRule } from "#web/client/state/filters/types";
import { MOST_CHARACTERS, packAddress, unpackAddress } from "#web/client/state/packed-address";

/** An explorer over the article's graph, of which the first `known` entities were in the first answer. */
function opened(known = AIP_GRAPH.entities.length): ExplorerStore {
  const explorer = createExplorer();
  const entities = AIP_GRAPH.entities.slice(0, known);
  const ids = new Set(entities.map(({ id }) => id));
  explorer.getState().graphLoaded({
    ok: true,
    truncated: known < AIP_GRAPH.entities.length,
    dataVersion: "v1",
    graph: { ...AIP_GRAPH, entities, relations: among(ids) },
    totals: { entities: AIP_GRAPH.entities.length, relations: AIP_GRAPH.relations.length },
    datasets: [],
    positions: AIP_POSITIONS,
  });
  return explorer;
}

const among = (ids: ReadonlySet<string>) =>
  AIP_GRAPH.relations.filter(({ source, target }) => ids.has(source) && ids.has(target));

/** What the server would answer: the entity, its neighbours and the relations to them. */
function around(id: string): WireGraph {
  const relations = AIP_GRAPH.relations.filter(({ source, target }) => source === id || target === id);
  const ids = new Set([id, ...relations.flatMap(({ source, target }) => [source, target])]);
  return { entities: AIP_GRAPH.entities.filter((entity) => ids.has(entity.id)), relations, sources: [] };
}

function expand(explorer: ExplorerStore, entityId: string): void {
  const page = { types: [], order: "degree", next: 25 } as const;
  explorer.getState().expanded({ entityId, graph: around(entityId), positions: {}, ...page });
}

const drawn = (explorer: ExplorerStore) => {
  const { entities, relations } = canvasOf(explorer.getState());
  return { entities: [...entities.keys()].toSorted(), relations: [...relations.keys()].toSorted() };
};
const idsOf = ({ entities, relations }: WireGraph) => ({
  entities: entities.map(({ id }) => id).toSorted(),
  relations: relations.map(({ id }) => id).toSorted(),
});
const words = (explorer: ExplorerStore) => explorer.getState().step.words;

describe("an exploration", () => {
  test("starts with one entity, and an expansion brings exactly what the server answered", () => {
    const explorer = opened();
    explorer.getState().startedFrom("microsoft");
    expect(drawn(explorer)).toEqual({ entities: ["microsoft"], relations: [] });
    expand(explorer, "microsoft");
    expect(drawn(explorer)).toEqual(idsOf(around("microsoft")));
    expect(words(explorer)).toBe(`Expanded Microsoft: ${around("microsoft").entities.length - 1} partners`);
  });

  test("brings what lies beyond the first answer, and draws no other fact that came along", () => {
    const explorer = opened(5);
    const before = drawn(explorer);
    expect(before.entities).toHaveLength(5);
    explorer.getState().graphMerged(AIP_GRAPH);
    expect(drawn(explorer)).toEqual(before);
    expand(explorer, "openai");
    expect(drawn(explorer).entities).toEqual(
      [...new Set([...before.entities, ...idsOf(around("openai")).entities])].toSorted(),
    );
  });

  test("collapse takes back only what nothing else brought", () => {
    const explorer = opened();
    const { startedFrom, collapsed } = explorer.getState();
    startedFrom("microsoft");
    expand(explorer, "microsoft");
    expand(explorer, "openai");
    collapsed("microsoft");
    expect(drawn(explorer)).toEqual(idsOf(around("openai")));
    expect(words(explorer)).toBe("Collapsed Microsoft");
    collapsed("openai");
    expect(drawn(explorer)).toEqual({ entities: ["microsoft", "openai"], relations: [] });
  });

  test("hides, shows again, and shows what was hidden when it is asked for", () => {
    const explorer = opened();
    const whole = drawn(explorer);
    explorer.getState().entitiesHidden(["midjourney", "openai"]);
    expect(words(explorer)).toMatch(/^Hid (Midjourney and OpenAI|OpenAI and Midjourney)$/);
    expect(drawn(explorer).entities).toEqual(whole.entities.filter((id) => !["midjourney", "openai"].includes(id)));
    explorer.getState().hiddenShown(["midjourney"]);
    expect(words(explorer)).toBe("Showed Midjourney again");
    expand(explorer, "microsoft");
    expect(drawn(explorer)).toEqual(whole);
  });

  test("keeps only what is chosen with the lines between; the links switch adds what is known and says so", () => {
    const explorer = opened();
    const { startedFrom, resultAdded, linksToggled, keptOnly } = explorer.getState();
    startedFrom("microsoft");
    resultAdded(
      { entities: AIP_GRAPH.entities.filter(({ id }) => id === "openai"), relations: [], sources: [] },
      "OpenAI",
    );
    expect(drawn(explorer)).toEqual({ entities: ["microsoft", "openai"], relations: [] });
    linksToggled();
    expect(drawn(explorer).relations).toEqual(
      among(new Set(["microsoft", "openai"]))
        .map(({ id }) => id)
        .toSorted(),
    );
    expect(drawn(explorer).relations.length).toBeGreaterThan(0);
    expect(words(explorer)).toBe("Links among these: on");
    keptOnly(["openai"]);
    expect(drawn(explorer)).toEqual({ entities: ["openai"], relations: [] });
  });

  test("moves nothing that stands when something comes, goes or is kept", () => {
    const explorer = opened();
    explorer.getState().startedFrom("microsoft");
    explorer.getState().moved({ microsoft: [10.04, -3] });
    expand(explorer, "microsoft");
    expect(explorer.getState().places.moved["microsoft"]).toEqual([10, -3]);
    const before = explorer.getState().places;
    explorer.getState().entitiesHidden(["openai"]);
    expect(explorer.getState().places).toEqual(before);
  });
});

type Act = (explorer: ExplorerStore) => void;
const someId = fc.constantFrom(...AIP_GRAPH.entities.map(({ id }) => id));
const act: fc.Arbitrary<Act> = fc.oneof(
  someId.map(
    (id): Act =>
      (explorer) =>
        explorer.getState().startedFrom(id),
  ),
  someId.map(
    (id): Act =>
      (explorer) =>
        expand(explorer, id),
  ),
  someId.map(
    (id): Act =>
      (explorer) =>
        explorer.getState().collapsed(id),
  ),
  someId.map(
    (id): Act =>
      (explorer) =>
        explorer.getState().entitiesHidden([id]),
  ),
  someId.map(
    (id): Act =>
      (explorer) =>
        explorer.getState().pinToggled(id),
  ),
  fc.array(someId, { minLength: 1, maxLength: 5 }).map(
    (ids): Act =>
      (explorer) =>
        explorer.getState().keptOnly(ids),
  ),
  someId.map(
    (id): Act =>
      (explorer) =>
        explorer.getState().resultAdded(around(id), "a result"),
  ),
  someId.map(
    (id): Act =>
      (explorer) =>
        explorer.getState().resultPutUp(around(id), "a result"),
  ),
  fc.constant<Act>((explorer) => explorer.getState().linksToggled()),
  fc.constant<Act>((explorer) => explorer.getState().hiddenShown()),
  fc.constant<Act>((explorer) => explorer.getState().everythingShown()),
  fc.constantFrom("Person", "Company", "Metric").map((kind): Act => (explorer) => {
    explorer.getState().valueToggled("kind", kind);
  }),
  fc
    .constantFrom<FilterRule>(
      { type: "relationType", hidden: ["OWNS"] },
      { type: "amount", currency: "USD", status: undefined, min: 1e9, max: undefined, others: false },
      { type: "text", text: "compute" },
      { type: "degree", min: 2, max: undefined },
      { type: "core", k: 2 },
      { type: "distance", of: "openai", hops: 1 },
    )
    .map((rule): Act => (explorer) => {
      explorer.getState().stepAdded(rule);
    }),
  fc.constantFrom<Act>(
    (explorer) => explorer.getState().stepSwitched(0),
    (explorer) => explorer.getState().stepMoved(0, 1),
    (explorer) => explorer.getState().stepRemoved(0),
    (explorer) => explorer.getState().filtersCleared(),
    (explorer) => explorer.getState().timeBasisChosen("true"),
    (explorer) => explorer.getState().timeRangeChosen({ from: "2024-01-01", to: "2025-06-30" }),
    (explorer) => explorer.getState().undatedSwitched(),
    (explorer) => explorer.getState().timeCleared(),
    (explorer) => explorer.getState().movesForgotten(),
    (explorer) => explorer.getState().lookChosen({ grouping: "country" }),
    (explorer) => explorer.getState().lookChosen({ sizeBy: "pagerank", colourBy: "community" }),
    (explorer) => explorer.getState().pathsOpened(["microsoft", "openai"]),
    (explorer) => explorer.getState().pathsClosed(),
    (explorer) => explorer.getState().modeChosen("table"),
    (explorer) => explorer.getState().cameraLeft({ x: 1, y: 2, zoom: 1 }),
  ),
  fc.tuple(someId, fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 })).map(
    ([id, x, y]): Act =>
      (explorer) =>
        explorer.getState().moved({ [id]: [x, y] }),
  ),
  someId.map(
    (id): Act =>
      (explorer) =>
        explorer.getState().selected({ kind: "entity", id }),
  ),
);

const walked = ({ exploration, filters, time, places, look, step }: ReturnType<ExplorerStore["getState"]>) => ({
  exploration,
  filters,
  time,
  places,
  look,
  step,
});

describe("what a screen reader hears", () => {
  test("of every step of exploring is the history's own words, and nothing old after another step", () => {
    const explorer = opened();
    const said: string[] = [];
    saySteps(explorer, (heard) => said.push(heard));
    const state = explorer.getState();
    const steps: readonly (readonly [() => void, string])[] = [
      [() => state.entitiesHidden(["midjourney"]), "Hid Midjourney."],
      [() => state.pinToggled("openai"), "Pinned OpenAI."],
      [() => state.pinToggled("openai"), "Unpinned OpenAI."],
      [() => state.valueToggled("kind", "Person"), ""],
      [() => state.filtersCleared(), ""],
      [() => state.keptOnly(["microsoft"]), "Kept only Microsoft."],
      [() => state.startedFrom("microsoft"), "Started from Microsoft."],
      [() => expand(explorer, "microsoft"), `Expanded Microsoft: ${around("microsoft").entities.length - 1} partners.`],
      [() => state.collapsed("microsoft"), "Collapsed Microsoft."],
      [() => state.resultPutUp(around("xai"), "the answer"), "Showed the answer."],
      [() => state.everythingShown(), "Back to everything."],
    ];
    for (const [step, heard] of steps) {
      step();
      expect(said.splice(0)).toEqual([heard]);
    }
    // Undo says itself where it leads.
    explorer.temporal.getState().undo();
    expect(said).toEqual([]);
  });

  test("of an expansion is what came onto the canvas, and how much of it filters hide", () => {
    const explorer = opened();
    const said: string[] = [];
    explorer.getState().valueToggled("kind", "Person");
    const people = AIP_GRAPH.entities.flatMap(({ id, kind }) => (kind === "Person" ? [id] : []));
    const [person = ""] = people;
    const [company = ""] = around(person).entities.flatMap(({ id, kind }) => (kind === "Person" ? [] : [id]));
    const come = around(company).entities.filter(({ id }) => id !== company);
    explorer.getState().startedFrom(company);
    saySteps(explorer, (heard) => said.push(heard));
    expand(explorer, company);
    const hidden = come.filter(({ kind }) => kind === "Person").length;
    expect(hidden).toBeGreaterThan(0);
    expect(said[0]).toMatch(new RegExp(`: ${come.length} partners?\\. Filters hide ${hidden} of ${come.length} new `));
    // Among everything nobody is new.
    explorer.getState().everythingShown();
    expect(said.at(-1)).toBe("Back to everything.");
    expand(explorer, company);
    expect(said.at(-1)).toMatch(/: 0 relations\.$/);
  });
});

describe("undo and redo", () => {
  test("of 30 random steps lead to the first state exactly, and back to the last", () => {
    fc.assert(
      fc.property(fc.array(act, { minLength: 30, maxLength: 30 }), (acts) => {
        const explorer = opened(12);
        const first = structuredClone(walked(explorer.getState()));
        const firstDrawn = drawn(explorer);
        for (const each of acts) each(explorer);
        const last = structuredClone(walked(explorer.getState()));
        const lastDrawn = drawn(explorer);
        const { pastStates, undo, redo } = explorer.temporal.getState();
        const taken = pastStates.length;
        expect(taken).toBeGreaterThan(0);
        for (const { step } of [...pastStates, explorer.getState()]) expect(step?.words).toMatch(/^[A-Z].{3,}$/);
        for (let step = 0; step < taken; step++) undo();
        expect(walked(explorer.getState())).toEqual(first);
        expect(drawn(explorer)).toEqual(firstDrawn);
        redo(taken);
        expect(walked(explorer.getState())).toEqual(last);
        expect(drawn(explorer)).toEqual(lastDrawn);
      }),
      { numRuns: 60 },
    );
  });

  test("leave the selection and the steps' names alone; a new step forgets what was undone", () => {
    const explorer = opened();
    const state = explorer.getState();
    state.entitiesHidden(["midjourney"]);
    state.stepNamed(explorer.getState().step.id, "Without the bystander");
    state.selected({ kind: "entity", id: "openai" });
    explorer.temporal.getState().undo();
    expect(explorer.getState().selection.items).toEqual([{ kind: "entity", id: "openai" }]);
    expect(explorer.getState().stepNames.get(1)).toBe("Without the bystander");
    expect(explorer.temporal.getState().futureStates).toHaveLength(1);
    state.linksToggled();
    expect(explorer.temporal.getState().futureStates).toHaveLength(0);
  });
});

test("a step back while the time plays stops it, and takes back the playing alone", () => {
  const explorer = opened();
  explorer.getState().entitiesHidden(["midjourney"]);
  explorer.getState().playedTo({ from: "2024-01-01", to: "2024-12-31" });
  walkHistory(explorer, -1);
  const { timePlayed, time, exploration } = explorer.getState();
  expect([timePlayed, time.range, [...exploration.hidden]]).toEqual([undefined, undefined, ["midjourney"]]);
});

describe("a link", () => {
  test("to any explored state reads back as that state, in at most 8 KB", () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
        const explorer = opened(12);
        for (const each of acts) each(explorer);
        const { search, leftOut } = linkOf(addressOf(explorer.getState()));
        expect(leftOut).toEqual([]);
        expect(search.length).toBeLessThanOrEqual(MOST_CHARACTERS);
        const read = readAddress(search);
        expect(read.exploration).toEqual(explorer.getState().exploration);
        expect(read.filters).toEqual(explorer.getState().filters);
      }),
      { numRuns: 60 },
    );
  });

  test("too long for 8 KB keeps the filters and says what it leaves out", () => {
    const explorer = opened();
    const noise = Array.from({ length: 3000 }, (_, index) => Math.sin(index).toString(36));
    explorer.getState().valueToggled("kind", "Person");
    explorer.getState().moved(Object.fromEntries(noise.map((id, index) => [id, [index, -index] as const])));
    const long = linkOf(addressOf({ ...explorer.getState() }, false));
    expect(long.leftOut).toEqual(["where things were moved to"]);
    expect(long.search).toBe("?hide=Person");
    const exploration = { ...explorer.getState().exploration, hidden: new Set(noise) };
    const longer = linkOf({ ...addressOf(explorer.getState(), false), exploration });
    expect(longer.leftOut).toEqual(["where things were moved to", "which entities are on the canvas"]);
    expect(readAddress(longer.search).filters).toEqual(explorer.getState().filters);
  });

  test("is packed only when long, and a bomb is not unpacked", () => {
    expect(packAddress("?hide=Person")).toBe("?hide=Person");
    const long = `?at=${"abcdefgh".repeat(300)}`;
    expect(packAddress(long).length).toBeLessThan(200);
    expect(unpackAddress(packAddress(long))).toBe(long);
    const bomb = packAddress(`?at=${"0".repeat(50_000_000)}`);
    expect(unpackAddress(bomb)).toBe(bomb);
    expect(readAddress(bomb).places).toEqual({ moved: {} });
    expect(readAddress("?z=%%%not-packed&hide=Person").filters.steps).toHaveLength(1);
  });
});
