// Links in a real Chromium over the real server: what a link opens is what was on the page it was copied from, on a machine
// that knows nothing; a view too long for an address is kept; what a link says wrongly is told; whose layout it is.
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { chromium } from "playwright";
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Dataset } from "#model";
import { startApp } from "#test/support/app-server";
import type { AppServer } from "#test/support/app-server";
import { CHROMIUM_ARGS, findChromium } from "#test/support/chromium";
import { drawnAtRest, drawnOn, findStore } from "#test/support/explorer-page";
import { freshGrafeo } from "#test/support/fresh-grafeo";
import type { FreshGrafeo } from "#test/support/fresh-grafeo";
import { changeOf, loadFixture } from "#test/support/load-fixture";

const ROOT = resolve(import.meta.dirname, "../..");
const CLIENT = join(ROOT, ".build", "client");
const WIDE: BrowserContextOptions = { viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" };
const OTHER: BrowserContextOptions = { viewport: { width: 1180, height: 760 }, reducedMotion: "reduce" };
const TOKEN = "a-token-that-is-long-enough";
/** The machine may be busy: a page that is loaded again takes its time. */
const PATIENT = { timeout: 20_000, interval: 100 };

let dataset: Dataset;
let grafeo: FreshGrafeo;
let server: AppServer;
let browser: Browser;
let errors: string[];

async function open(address: string, options: BrowserContextOptions = WIDE): Promise<Page> {
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"], ...options });
  return openIn(context, address);
}

async function openIn(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    // A refusal that a test asks for is in the console, too.
    if (message.type() === "error" && !/status of 40[134]/.test(message.text())) errors.push(message.text());
  });
  await page.goto(address.startsWith("http") ? address : server.origin + address);
  await page.locator("main :is([role=application], table, article, ul)").first().waitFor();
  return page;
}

const note = (page: Page): Locator => page.getByLabel("About this link");
const search = (page: Page): string => new URL(page.url()).search;

const noBrowser = findChromium() === undefined && process.env["CI"] === undefined;

describe.skipIf(noBrowser)("over a rich graph", () => {
  beforeAll(async () => {
    if (!existsSync(join(CLIENT, "index.html"))) throw new Error("Build the client: npm run build");
    dataset = await loadFixture(join(ROOT, "test", "fixtures", "rich"));
    grafeo = await freshGrafeo();
    await grafeo.store.apply(changeOf(dataset), { paths: [], options: {}, hashes: {} });
    server = await startApp(grafeo.store, { env: { DATA_DIR: grafeo.dataDir } });
    browser = await chromium.launch({ executablePath: findChromium() ?? "", args: CHROMIUM_ARGS });
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
    await grafeo.dispose();
  });
  beforeEach(() => {
    errors = [];
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    expect(errors).toEqual([]);
  });

  describe("a link", () => {
    const hideMany = (page: Page) =>
      page.evaluate(() => {
        const { graph, moved, entitiesHidden } = window.explorer.getState();
        // Names that nothing shortens: what is on the canvas then is too long for an address.
        const noise = Array.from({ length: 1500 }, (_, index) => Math.sin(index).toString(36).slice(2));
        const ids = [...graph.entities.keys()];
        moved(Object.fromEntries(ids.map((id, index) => [id, [Math.sin(index) * 400, Math.cos(index * 7) * 300]])));
        entitiesHidden([...ids.slice(0, 20), ...noise]);
      });

    test("to a view too long for an address is kept on the server, in no list, and opens all of it", async () => {
      const page = await open("/");
      await findStore(page);
      await page.waitForFunction(() => Object.keys(window.explorer.getState().graph.laid).length > 0);
      await page.getByRole("button", { name: /^Person,/ }).click();
      await hideMany(page);
      const saved = await drawnAtRest(page);
      expect(Object.keys(saved.entities).length).toBeLessThan(50);
      await page.getByText("the one in the address bar leaves out where things were moved to").waitFor();
      // A reload and a step back find the whole view, although no address holds it.
      await page.reload();
      await page.getByRole("application").waitFor();
      await expect.poll(async () => (await drawnOn(page)).entities, PATIENT).toEqual(saved.entities);
      await page.getByRole("button", { name: "Copy link to this view" }).click();
      const dialog = page.getByRole("dialog", { name: "Link to this view" });
      await dialog.getByText("larger than an address can be").waitFor();
      await dialog.getByRole("button", { name: "Keep it and get a link" }).click();
      const link = await dialog.getByLabel("Link", { exact: true }).inputValue();
      expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?saved=[0-9a-z]{16}$/);
      const theirs = await open(link, OTHER);
      await expect.poll(async () => (await drawnOn(theirs)).entities, PATIENT).toEqual(saved.entities);
      expect((await drawnAtRest(theirs)).relations).toEqual(saved.relations);
      expect(await theirs.getByRole("button", { name: /^Person,/ }).getAttribute("aria-pressed")).toBe("false");
      expect(theirs.url()).toBe(link);
      await theirs.reload();
      await theirs.getByRole("application").waitFor();
      await expect.poll(async () => (await drawnOn(theirs)).entities, PATIENT).toEqual(saved.entities);
      const list = await page.request.get(`${server.origin}/api/snapshots`);
      expect(await list.json()).toMatchObject({ snapshots: [], total: 0, damaged: [] });
    });

    test("is kept only for whoever has the token, and is refused in words", async () => {
      const guarded = await startApp(grafeo.store, { env: { DATA_DIR: grafeo.dataDir, PUBLISH_TOKEN: TOKEN } });
      const closed = await startApp(grafeo.store, { env: { DATA_DIR: grafeo.dataDir, TRUSTED_PROXY: "127.0.0.1" } });
      try {
        const page = await open(guarded.origin);
        await findStore(page);
        await hideMany(page);
        await page.getByRole("button", { name: "Link to all of it…" }).click();
        const dialog = page.getByRole("dialog", { name: "Link to this view" });
        const keep = dialog.getByRole("button", { name: "Keep it and get a link" });
        await keep.click();
        await dialog.getByRole("alert").getByText("token is missing or wrong").waitFor();
        await dialog.getByLabel("Publish token").fill(TOKEN);
        await keep.click();
        const link = await dialog.getByLabel("Link", { exact: true }).inputValue();
        expect(link).toContain(`${guarded.origin}/?saved=`);
        await page.keyboard.press("Escape");
        await dialog.waitFor({ state: "detached" });

        const theirs = await open(closed.origin);
        await findStore(theirs);
        await hideMany(theirs);
        await theirs.getByRole("button", { name: "Copy link to this view" }).click();
        const refused = theirs.getByRole("dialog", { name: "Link to this view" });
        await refused.getByRole("button", { name: "Keep it and get a link" }).click();
        await refused.getByRole("alert").getByText("no PUBLISH_TOKEN").waitFor();
        await refused.getByText("export it as a file").waitFor();
        await refused.getByRole("button", { name: "Copy the shorter link" }).click();
        await refused.getByRole("button", { name: "Copied" }).waitFor();
        const shorter = await theirs.evaluate(() => navigator.clipboard.readText());
        expect(shorter.length).toBeLessThan(8192);
        expect(shorter).toContain("data=");
      } finally {
        await guarded.close();
        await closed.close();
      }
    });

    test("to a saved view is told where the server has none, and what is sent must be a view", async () => {
      const page = await open("/?saved=0000000000000000");
      await note(page).getByText("the saved view (this server does not have it)").waitFor();
      await note(page).getByRole("button", { name: "Dismiss" }).click();
      await note(page).waitFor({ state: "detached" });
      const sent = async (data: object) => {
        const answer = await page.request.post(`${server.origin}/api/views`, { data });
        return { status: answer.status(), body: await answer.json() };
      };
      const wrong = await sent({ view: "?no question mark", extra: 1 });
      expect([wrong.status, wrong.body.errors.map(({ field }: { field: string }) => field)]).toEqual([
        400,
        ["view", "extra"],
      ]);
      expect((await sent({ view: `at=${"x".repeat(1_000_001)}` })).status).toBe(400);
      const first = await sent({ view: "hide=Person" });
      const again = await sent({ view: "hide=Person" });
      expect([first.status, again.status, again.body.created, again.body.id]).toEqual([201, 200, false, first.body.id]);
      const kept = await page.request.get(`${server.origin}/api/views/${first.body.id}`);
      expect(await kept.json()).toMatchObject({ ok: true, view: "hide=Person", url: first.body.url });
    });

    test("that says something wrong opens without it and says so once, in words", async () => {
      const page = await open(
        "/?hide=Nonsense&hide=Person&camera=abc&f=shoe:1&focus=nobody&f=source:no-such,&utm_source=x",
      );
      for (const words of [
        "kind: Nonsense (the data has none of that name)",
        "camera=abc",
        "f=shoe:1",
        "focus=nobody (the data has no such entity)",
        "source: no-such",
      ]) {
        expect(await note(page).innerText()).toContain(words);
      }
      expect(await note(page).innerText()).not.toContain("utm_source");
      expect(await page.getByRole("button", { name: /^Person,/ }).getAttribute("aria-pressed")).toBe("false");
      await page.getByText("without Person", { exact: false }).first().waitFor();
      expect(await page.getByText("Nonsense").count()).toBe(1);
      await note(page).getByRole("button", { name: "Dismiss" }).click();
      await note(page).waitFor({ state: "detached" });
      await page.getByRole("button", { name: /^Company,/ }).click();
      await expect.poll(() => search(page)).toBe("?hide=Company&hide=Person");
      await page.goto(`${server.origin}/?z=garbage`);
      await note(page).getByText("the link is cut off or damaged").waitFor();
      await page.goto(`${server.origin}/?utm_source=x`);
      await page.getByRole("application").waitFor();
      expect(await note(page).count()).toBe(0);
    });

    test("Back and Forward walk the same steps as undo and redo, and make none", async () => {
      const page = await open("/");
      await findStore(page);
      const steps = () =>
        page.evaluate(() => {
          const { pastStates, futureStates } = window.explorer.temporal.getState();
          return [pastStates.length, window.explorer.getState().step.words, futureStates.length];
        });
      await page.getByRole("button", { name: /^Person,/ }).click();
      await page.evaluate(() => window.explorer.getState().lookChosen({ sizeBy: "same" }));
      await page.evaluate(() => window.explorer.getState().focused("halcyon-ai"));
      expect(await steps()).toEqual([2, "Size: All alike", 0]);
      await page.goBack();
      await expect.poll(() => search(page)).not.toContain("focus");
      expect(await steps()).toEqual([2, "Size: All alike", 0]);
      await page.goBack();
      await expect.poll(steps).toEqual([1, "Filtered by kind: without Person", 1]);
      await page.goBack();
      await expect.poll(steps).toEqual([0, "Opened", 2]);
      await page.goForward();
      await page.goForward();
      await expect.poll(steps).toEqual([2, "Size: All alike", 0]);
      // Undo is a step of the browser, too: Back takes it back.
      await page.keyboard.press("Control+z");
      await expect.poll(steps).toEqual([1, "Filtered by kind: without Person", 1]);
      await page.goBack();
      await expect.poll(steps).toEqual([2, "Size: All alike", 0]);
    });
  });
});
