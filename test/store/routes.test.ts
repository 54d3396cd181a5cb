// Every route over a real port: the same bytes from both stores, held against the schemas that OpenAPI shows.
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { z } from "zod";
import type { Snapshot } from "#model";
import { BASES, CONFIDENCES, FAMILIES, KINDS, RELATION_TYPES, keysOf } from "#model";
import type {
  EntityResponse,
  GraphResponse,
  NeighboursResponse,
  PathsResponse,
  PublishResponse,
  RelationResponse,
  SearchResponse,
} from "#contract";
import { addresses } from "#contract";
import type { GraphStore } from "#store";
import { StoreError } from "#store/graph-store";
import { startApp } from "#test/support/app-server";
import type { AppServer } from "#test/support/app-server";
import { changeOf, loadFixture } from "#test/support/load-fixture";
import { freshGrafeo } from "#test/support/fresh-grafeo";
import type { FreshGrafeo } from "#test/support/fresh-grafeo";
import { freshNeo4j, withDriver } from "#test/support/neo4j/fresh";
import { graphAnswer } from "#web/server/routes/graph/schema";
import { entityAnswer, neighboursAnswer } from "#web/server/routes/entities/schema";
import { pathsAnswer } from "#web/server/routes/paths/schema";
import { relationAnswer } from "#web/server/routes/relations/schema";
import { schemaAnswer } from "#web/server/routes/schema/schema";
import { searchAnswer } from "#web/server/routes/search/schema";
import { sourceAnswer } from "#web/server/routes/sources/schema";

const shared = inject("neo4j");
const ORIGIN = { paths: [], options: {}, hashes: {} };
const datasets = [await loadFixture("ingest/datasets/aip"), await loadFixture("test/fixtures/rich")];
const entityIds = datasets.flatMap(({ entities }) => entities.map(({ id }) => id));
const relations = datasets.flatMap((dataset) => dataset.relations);
const sourceIds = datasets.flatMap(({ sources }) => sources.map(({ id }) => id));
const NDJSON = { accept: "application/x-ndjson" };

async function load(store: GraphStore): Promise<void> {
  for (const dataset of datasets) await store.apply(changeOf(dataset), ORIGIN);
}

async function readText(app: AppServer, path: string, headers: Record<string, string> = {}): Promise<string> {
  const response = await fetch(`${app.origin}${path}`, { headers });
  const text = await response.text();
  if (response.status === 200) return text;
  throw new Error(`${path} answered ${response.status}: ${text.slice(0, 300)}`);
}

/** An answer as its type; that it is one is what the schema test below is for. */
async function read<T>(app: AppServer, path: string): Promise<T> {
  return JSON.parse(await readText(app, path)) as T; // a named door of this file
}

/** Addresses of one answer shape, covering everything in both datasets and every value of every filter. */
const ASKED: readonly { readonly name: string; readonly answer: z.ZodType; readonly paths: readonly string[] }[] = [
  {
    name: "graph",
    answer: graphAnswer,
    paths: [
      addresses.graph(),
      addresses.graph({ limit: 1 }),
      addresses.graph({ limit: 10 }),
      addresses.graph({ limit: 10, family: ["collaboration"] }),
      ...keysOf(KINDS).map((kind) => addresses.graph({ kind: [kind] })),
      addresses.graph({ kind: ["Company", "Person"], family: ["control"] }),
      ...keysOf(RELATION_TYPES).map((type) => addresses.graph({ type: [type] })),
      ...keysOf(FAMILIES).map((family) => addresses.graph({ family: [family] })),
      ...datasets.map(({ id }) => addresses.graph({ dataset: [id] })),
      ...keysOf(CONFIDENCES).map((confidence) => `/api/graph?confidence=${confidence}`),
      ...keysOf(BASES).map((basis) => `/api/graph?basis=${basis}`),
    ],
  },
  { name: "entity", answer: entityAnswer, paths: entityIds.map((id) => addresses.entity(id)) },
  {
    name: "neighbours",
    answer: neighboursAnswer,
    paths: entityIds.flatMap((id) => [
      addresses.neighbours(id),
      addresses.neighbours(id, { order: "amount", limit: 2 }),
      addresses.neighbours(id, { order: "date", limit: 2, offset: 1 }),
      addresses.neighbours(id, { types: ["LAUNCHED", "INVESTED_IN"] }),
    ]),
  },
  {
    name: "paths",
    answer: pathsAnswer,
    paths: [
      addresses.paths({ from: "nvidia", to: "openai", k: 10 }),
      addresses.paths({ from: "nvidia", to: "openai", k: 1 }),
      addresses.paths({ from: "lumen-forge", to: "oriel-labs", k: 10 }),
      ...keysOf(FAMILIES).map((family) =>
        addresses.paths({ from: "lumen-forge", to: "halcyon-ai", families: [family] }),
      ),
      ...["INVESTED_IN", "PARTNER_OF", "SUPPLIES", "COMPETES_WITH"].map((type) =>
        addresses.paths({ from: "lumen-forge", to: "halcyon-ai", types: [type] }),
      ),
      addresses.paths({ from: "lumen-forge", to: "halcyon-ai", k: 10, after: "2024", before: "2025-06" }),
      addresses.paths({ from: "saltmarsh-robotics", to: "oriel-labs" }),
      addresses.paths({ from: "nvidia", to: "lumen-forge" }),
    ],
  },
  { name: "relation", answer: relationAnswer, paths: relations.map(({ id }) => addresses.relation(id)) },
  { name: "source", answer: sourceAnswer, paths: sourceIds.map((id) => addresses.source(id)) },
  {
    name: "search",
    answer: searchAnswer,
    paths: [
      "a",
      "ai",
      "infra",
      "musk",
      "MUSK",
      "micro soft",
      "é",
      "nothing at all",
      "%",
      "\u202e",
      "$(x)",
      "*",
    ].flatMap((q) => [addresses.search(q), addresses.search(q, 3)]),
  },
];

describe.skipIf(shared === null)("routes on both stores", () => {
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
    onGrafeo = await startApp(fresh.store, { env: { DATA_DIR: join(fresh.dataDir, "published-1") } });
    onNeo4j = await startApp(neo4j, { env: { DATA_DIR: join(fresh.dataDir, "published-2") } });
  });
  afterAll(async () => {
    await onGrafeo?.close();
    await onNeo4j?.close();
    await neo4j?.close();
    await fresh?.dispose();
  });

  it("answers what a search for paths has found when its time is over, says so, and has nobody keep it", async () => {
    const asked = addresses.paths({ from: "microsoft", to: "openai", k: 10 });
    const whole = await read<PathsResponse>(onGrafeo, asked);
    for (const [store, folder] of [
      [fresh.store, "cut-1"],
      [neo4j, "cut-2"],
    ] as const) {
      const env = { DATA_DIR: join(fresh.dataDir, folder) };
      const app = await startApp(slowFromThirdLevel(store), { env, pathsBudgetMs: 2_000 });
      try {
        const response = await fetch(`${app.origin}${asked}`);
        expect(response.headers.get("cache-control")).toBe("no-store");
        const cut = pathsAnswer.parse(await response.json());
        expect(cut.truncated).toBe(true);
        expect(cut.paths.length).toBeGreaterThan(0);
        expect(cut.paths.length).toBeLessThan(whole.paths.length);
        expect(cut.paths).toEqual(whole.paths.slice(0, cut.paths.length));
        const held = [...cut.graph.entities, ...cut.graph.relations].map(({ id }) => id);
        expect(new Set(held)).toEqual(new Set(cut.paths.flat()));
      } finally {
        await app.close();
      }
    }
  });

  describe.each(ASKED)("$name", ({ answer, paths }) => {
    it("gives the same bytes", async () => {
      expect(paths.length).toBeGreaterThan(0);
      for (const path of paths) {
        const [ofNeo4j, ofGrafeo] = await Promise.all([readText(onNeo4j, path), readText(onGrafeo, path)]);
        expect(ofNeo4j, path).toBe(ofGrafeo);
      }
    });

    it("is what its schema says, and nothing more", async () => {
      for (const path of paths) {
        const body: unknown = JSON.parse(await readText(onGrafeo, path));
        expect(answer.parse(body), path).toEqual(body);
      }
    });
  });

  it("streams the same lines, which hold the same facts as the document", async () => {
    const lines = await readText(onGrafeo, addresses.graph(), NDJSON);
    expect(await readText(onNeo4j, addresses.graph(), NDJSON)).toBe(lines);
    const records = lines
      .trimEnd()
      .split("\n")
      .map((line): Record<string, unknown> => JSON.parse(line));
    const document = await read<GraphResponse>(onGrafeo, addresses.graph());
    expect(records.flatMap(({ entity }) => entity ?? [])).toEqual(document.graph.entities);
    expect(records.flatMap(({ relation }) => relation ?? [])).toEqual(document.graph.relations);
    expect(records.flatMap(({ source }) => source ?? [])).toEqual(document.graph.sources);
    expect(records.at(-1)).toMatchObject({ done: true, totals: document.totals, dataVersion: document.dataVersion });
  });

  it("describes the same schema", async () => {
    const [a, b] = await Promise.all(
      [onGrafeo, onNeo4j].map((app) => readText(app, addresses.schema()).then((text) => JSON.parse(text))),
    );
    expect(schemaAnswer.parse(a)).toEqual(a);
    expect({ ...a, engine: "" }).toEqual({ ...b, engine: "" });
    expect(a.engine).toMatch(/Grafeo/);
    expect(b.engine).toMatch(/Neo4j/);
  });

  it("names whom a fact is attributed to where the answer does not hold them", async (context) => {
    if (shared === null) context.skip();
    const asked = addresses.relation("pension-funds-demand-infrastructure-investment");
    for (const app of [onGrafeo, onNeo4j]) {
      const { graph } = await read<RelationResponse>(app, asked);
      expect(graph.entities.map(({ id }) => id)).not.toContain("larry-fink");
      expect(graph.names).toEqual({ "larry-fink": "Larry Fink" });
      expect((await read<GraphResponse>(app, addresses.graph())).graph).not.toHaveProperty("names");
    }
  });

  it("refuses the same things in the same words", async () => {
    for (const path of ["/api/entities/nobody", "/api/relations/none", "/api/sources/none", "/api/graph?kind=Persn"]) {
      const answers = await Promise.all([onGrafeo, onNeo4j].map((app) => fetch(`${app.origin}${path}`)));
      const [a, b] = await Promise.all(
        answers.map(async (answer) => ({ ...(await answer.json()), requestId: "", status: answer.status })),
      );
      expect(a).toEqual(b);
      expect(a?.status).toBeGreaterThanOrEqual(400);
    }
  });

  it("a picture that is published without positions stands as the curator placed it", async (context) => {
    if (shared === null) context.skip();
    const [dataset] = datasets;
    const asked = addresses.graph({ dataset: [dataset?.id ?? ""] });
    const answers = await Promise.all(
      [onGrafeo, onNeo4j].map(async (app) => {
        const { graph } = await read<GraphResponse>(app, asked);
        const response = await fetch(app.origin + addresses.snapshots(), {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ title: "As it stands", graph }),
        });
        const { id } = (await response.json()) as PublishResponse; // a named door of this file
        const { positions } = await read<Snapshot>(app, addresses.snapshot(id, ".json"));
        return { id, positions };
      }),
    );
    expect(answers[0]?.positions).toEqual(dataset?.positions);
    // The id is the hash of the content.
    expect(answers[1]).toEqual(answers[0]);
  });
});

/** The store, but that what is asked of it by a search for paths takes longer than there is from the third level on. */
function slowFromThirdLevel(store: GraphStore): GraphStore {
  let levels = 0;
  const run: GraphStore["run"] = async (statement, options) => {
    const isLevel = statement.parameters !== undefined && "anyType" in statement.parameters;
    if (isLevel) levels += 1;
    if (!isLevel || levels < 3) return store.run(statement, options);
    await setTimeout(options?.timeoutMs);
    throw new StoreError("timeout", "The time is over.");
  };
  return new Proxy(store, {
    get: (target, name) => {
      const part: unknown = name === "run" ? run : Reflect.get(target, name);
      return typeof part === "function" && name !== "run" ? part.bind(target) : part;
    },
  });
}

describe("routes over the embedded store", () => {
  let fresh: FreshGrafeo;
  let app: AppServer;

  beforeAll(async () => {
    fresh = await freshGrafeo();
    await load(fresh.store);
    app = await startApp(fresh.store);
  });
  afterAll(async () => {
    await app.close();
    await fresh.dispose();
  });

  it("holds everything that was loaded, each relation with evidence whose source is there", async () => {
    const { graph, totals, truncated } = await read<GraphResponse>(app, addresses.graph());
    expect(graph.entities.map(({ id }) => id)).toEqual(entityIds.toSorted((a, b) => (a < b ? -1 : 1)));
    expect(graph.relations).toHaveLength(relations.length);
    expect(totals).toEqual({ entities: entityIds.length, relations: relations.length });
    expect(truncated).toBe(false);
    const sources = new Set(graph.sources.map(({ id }) => id));
    for (const relation of graph.relations) {
      expect(relation.evidence.length, relation.id).toBeGreaterThan(0);
      for (const { source, locator } of relation.evidence) {
        expect(sources.has(source), source).toBe(true);
        expect(locator).not.toBe("");
      }
    }
  });

  it("places what the curator placed", async () => {
    const { positions } = await read<GraphResponse>(app, addresses.graph());
    const placed = Object.assign({}, ...datasets.map((dataset) => dataset.positions));
    expect(Object.keys(placed).length).toBeGreaterThan(0);
    expect(positions).toEqual(placed);
  });

  it("cuts at the limit, keeps the best connected, and says what there would be", async () => {
    const whole = await read<GraphResponse>(app, addresses.graph());
    const cut = await read<GraphResponse>(app, addresses.graph({ limit: 5 }));
    expect(cut.truncated).toBe(true);
    expect(cut.totals).toEqual(whole.totals);
    const degree = (id: string) =>
      whole.graph.relations.filter(({ source, target }) => source === id || target === id).length;
    const kept = new Set(cut.graph.entities.map(({ id }) => id));
    expect(kept.size).toBe(5);
    const least = Math.min(...[...kept].map(degree));
    const left = whole.graph.entities.map(({ id }) => id).filter((id) => !kept.has(id));
    expect(Math.max(...left.map(degree))).toBeLessThanOrEqual(least);
    const among = whole.graph.relations.filter(({ source, target }) => kept.has(source) && kept.has(target));
    expect(cut.graph.relations).toEqual(among);
  });

  it("filters relations to their ends, and kinds to relations between them", async () => {
    const { graph } = await read<GraphResponse>(app, addresses.graph({ family: ["conflict"] }));
    const ends = new Set(graph.relations.flatMap(({ source, target }) => [source, target]));
    expect(graph.relations.length).toBeGreaterThan(0);
    expect(new Set(graph.entities.map(({ id }) => id))).toEqual(ends);
    expect(graph.relations.map(({ type }) => RELATION_TYPES[type as keyof typeof RELATION_TYPES].family)).toEqual(
      graph.relations.map(() => "conflict"),
    );
    const people = await read<GraphResponse>(app, addresses.graph({ kind: ["Person"] }));
    expect(new Set(people.graph.entities.map(({ kind }) => kind))).toEqual(new Set(["Person"]));
  });

  it("shows an entity with exactly its relations", async () => {
    const { entity, graph } = await read<EntityResponse>(app, addresses.entity("microsoft"));
    const own = relations.filter(({ from, to }) => from === "microsoft" || to === "microsoft").map(({ id }) => id);
    expect(entity.name).toBe("Microsoft");
    expect(graph.relations.map(({ id }) => id)).toEqual(own.toSorted((a, b) => (a < b ? -1 : 1)));
  });

  it("answers paths that are walked by what was asked for, none longer than six, no entity twice", async () => {
    const all = new Map(relations.map((relation) => [relation.id, relation]));
    const asked = { from: "lumen-forge", to: "halcyon-ai", k: 10 };
    const narrowed: readonly Parameters<typeof addresses.paths>[0][] = [
      { ...asked },
      { ...asked, families: ["capital", "control"] },
      { ...asked, types: ["SUPPLIES", "OWNS"], families: ["place"] },
      { ...asked, before: "2021" },
    ];
    for (const query of narrowed) {
      const { paths, graph, truncated } = await read<PathsResponse>(app, addresses.paths(query));
      expect(truncated).toBe(false);
      expect(paths.length, JSON.stringify(query)).toBeGreaterThan(0);
      for (const path of paths) {
        const [ids, walked] = [0, 1].map((rest) => path.filter((_id, index) => index % 2 === rest)) as [
          string[],
          string[],
        ];
        expect([ids[0], ids.at(-1)]).toEqual(["lumen-forge", "halcyon-ai"]);
        expect(new Set(ids).size).toBe(ids.length);
        expect(walked.length).toBeLessThanOrEqual(6);
        for (const [index, id] of walked.entries()) {
          const { from, to, type } = all.get(id) ?? { from: "", to: "", type: "ABOUT" as const };
          expect(new Set([from, to])).toEqual(new Set(ids.slice(index, index + 2)));
          const wanted = query.families === undefined && query.types === undefined;
          const { family } = RELATION_TYPES[type];
          expect(wanted || query.families?.includes(family) || query.types?.includes(type), id).toBe(true);
        }
      }
      const held = new Set([...graph.entities, ...graph.relations].map(({ id }) => id));
      expect(held).toEqual(new Set(paths.flat()));
      const sources = new Set(graph.sources.map(({ id }) => id));
      expect(graph.relations.every(({ evidence }) => evidence.some(({ source }) => sources.has(source)))).toBe(true);
    }
  });

  it("says that nothing joins two, and how much there is around the one", async () => {
    const alone = await read<PathsResponse>(app, addresses.paths({ from: "oriel-labs", to: "saltmarsh-robotics" }));
    expect(alone).toMatchObject({ paths: [], truncated: false, apart: { end: "to", joined: 0 } });
    const apart = await read<PathsResponse>(app, addresses.paths({ from: "nvidia", to: "lumen-forge" }));
    expect(apart.paths).toEqual([]);
  });

  it("pages through neighbours without losing or repeating one", async () => {
    const all = await read<NeighboursResponse>(app, addresses.neighbours("aip", { limit: 500 }));
    const seen: string[] = [];
    for (let offset = 0; offset < all.total; offset += 3) {
      const page = await read<NeighboursResponse>(app, addresses.neighbours("aip", { limit: 3, offset }));
      seen.push(...page.graph.entities.map(({ id }) => id).filter((id) => id !== "aip"));
      expect(page.counts).toEqual(all.counts);
    }
    expect(all.total).toBeGreaterThan(3);
    expect(seen.toSorted()).toEqual(
      all.graph.entities
        .map(({ id }) => id)
        .filter((id) => id !== "aip")
        .toSorted(),
    );
    const counted = all.counts.reduce((sum, { count }) => sum + count, 0);
    expect(counted).toBe(relations.filter(({ from, to }) => from === "aip" || to === "aip").length);
  });

  it("finds by any part of a name, whatever its case, and says what matched", async () => {
    const { hits } = await read<SearchResponse>(app, addresses.search("mUSk"));
    expect(hits[0]?.entity.name).toBe("Elon Musk");
    expect(hits[0]?.matched).toEqual({ field: "name", text: "Elon Musk" });
  });

  const BAD: readonly (readonly [path: string, fields: readonly string[]])[] = [
    ["/api/graph?limit=0", ["limit"]],
    ["/api/graph?limit=10001", ["limit"]],
    ["/api/graph?limit=-1", ["limit"]],
    ["/api/graph?limit=1e3", ["limit"]],
    ["/api/graph?limit=", ["limit"]],
    ["/api/graph?limit=2&limit=3", ["limit"]],
    ["/api/graph?kind=Persn", ["kind"]],
    ["/api/graph?kind=", ["kind"]],
    ["/api/graph?kind=Source", ["kind"]],
    ["/api/graph?type=OWN", ["type"]],
    ["/api/graph?kind=Persn&type=OWN&dataset=none", ["kind", "type", "dataset"]],
    ["/api/graph?dataset=none", ["dataset"]],
    [
      "/api/graph?family=money&confidence=sure&basis=guess&limit=x&more=1",
      ["family", "confidence", "basis", "limit", "more"],
    ],
    ["/api/graph?kind[]=Person", ["kind[]"]],
    ["/api/search", ["q"]],
    ["/api/search?q=", ["q"]],
    ["/api/search?q=%20%CC%81", ["q"]],
    [`/api/search?q=${"x".repeat(201)}`, ["q"]],
    ["/api/search?q=a&limit=101", ["limit"]],
    ["/api/search?q=a&q=b", ["q"]],
    ["/api/entities/aip/neighbours?order=size&limit=501&offset=-1&types=", ["types", "order", "limit", "offset"]],
    ["/api/paths?from=aip&to=aip", ["to"]],
    ["/api/paths?to=aip&k=11&families=gossip&after=2025-13", ["from", "k", "families", "after"]],
    ["/api/paths?from=aip&to=nvidia&after=2025&before=2024", ["before"]],
    [`/api/entities/${"x".repeat(501)}`, ["id"]],
    [`/api/relations/${"x".repeat(501)}`, ["id"]],
    [`/api/sources/${"x".repeat(501)}`, ["id"]],
  ];
  it.each(BAD)("refuses %s and names every field", async (path, fields) => {
    const response = await fetch(`${app.origin}${path}`);
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toContain("application/problem+json");
    const problem = await response.json();
    expect(problem).toMatchObject({ code: "invalid-parameters", status: 400 });
    expect(problem.errors.map(({ field }: { field: string }) => field)).toEqual(fields);
  });

  it("answers 404 with a code for ids that are not there, however odd", async () => {
    const odd = ["nobody", "a/b", "..", "%", "'", "`", '"', "\u0000", "4:abc:1", "💥", "constructor", "__proto__"];
    for (const id of odd) {
      for (const path of [
        addresses.entity(id),
        addresses.neighbours(id),
        addresses.relation(id),
        addresses.source(id),
      ]) {
        // A client folds ".." away before it sends, which makes another address of it.
        if (id === "..") continue;
        const response = await fetch(`${app.origin}${path}`);
        expect(response.status, path).toBe(404);
        expect(await response.json()).toMatchObject({ code: "not-found" });
      }
    }
  });

  it("is revalidated by data version, and a load makes the tag another one", async () => {
    const path = `${app.origin}${addresses.graph()}`;
    const first = await fetch(path);
    await first.arrayBuffer();
    const etag = first.headers.get("etag") ?? "";
    expect(first.headers.get("cache-control")).toBe("no-cache");
    expect(etag).toMatch(/^W\/"/);
    const again = await fetch(path, { headers: { "if-none-match": etag } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe("");
    const bad = await fetch(`${path}?limit=0`, { headers: { "if-none-match": etag } });
    expect(bad.status).toBe(400);

    const other = await freshGrafeo();
    const elsewhere = await startApp(other.store);
    try {
      const dataset = await loadFixture("ingest/datasets/aip");
      await other.store.apply(changeOf(dataset), ORIGIN);
      const before = await fetch(`${elsewhere.origin}${addresses.graph()}`);
      await other.store.apply(changeOf({ ...dataset, title: "Another title" }), ORIGIN);
      const headers = { "if-none-match": before.headers.get("etag") ?? "" };
      const after = await fetch(`${elsewhere.origin}${addresses.graph()}`, { headers });
      expect(after.status).toBe(200);
      expect((await after.json()).datasets[0].title).toBe("Another title");
      expect(after.headers.get("etag")).not.toBe(before.headers.get("etag"));
    } finally {
      await elsewhere.close();
      await other.dispose();
    }
  });
});

describe.skipIf(shared === null)("a graph that the ingest did not load", () => {
  let store: GraphStore;
  let app: AppServer;

  beforeAll(async () => {
    if (shared === null) return;
    store = await freshNeo4j(shared);
    await withDriver(shared, async (driver) => {
      await driver.executeQuery(
        `CREATE (a:Actor {id: 7, fullName: 'Zoé', born: date('1990-02-03'), home: point({x: 1, y: 2})}),
                (b:Film:Source {id: 7, title: 'Seven', notes: ['x'], datasets: 'a text', big: 9007199254740993}),
                (c {flag: true}),
                (a)-[:PLAYED_IN {id: 'p', role: 'lead', since: datetime('2020-01-01T00:00:00Z')}]->(b),
                (a)-[:PLAYED_IN]->(b), (a)-[:KNOWS]->(a), (b)-[:\`odd type\`]->(c)`,
      );
    });
    app = await startApp(store);
  });
  afterAll(async () => {
    await app?.close();
    await store?.close();
  });

  it("is shown whole: keys as ids, captions as names, values as JSON", async () => {
    const { graph, dataVersion, totals } = await read<GraphResponse>(app, addresses.graph());
    expect(dataVersion).toBeNull();
    expect(totals).toEqual({ entities: 3, relations: 4 });
    expect(
      graph.entities.map(({ name, kind }) => [kind, name]).toSorted(([a = ""], [b = ""]) => (a < b ? -1 : 1)),
    ).toEqual([
      // Nothing to call it by: the last part of its key tells it apart.
      ["", graph.entities.find(({ kind }) => kind === "")?.id.replace(/^.*:(\d+)$/, "#$1")],
      ["Actor", "Zoé"],
      ["Film", "Seven"],
    ]);
    const film = graph.entities.find(({ kind }) => kind === "Film");
    expect(film?.properties).toMatchObject({ id: 7, notes: ["x"], big: "9007199254740993" });
    expect(new Set(graph.entities.map(({ id }) => id)).size).toBe(3);
  });

  it("answers every route by those ids", async () => {
    const { graph } = await read<GraphResponse>(app, addresses.graph());
    const actor = graph.entities.find(({ kind }) => kind === "Actor");
    const found = await read<SearchResponse>(app, addresses.search("zoe"));
    expect(found.hits.map(({ entity }) => entity.id)).toEqual([actor?.id]);
    for (const { id } of graph.entities) {
      expect((await read<EntityResponse>(app, addresses.entity(id))).entity.id).toBe(id);
      await read<NeighboursResponse>(app, addresses.neighbours(id));
    }
    const around = await read<NeighboursResponse>(app, addresses.neighbours(actor?.id ?? ""));
    expect(around.counts).toEqual([
      { type: "KNOWS", direction: "both", count: 1 },
      { type: "PLAYED_IN", direction: "out", count: 2 },
    ]);
    for (const { id } of graph.relations) await readText(app, addresses.relation(id));
    const filtered = await read<GraphResponse>(app, addresses.graph({ kind: ["Actor"], limit: 1 }));
    expect(filtered.graph.relations.map(({ type }) => type)).toEqual(["KNOWS"]);
    const typed = await read<GraphResponse>(app, addresses.graph({ type: ["odd type"] }));
    expect(typed.graph.relations).toHaveLength(1);
  });

  it("answers 404 for an id that is no key of the database", async () => {
    for (const path of [addresses.entity("nobody"), addresses.relation("none"), addresses.source("none")]) {
      expect((await fetch(`${app.origin}${path}`)).status, path).toBe(404);
    }
  });

  it("has no tag, because nothing tells when it changes", async () => {
    const response = await fetch(`${app.origin}${addresses.graph()}`);
    await response.arrayBuffer();
    expect(response.headers.get("etag")).toBeNull();
  });
});
