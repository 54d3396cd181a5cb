// The two commands of the README, on a copy of what git holds and nothing else: npm ci && npm start, then a browser.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { chromium } from "playwright";
import { CHROMIUM_ARGS, findChromium } from "#test/support/chromium";
import type { GraphResponse } from "#contract";

const ROOT = resolve(import.meta.dirname, "../..");
const clone = mkdtempSync(join(tmpdir(), "powerlines-clone-"));
// What a person's shell has: nothing of the test run's own settings.
const { VITEST: _vitest, NODE_ENV: _env, NEO4J_URI: _uri, ...environment } = process.env;
let server: ReturnType<typeof spawn> | undefined;
let url = "";
let startMs = 0;

function startServer(): Promise<string> {
  const started = performance.now();
  const child = spawn("npm", ["start", "--silent"], { cwd: clone, env: { ...environment, PORT: "0" }, detached: true });
  server = child;
  return new Promise((done, fail) => {
    let output = "";
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const match = /http:\/\/127\.0\.0\.1:\d+\//.exec(output);
      if (match === null) return;
      startMs = performance.now() - started;
      done(match[0]);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("exit", (code) => fail(new Error(`npm start ended with ${code}:\n${output}`)));
  });
}

beforeAll(async () => {
  const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], { cwd: ROOT, encoding: "utf8" });
  for (const file of files.split("\0")) {
    if (file === "") continue;
    mkdirSync(dirname(join(clone, file)), { recursive: true });
    cpSync(join(ROOT, file), join(clone, file));
  }
  execFileSync("npm", ["ci", "--silent", "--prefer-offline"], { cwd: clone, env: environment, stdio: "inherit" });
  url = await startServer();
}, 400_000);

afterAll(() => {
  // The whole group: npm, its shell and the server.
  if (server?.pid !== undefined) process.kill(-server.pid, "SIGTERM");
  rmSync(clone, { recursive: true, force: true });
});

test("npm start serves the article's graph, each relation with evidence", async () => {
  console.log(`npm start to listening: ${Math.round(startMs)} ms`);
  const answer: GraphResponse = await (await fetch(new URL("/api/graph", url))).json();
  expect(answer.graph.entities.length).toBeGreaterThanOrEqual(23);
  expect(answer.graph.relations.length).toBeGreaterThanOrEqual(30);
  const known = new Set(answer.graph.sources.map((source) => source.id));
  for (const relation of answer.graph.relations) {
    expect(relation.evidence.length, relation.id).toBeGreaterThan(0);
    for (const evidence of relation.evidence) {
      expect(evidence.locator, relation.id).not.toBe("");
      expect(known, relation.id).toContain(evidence.source);
    }
  }
});

test.skipIf(findChromium() === undefined && process.env["CI"] === undefined)(
  "a browser shows the graph, without an error in its console",
  async () => {
    const browser = await chromium.launch({ executablePath: findChromium() ?? "", args: CHROMIUM_ARGS });
    try {
      const page = await browser.newPage();
      const errors: string[] = [];
      page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
      page.on("pageerror", (error) => errors.push(error.message));
      await page.goto(url);
      await page.locator("canvas").first().waitFor();
      await page.getByText("AI Infrastructure Partnership").first().waitFor();
      expect(errors).toEqual([]);
    } finally {
      await browser.close();
    }
  },
);
