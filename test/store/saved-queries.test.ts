// Every saved query, with its example and with every choice and bound of its parameters, on both stores: the same rows
// in the same order, under the declared columns; never empty where its file promises rows.
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Plain } from "#model";
import { builtInQueries, exampleOf, ID_COLUMNS, openCatalog } from "#queries";
import type { QueryParameter, SavedQuery } from "#queries";
import type { GraphStore, Rows, StoreValue } from "#store";
import { changeOf, loadFixture } from "#test/support/load-fixture";
import { freshGrafeo } from "#test/support/fresh-grafeo";
import type { FreshGrafeo } from "#test/support/fresh-grafeo";
import { freshNeo4j } from "#test/support/neo4j/fresh";

type Values = Readonly<Record<string, Plain>>;

const catalog = openCatalog({ dirs: [builtInQueries()], watchFolders: false });
const queries = catalog.list();
const shared = inject("neo4j");
const datasets = [await loadFixture("ingest/datasets/aip"), await loadFixture("test/fixtures/rich")];
const entityIds = new Set(datasets.flatMap((dataset) => dataset.entities.map(({ id }) => id)));
const relationIds = new Set(datasets.flatMap((dataset) => dataset.relations.map(({ id }) => id)));

/** The example, and the example with one parameter at each of its choices and bounds, or without it. */
function variants(query: SavedQuery): readonly Values[] {
  const example = exampleOf(query);
  const others = query.params.flatMap((parameter) =>
    otherValues(parameter).map((value) => ({ ...example, [parameter.name]: value })),
  );
  return [example, ...others];
}

function otherValues(parameter: QueryParameter): readonly Plain[] {
  const chosen = parameter.choices.map(({ value }) => value);
  const bounds = parameter.type === "integer" ? [parameter.min, parameter.max].filter((value) => value !== null) : [];
  const byType: Partial<Record<QueryParameter["type"], readonly Plain[]>> = {
    boolean: [true, false],
    date: ["2024", "2025-03", "2025-03-04"],
    family: ["capital", "control", "collaboration", "conflict", "supply", "place", "statement", "forecast"],
    relationType: ["INVESTED_IN", "OWNS", "PARTNER_OF"],
    entity: ["aip", "microsoft", "no such entity"],
    source: ["editorial-note"],
  };
  const none = parameter.required ? [] : [null];
  return [...chosen, ...bounds, ...(byType[parameter.type] ?? []), ...none];
}

function isScalar(value: StoreValue): boolean {
  return value === null || typeof value !== "object";
}

function known(ids: ReadonlySet<string>, id: StoreValue): boolean {
  return typeof id === "string" && ids.has(id);
}

const idColumns: readonly string[] = [...ID_COLUMNS.relations, ...ID_COLUMNS.entities];

function columnValues(answer: Rows, names: readonly string[]): readonly StoreValue[] {
  const places = answer.columns.flatMap((name, index) => (names.includes(name) ? [index] : []));
  return answer.rows.flatMap((row) => places.flatMap((place) => row[place] ?? []));
}

describe.skipIf(shared === null)("saved queries on both stores", () => {
  let grafeo: FreshGrafeo | undefined;
  let neo4j: GraphStore | undefined;
  /** Rows of the example on the article's facts alone, by query name. */
  const bundledRows = new Map<string, number>();

  function stores(): readonly [GraphStore, GraphStore] {
    if (grafeo === undefined || neo4j === undefined) throw new Error("The stores are not open.");
    return [grafeo.store, neo4j];
  }

  async function onBoth(query: SavedQuery, parameters: Values): Promise<Rows> {
    const [embedded, server] = stores();
    const statement = { cypher: query.cypher, parameters };
    const [one, other] = await Promise.all([embedded.run(statement), server.run(statement)]);
    expect(one, `${query.name} ${JSON.stringify(parameters)}`).toEqual(other);
    return one;
  }

  beforeAll(async () => {
    if (shared === null) return;
    grafeo = await freshGrafeo();
    neo4j = await freshNeo4j(shared);
    for (const [index, dataset] of datasets.entries()) {
      for (const store of stores()) await store.apply(changeOf(dataset), { paths: [], options: {}, hashes: {} });
      if (index > 0) continue;
      for (const query of queries) bundledRows.set(query.name, (await onBoth(query, exampleOf(query))).rows.length);
    }
  });

  afterAll(async () => {
    await grafeo?.dispose();
    await neo4j?.close();
  });

  it.each(queries.map((query) => [query.name, query] as const))("%s answers alike", async (_name, query) => {
    for (const parameters of variants(query)) {
      const answer = await onBoth(query, parameters);
      expect(answer.columns).toEqual(query.columns.map(({ name }) => name));
      const table = answer.columns.filter((column) => !idColumns.includes(column));
      expect(columnValues(answer, table).filter((value) => !isScalar(value))).toEqual([]);
      expect(columnValues(answer, ID_COLUMNS.relations).filter((id) => !known(relationIds, id))).toEqual([]);
      expect(columnValues(answer, ID_COLUMNS.entities).filter((id) => !known(entityIds, id))).toEqual([]);
    }
  });

  it.each(queries.map((query) => [query.name, query] as const))("%s is not empty", async (_name, query) => {
    const { rows } = await onBoth(query, exampleOf(query));
    expect(rows.length).toBeGreaterThanOrEqual(Math.max(1, query.minRows));
    expect(bundledRows.get(query.name)).toBeGreaterThanOrEqual(query.featured === null ? 0 : 1);
  });
});
