// Exploring in a real Chromium over the real server: expand with a preview, collapse, and a link older than its data.
import { join, resolve } from "node:path";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { NeighboursResponse } from "#contract";
import type { Dataset } from "#model";
import type { AppServer } from "#test/support/app-server";
import { asDrawn, cornerAtRest, drawnAtRest } from "#test/support/explorer-page";
import { loadFixture } from "#test/support/load-fixture";
import { leave, openMachine } from "#test/support/machines";
import { NO_BROWSER, openBrowser, serveProduct, watchedPage } from "#test/support/served-product";
import type { ServedProduct } from "#test/support/served-product";

const ROOT = resolve(import.meta.dirname, "../..");
const WIDE: BrowserContextOptions = { viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" };

let dataset: Dataset;
let product: ServedProduct;
let server: AppServer;
let browser: Browser;
let errors: string[];

async function open(path = "/", options: BrowserContextOptions = {}): Promise<Page> {
  const context = await openMachine(browser, { ...WIDE, ...options });
  const page = await watchedPage(context, errors);
  await page.goto(server.origin + path);
  await page.getByRole("application").waitFor();
  return page;
}

const strip = (page: Page): Locator => page.getByRole("region", { name: "What is on the canvas" });

/** Where the ring around an entity is once it has stopped moving, px on the page. */
async function middleAtRest(page: Page, id: string): Promise<{ readonly x: number; readonly y: number }> {
  const ring = page.locator(`[data-entity="${id}"]`);
  await ring.waitFor();
  let last = "";
  for (;;) {
    const box = await ring.boundingBox();
    if (box === null) throw new Error(`${id} is not drawn`);
    if (JSON.stringify(box) === last) return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    last = JSON.stringify(box);
    await page.waitForTimeout(500);
  }
}

async function openMenuOf(page: Page, name: string): Promise<void> {
  await page.getByRole("application").focus();
  await page.keyboard.type(name);
  await page.locator(`[data-entity="${idOf(name)}"]`).waitFor();
  await page.keyboard.press("Shift+F10");
  await page.getByRole("menuitem", { name: "Start from here" }).waitFor();
}

async function choose(page: Page, item: string): Promise<void> {
  await page.getByRole("menuitem", { name: item }).click();
}

function idOf(name: string): string {
  const entity = dataset.entities.find((candidate) => candidate.name === name);
  if (entity === undefined) throw new Error(`no entity is called ${name}`);
  return entity.id;
}

const sorted = (ids: Iterable<string>): readonly string[] => [...new Set(ids)].toSorted((a, b) => (a < b ? -1 : 1));

function neighboursOf(id: string) {
  const relations = dataset.relations.filter(({ from, to }) => from === id || to === id);
  const entities = sorted([id, ...relations.flatMap(({ from, to }) => [from, to])]);
  return { entities, relations };
}

async function serve(folder: string): Promise<void> {
  dataset = await loadFixture(join(ROOT, folder));
  product = await serveProduct(dataset);
  ({ server } = product);
  browser = await openBrowser();
}

async function stop(): Promise<void> {
  await browser.close();
  await product.close();
}

describe.skipIf(NO_BROWSER)("exploring the article's graph", () => {
  beforeAll(async () => {
    await serve("ingest/datasets/aip");
  });
  afterAll(stop);
  beforeEach(() => {
    errors = [];
  });

  test("starts from one entity, says what expanding would bring, and brings exactly that", async () => {
    const page = await open();
    await openMenuOf(page, "Microsoft");
    await choose(page, "Start from here");
    await strip(page).getByText(`1 of ${dataset.entities.length} entities`).waitFor();
    expect(Object.keys((await drawnAtRest(page)).entities)).toEqual(["microsoft"]);
    await openMenuOf(page, "Microsoft");
    await choose(page, "Expand…");
    const dialog = page.getByRole("dialog", { name: "Expand Microsoft" });
    await dialog.getByRole("button", { name: /^Bring/ }).waitFor();
    const answer = await page.request.get(`${server.origin}/api/entities/microsoft/neighbours`);
    const { counts }: NeighboursResponse = await answer.json();
    const listed = await dialog.getByRole("group", { name: "Through its relations" }).innerText();
    expect(listed).toMatch(/partners with\s+2/);
    expect(await dialog.getByRole("checkbox").count()).toBe(new Set(counts.map(({ type }) => type)).size);
    await dialog.getByRole("checkbox", { name: /partners with/ }).uncheck();
    await dialog.getByRole("checkbox", { name: /launched/ }).uncheck();
    const kept = dataset.relations.filter(
      ({ from, to, type }) => [from, to].includes("microsoft") && type !== "PARTNER_OF" && type !== "LAUNCHED",
    );
    const partners = new Set(kept.flatMap(({ from, to }) => [from, to]));
    await dialog.getByRole("button", { name: `Bring ${partners.size - 1}`, exact: true }).click();
    await strip(page).getByText(`${partners.size} of`).waitFor();
    const heard = page.getByRole("status", { name: "Exploring" });
    await expect.poll(() => heard.innerText()).toBe(`Expanded Microsoft: ${partners.size - 1} partners.`);
    const drawn = await drawnAtRest(page);
    expect(Object.keys(drawn.entities)).toEqual(sorted(partners));
    expect(drawn.relations).toEqual(asDrawn(drawn, kept));
    await strip(page).getByRole("button", { name: "Links among these: off" }).click();
    await strip(page).getByRole("button", { name: "Links among these: on" }).waitFor();
    const among = dataset.relations.filter(({ from, to }) => partners.has(from) && partners.has(to));
    const linked = await drawnAtRest(page);
    expect(linked.relations).toEqual(asDrawn(linked, among));
    expect(among.length).toBeGreaterThan(kept.length);
    expect(errors).toEqual([]);
    await leave(page);
  });

  test("a double click brings the next neighbours without moving what stands; collapse takes them away", async () => {
    const page = await open();
    await openMenuOf(page, "OpenAI");
    await choose(page, "Start from here");
    const before = await drawnAtRest(page);
    const { x, y } = await middleAtRest(page, "openai");
    await page.mouse.dblclick(x, y);
    const around = neighboursOf("openai");
    await strip(page).getByText(`${around.entities.length} of`).waitFor();
    const drawn = await drawnAtRest(page);
    expect(Object.keys(drawn.entities)).toEqual(around.entities);
    expect(drawn.relations).toEqual(asDrawn(drawn, around.relations));
    expect(drawn.entities["openai"]).toEqual(before.entities["openai"]);
    await page.keyboard.press("Escape");
    await openMenuOf(page, "OpenAI");
    await choose(page, "Collapse");
    await strip(page).getByText("1 of").waitFor();
    expect(errors).toEqual([]);
    await leave(page);
  });

  test("what a rectangle selects is told from the rest, and its details move nothing, coming or going", async () => {
    const page = await open();
    const canvas = page.getByTestId("canvas");
    const details = page.getByRole("complementary", { name: "Details" });
    const before = await cornerAtRest(page);
    const box = await canvas.boundingBox();
    if (box === null) throw new Error("no canvas");
    const part = { width: box.width * 0.6, height: box.height * 0.5 };
    await page.keyboard.down("Shift");
    await page.mouse.move(box.x + 2, box.y + 2);
    await page.mouse.down();
    await page.mouse.move(box.x + part.width, box.y + part.height, { steps: 4 });
    await page.mouse.up();
    await page.keyboard.up("Shift");
    await details.getByRole("heading", { name: /entities selected/ }).waitFor();
    const drawn = await drawnAtRest(page);
    const inside = sorted(
      Object.entries(drawn.entities).flatMap(([id, [x, y]]) => {
        const [right, below] = [(x - before.x) * before.zoom, (y - before.y) * before.zoom];
        return right < part.width && below < part.height ? [id] : [];
      }),
    );
    expect(inside.length).toBeGreaterThan(3);
    expect(inside.length).toBeLessThan(dataset.entities.length / 2);
    expect(drawn.selected).toEqual(inside);
    expect(drawn.lit).toEqual(inside);
    expect(await cornerAtRest(page)).toEqual(before);
    // The link has the view as it stands beside the details; without them it is the whole again, which no link need say.
    await expect.poll(() => page.url()).toContain("camera=");
    await page.keyboard.press("Escape");
    await details.waitFor({ state: "detached" });
    await expect.poll(() => page.url()).not.toContain("camera=");
    expect(await cornerAtRest(page)).toEqual(before);
    expect(errors).toEqual([]);
    await leave(page);
  });

  test("a link says when its data has changed since, and what of it cannot be found", async () => {
    const brought = encodeURIComponent(JSON.stringify(["result", "old", ["microsoft", "long-gone"], []]));
    const page = await open(`/?canvas=chosen&brought=${brought}&data=of-last-year&tomorrow=unknown`);
    await page.getByText("The data has changed since this link was made").waitFor();
    await page.getByText("1 entity of the link could not be found in it").waitFor();
    expect(Object.keys((await drawnAtRest(page)).entities)).toEqual(["microsoft"]);
    await leave(page);
  });
});
