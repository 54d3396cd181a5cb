// `publish-site` in a folder of a dumb file server, in a real Chromium: the explorer, a question and a published picture
// work with no server behind them, nothing is asked for that is not there, and nothing is offered that needs one.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { chromium } from "playwright";
import type { Browser, Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { CHROMIUM_ARGS, findChromium } from "#test/support/chromium";
import { loadFixture } from "#test/support/load-fixture";
import { leaveAll, openMachine } from "#test/support/machines";
import { sampleSnapshot } from "#test/support/sample-snapshot";
import { openFileSnapshotStore } from "#web/server/snapshots/file-snapshot-store";

const ROOT = resolve(import.meta.dirname, "../..");
const FOLDER = "/news/2026/powerlines/";
const MIME: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};
const run = promisify(execFile);
const dataset = await loadFixture(join(ROOT, "ingest", "datasets", "aip"));
const snapshot = sampleSnapshot();
const told = sampleSnapshot({
  title: "Told in steps",
  steps: [
    { title: "Who pays", text: "Arbor does.", highlight: ["r1"], camera: { fit: "highlight" } },
    { title: "All of it", text: "", highlight: [] },
  ],
});

let work: string;
let host: Server;
let origin: string;
let browser: Browser;
let page: Page;
let missing: string[];
let errors: string[];

const publishSite = (...args: readonly string[]) =>
  run(process.execPath, ["--import", "tsx", "web/server/publish-site.ts", ...args], {
    cwd: ROOT,
    env: { ...process.env, DATA_DIR: join(work, "data"), NEO4J_URI: "" },
  });

/** Files by their path under the folder, index.html in folders, 404 for the rest: what any static host does. */
async function serveFiles(site: string): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://any.example");
    const path = decodeURIComponent(pathname).replace(/\/$/, "/index.html");
    const file = path.startsWith(FOLDER)
      ? readFile(join(site, path.slice(FOLDER.length)))
      : Promise.reject(new Error());
    file.then(
      (content) => response.writeHead(200, { "content-type": MIME[extname(path)] ?? "text/plain" }).end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((listening) => {
    server.listen(0, "127.0.0.1", listening);
  });
  return server;
}

async function open(path: string): Promise<void> {
  page = await (await openMachine(browser, { viewport: { width: 1440, height: 900 } })).newPage();
  page.setDefaultTimeout(20_000);
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("response", (response) => response.status() >= 400 && missing.push(response.url()));
  await page.goto(origin + FOLDER + path);
}

describe.skipIf(findChromium() === undefined && process.env["CI"] === undefined)("a site of files", () => {
  beforeAll(async () => {
    work = await mkdtemp(join(tmpdir(), "powerlines-site-"));
    const store = await openFileSnapshotStore(join(work, "data", "snapshots"));
    await store.save(snapshot);
    await store.save(told);
    host = await serveFiles(join(work, "site"));
    const address = host.address();
    origin = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
    await publishSite("--out", join(work, "site"), "--url", origin + FOLDER);
    browser = await chromium.launch({ executablePath: findChromium() ?? "", args: CHROMIUM_ARGS });
  });
  afterAll(async () => {
    await browser.close();
    host.close();
    await rm(work, { recursive: true, force: true });
  });
  beforeEach(() => {
    missing = [];
    errors = [];
  });
  afterEach(async () => {
    await leaveAll(browser);
  });

  test("draws the whole graph in a sub-folder, opens a panel, finds by name, and offers nothing that needs a server", async () => {
    await open("");
    await page.getByRole("application").waitFor();
    await page.getByText(`${dataset.entities.length} entities · ${dataset.relations.length} relations`).waitFor();
    await page.getByRole("application").focus();
    await page.keyboard.type("OpenAI");
    await page.keyboard.press("Enter");
    await page.getByRole("complementary", { name: "Details" }).getByRole("heading", { name: "OpenAI" }).waitFor();
    expect(page.url()).toContain(`${FOLDER}?sel=entity:`);
    await page.getByRole("combobox").first().fill("nvid");
    await page.getByRole("option", { name: /Nvidia/ }).waitFor();
    expect(await page.getByRole("button", { name: "Publish", exact: true }).count()).toBe(0);
    expect(await page.getByRole("link", { name: "Workbench" }).count()).toBe(0);
    expect([...missing, ...errors]).toEqual([]);
  });

  test("the catalogue leads to a question's answer, which a reload finds again", async () => {
    await open("queries/");
    await page.getByRole("heading", { name: "Questions you can ask this graph" }).waitFor();
    expect(await page.getByText("write your own in Cypher").count()).toBe(0);
    await open("queries/bridges/");
    const held = JSON.parse(await readFile(join(work, "site", "queries", "bridges.json"), "utf8")) as { asked: string };
    await page.getByRole("heading", { name: held.asked }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: held.asked }).waitFor();
    expect((await fetch(`${origin}${FOLDER}queries/bridges.csv`)).status).toBe(200);
    expect([...missing, ...errors]).toEqual([]);
  });

  test("published pictures are listed, and each opens as page and files", async () => {
    await open("");
    await page.getByRole("button", { name: "Pictures" }).click();
    const link = page.getByRole("dialog").getByRole("link", { name: snapshot.title });
    await link.waitFor();
    expect(await page.getByRole("button", { name: /Withdraw/ }).count()).toBe(0);
    await page.goto(new URL((await link.getAttribute("href")) ?? "", page.url()).href);
    await page.getByRole("heading", { level: 1, name: snapshot.title }).waitFor();
    for (const name of ["SVG", "PNG", "JSON", "CSV", "Text", "HTML for offline"]) {
      const href = await page.getByRole("link", { name, exact: true }).getAttribute("href");
      expect((await fetch(new URL(href ?? "", page.url()))).status, name).toBe(200);
    }
    await page.getByRole("link", { name: "Powerlines" }).first().click();
    await page.getByRole("application").waitFor();
    expect([...missing, ...errors]).toEqual([]);
  });

  test("a story is told on its page and in its frame, each step and form is a file, and an article frames it", async () => {
    await open(`s/${told.id}/`);
    await page.getByRole("heading", { level: 2, name: "Who pays" }).waitFor();
    for (const name of ["SVG of step 1", "PNG of step 2", "PNG 2x"]) {
      const href = await page.getByRole("link", { name, exact: true }).getAttribute("href");
      expect((await fetch(new URL(href ?? "", page.url()))).status, name).toBe(200);
    }
    const [narrow, step] = await Promise.all(
      ["narrow.svg", "step-1.svg"].map(async (ending) =>
        (await fetch(`${origin}${FOLDER}s/${told.id}.${ending}`)).text(),
      ),
    );
    expect(narrow).toContain('width="320"');
    expect(step).toContain("1 of 2: Who pays");
    const card = await page.locator('meta[property="og:image"]').getAttribute("content");
    expect((await fetch(card ?? "")).headers.get("content-type")).toBe("image/png");
    const code = await page.locator("pre", { hasText: "data-powerlines" }).textContent();
    await page.setContent(code ?? "");
    const frame = page.frameLocator("iframe");
    await frame.getByRole("button", { name: "Next step" }).click();
    await frame.getByText("2 of 2").first().waitFor();
    await page.locator("figure > a").waitFor({ state: "hidden" });
    expect([...missing, ...errors]).toEqual([]);
  });

  test("what is on screen is exported to a file", async () => {
    await open("");
    await page.getByRole("application").waitFor();
    await page.getByRole("button", { name: "Export what is on screen" }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("dialog").getByRole("button", { name: "Download" }).click(),
    ]);
    expect((await readFile(await download.path(), "utf8")).length).toBeGreaterThan(1_000);
    expect([...missing, ...errors]).toEqual([]);
  });

  test("a folder with something else in it is left alone, and a missing --out is told", async () => {
    await open("");
    await writeFile(join(work, "thesis.txt"), "mine");
    await expect(publishSite("--out", work)).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining("holds other files"),
    });
    await expect(publishSite()).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining("--out is missing") });
    expect(await readFile(join(work, "thesis.txt"), "utf8")).toBe("mine");
  });
});
