// Paths over HTTP in a graph of 20,000 entities and 100,000 relations, on both stores: ms to the answer beside the floor
// of one entity asked for on the same server, and what a neighbour notices who asks for that entity all the while. The
// last question has one answer and more ways around it than anybody can walk: it must be cut after 4 s and say so.
// `npm run bench -- paths`; Neo4j is the one of NEO4J_URI (it is emptied), else one is started.
import { setTimeout as sleep } from "node:timers/promises";
import neo4j from "neo4j-driver";
import type { PathsResponse } from "#contract";
import { addresses } from "#contract";
import type { GraphChange, GraphStore } from "#store";
import { openStore } from "#store";
import { startApp } from "#test/support/app-server";
import { freshGrafeo } from "#test/support/fresh-grafeo";
import { missingForNeo4j, startNeo4j } from "#test/support/neo4j/neo4j-server";
import { seeded } from "#web/client/canvas/seeded";

const ENTITIES = 20_000;
const RELATIONS = 100_000;
/** Everybody in it is joined with everybody; "gate" joins it with one way out. */
const CROWD = 240;
const ORIGIN = { paths: [], options: {}, hashes: {} };

function graph(): GraphChange {
  const random = seeded(1);
  const ends: number[] = [0];
  const node = (id: string) => ({
    id,
    labels: ["Company", "Entity"],
    properties: { id, name: id, datasets: ["bench"] },
  });
  const relation = (id: string, source: string, target: string) => ({
    id,
    type: "PARTNER_OF",
    source,
    target,
    properties: {
      id,
      datasets: ["bench"],
      basis: "reporting",
      sourceIds: ["s"],
      locators: ["P1"],
      stances: ["supports"],
    },
  });
  const crowd = Array.from({ length: CROWD }, (_, index) => `c${index}`);
  const closed = [
    relation("out", "gate", "outside"),
    relation("in", "inside", "gate"),
    ...crowd.map((id) => relation(`gate-${id}`, "gate", id)),
    ...crowd.flatMap((a, at) => crowd.slice(at + 1).map((b) => relation(`${a}-${b}`, a, b))),
  ];
  const open = Array.from({ length: RELATIONS - closed.length }, (_, index) => {
    const source = index < ENTITIES - 1 ? index + 1 : Math.floor(random() * ENTITIES);
    const popular = ends[Math.floor(random() * ends.length)] ?? 0;
    const target = random() < 0.6 ? popular : Math.floor(random() * ENTITIES);
    ends.push(source, target);
    return relation(`r${index}`, `e${source}`, `e${target === source ? (target + 1) % ENTITIES : target}`);
  });
  return {
    upsertNodes: [
      { id: "bench", labels: ["Dataset"], properties: { id: "bench", title: "Bench", contentHash: "1" } },
      { id: "s", labels: ["Source"], properties: { id: "s", title: "Source", datasets: ["bench"] } },
      ...Array.from({ length: ENTITIES }, (_, index) => node(`e${index}`)),
      ...["gate", "outside", "inside", ...crowd].map(node),
    ],
    upsertRelationships: [...open, ...closed],
    deleteNodeIds: [],
    deleteRelationshipIds: [],
  };
}

const ASKED: readonly (readonly [name: string, from: string, to: string])[] = [
  ["two of many links", "e1", "e2"],
  ["one of few and one of many", "e15000", "e1"],
  ["two of few links", "e15000", "e19000"],
  ["nothing but one way", "inside", "outside"],
];

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function msOf(ask: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await ask();
  return performance.now() - start;
}

async function measure(name: string, store: GraphStore): Promise<void> {
  const app = await startApp(store, { requestsPerMinute: 1_000_000 });
  const entity = async () => void (await (await fetch(`${app.origin}${addresses.entity("e15000")}`)).text());
  await entity();
  const floor: number[] = [];
  for (let round = 0; round < 20; round++) floor.push(await msOf(entity));
  console.log(`${name}: one entity ${median(floor).toFixed(1)} ms`);
  for (const [words, from, to] of ASKED) {
    const over = new AbortController();
    const noticed: number[] = [];
    const neighbour = async () => {
      while (!over.signal.aborted) {
        noticed.push(await msOf(entity));
        await sleep(20);
      }
    };
    const beside = neighbour();
    const start = performance.now();
    const response = await fetch(`${app.origin}${addresses.paths({ from, to, k: 10 })}`);
    const answer = (await response.json()) as PathsResponse; // a named door of this file
    const took = performance.now() - start;
    over.abort();
    await beside;
    const lengths = answer.paths.map((path) => (path.length - 1) / 2).join(" ");
    console.log(
      `${name}: ${words}: ${took.toFixed(0)} ms (${(took / median(floor)).toFixed(0)} x), ${answer.paths.length} paths of ` +
        `${lengths} steps${answer.truncated ? ", cut" : ""}; beside it one entity ${median(noticed).toFixed(0)} ms, ` +
        `at most ${Math.max(...noticed).toFixed(0)} ms`,
    );
  }
  await app.close();
}

const change = graph();
const fresh = await freshGrafeo();
await fresh.store.apply(change, ORIGIN);
await measure("Grafeo", fresh.store);
await fresh.dispose();

const given = process.env["NEO4J_URI"] ?? "";
const missing = given === "" ? missingForNeo4j() : undefined;
if (missing === undefined) {
  const server = given === "" ? await startNeo4j() : { uri: given, stop: async () => undefined };
  const [username, password] = [process.env["NEO4J_USERNAME"] ?? "", process.env["NEO4J_PASSWORD"] ?? ""];
  const driver = neo4j.driver(server.uri, neo4j.auth.basic(username, password));
  await driver.executeQuery("MATCH (n) DETACH DELETE n");
  await driver.close();
  const store = await openStore({ engine: "neo4j", uri: server.uri, username, password });
  await store.apply(change, ORIGIN);
  await measure("Neo4j", store);
  await store.close();
  await server.stop();
} else console.log(`without Neo4j: ${missing}`);
