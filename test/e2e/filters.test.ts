// Filters, time and money in a real Chromium over the real server: the bundled dataset, where nearly nothing is dated,
// and the rich one. What the page says is held against the files.
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { shortAmount } from "#view";
import type { Dataset } from "#model";
import { seriousInDark, seriousOn } from "#test/support/axe";
import { loadFixture } from "#test/support/load-fixture";
import { leave, leaveAll, openMachine } from "#test/support/machines";
import { NO_BROWSER, openBrowser, serveProduct, watchedPage } from "#test/support/served-product";
import type { ServedProduct } from "#test/support/served-product";

const WIDE: BrowserContextOptions = { viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" };
const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true };

interface Served extends ServedProduct {
  readonly dataset: Dataset;
}

let aip: Served;
let rich: Served;
let browser: Browser;
let page: Page;
let errors: string[];

async function serve(folder: string): Promise<Served> {
  const dataset = await loadFixture(folder);
  return { dataset, ...(await serveProduct(dataset)) };
}

async function open({ server }: Served, path = "/", options: BrowserContextOptions = {}): Promise<void> {
  const context = await openMachine(browser, { ...WIDE, ...options });
  page = await watchedPage(context, errors);
  await page.goto(server.origin + path);
  await time().waitFor();
}

const search = (): string => decodeURIComponent(new URL(page.url()).search);
const stack = (): Locator => page.getByRole("region", { name: "Filters, in order" });
const rows = (): Locator => stack().locator("ol > li");
const time = (): Locator => page.getByRole("region", { name: "Time" });
const slider = (): Locator => time().getByRole("slider");
/** Entities and relations that are on the page, as the page tells a screen reader. */
const shown = async (): Promise<string> => (await page.getByLabel("Filters", { exact: true }).textContent()) ?? "";

async function openTime(): Promise<void> {
  const fold = time().getByRole("button", { name: "Time", exact: true });
  if ((await fold.getAttribute("aria-expanded")) === "false") await fold.click();
}

async function add(name: string): Promise<void> {
  await stack().getByRole("button", { name: "Add filter" }).click();
  await stack().getByRole("button", { name, exact: true }).click();
}

describe.skipIf(NO_BROWSER)("filters, time and money", () => {
  beforeAll(async () => {
    aip = await serve("ingest/datasets/aip");
    rich = await serve("test/fixtures/rich");
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await aip.close();
    await rich.close();
  });
  beforeEach(() => {
    errors = [];
  });
  afterEach(async () => {
    await leaveAll(browser);
    if (errors.length > 0) throw new Error(`The page reported: ${errors.join("; ")}`);
  });

  test("a click in the legend is a step of the stack, which can be switched, moved by keys and taken away", async () => {
    await open(aip);
    await page.getByRole("button", { name: "Show Person", exact: true }).click();
    await add("Degree");
    const people = aip.dataset.entities.filter(({ kind }) => kind === "Person").length;
    const all = aip.dataset.entities.length;
    await rows().nth(0).getByText("without Person").waitFor();
    expect(await rows().nth(0).innerText()).toContain(`${all} → ${all - people} entities`);
    await rows().nth(1).getByText("at least 2 relations").first().waitFor();
    const first = await shown();

    await rows().nth(0).getByRole("button", { name: /^Kind/ }).focus();
    await page.keyboard.press("Alt+ArrowDown");
    await expect.poll(search).toBe("?f=degree:2..&hide=Person");
    expect(
      await rows()
        .nth(1)
        .getByRole("button", { name: /^Kind/ })
        .evaluate((el) => el === document.activeElement),
    ).toBe(true);
    expect(await shown()).not.toBe(first);

    await rows().nth(1).getByRole("checkbox", { name: /^Kind/ }).uncheck();
    await expect
      .poll(() => page.getByRole("button", { name: "Show Person", exact: true }).getAttribute("aria-pressed"))
      .toBe("true");
    await rows().nth(1).getByText("switched off").waitFor();
    await page.reload();
    await rows().nth(1).getByText("switched off").waitFor();
    await rows().nth(0).getByRole("button", { name: "Remove: Degree" }).click();
    await rows().nth(0).getByRole("button", { name: "Remove: Kind" }).click();
    await expect.poll(search).toBe("");
    expect(await rows().count()).toBe(0);
  });

  test("every kind of step can be added, opens its fields, and is undone", async () => {
    await open(rich);
    await stack().getByRole("button", { name: "Add filter" }).click();
    const names = await stack().getByRole("listitem").allInnerTexts();
    expect(names.length).toBe(12);
    await page.keyboard.press("Escape");
    for (const [index, name] of names.entries()) {
      await add(name);
      const row = rows().nth(index);
      await row.getByText("→").first().waitFor();
      // The switch, and at least one field of the step's own.
      await expect
        .poll(() => row.locator("input, select, [role=slider]").count(), { message: name })
        .toBeGreaterThan(1);
    }
    await page.getByRole("button", { name: /^Undo/ }).click();
    await expect.poll(() => rows().count()).toBe(names.length - 1);
    await page.getByRole("button", { name: "Clear filters" }).first().click();
    await expect.poll(() => rows().count()).toBe(0);
  });

  test("an amount is chosen by histogram or by words, in one currency, and says how many it hides", async () => {
    await open(rich);
    await add("Amount");
    const row = rows().nth(0);
    await row.getByRole("combobox", { name: "Currency" }).selectOption("USD");
    await row.getByRole("textbox", { name: "From" }).fill("5B");
    await row.getByRole("textbox", { name: "From" }).press("Enter");
    const reach = (one: Dataset["relations"][number]): boolean => {
      const { money } = one;
      if (money === undefined || money.qualifier === "undisclosed" || money.currency !== "USD") return false;
      return money.qualifier === "atLeast" || (money.qualifier === "range" ? money.amountMax : money.amount) >= 5e9;
    };
    const expected = rich.dataset.relations.filter(reach);
    expect(expected.length).toBeGreaterThan(2);
    await row.getByText(`${rich.dataset.relations.length} → ${expected.length} relations`, { exact: false }).waitFor();
    await page.getByText(`${rich.dataset.relations.length - expected.length} relations hidden by filters`).waitFor();

    // The same by the keys of the histogram: Escape chooses all, End the last bar.
    const bars = row.getByRole("slider", { name: "Amounts in USD" });
    await bars.press("Escape");
    await expect.poll(search).toBe("?f=amount:USD::..");
    await bars.press("End");
    await expect.poll(search).toMatch(/^\?f=amount:USD::\d+\.\.\d+$/);
    expect(await row.getByRole("textbox", { name: "From" }).inputValue()).toBe(
      shortAmount(Number(/::(\d+)/.exec(search())?.[1]), "USD"),
    );

    // Of every change that is finished the history has one line, which says what it keeps: a digit is none.
    await add("Degree");
    await rows().nth(1).getByRole("spinbutton", { name: "At least" }).selectText();
    await page.keyboard.type("12");
    await expect.poll(search).toContain("f=degree:12..");
    await page.getByRole("button", { name: "Steps so far" }).click();
    const steps = page.getByRole("region", { name: "Steps so far" }).getByRole("listitem");
    const lines = await steps.allInnerTexts();
    expect(lines).toContain("Filtered by amount: at least $5B, any status");
    expect(lines.slice(-2)).toEqual([
      "Filtered by degree: at least 2 relations",
      "Filtered by degree: at least 12 relations",
    ]);
  });

  test("on a small laptop the data keeps its title, and the status of an amount is read whole", async () => {
    await open(rich, "/", { viewport: { width: 1180, height: 720 } });
    const title = page.getByRole("banner").getByText(rich.dataset.title, { exact: true });
    await expect.poll(async () => (await title.boundingBox())?.width).toBeGreaterThan(90);
    await add("Amount");
    const status = rows().nth(0).getByRole("combobox", { name: "Status" });
    const spare = await status.evaluate((select) => {
      const free = document.createElement("div");
      free.append(select.cloneNode(true));
      select.parentElement?.append(free);
      free.style.cssText = "position: absolute; width: max-content";
      const wanted = free.getBoundingClientRect().width;
      free.remove();
      return select.getBoundingClientRect().width - wanted;
    });
    expect(spare).toBeGreaterThanOrEqual(0);
  });

  test("where nearly nothing is dated the strip says so, keeps it, lists it, and hides it only when asked", async () => {
    await open(aip);
    const all = aip.dataset.relations.length;
    await time().getByText("0 relations dated").waitFor();
    await time().getByText(`${all} undated, kept`, { exact: true }).waitFor();
    await openTime();
    await time().getByText("No relation in view says when it was announced.").waitFor();
    await time()
      .getByRole("button", { name: /^Target date 2034/ })
      .click();
    await expect.poll(search).toMatch(/sel=entity:/);
    await time()
      .getByRole("button", { name: `${all} undated relations, kept` })
      .click();
    expect(await time().getByRole("listitem").filter({ hasText: "Microsoft invested in OpenAI" }).count()).toBe(1);
    await time().getByRole("checkbox", { name: "Keep undated" }).uncheck();
    await time().getByText(`${all} undated, hidden`, { exact: true }).waitFor();
    await page.getByText("The filters leave nothing to draw.").waitFor();
    await time().getByRole("button", { name: "All time" }).click();
    await time().getByText(`${all} undated, kept`, { exact: true }).waitFor();
  });

  test("a range tells certain, possible and undated apart; keys move and extend it; the link reopens it", async () => {
    await open(rich, "/?time=announced:2024-07-01..2025-06-30");
    const dated = rich.dataset.relations.flatMap(({ announcedDate }) => announcedDate ?? []);
    const certain = dated.filter(({ earliest, latest }) => earliest >= "2024-07-01" && latest <= "2025-06-30").length;
    const touching = dated.filter(({ earliest, latest }) => earliest <= "2025-06-30" && latest >= "2024-07-01").length;
    const undated = rich.dataset.relations.length - dated.length;
    expect(certain).toBeGreaterThan(5);
    expect(touching).toBeGreaterThan(certain);
    const counts = time().getByRole("list").first();
    await expect
      .poll(() => counts.innerText())
      .toMatch(
        new RegExp(`${certain} certain\\s+${touching - certain} possible\\s+\\d+ outside\\s+${undated} undated, kept`),
      );
    expect(await shown()).toContain(`${touching + undated} relations shown`);

    const words = async () => (await slider().getAttribute("aria-valuetext")) ?? "";
    expect(await words()).toMatch(/2025/);
    await slider().focus();
    await page.keyboard.press("ArrowLeft");
    await expect.poll(search).toBe("?time=announced:2024-04-01..2025-03-31");
    await page.keyboard.press("Shift+ArrowRight");
    await expect.poll(search).toBe("?time=announced:2024-04-01..2025-06-30");
    await page.reload();
    await time().getByText("certain").waitFor();
    expect(search()).toBe("?time=announced:2024-04-01..2025-06-30");
    await slider().press("Escape");
    await expect.poll(search).toBe("");
  });

  test("which date counts is a choice: true from–to and first seen find other facts", async () => {
    // A filter that leaves nearly no date folds nothing: the room stays as it is.
    await open(rich, "/?f=core:9");
    await time().getByText("0 relations dated").waitFor();
    expect(await time().getByRole("radio", { name: "First seen" }).count()).toBe(1);
    await leave(page);
    await open(rich);
    const words = async () => (await time().getByRole("list").first().innerText()).split("\n")[0];
    const announced = await words();
    await time().getByRole("radio", { name: "First seen" }).check({ force: true });
    await expect.poll(words).not.toBe(announced);
    await expect.poll(search).toBe("?time=seen");
    await time().getByRole("radio", { name: "True from–to" }).check({ force: true });
    const spans = rich.dataset.relations.filter(({ startDate, endDate }) => startDate ?? endDate).length;
    await expect.poll(words).toBe(`${spans} relations dated`);
    // The strip stays open for who chooses in it, however few have a date of that sort.
    const types = [...new Set(rich.dataset.relations.map(({ type }) => type))].filter(
      (type) => type !== "COMMITS_CAPITAL",
    );
    await page.goto(`${rich.server.origin}/?f=relationType:${types.map((type) => `${type},`).join("")}`);
    const committed = rich.dataset.relations.filter(({ type }) => type === "COMMITS_CAPITAL");
    const [dated, lasting] = [
      committed.filter(({ announcedDate }) => announcedDate !== undefined).length,
      committed.filter(({ startDate, endDate }) => (startDate ?? endDate) !== undefined).length,
    ];
    expect(dated).toBeGreaterThan(4);
    expect(lasting).toBeLessThan(5);
    await expect.poll(words).toBe(`${dated} relations dated`);
    await time().getByRole("radio", { name: "True from–to" }).check({ force: true, timeout: 5000 });
    await expect.poll(words).toBe(`${lasting} relations dated`);
  });

  test("playing moves the caption, leaves one step behind when paused, and calm readers step by hand", async () => {
    await open(rich, "/", { reducedMotion: "no-preference" });
    const caption = time().locator("output");
    await time().getByRole("button", { name: "Play" }).click();
    await expect.poll(() => caption.innerText()).toMatch(/^As of/);
    const early = await caption.innerText();
    expect(search()).toBe("");
    await expect.poll(() => caption.innerText()).not.toBe(early);
    await page.keyboard.press("Escape");
    await expect.poll(search).toMatch(/^\?time=announced:/);
    await time().getByRole("button", { name: "Play" }).waitFor();
    await page.getByRole("button", { name: /^Undo/ }).click();
    await expect.poll(() => caption.innerText()).toBe("All time");
    await page.emulateMedia({ reducedMotion: "reduce" });
    await time().getByRole("button", { name: "Step" }).click();
    await expect.poll(() => caption.innerText()).toMatch(/^As of/);
  });

  test("money in view is added up by status, and a line opens the relations it counts", async () => {
    await open(aip);
    const money = page.getByRole("navigation").getByRole("button", { name: /\$13B approx\.\s*disbursed/ });
    await money.click();
    await page
      .getByRole("navigation")
      .getByRole("button", { name: /Microsoft invested in OpenAI: \$13B/ })
      .click();
    await page.getByRole("complementary", { name: "Details" }).getByText("13,000,000,000 USD").waitFor();
    const lines = await page
      .getByRole("navigation")
      .getByRole("button", { name: /\$\d+B/ })
      .allInnerTexts();
    expect(lines.filter((line) => /\$30B\s+planned/.test(line))).toHaveLength(1);
    expect(lines.filter((line) => /\$30B\s+target/.test(line))).toHaveLength(1);
    expect(lines.some((line) => line.includes("$60B"))).toBe(false);
  });

  test("money of several selected counts a shared sum once and says what is left out", async () => {
    await open(rich, "/?sel=entity:halcyon-ai&sel=entity:mirage");
    const drawer = page.getByRole("complementary", { name: "Details" });
    await drawer.getByText("$7B").waitFor();
    const text = await drawer.innerText();
    expect(text).toMatch(/\$7B committed\s+1 amount in 2 relations: a sum named for several together is counted once/);
    expect(text).toMatch(/at least \$800M disbursed/);
    expect(text).toMatch(/LEFT OUT\s+1 relation\s+its source took it back/);
  });

  test.each([
    ["wide", {}],
    ["narrow", PHONE],
  ])(
    "axe finds nothing serious with the stack, the strip and the tray open, light and dark (%s)",
    async (_name, room) => {
      const path = "/?f=amount:USD:committed:1000000000..&f=-core:2&time=true:2024-01-01..2024-12-31";
      await open(rich, path, { ...room, colorScheme: "light" });
      await openTime();
      await time()
        .getByRole("button", { name: /undated relation/ })
        .click();
      await expectInside(time());
      // A sheet takes the strip's place.
      if ("hasTouch" in room) await page.getByRole("button", { name: "Legend and filters" }).click();
      await stack()
        .getByRole("button", { name: /^Amount/ })
        .click();
      await stack().getByRole("combobox", { name: "Currency" }).waitFor();
      expect([...(await seriousOn(page)), ...(await seriousInDark(page))]).toEqual([]);
      await expectInside(stack());
    },
    120_000,
  );
});

/** Nothing of it lies beside the page. */
async function expectInside(part: Locator): Promise<void> {
  const width = page.viewportSize()?.width ?? 0;
  const box = await part.boundingBox();
  expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? Infinity) <= width).toBe(true);
}
