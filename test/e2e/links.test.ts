// Links in a real Chromium over the real server: what a link opens is what was on the page it was copied from, on a machine
// that knows nothing; a view too long for an address is kept; what a link says wrongly is told; whose layout it is.
import { join, resolve } from "node:path";
import { fc } from "@fast-check/vitest";
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Dataset } from "#model";
import { startApp } from "#test/support/app-server";
import type { AppServer } from "#test/support/app-server";
import { cornerAtRest, drawnAtRest, drawnOn, findStore } from "#test/support/explorer-page";
import type { Drawn } from "#test/support/explorer-page";
import type { FreshGrafeo } from "#test/support/fresh-grafeo";
import type { Deed } from "#test/support/generated-views";
import { generatedViews } from "#test/support/generated-views";
import { loadFixture } from "#test/support/load-fixture";
import { leaveAll, openMachine } from "#test/support/machines";
import { NO_BROWSER, openBrowser, serveProduct, watchedPage } from "#test/support/served-product";
import type { ServedProduct } from "#test/support/served-product";

const ROOT = resolve(import.meta.dirname, "../..");
const WIDE: BrowserContextOptions = { viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" };
const OTHER: BrowserContextOptions = { viewport: { width: 1180, height: 760 }, reducedMotion: "reduce" };
const SMALL: BrowserContextOptions = { viewport: { width: 1024, height: 600 }, reducedMotion: "reduce" };
const TOKEN = "a-token-that-is-long-enough";
/** The machine may be busy: a page that is loaded again takes its time. */
const PATIENT = { timeout: 20_000, interval: 100 };

let dataset: Dataset;
let grafeo: FreshGrafeo;
let product: ServedProduct;
let server: AppServer;
let browser: Browser;
let errors: string[];

async function open(address: string, options: BrowserContextOptions = WIDE): Promise<Page> {
  const context = await openMachine(browser, { permissions: ["clipboard-read", "clipboard-write"], ...options });
  return openIn(context, address);
}

async function openIn(context: BrowserContext, address: string): Promise<Page> {
  // A refusal that a test asks for is in the console, too.
  const page = await watchedPage(context, errors, /status of 40[134]/);
  await page.goto(address.startsWith("http") ? address : server.origin + address);
  await page.locator("main :is([role=application], table, article, ul)").first().waitFor();
  return page;
}

const note = (page: Page): Locator => page.getByLabel("About this link");
const search = (page: Page): string => new URL(page.url()).search;

async function copyLink(page: Page): Promise<string> {
  await page.evaluate(() => navigator.clipboard.writeText(""));
  // It says for two seconds that a link was copied, and copies another all the same.
  await page.getByRole("button", { name: /^(Copy link to this view|Link copied)$/ }).click();
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied, PATIENT).not.toBe("");
  return copied();
}

/** Does in the page's store what the reader's hands would do; one picture is drawn of it all. */
async function perform(page: Page, deeds: readonly Deed[]): Promise<void> {
  await page.evaluate(async (all) => {
    const state = window.explorer.getState();
    for (const one of all) {
      switch (one.do) {
        case "start":
          state.startedFrom(one.id);
          break;
        case "expand": {
          const order = one.order ?? "degree";
          const answer = await fetch(`/api/entities/${encodeURIComponent(one.id)}/neighbours?order=${order}&limit=25`);
          const { graph, positions } = await answer.json();
          state.expanded({ entityId: one.id, graph, positions, types: [], order, next: 25 });
          break;
        }
        case "collapse":
          state.collapsed(one.id);
          break;
        case "pin":
          state.pinToggled(one.id);
          break;
        case "hide":
          state.entitiesHidden(one.ids);
          break;
        case "keep":
          state.keptOnly(one.ids);
          break;
        case "links":
          state.linksToggled();
          break;
        case "undated":
          state.undatedSwitched();
          break;
        case "filter":
          state.stepAdded(one.rule);
          if (one.off) state.stepSwitched(window.explorer.getState().filters.steps.length - 1);
          break;
        case "time":
          state.timeBasisChosen(one.basis);
          state.timeRangeChosen(one.range);
          break;
        case "look":
          state.lookChosen(one.look);
          break;
        case "move":
          state.moved(one.places);
          break;
        case "select":
          for (const id of one.entities) state.selected({ kind: "entity", id }, true);
          if (one.relation !== undefined) state.selected({ kind: "relation", id: one.relation }, true);
          break;
        case "focus":
          state.focused(one.id);
          break;
        case "camera":
          state.cameraLeft({ x: one.x, y: one.y, zoom: one.zoom });
          break;
        case "paths":
          state.pathsOpened([one.from, one.to]);
          state.pathsAsked({ count: one.count });
          state.pathChosen(one.at);
          break;
        default:
          state.modeChosen(one.mode);
      }
    }
  }, deeds);
}

interface Shown {
  readonly drawn: Drawn | undefined;
  readonly twin: string;
  readonly rail: string;
  readonly strip: string;
  readonly time: string;
}

/** More than a change rests before it is measured. */
const MEASURED_AFTER_MS = 180;

/** In the page: nothing is measured, laid out or opened. */
function isIdle(): boolean {
  const { measures, arrangement, visit } = window.explorer.getState();
  return measures.progress === undefined && arrangement.run === undefined && !visit.opening;
}

/** All that a reader can see of a view, once it stands still. */
async function shownOn(page: Page): Promise<Shown> {
  const mode = await page.evaluate(() => window.explorer.getState().view.mode);
  const isGraph = mode === "graph";
  // What the keyboard is on is lit, and no part of the view.
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  const twin = page.getByRole("region", { name: mode === "table" ? "Relations as a table" : "Relations as text" });
  await (isGraph ? page.getByTestId("canvas") : twin).waitFor();
  const text = async (part: Locator): Promise<string> => ((await part.count()) > 0 ? part.first().innerText() : "");
  await page.waitForFunction(isIdle);
  // The camera comes to where it is meant to be only once the page around it has its size.
  const offBy = async (): Promise<number> => {
    const camera = await page.evaluate(() => window.explorer.getState().view.camera);
    if (!isGraph || camera === undefined) return 0;
    const now = (await drawnOn(page)).camera;
    return Math.abs(now.x - camera.x) + Math.abs(now.y - camera.y);
  };
  await expect.poll(offBy, { timeout: 10_000, interval: 50 }).toBeLessThan(1);
  const drawn = isGraph ? await drawnAtRest(page, MEASURED_AFTER_MS) : undefined;
  // A measuring that began meanwhile changes sizes and colours: until it ends, the last values are shown.
  if (!(await page.evaluate(isIdle))) return shownOn(page);
  return {
    drawn,
    twin: isGraph ? "" : ((await twin.textContent()) ?? ""),
    rail: await text(page.getByRole("navigation", { name: "Search and legend" })),
    strip: await text(page.getByRole("region", { name: "What is on the canvas" })),
    time: await text(page.getByRole("region", { name: "Time" })),
  };
}

/**
 * The same but for what another window makes different: how much of a long list has been drawn and, where all of it is
 * kept in sight, the zoom and with it which parallel relations are drawn as one line.
 */
function comparable({ drawn, ...rest }: Shown, { hasCamera, sameRoom }: { hasCamera: boolean; sameRoom: boolean }) {
  if (drawn === undefined) return { ...rest, twin: rest.twin.slice(0, 200) };
  const { camera, relations, looks, ...picture } = drawn;
  const round = (value: number): number => Math.round(value * 2) / 2;
  const where = [round(camera.x), round(camera.y), Math.round(camera.zoom * 100)];
  if (hasCamera || sameRoom)
    return { ...rest, ...picture, relations, looks, camera: hasCamera ? where : "all in sight" };
  return {
    ...rest,
    ...picture,
    relations: relations.reduce((sum, name) => sum + Number(/ ×(\d+)$/.exec(name)?.[1] ?? 1), 0),
    looks: Object.entries(looks).filter(([id]) => Object.hasOwn(picture.entities, id)),
  };
}

describe.skipIf(NO_BROWSER)("over a rich graph", () => {
  beforeAll(async () => {
    const rich = await loadFixture(join(ROOT, "test", "fixtures", "rich"));
    // In rows, as curators would: a first layout takes seconds, and is not what is tested here.
    const rows = rich.entities.map(({ id }, at) => [id, [(at % 9) * 120, Math.floor(at / 9) * 110 + (at % 2) * 30]]);
    dataset = { ...rich, positions: Object.fromEntries(rows) };
    product = await serveProduct(dataset);
    ({ grafeo, server } = product);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await product.close();
  });
  beforeEach(() => {
    errors = [];
  });
  afterEach(async () => {
    await leaveAll(browser);
    expect(errors).toEqual([]);
  });

  describe("a link", () => {
    test("to each of 40 generated views opens that view on another machine", async () => {
      const views = fc.sample(generatedViews(dataset, 9), { numRuns: 40, seed: 4 });
      const sorts = new Set(views.flat().map((deed) => (deed.do === "filter" ? deed.rule.type : deed.do)));
      expect(sorts.size).toBe(28);
      // Windows that are soon drawn.
      const [room, another] = [SMALL, { ...SMALL, viewport: { width: 1160, height: 640 } }];
      const page = await open("/", room);
      // Other machines, one with another window. What one link leaves there is taken away before the next.
      const others = [
        await open("/?view=text", another),
        await open("/?view=text", room),
        await open("/?view=text", room),
      ];
      await findStore(page);
      const openOn = async (machine: number, link: string, saved: Shown, hasCamera: boolean, label: string) => {
        const theirs = others[machine];
        if (theirs === undefined) throw new Error(`there is no machine ${machine}`);
        await theirs.evaluate(() => window.localStorage.clear());
        await theirs.goto(link);
        await theirs.locator("main :is([role=application], table, article, ul)").first().waitFor();
        await findStore(theirs);
        const theSame = { hasCamera, sameRoom: machine !== 0 };
        const theirsNow = async () => comparable(await shownOn(theirs), theSame);
        await expect.poll(theirsNow, { timeout: 30_000, message: label }).toEqual(comparable(saved, theSame));
        expect(await note(theirs).count(), label).toBe(0);
      };
      // Each machine opens its links in turn, while the next ones are made.
      const opening = others.map(() => Promise.resolve());
      for (const [index, deeds] of views.entries()) {
        // Each begins where the last one left off, without what that had on.
        await page.evaluate(() => {
          const state = window.explorer.getState();
          state.everythingShown();
          state.filtersCleared();
          state.timeCleared();
          state.timeBasisChosen("announced");
          state.movesForgotten();
          state.pathsClosed();
          state.selectionCleared();
          state.lookChosen({ grouping: "none", sizeBy: "degree", colourBy: "kind" });
          state.modeChosen("graph");
          state.cameraLeft(undefined);
        });
        await perform(page, deeds);
        const saved = await shownOn(page);
        const link = await copyLink(page);
        const hasCamera = await page.evaluate(() => window.explorer.getState().view.camera !== undefined);
        const label = `view ${index}: ${JSON.stringify(deeds)} → ${link}`;
        const machine = index % others.length;
        const opened = opening[machine]?.then(() => openOn(machine, link, saved, hasCamera, label));
        if (opened !== undefined) opening[machine] = opened;
        // What fails is told at the end, once.
        opened?.catch(() => undefined);
      }
      await Promise.all(opening);
    }, 300_000);

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
      await page.getByRole("button", { name: "Show Person", exact: true }).click();
      await hideMany(page);
      const saved = await drawnAtRest(page);
      expect(Object.keys(saved.entities).length).toBeLessThan(50);
      await page.getByText("the one in the address bar leaves out where things were moved to").waitFor();
      await page.getByRole("button", { name: "Export what is on screen" }).click();
      await page.getByText("the link in the file leaves out where things were moved to").waitFor();
      await page.keyboard.press("Escape");
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
      expect(await theirs.getByRole("button", { name: "Show Person", exact: true }).getAttribute("aria-pressed")).toBe(
        "false",
      );
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

    test("to a part of the data says what is missing, and brings the rest", async () => {
      const page = await open("/?most=5");
      const missing = page.getByText(/^Showing 5 of/);
      await missing.waitFor();
      expect(Object.keys((await drawnAtRest(page)).entities)).toHaveLength(5);
      await page.getByRole("button", { name: "Show all" }).click();
      await missing.waitFor({ state: "detached" });
      const { entities } = await drawnAtRest(page);
      expect(Object.keys(entities)).toHaveLength(dataset.entities.length);
      expect(search(page)).toContain(`most=${dataset.entities.length}`);
      await page.goBack();
      await missing.waitFor();
      await expect.poll(async () => Object.keys((await drawnOn(page)).entities).length, PATIENT).toBe(5);
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
      expect(await page.getByRole("button", { name: "Show Person", exact: true }).getAttribute("aria-pressed")).toBe(
        "false",
      );
      await page.getByText("without Person", { exact: false }).first().waitFor();
      expect(await page.getByText("Nonsense").count()).toBe(1);
      await note(page).getByRole("button", { name: "Dismiss" }).click();
      await note(page).waitFor({ state: "detached" });
      await page.getByRole("button", { name: "Show Company", exact: true }).click();
      await expect.poll(() => search(page)).toBe("?hide=Company&hide=Person");
      await page.goto(`${server.origin}/?z=garbage`);
      await note(page).getByText("the link is cut off or damaged").waitFor();
      await page.goto(`${server.origin}/?utm_source=x`);
      await page.getByRole("application").waitFor();
      expect(await note(page).count()).toBe(0);
    });

    test("shows its sender's places, whatever places the reader keeps; the bare address shows the reader's own", async () => {
      const page = await open("/");
      await findStore(page);
      const asLaid = await drawnAtRest(page);
      const id = dataset.entities.find(({ kind }) => kind === "Company")?.id ?? "";
      await page.evaluate((moved) => window.explorer.getState().moved({ [moved]: [900, -700] }), id);
      await page.getByText("Your layout").waitFor();
      const context = page.context();
      await page.close();

      // A clean link: nothing of it is the reader's own, and nothing of that is lost by looking, or by moving things there.
      const linked = await openIn(context, "/?size=same");
      await linked.getByRole("button", { name: "Use your layout" }).waitFor();
      await findStore(linked);
      expect((await drawnAtRest(linked)).entities[id]).toEqual(asLaid.entities[id]);
      await linked.evaluate((moved) => window.explorer.getState().moved({ [moved]: [5, 5] }), id);
      await linked.getByText("The link’s layout").waitFor();
      await linked.reload();
      await linked.getByText("The link’s layout").waitFor();
      await linked.close();

      const bare = await openIn(context, "/");
      await bare.getByText("Your layout").waitFor();
      expect((await drawnAtRest(bare)).entities[id]).toEqual([900, -700]);
      // What is in the bar now shows the same to anybody else, and Back does not undo what nobody did.
      const theirs = await open(bare.url());
      await theirs.getByText("The link’s layout").waitFor();
      expect((await drawnOn(theirs)).entities[id]).toEqual([900, -700]);
      await bare.reload();
      await bare.getByText("Your layout").waitFor();
      expect((await drawnAtRest(bare)).entities[id]).toEqual([900, -700]);
      await bare.close();

      const back = await openIn(context, "/?size=same");
      await back.getByRole("button", { name: "Use your layout" }).click();
      await back.getByRole("button", { name: "Use your layout" }).waitFor({ state: "detached" });
      await expect.poll(async () => (await drawnOn(back)).entities[id], PATIENT).toEqual([900, -700]);
    });

    test("Back and Forward walk the same steps as undo and redo, and make none", async () => {
      const page = await open("/");
      await findStore(page);
      const steps = () =>
        page.evaluate(() => {
          const { pastStates, futureStates } = window.explorer.temporal.getState();
          return [pastStates.length, window.explorer.getState().step.words, futureStates.length];
        });
      await page.getByRole("button", { name: "Show Person", exact: true }).click();
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

  describe("the palette", () => {
    const palette = (page: Page): Locator => page.getByRole("dialog", { name: "Do anything" });
    const heading = (page: Page, name: string): Locator =>
      page.getByRole("complementary", { name: "Details" }).getByRole("heading", { name, exact: true });

    test("finds actions, entities and questions by keys, and gives the focus back", async () => {
      const page = await open("/");
      await page.getByRole("application").focus();
      await page.keyboard.press("Control+k");
      await palette(page).getByRole("option").first().waitFor();
      await page.keyboard.press("Escape");
      await palette(page).waitFor({ state: "detached" });
      expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("application");

      // Typed and chosen in one breath, before anything was found; without the marks of its letters.
      await page.keyboard.press("Control+k");
      await page.keyboard.type("zielinski");
      await page.keyboard.press("Enter");
      await heading(page, "Tomasz Zieliński-Okafor").waitFor();
      await page.keyboard.press("Control+k");
      await page.keyboard.type("ليلى");
      await palette(page).getByRole("option", { name: "ليلى حداد" }).waitFor();
      await page.keyboard.press("Enter");
      await heading(page, "ليلى حداد").waitFor();

      await page.keyboard.press("Control+k");
      await page.keyboard.type("who is on both");
      await palette(page)
        .getByRole("option", { name: /both sides/i })
        .first()
        .waitFor();
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/queries\/[a-z-]+/);
      await page.getByRole("link", { name: "Explorer" }).waitFor();
      // From another page to an entity: the view is as it was left.
      await page.keyboard.press("Control+k");
      await page.keyboard.type("lumen forge");
      await page.keyboard.press("Enter");
      await heading(page, "Lumen Forge").waitFor();
    });

    test("an Enter waits for the names that are still on their way", async () => {
      const page = await open("/");
      let release: () => void = () => undefined;
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      await page.route(/\/api\/search/, async (route) => {
        await held;
        await route.continue();
      });
      await page.keyboard.press("Control+k");
      await page.keyboard.type("small");
      await palette(page).getByRole("option", { name: "Zoom out" }).waitFor();
      await page.keyboard.press("Enter");
      release();
      await heading(page, "Small shareholders").waitFor();
      expect(new URL(page.url()).searchParams.has("camera")).toBe(false);
    });

    test("holds every action of the page by its name, and says of one why not", async () => {
      const page = await open("/");
      const type = async (words: string): Promise<void> => {
        await page.keyboard.press("Control+k");
        await palette(page).getByRole("combobox").fill(words);
      };
      const first = () => palette(page).getByRole("option").first().innerText();
      await type("undo");
      await expect.poll(first).toMatch(/^Undo\s+Nothing to undo$/);
      await page.keyboard.press("Enter");
      await expect.poll(first).toMatch(/^Undo/);
      const names = { fit: "Fit everything", "zoom out": "Zoom out", relayout: "Relayout", redo: "Redo" };
      const more = { collapse: "Collapse", "stop the time": "Stop the time", play: "Play the time" };
      for (const [words, name] of Object.entries({ ...names, ...more })) {
        await palette(page).getByRole("combobox").fill(words);
        await expect.poll(first).toMatch(new RegExp(`^${name}`));
      }
      await page.keyboard.press("Enter");
      await expect.poll(() => new URL(page.url()).searchParams.has("time")).toBe(true);

      // By the words of other programs too; what cannot be done now is there, with why not.
      await page.keyboard.press("Control+k");
      const unselected = "Select (one|an) entity first";
      for (const [words, offered] of [
        ["expand|neighbors", `^Expand what is selected…\\s*${unselected}$`],
        ["pin|unpin", `^Pin or unpin what is selected\\s*${unselected}$`],
        ["keep only|isolate", `^Keep only what is selected\\s*${unselected}$`],
        ["start from", `^Start from what is selected\\s*${unselected}$`],
        ["hide what", `^Hide what is selected\\s*${unselected}$`],
        ["picture|image|screenshot|gephi", "^Export what is on screen"],
        ["concentric|circle|rings", "^Lay out: rings"],
        ["route", "^Find paths"],
        ["centrality", "^Size by: betweenness"],
        ["keys", "^Keyboard shortcuts"],
        ["names", "^Search entities"],
        ["clear|reset", "^Clear filters and time"],
        ["total|sum|select all", "^Select everything drawn"],
      ] as const) {
        for (const word of words.split("|")) {
          await palette(page).getByRole("combobox").fill(word);
          await palette(page)
            .getByRole("option")
            .filter({ hasText: new RegExp(offered) })
            .waitFor();
        }
      }
      await page.keyboard.press("Enter");
      const selected = page.getByRole("heading", { name: /^\d+ entities selected$/ });
      await selected.waitFor();
      await type("select nothing");
      await page.keyboard.press("Enter");
      await selected.waitFor({ state: "detached" });

      await type("zoom in");
      await page.keyboard.press("Enter");
      await expect.poll(() => new URL(page.url()).searchParams.has("camera")).toBe(true);
      await type("add filter");
      await page.keyboard.press("Enter");
      const add = page.getByRole("button", { name: "Add filter" });
      await expect.poll(() => add.getAttribute("aria-expanded")).toBe("true");
      await expect.poll(() => add.evaluate((button) => button === document.activeElement)).toBe(true);
      // What it opens is in sight, and no wider than the rail.
      const rail = page.getByRole("navigation", { name: "Search and legend" });
      const wide = await rail
        .locator("div")
        .evaluateAll((boxes) =>
          boxes.filter((box) => box.scrollWidth > box.clientWidth + 1).map((box) => box.className),
        );
      expect(wide).toEqual([]);
      const last = page
        .getByRole("navigation", { name: "Search and legend" })
        .getByRole("button", { name: "Neighbourhood" });
      await expect.poll(async () => ((await last.boundingBox())?.y ?? 9999) < 900).toBe(true);
    });

    test("keeps what is typed before its code is there, and the Enter after it", async () => {
      const context = await openMachine(browser, WIDE);
      let release: () => void = () => undefined;
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      await context.route(/assets\/CommandPalette-.*\.js$/, async (route) => {
        await held;
        await route.continue();
      });
      const page = await openIn(context, "/");
      await page.keyboard.press("Control+k");
      await page.keyboard.type("lumen forge");
      expect(await palette(page).getByRole("textbox").inputValue()).toBe("lumen forge");
      await page.keyboard.press("Enter");
      release();
      await heading(page, "Lumen Forge").waitFor();
      // Escape sends it away before it was there, and nothing is remembered of it.
      await page.keyboard.press("Control+k");
      expect(await palette(page).getByRole("combobox").inputValue()).toBe("");
      await page.keyboard.press("Escape");
      await palette(page).waitFor({ state: "detached" });
    });

    test("chooses with the mouse and the arrows, and says when there is nothing", async () => {
      const page = await open("/");
      await page.keyboard.press("Control+k");
      await palette(page).waitFor();
      await page.keyboard.type("zzzz nothing");
      await palette(page).getByText("Nothing is called that here.").waitFor();
      await page.keyboard.press("Enter");
      expect(await palette(page).count()).toBe(1);
      await palette(page).getByRole("textbox").or(palette(page).getByRole("combobox")).fill("show as");
      await palette(page).getByRole("option", { name: "Show as table" }).click();
      await page.getByRole("region", { name: "Relations as a table" }).waitFor();
      await page.keyboard.press("Control+k");
      await page.keyboard.type("show as");
      await palette(page).getByRole("option", { name: "Show as text" }).waitFor();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.getByRole("region", { name: "Relations as text" }).waitFor();
      await page.keyboard.press("Control+k");
      await page.keyboard.type("colour by pagerank");
      await page.keyboard.press("Enter");
      await expect.poll(() => search(page)).toContain("colour=pagerank");
      await page.keyboard.press("Control+k");
      await palette(page).getByRole("option").first().waitFor();
      await page.keyboard.type("copy link");
      await page.keyboard.press("Enter");
      await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain("colour=pagerank");
    });

    test("every key of the sheet does what the sheet says", async () => {
      const page = await open("/");
      await findStore(page);
      const canvas = page.getByRole("application");
      const state = <T>(read: string): Promise<T> => page.evaluate(`(${read})(window.explorer.getState())`);
      const ring = () => page.locator("[data-entity]").getAttribute("data-entity");
      const walked: string[] = [];
      /** On a busy machine the letters of a name may come so late that each begins a new one. */
      const turnTo = async (name: string, id: string): Promise<void> => {
        const typed = async (): Promise<string> => {
          await canvas.blur();
          await canvas.focus();
          await page.keyboard.type(name);
          return (await page.locator("[data-entity]").count()) === 0 ? "" : ((await ring()) ?? "");
        };
        await expect.poll(typed, PATIENT).toBe(id);
      };
      const steps = () => page.evaluate(() => window.explorer.temporal.getState().pastStates.length);
      const tried: Readonly<Record<string, () => Promise<void>>> = {
        "Ctrl K": async () => {
          await page.keyboard.press("Control+k");
          await palette(page).waitFor();
          await page.keyboard.press("Escape");
        },
        "/": async () => {
          await page.keyboard.press("/");
          await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("search");
          await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
        },
        "Ctrl Z": async () => {
          await page.evaluate(() => window.explorer.getState().linksToggled());
          await page.keyboard.press("Control+z");
          expect(await steps()).toBe(0);
        },
        "Ctrl Shift Z": async () => {
          await page.keyboard.press("Control+Shift+Z");
          expect(await steps()).toBe(1);
          await page.keyboard.press("Control+z");
        },
        "Ctrl Y": async () => {
          await page.keyboard.press("Control+y");
          expect(await steps()).toBe(1);
          await page.keyboard.press("Control+z");
        },
        "?": async () => {
          await page.keyboard.press("?");
          await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
          await page.keyboard.press("Escape");
        },
        "a–z": async () => {
          await turnTo("Lumen Forge", "lumen-forge");
        },
        ...Object.fromEntries(
          (["Left", "Right", "Up", "Down"] as const).map((way, index) => [
            ["←", "→", "↑", "↓"][index],
            async () => {
              await turnTo("Lumen Forge", "lumen-forge");
              await page.keyboard.press(`Arrow${way}`);
              await expect.poll(ring).not.toBe("lumen-forge");
              const to = (await ring()) ?? "";
              walked.push(to);
              const joined = await state<boolean>(
                `({ graph }) => [...graph.relations.values()].some(({ source, target }) =>
                  [source, target].includes("lumen-forge") && [source, target].includes("${to}"))`,
              );
              const position = page.getByRole("status", { name: "Keyboard position" });
              expect((await position.innerText()).endsWith("Not joined to Lumen Forge")).toBe(!joined);
            },
          ]),
        ),
        ...Object.fromEntries(
          [".", ","].map((key) => [
            key,
            async () => {
              await turnTo("Lumen Forge", "lumen-forge");
              await page.keyboard.press(key);
              const position = page.getByRole("status", { name: "Keyboard position" });
              await expect.poll(() => position.innerText()).toMatch(/Relation \d+ of/);
            },
          ]),
        ),
        ...Object.fromEntries(
          (["Left", "Right", "Up", "Down"] as const).map((way, index) => [
            `Shift ${["←", "→", "↑", "↓"][index]}`,
            async () => {
              await turnTo("Lumen Forge", "lumen-forge");
              const { x, y } = (await drawnAtRest(page)).camera;
              await page.keyboard.press(`Shift+Arrow${way}`);
              await expect.poll(async () => (await drawnOn(page)).camera).not.toMatchObject({ x, y });
            },
          ]),
        ),
        Enter: async () => {
          await turnTo("Lumen Forge", "lumen-forge");
          await page.keyboard.press("Enter");
          await heading(page, "Lumen Forge").waitFor();
        },
        Tab: async () => {
          await canvas.focus();
          await page.keyboard.press("Tab");
          await page.locator("#details :focus").waitFor();
        },
        "Shift Tab": async () => {
          await page.keyboard.press("Shift+Tab");
          await page.locator("#canvas-keys:focus").waitFor();
        },
        ">": async () => {
          await turnTo("Lumen Forge", "lumen-forge");
          await page.keyboard.press(".");
          await page.keyboard.press(">");
          await expect.poll(ring).not.toBe("lumen-forge");
          await page.keyboard.press(">");
          await expect.poll(ring).toBe("lumen-forge");
        },
        "Shift Enter": async () => {
          await turnTo("Stratus Nine", "stratus-nine");
          await page.keyboard.press("Shift+Enter");
          expect(await state("({ selection }) => selection.items.length")).toBe(2);
        },
        ...Object.fromEntries(
          (
            [
              ["+", "+", (now: Drawn, before: number) => now.camera.zoom > before + 0.01],
              ["−", "-", (now: Drawn, before: number) => now.camera.zoom < before - 0.01],
            ] as const
          ).map(([sign, key, holds]) => [
            sign,
            async () => {
              await canvas.focus();
              const before = (await drawnAtRest(page)).camera.zoom;
              await page.keyboard.press(key);
              await expect.poll(async () => holds(await drawnOn(page), before)).toBe(true);
            },
          ]),
        ),
        0: async () => {
          await canvas.focus();
          await page.keyboard.press("0");
          await expect.poll(() => state("({ view }) => view.camera")).toBeUndefined();
        },
        "Shift F10": async () => {
          await turnTo("Stratus Nine", "stratus-nine");
          await page.keyboard.press("Shift+F10");
          await page.getByRole("menuitem", { name: "Start from here" }).waitFor();
          await page.keyboard.press("Escape");
          await page.getByRole("menuitem").first().waitFor({ state: "detached" });
        },
        ...Object.fromEntries(
          ["]", "["].map((key) => [
            key,
            async () => {
              await page.evaluate(() => {
                window.explorer.getState().pathsOpened(["lumen-forge", "halcyon-ai"]);
                window.explorer.getState().pathsAsked({ count: 3 });
              });
              await expect.poll(() => state("({ pathsFound }) => pathsFound"), PATIENT).toBeGreaterThan(1);
              const at = () => state<number>("({ paths }) => paths?.at ?? -1");
              const before = await at();
              await canvas.focus();
              await page.keyboard.press(key);
              await expect.poll(at).not.toBe(before);
              await page.evaluate(() => window.explorer.getState().pathsClosed());
            },
          ]),
        ),
        Esc: async () => {
          // What lies on top goes first, a card before the drawer.
          const isOpen = async (): Promise<boolean> => {
            await page.keyboard.press("Escape");
            return state("({ selection }) => selection.drawerOpen");
          };
          await expect.poll(isOpen).toBe(false);
          expect(await state("({ selection }) => [selection.drawerOpen, selection.items.length]")).toEqual([false, 2]);
          await page.keyboard.press("Escape");
          expect(await state("({ selection }) => selection.items.length")).toBe(0);
        },
        "Shift drag": async () => {
          await canvas.focus();
          await page.keyboard.press("0");
          const [{ entities, camera }, corner] = [await drawnAtRest(page), await cornerAtRest(page)];
          const stage = await page.getByTestId("canvas").boundingBox();
          if (stage === null) throw new Error("there is no canvas");
          const half = { x: stage.x + stage.width / 2, y: stage.y + stage.height / 2 };
          const left = Object.entries(entities).flatMap(([id, [x]]) => (x < camera.x ? [id] : []));
          const drag = async (key?: string): Promise<void> => {
            await page.mouse.move(stage.x + 2, stage.y + 2);
            await page.keyboard.down("Shift");
            await page.mouse.down();
            await page.mouse.move(half.x, stage.y + stage.height - 2, { steps: 4 });
            if (key !== undefined) await page.keyboard.press(key);
            await page.mouse.up();
            await page.keyboard.up("Shift");
          };
          const selected = () => state<{ id: string }[]>("({ selection }) => selection.items");
          await drag("Escape");
          expect(await selected()).toEqual([]);
          await drag();
          expect((await selected()).map(({ id }) => id).toSorted()).toEqual(left.toSorted());
          expect(await cornerAtRest(page)).toEqual(corner);
        },
      };
      await page.keyboard.press("?");
      const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
      await sheet.waitFor();
      const caps = await sheet
        .locator("dd > span")
        .evaluateAll((keys) =>
          keys.map((key) => [...key.querySelectorAll("kbd")].map((cap) => cap.textContent).join(" ")),
        );
      await sheet.getByText("Undo takes back what was done to the graph").waitFor();
      await page.keyboard.press("Escape");
      await sheet.waitFor({ state: "detached" });
      // The list of paths has tests of its own.
      expect([...new Set(caps)].toSorted()).toEqual(Object.keys(tried).toSorted());
      for (const key of Object.keys(tried)) await tried[key]?.();
      expect(new Set(walked).size).toBeGreaterThan(1);
    });
  });
});
