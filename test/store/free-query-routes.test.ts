// Strangers' Cypher over a real port, on each store: lines, refusals, limits, and that who leaves or cancels ends the
// query in the database, seen in its list of transactions or in the processor time of its process.
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { FreeQueryLine, QueryProblem } from "#contract";
import { addresses } from "#contract";
import { createGuard } from "#guard";
import type { GraphStore } from "#store";
import { startApp } from "#test/support/app-server";
import type { AppServer } from "#test/support/app-server";
import { engineProcesses, processorTicks } from "#test/support/child-processes";
import { hasCurl, readCurlExamples, runCurlExample } from "#test/support/curl-examples";
import { freshGrafeo } from "#test/support/fresh-grafeo";
import { changeOf, loadFixture } from "#test/support/load-fixture";
import { freshNeo4j, withDriver } from "#test/support/neo4j/fresh";
import { readList } from "#test/faults/hostile-queries/read-lists";
import { catalogueAnswer } from "#web/server/routes/queries/schema";
import { explainAnswer } from "#web/server/routes/query/schema";

const shared = inject("neo4j");
const ORIGIN = { paths: [], options: {}, hashes: {} };
const dataset = await loadFixture("ingest/datasets/aip");
/** Would run for years. */
const ENDLESS = "WITH range(1, 10000) AS l UNWIND l AS a UNWIND l AS b UNWIND l AS c RETURN count(*) AS endless";
/** Passes the guard, and no deadline stops it in Neo4j: one expression over a list of millions. Ends after some seconds. */
const UNSTOPPABLE = `WITH [1, 2, 3, 4] AS v ${"WITH v + v AS v ".repeat(21)}RETURN reduce(s = 0, x IN v | s + x) AS endless`;
/** Longer than any of these tests: what ends a query is then not its deadline. */
const PATIENT = { budgetMs: 1e12, explainTimeoutMs: 30_000, timeoutMs: 120_000 };
const SOON = { timeout: 50_000, interval: 20 };

const CURL_EXAMPLES = ["README.md", "web/README.md"].flatMap(readCurlExamples);
const holds = (part: object) => (text: string) => expect(JSON.parse(text)).toMatchObject(part);
/** What each example answers, told by a part of the command. */
const CURL_CHECKS: readonly (readonly [words: string, check: (answer: string) => void])[] = [
  ["/api/queries", (text) => expect(catalogueAnswer.parse(JSON.parse(text)).queries.length).toBeGreaterThan(13)],
  ["/queries/shortest-paths.json", holds({ ok: true, truncated: false, rowCount: expect.any(Number) as number })],
  ["/queries/capital-by-funder.csv", (text) => expect(text.split("\r\n").length).toBeGreaterThan(2)],
  ["/api/paths", holds({ ok: true, paths: expect.arrayContaining([expect.anything()]) as unknown[] })],
  ["/api/schema", holds({ ok: true, labels: expect.arrayContaining([expect.anything()]) as unknown[] })],
  ["/api/query/explain", holds({ ok: true, operators: expect.arrayContaining([expect.anything()]) as unknown[] })],
  ["-X DELETE", holds({ ok: true })],
  [
    "/api/query -d",
    (text) => {
      const lines = text.trimEnd().split("\n");
      expect(lines[0]).toContain('"columns"');
      expect(lines.filter((line) => line.startsWith('{"row"')).length).toBeGreaterThan(0);
      holds({ done: true, truncated: false })(lines.at(-1) ?? "");
    },
  ],
];

interface Engine {
  readonly store: GraphStore;
  /** Names of what runs of the endless query just now: a transaction, or a process that takes processor time. */
  readonly running: () => Promise<readonly string[]>;
  readonly dispose: () => Promise<void>;
}

async function openGrafeo(): Promise<Engine> {
  const before = new Set(engineProcesses());
  const fresh = await freshGrafeo();
  await fresh.store.apply(changeOf(dataset), ORIGIN);
  return {
    store: fresh.store,
    running: async () => {
      const children = engineProcesses().filter((pid) => !before.has(pid));
      const ticks = new Map(children.map((pid) => [pid, processorTicks(pid)]));
      await sleep(300);
      return children.filter((pid) => processorTicks(pid) > (ticks.get(pid) ?? 0) + 3).map(String);
    },
    dispose: fresh.dispose,
  };
}

async function openNeo4j(): Promise<Engine> {
  if (shared === null) throw new Error("no Neo4j");
  const store = await freshNeo4j(shared);
  await store.apply(changeOf(dataset), ORIGIN);
  return {
    store,
    running: () =>
      withDriver(shared, async (driver) => {
        const { records } = await driver.executeQuery(
          "SHOW TRANSACTIONS YIELD transactionId, currentQuery WHERE currentQuery ENDS WITH 'endless' RETURN transactionId",
        );
        return records.map((record) => String(record.get("transactionId")));
      }),
    dispose: () => store.close(),
  };
}

interface Asked {
  readonly headers?: Record<string, string>;
  readonly signal?: AbortSignal;
}

function post(app: AppServer, path: string, body: unknown, { headers, signal }: Asked = {}): Promise<Response> {
  return fetch(`${app.origin}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
    ...(signal === undefined ? {} : { signal }),
  });
}

async function linesOf(response: Response): Promise<readonly FreeQueryLine[]> {
  expect(response.headers.get("content-type")).toContain("application/x-ndjson");
  const text = await response.text();
  expect(text.endsWith("\n")).toBe(true);
  return text
    .trimEnd()
    .split("\n")
    .map((line): FreeQueryLine => JSON.parse(line));
}

async function problemOf(response: Response): Promise<QueryProblem> {
  expect(response.headers.get("content-type")).toContain("application/problem+json");
  const problem = (await response.json()) as QueryProblem; // a named door of this file: the content type says so
  expect(problem.status).toBe(response.status);
  return problem;
}

const ask = async (app: AppServer, cypher: string, more: Record<string, unknown> = {}) =>
  linesOf(await post(app, addresses.freeQuery(), { cypher, ...more }));

const ENGINES = [
  { engine: "grafeo", open: openGrafeo, isThere: true },
  { engine: "neo4j", open: openNeo4j, isThere: shared !== null },
];

describe.each(ENGINES)("strangers' queries over HTTP on $engine", ({ engine, open, isThere }) => {
  describe.skipIf(!isThere)("with the guard", () => {
    let opened: Engine;
    let app: AppServer;
    /** Another server on the same store, with slots, clocks and switches of its own. */
    const onOther = async (options: Parameters<typeof startApp>[1], work: (other: AppServer) => Promise<void>) => {
      const other = await startApp(opened.store, options);
      try {
        await work(other);
      } finally {
        await other.close();
      }
    };

    beforeAll(async () => {
      opened = await open();
      app = await startApp(opened.store, { guardLimits: PATIENT });
    });
    afterAll(async () => {
      await app.close();
      await opened.dispose();
    });

    it("answers line by line: columns, rows, how it went", async () => {
      const cypher =
        "MATCH (a:Company {id: $id})-[r]->(b) RETURN type(r) AS relation, b.name AS name ORDER BY name, relation";
      const lines = await ask(app, cypher, { params: { id: "microsoft" }, requestId: "first-one" });
      expect(lines[0]).toEqual({ columns: ["relation", "name"] });
      const rows = lines.slice(1, -1);
      expect(rows.length).toBeGreaterThan(2);
      expect(rows).toContainEqual({ row: ["INVESTED_IN", "OpenAI"] });
      expect(lines.at(-1)).toEqual({
        done: true,
        rows: rows.length,
        truncated: false,
        ms: expect.any(Number) as number,
        requestId: "first-one",
        dataVersion: (await opened.store.describe()).dataVersion,
      });
    });

    it("answers nothing with its columns", async () => {
      const lines = await ask(app, "MATCH (n:Company {id: 'none'}) RETURN n.name AS name");
      expect(lines[0]).toEqual({ columns: ["name"] });
      expect(lines).toHaveLength(2);
      expect(lines[1]).toMatchObject({ done: true, rows: 0, truncated: false });
    });

    it("gives exactly what came back as a graph, wherever in a row it was, and no key of the store", async () => {
      const cypher = "MATCH p = (:Company {id: 'microsoft'})-[:INVESTED_IN]->(:Company {id: 'openai'}) RETURN p AS p";
      for (const [path, more] of [
        [addresses.freeQuery(), { graph: true }],
        [`${addresses.freeQuery()}?graph=1`, {}],
      ] as const) {
        const lines = await linesOf(await post(app, path, { cypher, ...more }));
        const { graph } = lines.find((line) => "graph" in line) ?? {};
        expect(graph?.entities.map(({ id }) => id)).toEqual(["microsoft", "openai"]);
        expect(graph?.relations.map(({ id }) => id)).toEqual(["microsoft-invested-in-openai"]);
        expect(graph?.sources.length).toBeGreaterThan(0);
        expect(lines.at(-1)).toHaveProperty("done");
        expect(JSON.stringify(lines)).not.toMatch(/"(key|startKey|endKey)":/);
      }
      const ends = await ask(app, "MATCH ()-[r:INVESTED_IN]->({id: 'openai'}) RETURN collect(r) AS all", {
        graph: true,
      });
      const { graph } = ends.find((line) => "graph" in line) ?? {};
      expect(graph?.relations.every(({ type }) => type === "INVESTED_IN")).toBe(true);
      const needed = new Set(graph?.relations.flatMap(({ source, target }) => [source, target]));
      expect(new Set(graph?.entities.map(({ id }) => id))).toEqual(needed);
    });

    it("cuts with notice, by rows and by bytes", async () => {
      const rows = await ask(app, "UNWIND range(1, 9000) AS x RETURN x");
      expect(rows).toHaveLength(5_002);
      expect(rows.at(-1)).toMatchObject({ done: true, rows: 5_000, truncated: true, cutBy: "rows" });
      const text = "x".repeat(60_000);
      const bytes = await ask(app, "UNWIND range(1, 1000) AS x RETURN x, $text AS text", { params: { text } });
      expect(bytes.at(-1)).toMatchObject({ done: true, truncated: true, cutBy: "bytes" });
    });

    it("refuses hostile queries by rule, with a rewrite and a place, and changes nothing", async () => {
      const before = await (await fetch(`${app.origin}${addresses.graph()}`)).text();
      const hostile = readList("hostile").filter(({ category }) => category === "write" || category === "reach");
      const sample = hostile.filter((_statement, index) => index % 7 === 0);
      expect(sample.length).toBeGreaterThan(10);
      for (const { cypher, params } of sample) {
        const problem = await problemOf(await post(app, addresses.freeQuery(), { cypher, params }));
        expect(problem.status, cypher).toBe(400);
        expect(["query-refused", "query-syntax"], cypher).toContain(problem.code);
        const explained = await problemOf(await post(app, addresses.explainQuery(), { cypher, params }));
        expect({ ...explained, requestId: "" }, cypher).toEqual({ ...problem, requestId: "" });
      }
      const problem = await problemOf(await post(app, addresses.freeQuery(), { cypher: "MATCH (n)\nDETACH DELETE n" }));
      expect(problem).toMatchObject({
        code: "query-refused",
        rule: "write-clause",
        hint: expect.stringContaining("reading") as string,
        position: { line: 2, column: 1 },
      });
      expect(problem.violations?.map(({ rule }) => rule)).toContain("no-return");
      expect(await (await fetch(`${app.origin}${addresses.graph()}`)).text()).toBe(before);
    });

    it("explains without running, and says where a mistake is", async () => {
      const response = await post(app, addresses.explainQuery(), { cypher: ENDLESS });
      const plan: unknown = await response.json();
      expect(explainAnswer.parse(plan)).toEqual(plan);
      expect(explainAnswer.parse(plan).operators.length).toBeGreaterThan(1);
      const cypher = "MATCH (n:Company)\nRETURN n.name AS name ORDER BI name";
      const problem = await problemOf(await post(app, addresses.explainQuery(), { cypher }));
      expect(problem).toMatchObject({ code: "query-syntax", position: { line: 2 } });
    });

    it.each([
      ["not json", "{", 400],
      ["no query", {}, 400],
      ["a query of another kind", { cypher: ["RETURN 1"] }, 400],
      ["an unknown field", { cypher: "RETURN 1 AS one", mode: "write" }, 400],
      ["parameters of another kind", { cypher: "RETURN 1 AS one", params: [1] }, 400],
      ["an id that is none", { cypher: "RETURN 1 AS one", requestId: "a b" }, 400],
      ["an empty query", { cypher: "  " }, 400],
      ["a long query", { cypher: `RETURN ${"1 + ".repeat(10_000)} 1 AS one` }, 400],
      ["deep parameters", `{"cypher":"RETURN $a AS a","params":{"a":${"[".repeat(60_000)}${"]".repeat(60_000)}}}`, 400],
      ["a large body", `{"cypher":"${"x".repeat(1_100_000)}"}`, 413],
    ])("refuses %s", async (_name, body, status) => {
      expect((await problemOf(await post(app, addresses.freeQuery(), body))).status).toBe(status);
      expect((await problemOf(await post(app, `${addresses.freeQuery()}?graph=yes`, body))).status).toBe(status);
    });

    it("stops a query at its deadline, and the database is idle after it", async () => {
      await onOther({ guardLimits: { ...PATIENT, timeoutMs: 1_500 } }, async (limited) => {
        const problem = await problemOf(await post(limited, addresses.freeQuery(), { cypher: ENDLESS }));
        expect(problem).toMatchObject({ status: 504, code: "query-timeout" });
        await expect.poll(opened.running, SOON).toEqual([]);
        expect(await ask(app, "RETURN 1 AS one")).toContainEqual({ row: [1] });
      });
    });

    it("answers at the limit before another 0.6 s are over", async () => {
      // Both count from the moment at which the database begins: timers of one process fire in order, however slow it is.
      let isOver = false;
      let over: NodeJS.Timeout | undefined;
      const { store } = opened;
      const guard = createGuard({
        store: {
          engine: store.engine,
          explain: (statement, options) => store.explain(statement, options),
          runLimited: (statement, limits, sink, options) => {
            over = setTimeout(() => (isOver = true), limits.timeoutMs + 600);
            return store.runLimited(statement, limits, sink, options);
          },
        },
        limits: { ...PATIENT, timeoutMs: 1_000 },
      });
      for (const cypher of [ENDLESS, UNSTOPPABLE]) {
        const sink = { columns: () => undefined, row: () => undefined };
        const asked = guard.run({ cypher, params: {}, address: "192.0.2.1" }, sink);
        await expect(asked).rejects.toMatchObject({ code: "timeout", message: "The query was stopped after 1 s." });
        expect(isOver, cypher).toBe(false);
        clearTimeout(over);
        await expect.poll(() => guard.counts(), SOON).toEqual({ running: 0, waiting: 0, stuck: 0 });
      }
    });

    // The embedded engine's process is ended, whatever it does: there nothing stays stuck (the test before this one).
    it.skipIf(engine === "grafeo")(
      "turns free queries off while what cannot be stopped holds half the places, and on again after it",
      async () => {
        const limits = { ...PATIENT, savedTimeoutMs: 120_000, timeoutMs: 200, graceMs: 100, slots: 2 };
        await onOther({ guardLimits: limits }, async (small) => {
          const stopped = await problemOf(await post(small, addresses.freeQuery(), { cypher: UNSTOPPABLE }));
          expect(stopped).toMatchObject({ status: 504, code: "query-timeout" });
          const free = await post(small, addresses.freeQuery(), { cypher: "RETURN 1 AS one" });
          expect(free.headers.get("retry-after")).toBe("30");
          expect(await problemOf(free)).toMatchObject({
            status: 503,
            code: "free-queries-paused",
            detail: expect.stringContaining("could not be stopped") as string,
            hint: expect.stringContaining("Saved queries still run") as string,
          });
          const saved = await fetch(`${small.origin}${addresses.query("undated-facts", {}, ".json")}`);
          expect(await saved.json()).toMatchObject({ ok: true });
          await expect.poll(() => gaugeOf(small, "stuck"), SOON).toBe(0);
          // Explaining takes a place like any free query, and has more time here.
          expect((await post(small, addresses.explainQuery(), { cypher: "RETURN 1 AS one" })).status).toBe(200);
          await expect.poll(opened.running, SOON).toEqual([]);
        });
      },
    );

    it("ends a query in the database when its asker leaves", async () => {
      const leaving = new AbortController();
      const answer = post(app, addresses.freeQuery(), { cypher: ENDLESS }, { signal: leaving.signal });
      const left = answer.catch((error: unknown) => error);
      await expect.poll(opened.running, SOON).toHaveLength(1);
      leaving.abort();
      expect(await left).toMatchObject({ name: "AbortError" });
      await expect.poll(opened.running, SOON).toEqual([]);
      await expect.poll(() => gaugeOf(app, "running"), SOON).toBe(0);
    });

    it("ends a query for whoever asked it, and for nobody else", async () => {
      await onOther({ guardLimits: PATIENT, env: { TRUSTED_PROXY: "127.0.0.1" } }, async (proxied) => {
        const mine = { headers: { "x-forwarded-for": "192.0.2.1" } };
        const theirs = { headers: { "x-forwarded-for": "192.0.2.2" } };
        const body = { cypher: ENDLESS, requestId: "mine-alone" };
        const answer = post(proxied, addresses.freeQuery(), body, mine);
        await expect.poll(opened.running, SOON).toHaveLength(1);
        const cancel = (by: Asked) =>
          fetch(`${proxied.origin}${addresses.cancelQuery("mine-alone")}`, { method: "DELETE", ...by });
        expect((await problemOf(await cancel(theirs))).code).toBe("not-found");
        expect((await problemOf(await post(proxied, addresses.freeQuery(), body, mine))).errors?.[0]?.field).toBe(
          "requestId",
        );
        expect(await opened.running()).toHaveLength(1);
        expect(await (await cancel(mine)).json()).toEqual({ ok: true, requestId: "mine-alone" });
        expect((await problemOf(await answer)).code).toBe("query-cancelled");
        await expect.poll(opened.running, SOON).toEqual([]);
        expect((await problemOf(await cancel(mine))).code).toBe("not-found");
      });
    });

    describe.skipIf(!hasCurl)("as the READMEs ask with curl", () => {
      it.each(CURL_EXAMPLES)("$command", async (example) => {
        const check = CURL_CHECKS.find(([words]) => example.command.includes(words))?.[1];
        if (check === undefined) throw new Error("no check says what this example answers");
        const requestId = /-X DELETE \S+\/(\S+)/.exec(example.command)?.[1];
        if (requestId === undefined) return check(await runCurlExample(example, app.origin));
        const answer = post(app, addresses.freeQuery(), { cypher: ENDLESS, requestId });
        await expect.poll(opened.running, SOON).toHaveLength(1);
        check(await runCurlExample(example, app.origin));
        expect((await problemOf(await answer)).code).toBe("query-cancelled");
        await expect.poll(opened.running, SOON).toEqual([]);
      });
    });

    it("asks to come back when all places are taken, before it says anything else", async () => {
      await onOther({ guardLimits: { ...PATIENT, slots: 1, queue: 1, waitMs: 100 } }, async (small) => {
        const leaving = new AbortController();
        const first = post(small, addresses.freeQuery(), { cypher: ENDLESS }, { signal: leaving.signal });
        const left = first.catch((error: unknown) => error);
        await expect.poll(() => gaugeOf(small, "running"), SOON).toBe(1);
        for (const path of [addresses.freeQuery(), addresses.explainQuery()]) {
          const refused = await post(small, path, { cypher: "RETURN 1 AS one" });
          expect(refused.status).toBe(429);
          expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
          expect(await problemOf(refused)).toMatchObject({ code: "too-many-requests", rule: "busy" });
        }
        leaving.abort();
        expect(await left).toMatchObject({ name: "AbortError" });
        await expect.poll(() => gaugeOf(small, "running"), SOON).toBe(0);
        await expect.poll(opened.running, SOON).toEqual([]);
      });
    });

    it("answers saved queries only where free ones are off", async () => {
      await onOther({ env: { FREE_QUERIES: "off" } }, async (closed) => {
        for (const path of [addresses.freeQuery(), addresses.explainQuery()]) {
          const problem = await problemOf(await post(closed, path, { cypher: "RETURN 1 AS one" }));
          expect(problem).toMatchObject({ status: 403, code: "free-queries-off" });
        }
        const saved = await fetch(`${closed.origin}${addresses.query("bridges", {}, ".json")}`);
        expect(saved.status).toBe(200);
        // Read to its end: a stop waits for whoever is still being answered.
        expect(await saved.json()).toMatchObject({ ok: true });
      });
    });
  });
});

async function gaugeOf(app: AppServer, name: "running" | "waiting" | "stuck"): Promise<number> {
  const text = await (await fetch(`${app.origin}/metrics`)).text();
  return Number(new RegExp(`^powerlines_query_slots_${name} (\\d+)$`, "m").exec(text)?.[1]);
}
