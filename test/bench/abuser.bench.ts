// 50 visitors on saved questions, with and without one who sends endless queries 50 at a time: what the others notice, of
// answers that the server has kept and of answers that the database has to give. For kept ones the requests of a visitor
// follow each other without a pause; a question that nobody asked before is asked by each once a second, as people do.
// `npm run bench -- abuser [seconds]`
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import autocannon from "autocannon";
import type { Options, Result } from "autocannon";
import { addresses } from "#contract";

const VISITORS = 50;
const ABUSERS = 50;
const seconds = Number(process.argv[3] ?? 10);

const SAVED: readonly string[] = [
  addresses.query("shortest-paths", { from: "nvidia", to: "openai" }, ".json"),
  addresses.query("capital-by-funder", {}, ".json"),
  addresses.query("bridges", {}, ".json"),
  addresses.query("around", { entity: "openai" }, ".json"),
  addresses.query("timeline", {}, ".csv"),
];
const ENDLESS = "WITH range(1, 10000) AS l UNWIND l AS a UNWIND l AS b UNWIND l AS c RETURN count(*) AS endless";

const KEPT: Options["requests"] = SAVED.map((path) => ({ method: "GET", path }));

/** Days after 1970 that nobody has asked for yet: no answer is kept under them. */
let days = 0;
function unasked(): string {
  const after = new Date(++days * 86_400_000).toISOString().slice(0, 10);
  return addresses.query("timeline", { after }, ".json");
}
const COLD: Options["requests"] = [
  { method: "GET", path: "/", setupRequest: (request) => ({ ...request, path: unasked() }) },
];

/** Every visitor has an address. */
function visit(url: string, { requests, ...pace }: Pick<Options, "requests" | "overallRate">): Promise<Result> {
  let last = 0;
  return autocannon({
    url,
    connections: VISITORS,
    duration: seconds,
    requests,
    ...pace,
    setupClient: (client) => client.setHeaders({ "x-forwarded-for": `198.51.100.${++last}` }),
  });
}

function abuse(url: string): Promise<Result> {
  const headers = { "content-type": "application/json", "x-forwarded-for": "192.0.2.66" };
  const body = JSON.stringify({ cypher: ENDLESS });
  const requests = [{ method: "POST", path: addresses.freeQuery(), headers, body }];
  return autocannon({ url, connections: ABUSERS, duration: seconds, requests });
}

function line(name: string, { latency, requests, statusCodeStats, errors }: Result): string {
  const answers = Object.entries(statusCodeStats).map(([status, { count }]) => `${count} × ${status}`);
  const numbers = [latency.p50, latency.p99, latency.max].map((ms) => ms.toFixed(0).padStart(8));
  return `${name.padEnd(28)}${numbers.join("")}  ${requests.average.toFixed(0).padStart(6)}/s  ${answers.join(", ")}${errors > 0 ? `, ${errors} errors` : ""}`;
}

const server = fork(fileURLToPath(new URL("abuser/server.ts", import.meta.url)), [], { execArgv: ["--import", "tsx"] });
try {
  const [origin]: unknown[] = await once(server, "message");
  if (typeof origin !== "string") throw new Error("the server does not say where it listens");
  for (const path of SAVED) await (await fetch(`${origin}${path}`)).text();
  console.log(`${"ms".padEnd(28)}     p50     p99     max`);
  for (const [what, asked] of [
    ["kept", { requests: KEPT }],
    ["cold", { requests: COLD, overallRate: VISITORS }],
  ] as const) {
    console.log(line(`${what}: alone`, await visit(origin, asked)));
    const [visitors, abuser] = await Promise.all([visit(origin, asked), abuse(origin)]);
    console.log(line(`${what}: beside the abuser`, visitors));
    console.log(line("the abuser", abuser));
  }
} finally {
  server.send("stop");
}
