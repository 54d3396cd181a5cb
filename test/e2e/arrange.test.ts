// Layouts, groups and measures in a real Chromium over the real server: what moves, what is kept, what is said.
import { join, resolve } from "node:path";
import type { Browser, Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { AppServer } from "#test/support/app-server";
import { drawnAtRest } from "#test/support/explorer-page";
import { loadFixture } from "#test/support/load-fixture";
import { leaveAll, openMachine } from "#test/support/machines";
import { NO_BROWSER, openBrowser, serveProduct, watchedPage } from "#test/support/served-product";
import type { ServedProduct } from "#test/support/served-product";

const ROOT = resolve(import.meta.dirname, "../..");

let product: ServedProduct;
let server: AppServer;
let browser: Browser;
let page: Page;
let errors: string[];

/** Where the keyboard's ring says an entity is drawn. */
async function placeOf(name: string) {
  const keys = page.getByRole("application");
  await keys.blur();
  await keys.focus();
  await page.keyboard.type(name);
  const ring = page.locator(`[data-entity]`).first();
  await ring.waitFor();
  const box = await ring.boundingBox();
  if (box === null) throw new Error(`${name} is not drawn`);
  return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
}

async function unfold(title: "Arrange" | "Measure"): Promise<void> {
  await page.getByText(title, { exact: true }).click();
}

/** "As placed" is there once something was moved. */
const moved = () => page.getByRole("button", { name: "As placed" });

describe.skipIf(NO_BROWSER)("arranging and measuring", () => {
  beforeAll(async () => {
    product = await serveProduct(await loadFixture(join(ROOT, "ingest", "datasets", "aip")));
    ({ server } = product);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await product.close();
  });
  beforeEach(async () => {
    errors = [];
    const context = await openMachine(browser, { viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
    page = await watchedPage(context, errors);
    await page.goto(server.origin);
    await page.getByRole("application").waitFor();
  });
  afterEach(async () => {
    await leaveAll(browser);
    if (errors.length > 0) throw new Error(`The page said: ${errors.join("; ")}`);
  });

  test("layers put where things come from left of where they go; a reload finds them there, and back to placed", async () => {
    await unfold("Arrange");
    await page.getByRole("button", { name: "Layers" }).click();
    await moved().waitFor();
    const musk = await placeOf("Elon Musk");
    expect(musk.x).toBeLessThan((await placeOf("OpenAI")).x);
    expect((await placeOf("Microsoft")).x).toBeLessThan((await placeOf("OpenAI")).x);
    const kept = await page.evaluate(() =>
      Object.entries(window.localStorage).filter(([key]) => key.startsWith("powerlines.places.")),
    );
    expect(kept).toHaveLength(1);
    // Without the address, which also carries them.
    await page.goto(server.origin);
    await page.getByRole("application").waitFor();
    await moved().waitFor();
    expect((await placeOf("Elon Musk")).x).toBeLessThan((await placeOf("OpenAI")).x);
    await moved().click();
    await moved().waitFor({ state: "detached" });
    expect(await page.evaluate(() => Object.keys(window.localStorage).join())).not.toContain("powerlines.places.");
  });

  test("only the selected is laid out again: the rest stays to the pixel", async () => {
    // A camera that somebody has set stays; untouched, it would follow the whole graph into view.
    await page.getByRole("application").focus();
    await page.keyboard.press("+");
    await page.keyboard.press("-");
    await page.waitForTimeout(800);
    const [before, stays] = [await placeOf("Midjourney"), await placeOf("OpenAI")];
    await placeOf("Midjourney");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Close details" }).click();
    await page.waitForTimeout(800);
    await unfold("Arrange");
    await page.getByRole("button", { name: "Only the selected (1)" }).click();
    await moved().waitFor();
    expect(await placeOf("OpenAI")).toEqual(stays);
    expect(await placeOf("Midjourney")).not.toEqual(before);
  });

  test("a link carries the grouping, the size and the colour, and undo takes them back", async () => {
    await page.goto(`${server.origin}/?group=country&size=pagerank&colour=community`);
    await page.getByRole("application").waitFor();
    await unfold("Arrange");
    await unfold("Measure");
    expect(await page.getByLabel("Group by").inputValue()).toBe("country");
    await page.getByText("Colour: community").waitFor();
    await page.getByText("Size: PageRank").waitFor();
    await page.getByLabel("Colour").selectOption("kind");
    await page.getByText("Colour: community").waitFor({ state: "detached" });
    await page.getByRole("button", { name: /^Undo/ }).click();
    await page.getByText("Colour: community").waitFor();
    // To group is one choice with the layout that comes of it, hence one step.
    await page.getByLabel("Group by").selectOption("kind");
    await moved().waitFor();
    await page.getByRole("button", { name: /^Undo/ }).click();
    await moved().waitFor({ state: "detached" });
    expect(await page.getByLabel("Group by").inputValue()).toBe("country");
    await page.getByRole("button", { name: /^Redo/ }).click();
    await moved().waitFor();
    expect(await page.getByLabel("Group by").inputValue()).toBe("kind");
  });

  test("a list names who stands out, says what that means and does not, and turns to whoever is picked", async () => {
    await unfold("Measure");
    // What was opened at the foot of the rail is in sight, to its list.
    const names = page.getByRole("list", { name: /^The first 20 by/ });
    await expect
      .poll(() => names.evaluate((list) => list.getBoundingClientRect().top + 40 < window.innerHeight))
      .toBe(true);
    await page.getByLabel("List").selectOption("betweenness");
    await page.getByText("Nobody need have used the way").waitFor();
    const list = page.getByRole("list", { name: /^The first 20 by Betweenness/ });
    await list.getByRole("button").first().waitFor();
    const [first] = await list.getByRole("button").allInnerTexts();
    expect(first).toMatch(/^AI Infrastructure Partnership\s+\d+ %$/);
    await list.getByRole("button", { name: /^Microsoft / }).click();
    await page.getByRole("complementary").getByRole("heading", { name: "Microsoft", exact: true }).waitFor();
    expect(new URL(page.url()).search).toContain("focus=microsoft");
  });
});

describe.skipIf(NO_BROWSER)("data that came without places", () => {
  let unplaced: ServedProduct;
  let chromium: Browser;
  beforeAll(async () => {
    unplaced = await serveProduct(await loadFixture(join(ROOT, "test", "fixtures", "rich")));
    chromium = await openBrowser();
  });
  afterAll(async () => {
    await chromium.close();
    await unplaced.close();
  });

  test("are laid out while nobody can aim at them, and turned where the room is tall", async () => {
    const context = await chromium.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
    const problems: string[] = [];
    const phone = await watchedPage(context, problems);
    await phone.goto(unplaced.server.origin);
    const tools = phone.getByRole("toolbar", { name: "Zoom and layout" });
    const aim = () => phone.getByTestId("canvas").evaluate((element) => getComputedStyle(element).pointerEvents);
    // Both in one look: between two it may be over.
    const laying = () =>
      tools.evaluate((bar) => {
        const canvas = document.querySelector('[data-testid="canvas"]');
        return [bar.textContent.includes("Laying out"), canvas && getComputedStyle(canvas).pointerEvents];
      });
    await expect.poll(laying, { interval: 10, timeout: 20_000 }).toEqual([true, "none"]);
    await tools.getByRole("button", { name: "Relayout" }).waitFor();
    expect(await aim()).toBe("auto");
    const { entities } = await drawnAtRest(phone);
    const extent = (axis: 0 | 1) => {
      const places = Object.values(entities).map((place) => place[axis]);
      return Math.max(...places) - Math.min(...places);
    };
    expect(extent(1)).toBeGreaterThan(extent(0));
    expect(problems).toEqual([]);
    await context.close();
  });
});
