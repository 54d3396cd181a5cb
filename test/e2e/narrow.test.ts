// The explorer on a phone and a tablet: what fits, what a finger does, what the sheets do; by real touch in a real Chromium.
import { join, resolve } from "node:path";
import type { Browser, BrowserContextOptions, CDPSession, Locator, Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { AppServer } from "#test/support/app-server";
import { loadFixture } from "#test/support/load-fixture";
import { drawnAtRest, drawnOn } from "#test/support/explorer-page";
import { leaveAll, openMachine } from "#test/support/machines";
import { NO_BROWSER, openBrowser, serveProduct, watchedPage } from "#test/support/served-product";
import type { ServedProduct } from "#test/support/served-product";

const ROOT = resolve(import.meta.dirname, "../..");
const dataset = await loadFixture(join(ROOT, "ingest", "datasets", "aip"));
const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  reducedMotion: "reduce",
};
/** The least that a finger needs, px. */
const FINGER = 44;

let product: ServedProduct;
let server: AppServer;
let browser: Browser;
let page: Page;
let errors: string[];

async function open(path = "/", options: BrowserContextOptions = {}): Promise<void> {
  const context = await openMachine(browser, { ...PHONE, ...options });
  page = await watchedPage(context, errors);
  await page.goto(server.origin + path);
  await page.locator("main :is([role=application], table, article)").first().waitFor({ state: "attached" });
}

const drawer = (): Locator => page.getByRole("complementary", { name: "Details" });
const search = (): string => new URL(page.url()).search;

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Where an entity is drawn on the page, from the ring that the keyboard puts around it, once that rests. */
async function spotOf(id: string): Promise<Spot> {
  const keys = page.getByRole("application");
  await keys.focus();
  // Its beginning: fewer letters, fewer pauses between them.
  await page.keyboard.type(id.slice(0, 2));
  const ring = page.locator(`[data-entity="${id}"]`);
  await ring.waitFor();
  let last = "";
  const now = async (): Promise<boolean> => {
    const before = last;
    last = JSON.stringify(await ring.boundingBox());
    return before === last;
  };
  await expect.poll(now, { interval: 300 }).toBe(true);
  const box = await ring.boundingBox();
  if (box === null) throw new Error(`${id} is not drawn`);
  await keys.blur();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Fingers on the glass: down where they begin, along in steps, up where they end. */
async function swipe(touch: CDPSession, fingers: readonly (readonly [from: Spot, to: Spot])[]): Promise<void> {
  const at = (share: number) =>
    fingers.map(([from, to], id) => ({
      id,
      x: from.x + (to.x - from.x) * share,
      y: from.y + (to.y - from.y) * share,
    }));
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(0) });
  for (let step = 1; step <= 8; step++)
    await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at(step / 8) });
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

/** What a finger is meant to hit and cannot: smaller than it, or cut by the window. Words in a line are no target. */
function tooSmall(): Promise<readonly string[]> {
  return page.evaluate((finger) => {
    const targets = document.querySelectorAll<HTMLElement>(
      "button, select, [role=menuitem], [role=radiogroup] label, header a, nav a, main ul a, input:not([type=radio], [type=checkbox], [type=range])",
    );
    return [...targets].flatMap((target) => {
      const { width, height, left, right } = target.getBoundingClientRect();
      const seen = width > 0 && getComputedStyle(target).visibility === "visible" && target.closest("[inert]") === null;
      const scrolls = target.closest("ul") !== null;
      const reachable = scrolls || (left >= 0 && right <= window.innerWidth + 0.5);
      if (!seen || (reachable && width >= finger - 0.5 && height >= finger - 0.5)) return [];
      const name = target.getAttribute("aria-label") ?? target.textContent;
      return [`${name}: ${Math.round(width)} x ${Math.round(height)} at ${Math.round(left)}`];
    });
  }, FINGER);
}

/** Inked pixels in the outermost rows and columns of the drawing's canvases: something is cut by its edge. */
function inkAtEdges(): Promise<number> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLCanvasElement>("main canvas")].reduce((sum, canvas) => {
      const { width, height } = canvas;
      const strips = [
        [0, 0, width, 2],
        [0, height - 2, width, 2],
        [0, 0, 2, height],
        [width - 2, 0, 2, height],
      ] as const;
      return strips.reduce((inked, [x, y, across, down]) => {
        const data = canvas.getContext("2d")?.getImageData(x, y, across, down).data ?? [];
        return inked + data.filter((value, index) => index % 4 === 3 && value > 0).length;
      }, sum);
    }, 0),
  );
}

describe.skipIf(NO_BROWSER)("the explorer in a hand", () => {
  beforeAll(async () => {
    product = await serveProduct(dataset);
    ({ server } = product);
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

  test.each([
    ["a small phone, or a page at 400 %", 320, 640],
    ["a phone", 390, 844],
    ["a phone on its side", 844, 390],
    ["a tablet", 768, 1024],
  ] as const)("%s: nothing is cut, and everything is large enough for a finger", async (_name, width, height) => {
    await open("/", { viewport: { width, height } });
    await page.getByRole("link", { name: "Who put in what?" }).waitFor();
    await page.getByRole("region", { name: "Time" }).waitFor();
    await expect.poll(inkAtEdges).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    expect(await tooSmall()).toEqual([]);
    expect(errors).toEqual([]);
  });

  test.each([
    ["in the hand", 390, 844],
    ["beside a rail", 1280, 800],
  ] as const)("names of any length, script and sign stay in their place (%s)", async (_name, width, height) => {
    const names: Readonly<Record<string, string>> = {
      microsoft: "شركة مايكروسوفت (2025) المحدودة",
      openai: "בינה פתוחה 3.5 (OpenAI)",
      nvidia: `N${"vidia".repeat(24)}`,
      aip: `The ${"very long partnership of everybody who builds ".repeat(4)}2030`,
      xai: "🤖🧠 x (AI) 100%",
    };
    const context = await openMachine(browser, {
      viewport: { width, height },
      reducedMotion: "reduce",
      hasTouch: true,
    });
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
    page.on("pageerror", (error) => errors.push(error.message));
    await page.route(/\/api\/(graph|search)/, async (route) => {
      const response = await route.fetch();
      const text = await response.text();
      const renamed = dataset.entities.reduce((all, { id, name }) => {
        const other = names[id];
        return other === undefined
          ? all
          : all.replaceAll(`"name":${JSON.stringify(name)}`, `"name":${JSON.stringify(other)}`);
      }, text);
      await route.fulfill({ response, body: renamed });
    });
    /** What sticks out of the window, or runs out of its panel to the side. */
    const sticksOut = () =>
      page.evaluate(() => {
        const roots = document.querySelectorAll(
          "nav, aside, header, [role=dialog], [role=menu], [role=listbox], [data-testid=card]",
        );
        return [...roots].flatMap((root) =>
          [root, ...root.querySelectorAll("*")].flatMap((element) => {
            const { left, right, width: wide } = element.getBoundingClientRect();
            const hidden = wide < 2 || element.closest("svg, [aria-hidden=true]:not([data-testid=card])") !== null;
            const frame = element.closest("ul, ol")?.parentElement;
            const scrolls =
              frame !== null &&
              frame !== undefined &&
              frame.scrollWidth > frame.clientWidth &&
              getComputedStyle(frame).overflowX === "auto";
            if (hidden || scrolls || (left >= -1 && right <= window.innerWidth + 1)) return [];
            return [`${element.tagName} ${element.className} ${Math.round(left)} to ${Math.round(right)}`];
          }),
        );
      });
    for (const id of Object.keys(names)) {
      await page.goto(`${server.origin}/?sel=entity:${id}`);
      await drawer()
        .getByRole("heading", { name: names[id] ?? "", exact: true })
        .waitFor();
      expect([id, await sticksOut()]).toEqual([id, []]);
      expect([id, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([id, width]);
    }
    // Beside a name that runs the other way the sentence keeps its order: the amount comes last.
    await page.goto(`${server.origin}/?sel=entity:microsoft`);
    const sentence = drawer().getByRole("button", { name: /\$13B approx/ });
    await sentence.waitFor();
    const [from = 0, amount = 0] = await sentence.evaluate((button) => {
      const words = [...button.querySelectorAll("span")].find((span) => span.textContent.includes("$13B"))?.firstChild;
      if (!(words instanceof Text)) return [];
      const place = (start: number, end: number) => {
        const range = document.createRange();
        range.setStart(words, start);
        range.setEnd(words, end);
        const boxes = [...range.getClientRects()];
        const last = boxes.at(-1);
        return last === undefined ? 0 : last.top * 10_000 + last.left;
      };
      const at = words.data.indexOf(": $13B");
      return [place(at, at + 1), place(at + 2, at + 6)];
    });
    expect(amount).toBeGreaterThan(from);
    await page.goto(server.origin);
    for (const start of ["Nv", "Th"]) {
      await page.getByRole("application").blur();
      await page.getByRole("application").focus();
      await page.keyboard.type(start);
      await page.getByTestId("card").waitFor();
      expect([start, await sticksOut()]).toEqual([start, []]);
    }
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "What to do, find or ask" }).fill("nvidia");
    await page.getByRole("option", { name: /Nvidiavidia/ }).waitFor();
    expect(await sticksOut()).toEqual([]);
    expect(errors).toEqual([]);
  });

  test("what the bar has no room for is in its menu, and Escape gives the focus back", async () => {
    await open("/", { viewport: { width: 320, height: 640 } });
    const more = page.getByRole("button", { name: "More", exact: true });
    await more.tap();
    const rows = page.getByRole("menuitem");
    await rows.first().waitFor();
    expect(await rows.allInnerTexts()).toEqual([
      "Show as graph",
      "Show as table",
      "Show as text",
      "Redo",
      "Steps so far",
      "Copy link to this view",
      "Export…",
      "Publish…",
      "Questions to ask",
      "Write a query",
      "Find paths",
      "Do anything…",
      "Keyboard shortcuts",
      "Switch to dark",
    ]);
    expect(await tooSmall()).toEqual([]);
    await page.keyboard.press("Escape");
    await rows.first().waitFor({ state: "detached" });
    await expect.poll(() => more.evaluate((button) => button === document.activeElement)).toBe(true);
    await more.tap();
    await page.getByRole("menuitem", { name: "Show as table" }).tap();
    await page.getByRole("region", { name: "Relations as a table" }).waitFor();
    await more.tap();
    await page.getByRole("menuitem", { name: "Publish…" }).tap();
    await page.getByRole("dialog").waitFor();
  });

  test("a tap selects, a long press opens the menu, two fingers zoom, one moves", async () => {
    await open();
    const touch = await page.context().newCDPSession(page);
    const nvidia = await spotOf("nvidia");
    await page.touchscreen.tap(nvidia.x, nvidia.y);
    await drawer().getByRole("heading", { name: "Nvidia" }).waitFor();
    expect(search()).toBe("?sel=entity:nvidia");
    // What a card says on hover, the sheet begins with.
    await drawer().getByRole("region", { name: "At a glance" }).getByText("1 source").waitFor();
    await drawer().getByRole("button", { name: "Close details" }).tap();
    await drawer().waitFor({ state: "detached" });

    const openai = await spotOf("openai");
    await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [openai] });
    await page.getByRole("menuitem", { name: "Keep only this" }).waitFor();
    await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    expect(await page.getByRole("menu").getAttribute("aria-label")).toBe("What to do with OpenAI");
    expect(await page.getByRole("menuitem").first().innerText()).toBe("Expand: next 25");
    await page.keyboard.press("Escape");
    await page.getByRole("menu").waitFor({ state: "detached" });
    await drawnAtRest(page);
    expect(search()).toBe("?sel=entity:nvidia");

    const middle = { x: 195, y: 450 };
    await swipe(touch, [
      [
        { ...middle, x: 175 },
        { ...middle, x: 95 },
      ],
      [
        { ...middle, x: 215 },
        { ...middle, x: 295 },
      ],
    ]);
    await expect.poll(search).toContain("camera=");
    const near = (await drawnAtRest(page)).camera;
    await swipe(touch, [
      [
        { x: 40, y: 250 },
        { x: 40, y: 400 },
      ],
    ]);
    await expect.poll(async () => (await drawnOn(page)).camera.y).not.toBe(near.y);
    expect((await drawnAtRest(page)).camera.zoom).toBeCloseTo(near.zoom, 2);
    await page.getByRole("button", { name: "Fit" }).tap();
    await expect.poll(search).not.toContain("camera=");
    expect(errors).toEqual([]);
  });

  test("a sheet is half or full by its handle, goes when it is drawn down, and there is one at a time", async () => {
    await open("/?sel=entity:microsoft");
    const touch = await page.context().newCDPSession(page);
    const sheet = drawer().locator("[data-height]");
    const handle = drawer().getByRole("button", { name: /Make details/ });
    const top = async (): Promise<number> => (await sheet.boundingBox())?.y ?? 0;
    await expect.poll(top).toBeGreaterThan(400);
    await handle.tap();
    await expect.poll(top).toBeLessThan(80);
    expect(await tooSmall()).toEqual([]);
    await handle.tap();
    await expect.poll(top).toBeGreaterThan(400);
    await page.getByRole("button", { name: "Legend and filters" }).tap();
    await drawer().waitFor({ state: "hidden" });
    await page.getByRole("button", { name: "Show Company", exact: true }).tap();
    await expect.poll(search).toContain("hide=Company");
    expect(await tooSmall()).toEqual([]);
    await page.getByRole("button", { name: "Close search and legend" }).tap();
    await drawer().waitFor();
    await swipe(touch, [
      [
        { x: 195, y: 432 },
        { x: 195, y: 800 },
      ],
    ]);
    await drawer().waitFor({ state: "detached" });
    expect(errors).toEqual([]);
  });
});
