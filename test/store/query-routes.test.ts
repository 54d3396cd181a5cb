// Questions over a real port on both stores: the catalogue, saved answers to the byte, strangers' queries and limits.
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { z } from "zod";
import type { CatalogueResponse, SavedQueryResponse } from "#contract";
import { addresses } from "#contract";
import type { GraphStore } from "#store";
import { startApp } from "#test/support/app-server";
import type { AppServer } from "#test/support/app-server";
import { changeOf, loadFixture } from "#test/support/load-fixture";
import { freshGrafeo } from "#test/support/fresh-grafeo";
import type { FreshGrafeo } from "#test/support/fresh-grafeo";
import { freshNeo4j } from "#test/support/neo4j/fresh";
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
});
