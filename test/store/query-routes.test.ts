// Saved questions and paths over a real port: the same bytes from both stores, exactly the facts that the rows name,
// and every bad input told by name.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { z } from "zod";
import { parse as parseCsv } from "csv-parse/sync";
import { FAMILIES, OPEN_DATES, RELATION_TYPES, keysOf, textOf } from "#model";
import type { CatalogueResponse, PathsResponse, Problem, SavedQueryResponse, WireRelation, WireValue } from "#contract";
import { addresses, readQueryMs } from "#contract";
import { ID_COLUMNS } from "#queries";
import type { GraphStore } from "#store";
import { startApp } from "#test/support/app-server";
import type { AppServer } from "#test/support/app-server";
import { changeOf, loadFixture } from "#test/support/load-fixture";
import { freshGrafeo } from "#test/support/fresh-grafeo";
import type { FreshGrafeo } from "#test/support/fresh-grafeo";
import { freshNeo4j } from "#test/support/neo4j/fresh";
import { pathsAnswer } from "#web/server/routes/paths/schema";
import { catalogueAnswer, savedQueryAnswer } from "#web/server/routes/queries/schema";

const shared = inject("neo4j");
const ORIGIN = { paths: [], options: {}, hashes: {} };
const datasets = [await loadFixture("ingest/datasets/aip"), await loadFixture("test/fixtures/rich")];
/** How often one address asks is no question of most of these tests. */
const MANY = { guardLimits: { budgetMs: 1e12 } };

async function load(store: GraphStore): Promise<void> {
  for (const dataset of datasets) await store.apply(changeOf(dataset), ORIGIN);
}

async function readText(app: AppServer, path: string): Promise<string> {
  const response = await fetch(`${app.origin}${path}`);
  const text = await response.text();
  if (response.status === 200) return text;
  throw new Error(`${path} answered ${response.status}: ${text.slice(0, 300)}`);
}

/** An answer as its type; that it is one is what its schema is for. */
async function read<T>(app: AppServer, path: string): Promise<T> {
  return JSON.parse(await readText(app, path)) as T; // a named door of this file
}

function expectFits(schema: z.ZodType, value: unknown, words: string): void {
  expect(schema.parse(value), words).toEqual(value);
}

async function readProblem(app: AppServer, path: string, headers: Record<string, string> = {}): Promise<Problem> {
  const response = await fetch(`${app.origin}${path}`, { headers });
  expect(response.headers.get("content-type"), path).toContain("application/problem+json");
  return (await response.json()) as Problem; // a named door of this file: the content type says so
}

/** The ids that a column holds, over all rows. */
function idsUnder({ columns, rows }: SavedQueryResponse, names: readonly string[]): ReadonlySet<unknown> {
  const places = columns.flatMap(({ name }, index) => (names.includes(name) ? [index] : []));
  return new Set(rows.flatMap((row) => places.flatMap((place) => row[place] ?? [])));
}

/** The days between which a relation perhaps held, as the property names say it. */
function daysOf({ properties }: WireRelation): readonly [begins: string, ends: string] {
  const begins = textOf(properties, "startDateEarliest") ?? textOf(properties, "announcedDateEarliest");
  return [begins ?? OPEN_DATES.earliest, textOf(properties, "endDateLatest") ?? OPEN_DATES.latest];
}

function toText(cell: WireValue | undefined): string {
  if (typeof cell === "string") return cell;
  return Array.isArray(cell) ? cell.map(toText).join("; ") : JSON.stringify(cell);
}

describe.skipIf(shared === null)("saved queries on both stores", () => {
  let fresh: FreshGrafeo;
  let neo4j: GraphStore;
  let onGrafeo: AppServer;
  let onNeo4j: AppServer;

  beforeAll(async () => {
    if (shared === null) return;
    fresh = await freshGrafeo();
    neo4j = await freshNeo4j(shared);
    await load(fresh.store);
    await load(neo4j);
    onGrafeo = await startApp(fresh.store, MANY);
    onNeo4j = await startApp(neo4j, MANY);
  });
  afterAll(async () => {
    await onGrafeo?.close();
    await onNeo4j?.close();
    await neo4j?.close();
    await fresh?.dispose();
  });

  it("are listed in the same bytes, and fit what OpenAPI says", async () => {
    const text = await readText(onGrafeo, addresses.queries());
    expect(await readText(onNeo4j, addresses.queries())).toBe(text);
    const catalogue: CatalogueResponse = JSON.parse(text);
    expectFits(catalogueAnswer, catalogue, "catalogue");
    expect(catalogue.queries.length).toBeGreaterThanOrEqual(14);
    expect(catalogue.broken).toEqual([]);
  });

  it("answer their example in the same bytes, as JSON and as CSV", async () => {
    const { queries } = await read<CatalogueResponse>(onGrafeo, addresses.queries());
    expect(queries.length).toBeGreaterThanOrEqual(14);
    for (const { name, example, columns } of queries) {
      const json = addresses.query(name, example, ".json");
      const text = await readText(onGrafeo, json);
      expect(await readText(onNeo4j, json), json).toBe(text);
      const answer: SavedQueryResponse = JSON.parse(text);
      expectFits(savedQueryAnswer, answer, json);
      expect(answer.rowCount, json).toBeGreaterThan(0);
      expect(answer.columns, json).toEqual(columns);
      const csv = addresses.query(name, example, ".csv");
      const table = await readText(onGrafeo, csv);
      expect(await readText(onNeo4j, csv), csv).toBe(table);
      expect(table.split("\r\n").length, csv).toBeGreaterThanOrEqual(answer.rowCount + 2);
    }
  });

  it("draw exactly the facts that the rows name, with what they rest on", async () => {
    const { queries } = await read<CatalogueResponse>(onGrafeo, addresses.queries());
    let drawn = 0;
    for (const { name, example } of queries) {
      const answer = await read<SavedQueryResponse>(onGrafeo, addresses.query(name, example, ".json"));
      const relations = idsUnder(answer, ID_COLUMNS.relations);
      const entities = idsUnder(answer, ID_COLUMNS.entities);
      const { graph = { entities: [], relations: [], sources: [] } } = answer;
      drawn += answer.graph === undefined ? 0 : 1;
      expect(new Set(graph.relations.map(({ id }) => id)), name).toEqual(relations);
      const ends = graph.relations.flatMap(({ source, target }) => [source, target]);
      expect(new Set(graph.entities.map(({ id }) => id)), name).toEqual(new Set([...entities, ...ends]));
      const sources = new Set(graph.sources.map(({ id }) => id));
      for (const { id, evidence } of graph.relations) {
        expect(evidence.length, id).toBeGreaterThan(0);
        for (const { source } of evidence) expect(sources.has(source), source).toBe(true);
      }
    }
    expect(drawn).toBeGreaterThanOrEqual(10);
  });

  it("have one table as JSON and as CSV", async () => {
    const values = { from: "nvidia", to: "openai" };
    const answer = await read<SavedQueryResponse>(onGrafeo, addresses.query("shortest-paths", values, ".json"));
    const csv = await readText(onGrafeo, addresses.query("shortest-paths", values, ".csv"));
    const [header, ...rows] = parseCsv(csv);
    expect(header).toEqual(answer.columns.map(({ name }) => name));
    expect(rows).toEqual(answer.rows.map((row) => row.map(toText)));
    expect(answer.asked).toContain("Nvidia");
    expect(answer.asked).toContain("OpenAI");
    expect(answer.parameters).toEqual({ ...values, steps: 6 });
  });

  it("are found by paths in the same bytes, whatever is filtered", async () => {
    const entities = ["nvidia", "openai", "aip", "microsoft", "elon-musk", "abu-dhabi"];
    const known = (await read<{ graph: { entities: { id: string }[] } }>(onGrafeo, addresses.graph())).graph.entities;
    const ids = entities.filter((id) => known.some((entity) => entity.id === id));
    expect(ids.length).toBeGreaterThanOrEqual(4);
    const pairs = ids.flatMap((from, index) => ids.slice(index + 1).map((to) => ({ from, to })));
    const asked = [
      ...pairs.flatMap((pair) => [pair, { ...pair, k: 10 }]),
      ...keysOf(FAMILIES).map((family) => ({
        from: "nvidia",
        to: "openai",
        k: 10,
        families: [family, "collaboration"],
      })),
      { from: "nvidia", to: "openai", types: ["ADVISES", "LAUNCHED", "PARTNER_OF"] },
      ...["1990", "2025-01", "2026-12-31"].flatMap((day) => [
        { from: "nvidia", to: "openai", k: 10, after: day },
        { from: "nvidia", to: "openai", k: 10, before: day },
      ]),
    ];
    let found = 0;
    for (const query of asked) {
      const path = addresses.paths(query);
      const text = await readText(onGrafeo, path);
      expect(await readText(onNeo4j, path), path).toBe(text);
      const answer: PathsResponse = JSON.parse(text);
      expectFits(pathsAnswer, answer, path);
      expectPaths(answer, query);
      found += answer.paths.length;
    }
    expect(found).toBeGreaterThan(asked.length);
  });
});

interface AskedPaths {
  readonly from: string;
  readonly to: string;
  readonly k?: number;
  readonly types?: readonly string[];
  readonly families?: readonly string[];
  readonly after?: string;
  readonly before?: string;
}

/** Each one is a way from one to the other through relations that may be walked, loopless, shortest first, and once. */
function expectPaths({ paths, graph, truncated }: PathsResponse, query: AskedPaths): void {
  const relations = new Map(graph.relations.map((relation) => [relation.id, relation]));
  expect(truncated).toBe(false);
  expect(paths.length).toBeLessThanOrEqual(query.k ?? 3);
  expect(new Set(paths.map(String)).size).toBe(paths.length);
  const lengths = paths.map((path) => path.length);
  expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
  for (const path of paths) {
    expect([path[0], path.at(-1)]).toEqual([query.from, query.to]);
    expect(new Set(path).size).toBe(path.length);
    expect(path.length).toBeLessThanOrEqual(13);
    for (let index = 1; index < path.length; index += 2) {
      const relation = relations.get(path[index] ?? "");
      if (relation === undefined) throw new Error(`${path[index]} is not in the graph of the answer`);
      expect([relation.source, relation.target].toSorted()).toEqual(
        path.filter((_id, at) => Math.abs(at - index) === 1).toSorted(),
      );
      expectWalkable(relation, query);
    }
  }
  const walked = new Set(paths.flat());
  expect([...graph.entities, ...graph.relations].filter(({ id }) => !walked.has(id))).toEqual([]);
}

function expectWalkable(relation: WireRelation, { types = [], families = [], after, before }: AskedPaths): void {
  const ofFamilies = keysOf(RELATION_TYPES).filter((type) => families.includes(RELATION_TYPES[type].family));
  const allowed: readonly string[] = [...types, ...ofFamilies];
  expect(allowed.length === 0 || allowed.includes(relation.type), relation.id).toBe(true);
  // A prefix of a date compares as the first day it means; "~" is after every digit and hyphen, so as the last.
  const [begins, ends] = daysOf(relation);
  expect(ends >= (after ?? ""), relation.id).toBe(true);
  expect(begins <= `${before ?? ""}~`, relation.id).toBe(true);
}

describe("questions over the embedded store", () => {
  let fresh: FreshGrafeo;
  let app: AppServer;
  let folder: string;

  beforeAll(async () => {
    fresh = await freshGrafeo();
    await load(fresh.store);
    folder = await mkdtemp(join(tmpdir(), "powerlines-queries-"));
    app = await startApp(fresh.store, { ...MANY, env: { QUERIES_DIR: folder } });
  });
  afterAll(async () => {
    await app.close();
    await fresh.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  const asJson = (values: Record<string, string>) => addresses.query("shortest-paths", values, ".json");

  it("say how long they took beside the answer, which a client may keep", async () => {
    const path = asJson({ from: "nvidia", to: "openai" });
    const first = await fetch(`${app.origin}${path}`);
    expect(readQueryMs(first.headers.get("server-timing"))).toBeGreaterThanOrEqual(0);
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toMatch(/^W\/"/);
    const again = await fetch(`${app.origin}${path}`, { headers: { "if-none-match": etag } });
    expect(again.status).toBe(304);
    // A wrong value is told so whatever is cached, and another query's text is another answer.
    const wrong = await readProblem(app, asJson({ from: "nvidia", to: "openai", steps: "9" }), {
      "if-none-match": etag,
    });
    expect(wrong.status).toBe(400);
    const other = await fetch(`${app.origin}${addresses.query("bridges", {}, ".json")}`, {
      headers: { "if-none-match": etag },
    });
    expect(other.status).toBe(200);
    expect(await other.json()).toMatchObject({ ok: true });
    expect(other.headers.get("etag")).not.toBe(etag);
  });

  it.each([
    [{}, ["from", "to"]],
    [{ from: "nvidia", to: "openai", steps: "9" }, ["steps"]],
    [{ from: "nvidia", to: "openai", steps: "many" }, ["steps"]],
    [{ from: "nvidia", to: "nobody" }, ["to"]],
    [{ from: "nobody", to: "no one" }, ["from", "to"]],
    [{ from: "a\u0000b", to: "openai" }, ["from"]],
    [{ from: "x".repeat(501), to: "openai" }, ["from"]],
  ] as const)("refuse %j by name", async (values, fields) => {
    for (const format of [".json", ".csv"] as const) {
      const problem = await readProblem(app, addresses.query("shortest-paths", values, format));
      expect(problem).toMatchObject({ status: 400, code: "invalid-parameters" });
      expect(problem.errors?.map(({ field }) => field)).toEqual(fields);
    }
  });

  it("refuse a value that is given twice, and ignore what trackers add", async () => {
    const twice = await readProblem(app, `${asJson({ from: "nvidia", to: "openai" })}&to=aip`);
    expect(twice).toMatchObject({ status: 400, errors: [{ field: "to", message: "must be given once" }] });
    const tracked = await read<SavedQueryResponse>(app, asJson({ from: "nvidia", to: "openai", utm_source: "x" }));
    expect(tracked.ignored).toEqual(["utm_source"]);
    expect(tracked.addressParameters).toEqual({ from: "nvidia", to: "openai" });
  });

  it("have a page for a browser where there is a query, and none where there is none", async () => {
    const page = await fetch(`${app.origin}/queries/bridges`, { headers: { accept: "text/html" } });
    expect(page.headers.get("content-type")).toContain("text/html");
    expect(page.status === 200 || (await page.text()).includes("npm run build")).toBe(true);
    expect((await fetch(`${app.origin}/queries/none`, { headers: { accept: "text/html" } })).status).toBe(404);
    expect((await readProblem(app, "/queries/none.json")).code).toBe("not-found");
    expect((await readProblem(app, "/queries/..%2f..%2fpackage.json")).status).toBe(404);
  });

  it("are a file away: a user's query appears, a broken one says why and where, without the owner's folders", async () => {
    const header = (title: string) =>
      `/*---\ntitle: ${title}\nquestion: Is this one?\nresult: table\ncolumns: [cell, truth]\n---*/\n`;
    await writeFile(
      join(folder, "own.cypher"),
      `${header("Own")}UNWIND ["=1+1", "@x", "plain"] AS cell RETURN cell AS cell, cell = "plain" AS truth ORDER BY cell;\n`,
    );
    await writeFile(join(folder, "broken.cypher"), `${header("Broken")}MATCH (n RETURN n.id AS cell, 1 AS truth;\n`);
    await writeFile(join(folder, "bridges.cypher"), `${header("Twice")}RETURN 1 AS cell, 2 AS truth;\n`);
    await expect
      .poll(async () => (await read<CatalogueResponse>(app, addresses.queries())).queries.map(({ name }) => name), {
        timeout: 10_000,
      })
      .toContain("own");
    const text = await readText(app, addresses.queries());
    const catalogue: CatalogueResponse = JSON.parse(text);
    expectFits(catalogueAnswer, catalogue, "catalogue");
    expect(catalogue.broken.map(({ name }) => name).toSorted()).toEqual(["bridges", "broken"]);
    expect(text).not.toContain(folder);
    const broken = await readProblem(app, "/queries/broken.json");
    expect(broken.code).toBe("not-found");
    expect(broken.detail).toContain("7:7 ");
    // A text that a spreadsheet would run is none any more; the JSON has it as it is.
    const csv = await readText(app, addresses.query("own", {}, ".csv"));
    expect(parseCsv(csv)).toEqual([
      ["cell", "truth"],
      ["'=1+1", "false"],
      ["'@x", "false"],
      ["plain", "true"],
    ]);
    const json = await read<SavedQueryResponse>(app, addresses.query("own", {}, ".json"));
    expect(json.rows).toEqual([
      ["=1+1", false],
      ["@x", false],
      ["plain", true],
    ]);
    expect(json).not.toHaveProperty("graph");
  });

  it.each([
    ["/api/paths", ["from", "to"]],
    ["/api/paths?from=nvidia&to=nvidia", ["to"]],
    ["/api/paths?from=nvidia&to=openai&k=0", ["k"]],
    ["/api/paths?from=nvidia&to=openai&k=11", ["k"]],
    ["/api/paths?from=nvidia&to=openai&k=x&length=9", ["k", "length"]],
    ["/api/paths?from=nvidia&to=openai&families=money", ["families"]],
    ["/api/paths?from=nvidia&to=openai&types=FUNDS", ["types"]],
    ["/api/paths?from=nvidia&to=openai&after=2025-02-30&before=soon", ["after", "before"]],
    ["/api/paths?from=nvidia&to=openai&after=2026&before=2025", ["before"]],
    ["/api/paths?from=nobody&to=openai", ["from"]],
  ])("refuse %s by name", async (path, fields) => {
    const problem = await readProblem(app, path);
    expect([400, 404]).toContain(problem.status);
    expect(problem.errors?.map(({ field }) => field).toSorted()).toEqual(fields);
  });
});
