// What is on screen as files, and a search for paths that finds none: in a real Chromium over the real server.
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { parse as parseCsv } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import { MultiGraph } from "graphology";
import { parse as parseGexf } from "graphology-gexf/node";
import { chromium } from "playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright";
import { SaxesParser } from "saxes";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { startApp } from "#test/support/app-server";
import type { AppServer } from "#test/support/app-server";
import { CHROMIUM_ARGS, findChromium } from "#test/support/chromium";
import { freshGrafeo } from "#test/support/fresh-grafeo";
import type { FreshGrafeo } from "#test/support/fresh-grafeo";
import { changeOf, loadFixture } from "#test/support/load-fixture";

const ROOT = resolve(import.meta.dirname, "../..");
const dataset = await loadFixture(join(ROOT, "ingest", "datasets", "aip"));
const ENTITIES = dataset.entities.map(({ id }) => id).toSorted();
const RELATIONS = dataset.relations.map(({ id }) => id).toSorted();

describe.skipIf(findChromium() === undefined && process.env["CI"] === undefined)("taking away and finding", () => {
  let grafeo: FreshGrafeo;
  let server: AppServer;
  let browser: Browser;
  let page: Page;
  let errors: string[] = [];

  beforeAll(async () => {
    grafeo = await freshGrafeo();
    await grafeo.store.apply(changeOf(dataset), { paths: [], options: {}, hashes: {} });
    server = await startApp(grafeo.store);
    browser = await chromium.launch({ executablePath: findChromium() ?? "", args: CHROMIUM_ARGS });
  });
  afterEach(async () => {
    await page?.context().close();
    expect(errors).toEqual([]);
    errors = [];
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await grafeo?.dispose();
  });

  async function open(path = "/", options: BrowserContextOptions = {}): Promise<void> {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: "reduce",
      ...options,
    });
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    await page.goto(server.origin + path);
    await page.getByRole("application").waitFor();
  }

  async function exported(format: RegExp): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    await page.getByRole("button", { name: "Export what is on screen" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("radio", { name: format }).check();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      dialog.getByRole("button", { name: "Download" }).click(),
    ]);
    await dialog.waitFor({ state: "detached" });
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  }

  async function serious(): Promise<readonly string[]> {
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id }) => id);
  }

  test("every data format holds what is on screen", async () => {
    await open();
    const json = JSON.parse((await exported(/^JSON/)).bytes.toString());
    expect(json.graph.entities.map(({ id }: { id: string }) => id).toSorted()).toEqual(ENTITIES);
    expect(json.about.permalink).toContain(server.origin);

    const sheet = parseCsv<Record<string, string>>((await exported(/^CSV, one row/)).bytes, { columns: true });
    expect([...new Set(sheet.map((row) => String(row["relation_id"])))].toSorted()).toEqual(RELATIONS);

    const archive = unzipSync((await exported(/^CSV for Neo4j/)).bytes);
    const table = (end: string) => {
      const name = Object.keys(archive).find((file) => file.endsWith(end)) ?? "";
      return parseCsv<Record<string, string>>(strFromU8(archive[name] ?? new Uint8Array()), { columns: true });
    };
    expect(
      table("-nodes.csv")
        .map((row) => String(row[":ID"]))
        .toSorted(),
    ).toEqual(ENTITIES);
    expect(
      table("-relations.csv")
        .map((row) => String(row["id:string"]))
        .toSorted(),
    ).toEqual(RELATIONS);

    const ids: Record<string, string[]> = { node: [], edge: [] };
    const parser = new SaxesParser();
    parser.on("opentag", ({ name, attributes }) => void ids[name]?.push(String(attributes["id"])));
    parser.write((await exported(/^GraphML/)).bytes.toString()).close();
    expect([ids["node"]?.toSorted(), ids["edge"]?.toSorted()]).toEqual([ENTITIES, RELATIONS]);

    const gexf = parseGexf(MultiGraph, (await exported(/^GEXF/)).bytes.toString());
    expect([gexf.nodes().toSorted(), gexf.edges().toSorted()]).toEqual([ENTITIES, RELATIONS]);

    const script = await exported(/^Cypher script/);
    expect(script.name).toBe("powerlines-ai-infrastructure-partnership.cypher");
    expect(script.bytes.toString().match(/^MATCH .* MERGE /gm)).toHaveLength(RELATIONS.length);

    const lines = (await exported(/^FollowTheMoney/)).bytes.toString().trimEnd().split("\n");
    expect(lines.filter((line) => JSON.parse(line).id.startsWith("relation."))).toHaveLength(RELATIONS.length);
  });

  test("a filtered view is exported as it is, and a format says before what it cannot hold", async () => {
    await open("/?hide=Person");
    const json = JSON.parse((await exported(/^JSON/)).bytes.toString());
    expect(json.graph.entities.map(({ kind }: { kind: string }) => kind)).not.toContain("Person");
    expect(json.about.query).toContain("without Person");
    await page.getByRole("button", { name: "Export what is on screen" }).click();
    await page.getByRole("radio", { name: /^FollowTheMoney/ }).check();
    await page.getByText(/relations have no schema of their own/).waitFor();
    expect(await serious()).toEqual([]);
  });

  test("where nothing joins them it is said, with what may help", async () => {
    await open("/?path=nvidia&path=openai&pathfamily=place");
    const paths = page.getByRole("complementary", { name: "Paths" });
    await paths.getByText(/No path of at most 6 relations leads from Nvidia to OpenAI within these limits/).waitFor();
    await paths.getByRole("button", { name: "Search without limits" }).click();
    await expect.poll(() => paths.getByText("3 paths").count()).toBe(1);
  });
});
