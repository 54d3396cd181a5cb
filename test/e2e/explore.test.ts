// The explorer in a real Chromium over the real server and the bundled dataset: see, select, filter, search, go back.
import { join, resolve } from "node:path";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startApp } from "#test/support/app-server";
import type { AppServer } from "#test/support/app-server";
import { drawnOn } from "#test/support/explorer-page";
import { changeOf, loadFixture } from "#test/support/load-fixture";
import { freshGrafeo } from "#test/support/fresh-grafeo";
import type { FreshGrafeo } from "#test/support/fresh-grafeo";
import { leaveAll, openMachine } from "#test/support/machines";
import { NO_BROWSER, openBrowser, serveProduct, watchedPage } from "#test/support/served-product";
import type { ServedProduct } from "#test/support/served-product";

const ROOT = resolve(import.meta.dirname, "../..");
const dataset = await loadFixture(join(ROOT, "ingest", "datasets", "aip"));
const WIDE: BrowserContextOptions = { viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" };

let grafeo: FreshGrafeo;
let product: ServedProduct;
let server: AppServer;
let browser: Browser;
let page: Page;
let errors: string[];

async function open(path = "/", options: BrowserContextOptions = {}): Promise<Page> {
  const context = await openMachine(browser, { ...WIDE, ...options });
  const opened = await watchedPage(context, errors);
  await opened.goto(server.origin + path);
  return opened;
}

/** The canvas's key target; the ring around the entity it stands on is on the page, and says where that is drawn. */
const keys = (): Locator => page.getByRole("application");
const drawer = (): Locator => page.getByRole("complementary", { name: "Details" });
const search = (): string => new URL(page.url()).search;

/** Goes to an entity by typing its name on the canvas, then clicks what is drawn there with the mouse. */
async function clickDrawn(name: string): Promise<void> {
  await keys().focus();
  await page.keyboard.type(name);
  const ring = page.locator(`[data-entity="${idOf(name)}"]`);
  await ring.waitFor();
  const { x, y, width, height } = await boxAtRest(ring, name);
  await page.mouse.click(x + width / 2, y + height / 2);
}

/** Where something is once it has stopped moving: the camera may still be fitting the graph to its room. */
async function boxAtRest(moving: Locator, name: string) {
  let last = await moving.boundingBox();
  for (;;) {
    await page.waitForTimeout(400);
    const now = await moving.boundingBox();
    if (now === null) throw new Error(`${name} is not drawn`);
    if (last !== null && last.x === now.x && last.y === now.y) return now;
    last = now;
  }
}

function idOf(name: string): string {
  const entity = dataset.entities.find((candidate) => candidate.name === name);
  if (entity === undefined) throw new Error(`no entity is called ${name}`);
  return entity.id;
}

/** Walks the whole canvas by its names: which entities are drawn now. */
async function drawnNames(): Promise<readonly string[]> {
  const drawn: string[] = [];
  for (const { name, id } of dataset.entities) {
    await keys().blur();
    await keys().focus();
    await page.keyboard.type(name);
    if ((await page.locator(`[data-entity="${id}"]`).count()) > 0) drawn.push(name);
  }
  return drawn;
}

describe.skipIf(NO_BROWSER)("the explorer", () => {
  beforeAll(async () => {
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
  });

  test("opens with the whole graph drawn, counted and dated", async () => {
    page = await open();
    await keys().waitFor();
    const { entities, relations } = dataset;
    await page.getByText(`${entities.length} entities · ${relations.length} relations`).waitFor();
    await page.getByText(/reviewed .* 1 source undated/).waitFor();
    expect(await paintedPixels()).toBeGreaterThan(2000);
    for (const name of ["Microsoft", "Elon Musk", "Midjourney"]) {
      await keys().blur();
      await keys().focus();
      await page.keyboard.type(name);
      await page.locator(`[data-entity="${idOf(name)}"]`).waitFor();
    }
    expect(errors).toEqual([]);
  });

  test("a click on Microsoft opens its panel; its investment opens the receipt", async () => {
    page = await open();
    await clickDrawn("Microsoft");
    await drawer().getByRole("heading", { name: "Microsoft", exact: true }).waitFor();
    expect(search()).toBe("?sel=entity:microsoft");
    await drawer()
      .getByRole("button", { name: /invested in OpenAI: \$13B approx/ })
      .click();
    await drawer().getByRole("heading", { name: "Microsoft invested in OpenAI" }).waitFor();
    const receipt = await drawer().innerText();
    expect(receipt).toContain("$13B approx. · disbursed");
    expect(receipt).toContain("13,000,000,000 USD · undated");
    expect(receipt).toContain("paragraph 6, sentence 1");
    expect(receipt).toContain("Basis: reporting");
    expect(receipt).toMatch(/Microsoft competes with OpenAI\s*inferred/);
    expect(errors).toEqual([]);
  });

  test("a click on conflict leaves Musk and Altman, and who competes; another brings everything back", async () => {
    page = await open();
    await keys().waitFor();
    const conflict = page.getByRole("button", { name: /^Conflict,/ });
    const before = await conflict.getAttribute("aria-label");
    await conflict.click();
    await page.getByText("Clear filters").waitFor();
    expect((await drawnNames()).toSorted()).toEqual(["Elon Musk", "Microsoft", "OpenAI", "Sam Altman"]);
    expect(await page.getByRole("button", { name: /^Person,/ }).getAttribute("aria-label")).toBe(
      "Person, 2 of 3 shown",
    );
    expect(await conflict.getAttribute("aria-pressed")).toBe("true");
    const others = page.getByRole("button", { name: "Show Capital", exact: true });
    expect(await others.getAttribute("aria-pressed")).toBe("false");
    await conflict.press("Enter");
    await page.getByText("Clear filters").waitFor({ state: "detached" });
    expect(await conflict.getAttribute("aria-label")).toBe(before);
    // A name with a hyphen that nothing drawn has zooms out; of the filter nothing is left in the address.
    expect(search().replace(/^\?camera=[^&]*$/, "")).toBe("");
  });

  test("search finds an entity by another name and says which; Enter turns to it", async () => {
    page = await open();
    await keys().waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("gip");
    const found = page.getByRole("option").first();
    await found.getByText("also called: GIP").waitFor();
    expect(await found.innerText()).toContain("Global Infrastructure Partners");
    await page.keyboard.press("Enter");
    await drawer().getByRole("heading", { name: "Global Infrastructure Partners" }).waitFor();
    expect(search()).toBe("?sel=entity:gip&focus=gip");
    // Escape steps back out: drawer, selection, focus.
    for (const left of ["?sel=entity:gip&focus=gip", "?focus=gip", ""]) {
      await page.keyboard.press("Escape");
      await drawer().waitFor({ state: "detached" });
      expect(search()).toBe(left);
    }
  });

  test("Back and Forward walk the steps, and a reload keeps the view", async () => {
    page = await open();
    await clickDrawn("OpenAI");
    await drawer().getByRole("heading", { name: "OpenAI" }).waitFor();
    const person = page.getByRole("button", { name: "Show Person", exact: true });
    await person.click();
    await expect.poll(search).toBe("?hide=Person&sel=entity:openai");
    await page.goBack();
    await expect.poll(() => person.getAttribute("aria-pressed")).toBe("true");
    await page.goBack();
    await drawer().waitFor({ state: "detached" });
    await page.goForward();
    await page.goForward();
    await page.reload();
    await drawer().getByRole("heading", { name: "OpenAI" }).waitFor();
    expect(await person.getAttribute("aria-pressed")).toBe("false");
    expect(await page.getByRole("button", { name: /^Person,/ }).getAttribute("aria-label")).toContain("0 of 3");
  });

  test("the table and the text hold every visible relation with its source", async () => {
    page = await open("/?view=table");
    const region = page.getByRole("region", { name: "Relations as a table" });
    await region.waitFor();
    expect(await region.getByRole("table").getAttribute("aria-rowcount")).toBe(String(dataset.relations.length + 1));
    await region.getByRole("button", { name: "Amount" }).click();
    await region.getByRole("button", { name: "Amount" }).click();
    const first = region.getByRole("row").nth(1);
    expect(await first.innerText()).toMatch(/up to \$100B\s+potential\s+undated[\s\S]*P2 S2/);
    await page.getByRole("radio", { name: "Text" }).check({ force: true });
    const text = page.getByRole("region", { name: "Relations as text" });
    await text.waitFor();
    expect(await text.getByRole("button", { name: /./ }).count()).toBeGreaterThanOrEqual(dataset.relations.length);
    expect(await text.innerText()).toContain("Microsoft competes with OpenAI. Inferred, not stated.");
  });

  test("a link to what is not there says so, and nonsense in the address is ignored", async () => {
    page = await open("/?sel=entity:nobody&view=sideways&colour=%E0%A4%A&hide=Nothing");
    await drawer().getByText("which this dataset does not hold").waitFor();
    await keys().waitFor();
    expect(errors).toEqual([]);
  });

  test("without the server the page says what happened and tries again when asked", async () => {
    const stopped = await startApp(grafeo.store);
    const context = await openMachine(browser, WIDE);
    page = await context.newPage();
    let release: (() => void) | undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    // The graph is asked for only once the server is gone: the failure is the network's own.
    await page.route("**/api/graph", async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(stopped.origin);
    await page.getByLabel("Loading the graph").waitFor();
    await stopped.close();
    release?.();
    await page.getByRole("alert").getByText("The server does not answer").waitFor();
    const again = await startApp(grafeo.store, { env: { PORT: new URL(stopped.origin).port } });
    try {
      await page.unroute("**/api/graph");
      await page.route("**/api/graph", (route) => route.continue({ url: `${again.origin}/api/graph` }));
      await page.getByRole("button", { name: "Try again" }).click();
      await keys().waitFor();
      await expect.poll(() => page.getByRole("alert").count()).toBe(0);
    } finally {
      await again.close();
    }
  });

  test("a card comes on hover and on keyboard focus, covers nothing of what it is about, and goes on Escape", async () => {
    page = await open();
    const card = page.getByTestId("card");
    const boxOf = async (what: Locator) => {
      const box = await what.boundingBox();
      if (box === null) throw new Error("not on the page");
      return { left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height };
    };
    const standsBeside = async (ring: Locator): Promise<boolean> => {
      // While the keyboard's card gives way to the pointer's there is none.
      await Promise.all([card.waitFor(), ring.waitFor()]);
      const [a, b, room] = [await boxOf(card), await boxOf(ring), await boxOf(page.getByTestId("canvas"))];
      const inside = a.left >= room.left && a.top >= room.top && a.right <= room.right && a.bottom <= room.bottom;
      return inside && (a.left >= b.right || a.right <= b.left || a.top >= b.bottom || a.bottom <= b.top);
    };
    const ring = page.locator('[data-entity="microsoft"]');
    await keys().focus();
    await page.keyboard.type("Microsoft");
    const { x, y, width, height } = await boxAtRest(ring, "Microsoft");
    await page.mouse.move(2, 300);
    await page.mouse.move(x + width / 2, y + height / 2, { steps: 3 });
    await card.waitFor();
    await expect.poll(() => card.count()).toBe(1);
    const said = (await card.innerText()).replaceAll(/\s+/g, " ");
    expect(said).toMatch(/^Company Microsoft .*\$13B approx\. disbursed 6 relations Capital 1 Collaboration 3/);
    expect(said).toContain("1 source 1 inferred");
    await expect.poll(() => standsBeside(ring)).toBe(true);
    // Its own pointer may rest on it (longer than it would stay without), and Escape sends it away.
    await expect.poll(() => card.boundingBox()).not.toBeNull();
    const at = await boxOf(card);
    await page.mouse.move((at.left + at.right) / 2, (at.top + at.bottom) / 2, { steps: 4 });
    await page.waitForTimeout(500);
    expect(await card.isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    await card.waitFor({ state: "detached" });

    await page.mouse.move(2, 300);
    await keys().blur();
    await keys().focus();
    await page.keyboard.type("Openai");
    await card.waitFor();
    await expect.poll(() => standsBeside(page.locator('[data-entity="openai"]'))).toBe(true);
    const about = page.getByRole("status", { name: "About it" });
    await expect.poll(() => about.innerText()).toMatch(/^\d+ relations: .*\. Money: \$13B approx\. disbursed/);
    await page.keyboard.press(".");
    const position = page.getByRole("status", { name: "Keyboard position" });
    await expect.poll(() => position.innerText()).toMatch(/^OpenAI received investment from Microsoft.*Relation 1 of/);
    await expect.poll(() => card.innerText()).toContain("Microsoft invested in OpenAI");
    expect((await drawnOn(page)).lit).toEqual(["microsoft", "openai"]);
    await page.keyboard.press("Enter");
    await drawer().getByRole("heading", { name: "Microsoft invested in OpenAI" }).waitFor();
    await card.waitFor({ state: "detached" });
    // The panel of an entity begins with what its card says.
    await drawer().getByRole("button", { name: "Microsoft", exact: true }).click();
    await drawer().getByRole("region", { name: "At a glance" }).getByText("disbursed").waitFor();
    expect(errors).toEqual([]);
  });

  test("what of the graph is out of view is on a map: click, drag, fold; the keyboard moves the view by itself", async () => {
    page = await open();
    const map = page.getByTestId("minimap");
    const middle = async () => {
      const { camera } = await drawnOn(page);
      return [Math.round(camera.x), Math.round(camera.y)] as const;
    };
    await keys().focus();
    await page.getByRole("region", { name: "Time" }).waitFor();
    await expect
      .poll(async () => {
        await page.keyboard.press("+");
        return map.isVisible();
      })
      .toBe(true);
    for (let step = 0; step < 3; step++) await page.keyboard.press("+");
    await boxAtRest(page.getByTestId("minimap-sight"), "the part in view");
    const [homeX] = await middle();
    const box = await map.boundingBox();
    if (box === null) throw new Error("no map");
    await page.mouse.click(box.x + box.width * 0.1, box.y + box.height * 0.5);
    await expect.poll(async () => (await middle())[0]).toBeLessThan(homeX - 100);
    const sight = await page.getByTestId("minimap-sight").boundingBox();
    const [leftX] = await middle();
    await page.mouse.move((sight?.x ?? 0) + (sight?.width ?? 0) / 2, (sight?.y ?? 0) + (sight?.height ?? 0) / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.75, box.y + box.height * 0.5, { steps: 5 });
    await page.mouse.up();
    await expect.poll(async () => (await middle())[0]).toBeGreaterThan(leftX + 100);
    const [, beforeY] = await middle();
    await keys().focus();
    await page.keyboard.press("Shift+ArrowDown");
    await expect.poll(async () => (await middle())[1]).toBeGreaterThan(beforeY + 5);

    await page.getByRole("button", { name: "Hide overview map" }).click();
    await map.waitFor({ state: "detached" });
    await page.reload();
    await page.getByRole("button", { name: "Show overview map" }).click();
    await map.waitFor();
    await page.getByRole("button", { name: "Fit" }).click();
    await map.waitFor({ state: "detached" });
    expect(errors).toEqual([]);
  });

  test("over an empty store the page says how to load one", async () => {
    const nothing = await freshGrafeo();
    const empty = await startApp(nothing.store);
    try {
      page = await (await openMachine(browser, WIDE)).newPage();
      await page.goto(empty.origin);
      await page.getByRole("heading", { name: "There is no graph here yet" }).waitFor();
      expect(await page.getByRole("main").innerText()).toContain("npm run ingest");
      await nothing.store.apply(changeOf(dataset), { paths: [], options: {}, hashes: {} });
      await page.getByRole("button", { name: "Look again" }).click();
      await keys().waitFor();
    } finally {
      await empty.close();
      await nothing.dispose();
    }
  });

  test("on a phone the rail and the details are sheets that leave the graph in sight", async () => {
    page = await open("/?sel=entity:microsoft", { viewport: { width: 390, height: 844 }, hasTouch: true });
    await drawer().getByRole("heading", { name: "Microsoft", exact: true }).waitFor();
    const sheet = await drawer().boundingBox();
    expect(sheet?.width).toBe(390);
    expect(sheet?.y).toBeGreaterThan(300);
    await drawer().getByRole("button", { name: "Close details" }).tap();
    await page.getByRole("button", { name: "Legend and filters" }).tap();
    await page.getByRole("button", { name: "Show Company", exact: true }).tap();
    await expect.poll(search).toContain("hide=Company");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});

/** How many pixels of the drawing are not its ground. */
async function paintedPixels(): Promise<number> {
  await page.locator("canvas").first().waitFor();
  return page.evaluate(() =>
    [...document.querySelectorAll("canvas")].reduce((sum, canvas) => {
      const data = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      let painted = 0;
      for (let index = 3; index < data.length; index += 4) if ((data[index] ?? 0) > 0) painted += 1;
      return sum + painted;
    }, 0),
  );
}
