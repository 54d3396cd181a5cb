// Queries that would run for minutes, over HTTP on both stores with the limits as they are: how long after its limit the
// asker has an answer, and how long after that answer the database is idle. The floor is `RETURN 1` on the same server.
// `npm run bench -- limits`; Neo4j is the one of NEO4J_URI (it is emptied), else one is started.
import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import neo4j from "neo4j-driver";
import { addresses } from "#contract";
import { DEFAULT_LIMITS } from "#guard/limits";
import { openStore } from "#store";
import type { GraphStore } from "#store";
import { startApp } from "#test/support/app-server";
import { engineProcesses, processorTicks } from "#test/support/child-processes";
import { freshGrafeo } from "#test/support/fresh-grafeo";
import { changeOf, loadFixture } from "#test/support/load-fixture";
import { missingForNeo4j, startNeo4j } from "#test/support/neo4j/neo4j-server";

const ENDLESS: readonly (readonly [name: string, cypher: string])[] = [
  // What it compares needs all of them, so that no planner can count a part and multiply.
  [
    "product of nodes",
    "MATCH (a), (b), (c), (d), (e), (f) WHERE a.name + b.name + c.name + d.name + e.name + f.name = 'x' RETURN count(*) AS n",
  ],
  ["product of lists", "WITH range(1, 10000) AS l UNWIND l AS a UNWIND l AS b UNWIND l AS c RETURN count(*) AS n"],
  ["any length", "MATCH p = (a)-[*1..30]-(b) WHERE a.id < b.id RETURN count(p) AS n"],
  ["sorted product", "MATCH (a), (b), (c), (d), (e), (f) RETURN a.id + b.id + c.id AS n ORDER BY n DESC LIMIT 1"],
  [
    "all shortest",
    "MATCH (a), (b) WHERE a.id < b.id MATCH p = allShortestPaths((a)-[*..30]-(b)), (c), (d), (e) RETURN count(p) AS n",
  ],
];
const LOOK_MS = 5;

interface Engine {
  readonly name: string;
  readonly store: GraphStore;
  /** True while the database works on a query of the bench. */
  readonly isBusy: () => Promise<boolean>;
  readonly close: () => Promise<void>;
}

async function fill(store: GraphStore): Promise<void> {
  for (const folder of ["ingest/datasets/aip", "test/fixtures/rich"]) {
    await store.apply(changeOf(await loadFixture(folder)), { paths: [], options: {}, hashes: {} });
  }
}

/** Busy while a child that was seen working is still a process: the engine is stopped by its end. */
async function openGrafeo(): Promise<Engine> {
  const { store, dispose } = await freshGrafeo();
  await fill(store);
  let known: readonly number[] = [];
  return {
    name: "Grafeo",
    store,
    isBusy: async () => {
      const ticks = new Map(engineProcesses().map((pid) => [pid, processorTicks(pid)]));
      if (known.length > 0) return (known = known.filter((pid) => existsSync(`/proc/${pid}`))).length > 0;
      await sleep(100);
      known = [...ticks].filter(([pid, before]) => processorTicks(pid) > before + 5).map(([pid]) => pid);
      return known.length > 0;
    },
    close: dispose,
  };
}

async function openNeo4j(): Promise<Engine | undefined> {
  const given = process.env["NEO4J_URI"] ?? "";
  const missing = given === "" ? missingForNeo4j() : undefined;
  if (missing !== undefined) {
    console.log(`without Neo4j: ${missing}`);
    return undefined;
  }
  const server = given === "" ? await startNeo4j() : { uri: given, stop: async () => undefined };
  const [username, password] = [process.env["NEO4J_USERNAME"] ?? "", process.env["NEO4J_PASSWORD"] ?? ""];
  const driver = neo4j.driver(server.uri, neo4j.auth.basic(username, password));
  await driver.executeQuery("MATCH (n) DETACH DELETE n");
  const store = await openStore({ engine: "neo4j", uri: server.uri, username, password });
  await fill(store);
  const question =
    "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS $mark AND NOT currentQuery CONTAINS 'SHOW' RETURN count(*) AS n";
  return {
    name: "Neo4j",
    store,
    isBusy: async () => {
      const found = await driver.executeQuery(question, { mark: " AS n" });
      return Number(found.records[0]?.get("n")) > 0;
    },
    close: async () => {
      await store.close();
      await driver.close();
      await server.stop();
    },
  };
}

interface Answered {
  readonly code: string;
  readonly ms: number;
}

async function post(origin: string, cypher: string): Promise<Answered> {
  const began = performance.now();
  const response = await fetch(`${origin}${addresses.freeQuery()}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ cypher }),
  });
  const code = /"code":"([^"]+)"/.exec(await response.text())?.[1] ?? "answered";
  return { code, ms: performance.now() - began };
}

const FLOOR = "RETURN 1 AS one";
const inMs = (value: number, width: number) => `${value.toFixed(0)} ms`.padStart(width);

async function measure({ name, store, isBusy, close }: Engine): Promise<void> {
  const app = await startApp(store, { guardLimits: { budgetMs: 1e9 } });
  try {
    await post(app.origin, FLOOR);
    console.log(`${name}: RETURN 1 is answered after ${inMs((await post(app.origin, FLOOR)).ms, 0)}`);
    console.log(`${"".padEnd(20)}   after the limit   idle after the answer`);
    for (const [what, cypher] of ENDLESS) {
      const answer = new AbortController();
      const asked = post(app.origin, cypher).finally(() => answer.abort());
      while (!(await isBusy()) && !answer.signal.aborted) await sleep(LOOK_MS);
      const { code, ms } = await asked;
      const answered = performance.now();
      while (await isBusy()) await sleep(LOOK_MS);
      const idle = performance.now() - answered;
      console.log(`${what.padEnd(20)}${inMs(ms - DEFAULT_LIMITS.timeoutMs, 18)}${inMs(idle, 24)}   ${code}`);
    }
  } finally {
    await app.close();
    await close();
  }
}

for (const open of [openGrafeo, openNeo4j]) {
  const engine = await open();
  if (engine !== undefined) await measure(engine);
}
