// Parts of the page whose code comes later, where it cannot be had: they say so, and everything else goes on.
import { join, resolve } from "node:path";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadFixture } from "#test/support/load-fixture";
import { leave, openMachine } from "#test/support/machines";
import { NO_BROWSER, openBrowser, serveProduct, watchedPage } from "#test/support/served-product";
import type { ServedProduct } from "#test/support/served-product";

const ROOT = resolve(import.meta.dirname, "../..");
/** What the browser and React say of code that does not come. */
const EXPECTED = /net::ERR_FAILED|dynamically imported module|Unable to preload CSS|\.css could not be loaded/;
const ASSETS = "**/assets/**";
/** The page asks for it by itself some seconds after its first picture, which on a slow machine is before any test does. */
const ASKED_BY_ITSELF = "**/assets/CommandPalette*";

let product: ServedProduct;
let browser: Browser;
const errors: string[] = [];

/** A page that has its first picture and what follows it, and gets no further file. */
async function cutOff(path = "/"): Promise<Page> {
  const context = await openMachine(browser, { viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
  const page = await watchedPage(context, errors, EXPECTED);
  await page.route(ASKED_BY_ITSELF, (route) => route.abort());
  await page.goto(product.server.origin + path);
  await page.getByRole("application").waitFor();
  // What is under way when the line is cut may neither come nor fail.
  await page.waitForLoadState("networkidle");
  await page.route(ASSETS, (route) => route.abort());
  return page;
}

const note = (page: Page) => page.getByRole("alert").filter({ hasText: "This part of the page could not be loaded" });

const PARTS: readonly {
  readonly part: string;
  ask: (page: Page) => Promise<void>;
  here: (page: Page) => Promise<void>;
}[] = [
  {
    part: "the sheet of keys",
    ask: (page) => page.keyboard.press("?"),
    here: (page) => page.getByRole("dialog").getByText("Undo").first().waitFor(),
  },
  {
    part: "the palette",
    ask: (page) => page.keyboard.press("Control+k"),
    here: (page) => page.getByRole("combobox", { name: "What to do, find or ask" }).waitFor(),
  },
  {
    part: "publishing",
    ask: (page) => page.getByRole("button", { name: "Publish" }).click(),
    here: (page) => page.getByLabel("Title", { exact: true }).waitFor(),
  },
  {
    part: "the menu of an entity",
    ask: async (page) => {
      await page.getByRole("application").focus();
      await page.keyboard.type("Nvidia");
      await page.locator('[data-entity="nvidia"]').waitFor();
      await page.keyboard.press("Shift+F10");
    },
    here: (page) => page.getByRole("menuitem").first().waitFor(),
  },
  {
    part: "the table",
    ask: (page) => page.getByRole("radio", { name: "Table" }).click({ force: true }),
    here: (page) => page.getByRole("table").first().waitFor(),
  },
  {
    part: "the questions",
    ask: (page) => page.getByRole("link", { name: "Queries" }).click(),
    here: (page) => page.getByRole("heading", { level: 1 }).first().waitFor(),
  },
];

describe.skipIf(NO_BROWSER)("a part that cannot be loaded", () => {
  beforeAll(async () => {
    product = await serveProduct(await loadFixture(join(ROOT, "ingest/datasets/aip")));
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await product.close();
  });

  test.each(PARTS)("says so and comes, styled, at another try: $part", async ({ ask, here }) => {
    const page = await cutOff();
    await ask(page);
    await note(page).waitFor();
    await page.getByRole("button", { name: "Try again" }).click();
    await note(page).waitFor();

    await page.unrouteAll();
    await page.getByRole("button", { name: "Try again" }).click();
    await here(page);
    expect(await note(page).count()).toBe(0);
    // Rules of a style sheet that never came cannot be read.
    const styled = await page.evaluate(() => [...document.styleSheets].every(({ cssRules }) => cssRules.length >= 0));
    expect(styled).toBe(true);
    await leave(page);
  });

  test("leaves the canvas and what is selected as they were", async () => {
    const page = await cutOff("/?sel=entity:microsoft");
    await page.getByRole("complementary", { name: "Details" }).waitFor();
    await page.keyboard.press("?");
    await note(page).waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
    await note(page).waitFor({ state: "detached" });
    expect(await page.getByRole("application").count()).toBe(1);
    expect(await page.getByRole("complementary", { name: "Details" }).count()).toBe(1);
    await leave(page);
  });

  test("throws nothing that nobody caught", () => {
    expect(errors).toEqual([]);
  });
});
