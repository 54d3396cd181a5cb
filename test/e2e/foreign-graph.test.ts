// Somebody else's graph in the real Neo4j: every route answers about it, the explorer shows it, and nothing writes into it.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright";
import type { Browser, BrowserContext, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { EntityResponse, GraphResponse, NeighboursResponse, PathsResponse, RelationResponse } from "#contract";
import type { SchemaResponse, SearchResponse, WireEntity, WireRelation } from "#contract";
import { addresses } from "#contract";
import { openStore } from "#store";
import type { GraphStore } from "#store";
import { projectRoot } from "#store/project-root";
import { startApp } from "#test/support/app-server";
import type { AppServer } from "#test/support/app-server";
import { CHROMIUM_ARGS, findChromium } from "#test/support/chromium";
import { FOREIGN, STRANGE_LABEL, STRANGE_TYPE } from "#test/support/foreign-graph";
import { checksumOf, seedForeignGraph, seedLargeForeignGraph } from "#test/support/foreign-graph";
import { emptyNeo4j } from "#test/support/neo4j/fresh";

const shared = inject("neo4j");

describe.skipIf(shared === null)("somebody else's graph", () => {
  let store: GraphStore;
  let server: AppServer;
  let before: string;
  let all: GraphResponse;

  beforeAll(async () => {
    if (shared === null) throw new Error("no Neo4j");
    await seedForeignGraph(shared);
    before = await checksumOf(shared);
    const { uri, username, password } = shared;
    store = await openStore({ engine: "neo4j", uri, username, password });
    server = await startApp(store);
    all = await get<GraphResponse>(addresses.graph());
  });
  afterAll(async () => {
    await server.close();
    await store.close();
    if (shared !== null) await emptyNeo4j(shared);
  });

  async function answer(address: string, init: RequestInit = {}): Promise<Response> {
    return fetch(server.origin + address, init);
  }

  async function get<T>(address: string): Promise<T> {
    const response = await answer(address);
    const body = await response.text();
    expect(response.status, `${address}: ${body.slice(0, 300)}`).toBe(200);
    // A named door: the wire's own schemas are tested with the routes.
    return JSON.parse(body) as T;
  }

  function entity(name: string): WireEntity {
    const found = all.graph.entities.find((one) => one.name === name);
    if (found === undefined) throw new Error(`nothing is called ${name}`);
    return found;
  }

  function relations(type: string): readonly WireRelation[] {
    return all.graph.relations.filter((one) => one.type === type);
  }

  test("is answered whole, each node and relation once, without a version or a cache", async () => {
    expect(all.graph.entities).toHaveLength(FOREIGN.nodes);
    expect(all.graph.entities.length).toBeGreaterThanOrEqual(40);
    expect(new Set(all.graph.relations.map(({ type }) => type)).size).toBeGreaterThanOrEqual(8);
    expect(all.totals).toEqual({ entities: all.graph.entities.length, relations: all.graph.relations.length });
    expect(all).toMatchObject({ dataVersion: null, truncated: false, datasets: [], positions: {} });
    expect(all.database).toMatch(/\S/);
    for (const address of [addresses.graph(), addresses.schema(), addresses.entity(entity("Alderton").id)]) {
      const response = await answer(address, { headers: { "if-none-match": "*" } });
      await response.text();
      expect([response.status, response.headers.get("etag")]).toEqual([200, null]);
      expect(response.headers.get("cache-control")).toBe("no-cache");
    }
  });

  test("its nodes are called by what most of their label have", () => {
    const names = (kind: string) => all.graph.entities.filter((one) => one.kind === kind).map(({ name }) => name);
    expect(names("Place")).toContain("Alderton");
    expect(names("Train").every((name) => /^Unit 7\d\d$/.test(name))).toBe(true);
    expect(names("Line").toSorted()).toEqual(["Coast line", "Moor line", "Night line", "Valley line"]);
    expect(names(STRANGE_LABEL).toSorted()).toEqual(["Kiosk at Corve", "Kiosk at Holm"]);
    expect(names("Empty")).toEqual([expect.stringMatching(/^#\d+$/)]);
    expect(names("")).toEqual(["X1"]);
    expect(names("Alpha")).toEqual(["Three labels"]);
  });

  test("its values arrive as text and numbers that lose nothing", () => {
    expect(entity("Coast line").properties["total"]).toBe(FOREIGN.bigNumber);
    expect(entity("Alderton").properties).toMatchObject({
      opened: "1902-03-01",
      at: { srid: 4326, x: -1.5, y: 54 },
      platforms: 2,
      step_free: true,
    });
    const unit = entity("Unit 701").properties;
    expect(unit["built"]).toMatch(/^2002-05-04T09:30:00\+01:00\[Europe\/London\]$/);
    expect(unit["run"]).toMatch(/^P/);
    expect(unit["tags"]).toHaveLength(FOREIGN.longList);
  });

  test("entity, neighbours and relation routes answer, self-loops and parallels kept apart", async () => {
    const { id } = entity("Alderton");
    const one = await get<EntityResponse>(addresses.entity(id));
    expect(one.entity).toEqual(entity("Alderton"));
    const next = relations("NEXT_STOP").filter(({ source, target }) => source === id || target === id);
    expect(next.length).toBe(4);
    expect(one.graph.relations.map((relation) => relation.id)).toEqual(expect.arrayContaining(next.map((r) => r.id)));
    const around = await get<NeighboursResponse>(addresses.neighbours(id, { order: "date", types: ["NEXT_STOP"] }));
    expect(around.counts).toEqual(expect.arrayContaining([{ type: "NEXT_STOP", direction: "out", count: 3 }]));
    expect(relations("LOOPS_TO").map(({ source, target }) => source === target)).toEqual([true, true]);
    const [strange] = relations(STRANGE_TYPE);
    const relation = await get<RelationResponse>(addresses.relation(strange?.id ?? ""));
    expect(relation.relation).toMatchObject({ type: STRANGE_TYPE, properties: { note: "after ten" }, evidence: [] });
  });

  test("an entity is also found by a property that only it has, and by none that two have", async () => {
    const found = await get<EntityResponse>(addresses.entity("code=S100"));
    expect(found.entity.id).toBe(entity("Alderton").id);
    expect(found.graph.relations.length).toBeGreaterThan(3);
    for (const reference of ["id=7", "code=S999", "nothing=1"]) {
      expect((await answer(addresses.entity(reference))).status, reference).toBe(404);
    }
  });

  test("filters by its own labels and types", async () => {
    const strange = await get<GraphResponse>(addresses.graph({ type: [STRANGE_TYPE] }));
    expect(strange.graph.relations).toHaveLength(2);
    const notices = await get<GraphResponse>(addresses.graph({ kind: [STRANGE_LABEL, "Place"] }));
    expect(new Set(notices.graph.entities.map(({ kind }) => kind))).toEqual(new Set([STRANGE_LABEL, "Place"]));
    const cut = await get<GraphResponse>(addresses.graph({ limit: 5 }));
    expect([cut.graph.entities.length, cut.truncated, cut.totals.entities]).toEqual([5, true, FOREIGN.nodes]);
  });

  test("search finds by caption and by any other text", async () => {
    const found = async (q: string) => (await get<SearchResponse>(addresses.search(q))).hits;
    expect((await found("alder"))[0]).toMatchObject({ entity: { name: "Alderton" }, matched: { field: "name" } });
    expect((await found("S107"))[0]).toMatchObject({ entity: { name: "Holm" }, matched: { field: "property" } });
    expect((await found("coastways")).length).toBe(5);
    expect((await found("kiosk")).map((hit) => hit.entity.kind)).toEqual([STRANGE_LABEL, STRANGE_LABEL]);
  });

  test("paths, schema, saved and free queries answer", async () => {
    const from = entity(FOREIGN.firstStation).id;
    const to = entity("Dunmere").id;
    const paths = await get<PathsResponse>(addresses.paths({ from, to, k: 3, types: ["NEXT_STOP"] }));
    expect(paths.paths[0]).toHaveLength(7);
    expect(paths.graph.entities.map(({ name }) => name)).toContain("Brackwater");
    const schema = await get<SchemaResponse>(addresses.schema());
    expect(schema.labels).toContainEqual({ name: STRANGE_LABEL, count: 2 });
    expect(schema.relationshipTypes).toContainEqual({ name: STRANGE_TYPE, count: 2 });
    expect(schema).toMatchObject({ sampled: false, dataVersion: null });
    const catalogue = await get<{ queries: readonly { name: string }[] }>(addresses.queries());
    expect(catalogue.queries.length).toBeGreaterThan(10);
    const free = await answer(addresses.freeQuery(), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ cypher: "MATCH p = (:Train)-[:runsOn]->(l:Line) RETURN p, l.first LIMIT 3", graph: true }),
    });
    const lines = (await free.text()).trim().split("\n");
    expect(free.status, lines[0]).toBe(200);
    expect(lines.join("\n")).toContain("Unit 7");
    expect(lines.at(-1)).toContain('"rows":3');
    expect((await answer(addresses.source("S100"))).status).toBe(404);
  });

  test("every saved query that needs no value answers, if with nothing", async () => {
    const { queries } = await get<{
      queries: readonly { name: string; params: readonly { default?: unknown }[] }[];
    }>(addresses.queries());
    const asked = queries.filter(({ params }) => params.every((parameter) => (parameter.default ?? null) !== null));
    expect(asked.length).toBeGreaterThan(3);
    for (const { name } of asked) await get(addresses.query(name, {}, ".json"));
  });

  describe.skipIf(findChromium() === undefined && process.env["CI"] === undefined)("in the explorer", () => {
    let browser: Browser;
    let context: BrowserContext;
    let page: Page;
    const errors: string[] = [];

    beforeAll(async () => {
      if (!existsSync(join(projectRoot(), ".build", "client", "index.html"))) {
        throw new Error("Build the client: npm run build");
      }
      browser = await chromium.launch({ executablePath: findChromium() ?? "", args: CHROMIUM_ARGS });
      context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
      page = await context.newPage();
      page.setDefaultTimeout(20_000);
      page.on("pageerror", (error) => errors.push(error.message));
      await page.goto(server.origin);
      await page.locator("canvas").first().waitFor();
    });
    afterAll(() => browser.close());

    const drawer = () => page.getByRole("complementary", { name: "Details" });
    const rail = () => page.getByRole("navigation", { name: "Search and legend" });
    const selected = () => new URL(page.url()).searchParams.getAll("sel");
    const open = async (search: string) => {
      await page.goto(`${server.origin}/${search}`);
      await page.locator("canvas").first().waitFor();
    };

    test("the legend has a row for each label and each type, with its count", async () => {
      for (const [label, count] of [
        ["Place", 16],
        ["Train", 10],
        ["No label", 1],
        ["Next stop", 18],
        ["Serves", 22],
      ]) {
        await rail()
          .getByRole("button", { name: `${label}, ${count} of ${count} shown` })
          .waitFor();
      }
      await rail()
        .getByRole("button", { name: /^Rest `n' stop, 2 of 2/ })
        .waitFor();
      await rail().getByRole("button", { name: "Show Train", exact: true }).click();
      await rail().getByRole("button", { name: "Runs on, 0 of 10 shown" }).waitFor();
      expect(new URL(page.url()).search).toContain("Train");
      await rail().getByRole("button", { name: "Show Train", exact: true }).click();
    });

    test("a node shows every property, a long list folded, times and places in words", async () => {
      await open(`?sel=${encodeURIComponent(`entity:${entity("Unit 701").id}`)}`);
      await drawer().getByRole("heading", { name: "Unit 701" }).waitFor();
      const properties = await drawer().getByLabel("Properties").innerText();
      for (const words of ["9223372036854775806", "4 May 2002, 09:30 (Europe/London)", "1 hour 15 minutes", "88.5"]) {
        expect(properties).toContain(words);
      }
      expect(properties).not.toContain("tag 60");
      await drawer().getByRole("button", { name: "Show all 60" }).click();
      expect(await drawer().getByLabel("Properties").innerText()).toContain("tag 60");
      await open(`?sel=${encodeURIComponent(`entity:${entity("Alderton").id}`)}`);
      await drawer().getByText("54.0000° N, 1.5000° W").waitFor();
    });

    test("a relation says that the graph carries no evidence", async () => {
      const [strange] = relations(STRANGE_TYPE);
      await open(`?sel=${encodeURIComponent(`relation:${strange?.id ?? ""}`)}`);
      await drawer().getByText("This graph carries no evidence").waitFor();
      const words = await drawer().innerText();
      expect(words).toContain("after ten");
      expect(words).not.toMatch(/Reported|Basis:/);
    });

    test("captions, colours and the identity are chosen in the legend, remembered, and in the link", async () => {
      await open("");
      const canvas = () => page.getByTestId("canvas").screenshot();
      await rail().getByRole("button", { name: "How Place is shown" }).click();
      const menu = rail().getByRole("group", { name: "How Place is shown" });
      const before = await canvas();
      await menu.getByRole("button", { name: "teal", exact: true }).click();
      await menu.getByRole("button", { name: "tag", exact: true }).click();
      await page.waitForTimeout(500);
      expect((await canvas()).equals(before)).toBe(false);
      await menu.getByLabel("Called by").selectOption("code");
      await rail().getByLabel("Identity in links").selectOption("code");
      await page
        .getByRole("combobox", { name: /search/i })
        .or(page.getByRole("searchbox"))
        .first()
        .fill("Holm");
      await page.getByRole("option", { name: /S107/ }).click();
      await page.waitForURL(/focus=code(=|%3D)S107/);

      await page.reload();
      await rail().getByRole("button", { name: "How Place is shown" }).click();
      expect(await menu.getByRole("button", { name: "teal", exact: true }).getAttribute("aria-pressed")).toBe("true");
      expect(await menu.getByLabel("Called by").inputValue()).toBe("code");
      expect(await rail().getByLabel("Identity in links").inputValue()).toBe("code");
      await open("?sel=entity:code%3DS104");
      await drawer().getByRole("heading", { name: "S104" }).waitFor();
      expect(selected()).toEqual(["entity:code=S104"]);
      await menu.waitFor({ state: "detached" });
    });

    test("on another machine the link opens the same entity, called as the server calls it", async () => {
      const other = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
      const theirs = await other.newPage();
      await theirs.goto(`${server.origin}/?sel=entity:code%3DS104`);
      const details = theirs.getByRole("complementary", { name: "Details" });
      await details.getByRole("heading", { name: "Eastling" }).waitFor({ timeout: 20_000 });
      expect(await details.getByLabel("Properties").innerText()).toContain("S104");
      await other.close();
    });

    test("table and text show the same graph, and the page made no mistake", async () => {
      for (const view of ["table", "text"]) {
        await page.goto(`${server.origin}/?view=${view}`);
        await page.getByRole("main").getByText("Coast line").first().waitFor();
      }
      expect(errors).toEqual([]);
    });
  });

  test("after all of it the database is as it was", async () => {
    if (shared === null) return;
    expect(await checksumOf(shared)).toBe(before);
  });
});

describe.skipIf(shared === null)("somebody else's large graph", () => {
  let store: GraphStore;
  let server: AppServer;

  beforeAll(async () => {
    if (shared === null) throw new Error("no Neo4j");
    await seedLargeForeignGraph(shared);
    const { uri, username, password } = shared;
    store = await openStore({ engine: "neo4j", uri, username, password });
    server = await startApp(store);
  });
  afterAll(async () => {
    await server.close();
    await store.close();
    if (shared !== null) await emptyNeo4j(shared);
  });

  const get = async <T>(address: string): Promise<T> => {
    const response = await fetch(server.origin + address);
    // A named door: the wire's own schemas are tested with the routes.
    return (await response.json()) as T;
  };

  test("has its rare nodes found, by any text of theirs, under a name of their own", async () => {
    const { hits } = await get<SearchResponse>(addresses.search("vs-1"));
    expect(hits.map(({ entity }) => [entity.kind, entity.name])).toEqual([["Vessel", "VS-1"]]);
    const many = await get<SearchResponse>(addresses.search("harbour north"));
    expect(many.hits.map(({ entity }) => entity.name).toSorted()).toEqual(["VS-1", "VS-2"]);
    expect(many.hits[0]?.matched).toEqual({ field: "property", text: "North harbour" });
    expect(await get<SearchResponse>(addresses.search("harbour east"))).toMatchObject({ hits: [], truncated: false });
  });

  test("has the properties of its rare labels and types in the schema", async () => {
    const { propertyKeys, sampled } = await get<SchemaResponse>(addresses.schema());
    expect(sampled).toBe(true);
    expect(propertyKeys).toEqual(expect.arrayContaining(["number", "registration", "berth"]));
  });
});
