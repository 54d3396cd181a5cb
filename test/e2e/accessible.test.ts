// Every screen, dialog, menu and panel against axe, in both schemes, wide and narrow; and the page by keyboard alone.
import { join, resolve } from "node:path";
import type { Browser, Locator, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axeOf, seriousInDark, seriousOn } from "#test/support/axe";
import type { AppServer } from "#test/support/app-server";
import { loadFixture } from "#test/support/load-fixture";
import { contrast } from "#view";
import { leave, openMachine } from "#test/support/machines";
import { NO_BROWSER, openBrowser, serveProduct } from "#test/support/served-product";
import type { ServedProduct } from "#test/support/served-product";

const ROOT = resolve(import.meta.dirname, "../..");
const dataset = await loadFixture(join(ROOT, "ingest", "datasets", "aip"));
const investment = dataset.relations.find(({ type }) => type === "INVESTED_IN")?.id ?? "";
const ROOMS = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } } as const;
type Room = keyof typeof ROOMS;

interface Screen {
  readonly name: string;
  readonly path: string;
  /** What is opened there, and waited for. */
  readonly open: (page: Page) => Promise<void>;
  /** Absent: in both. */
  readonly only?: Room;
}

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first();
const action = async (page: Page, words: string): Promise<void> => {
  await page.getByRole("application").waitFor();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "What to do, find or ask" }).fill(words);
  await page.getByRole("option", { name: words }).first().click();
};
const onCanvas = async (page: Page, name: string): Promise<void> => {
  await page.getByRole("application").focus();
  await page.keyboard.type(name);
  await page.locator("[data-entity]").waitFor();
};

const SCREENS: readonly Screen[] = [
  { name: "graph", path: "/", open: (page) => page.getByRole("link", { name: "Who put in what?" }).waitFor() },
  { name: "card of an entity", path: "/", open: (page) => onCanvas(page, "Microsoft") },
  {
    name: "menu of an entity",
    path: "/",
    open: async (page) => {
      await onCanvas(page, "OpenAI");
      await page.keyboard.press("Shift+F10");
      await page.getByRole("menuitem", { name: "Keep only this" }).waitFor();
    },
  },
  {
    name: "details",
    path: "/?sel=entity:gip",
    open: (page) => page.getByRole("heading", { level: 2, name: /Global/ }).waitFor(),
  },
  {
    name: "receipt, filtered",
    path: `/?sel=relation:${investment}&hide=Person`,
    open: (page) => page.getByRole("complementary", { name: "Details" }).getByRole("heading").first().waitFor(),
  },
  {
    name: "expand",
    path: "/?sel=entity:gip",
    open: async (page) => {
      await button(page, "Expand…").click();
      await page.getByRole("dialog").getByRole("checkbox").first().waitFor();
    },
  },
  {
    name: "steps",
    path: "/?hide=Person",
    open: async (page) => {
      await action(page, "Steps so far");
      await page.getByRole("region", { name: "Steps so far" }).waitFor();
    },
  },
  {
    name: "more",
    path: "/",
    only: "narrow",
    open: async (page) => {
      await page.getByRole("button", { name: "More", exact: true }).click();
      await page.getByRole("menuitem").first().waitFor();
    },
  },
  {
    name: "arrange, measure and a filter's menu",
    path: "/?f=degree:2..",
    open: async (page) => {
      await page.getByRole("application").waitFor();
      const legend = page.getByRole("button", { name: "Legend and filters" });
      if (await legend.isVisible()) await legend.click();
      for (const fold of ["Arrange", "Measure"]) await page.locator("summary", { hasText: fold }).click();
      await button(page, "Add filter").click();
    },
  },
  {
    name: "time",
    path: "/?time=announced:2024..2026",
    open: async (page) => {
      const fold = page.getByRole("region", { name: "Time" }).getByRole("button", { name: "Time" });
      await fold.waitFor();
      if ((await fold.getAttribute("aria-expanded")) === "false") await fold.click();
    },
  },
  {
    name: "paths",
    path: "/?sel=entity:nvidia",
    open: async (page) => {
      await action(page, "Find paths between entities");
      await page.getByRole("complementary", { name: "Paths" }).waitFor();
    },
  },
  {
    name: "export",
    path: "/",
    open: async (page) => {
      await action(page, "Export what is on screen");
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "publish",
    path: "/",
    open: async (page) => {
      await action(page, "Publish this view");
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "published list",
    path: "/",
    open: async (page) => {
      await action(page, "Publish this view");
      await button(page, "What is published").click();
      await page.getByRole("heading", { name: /published/i }).waitFor();
    },
  },
  {
    name: "palette",
    path: "/",
    open: async (page) => {
      await page.getByRole("application").waitFor();
      await page.keyboard.press("Control+k");
      await page.getByRole("dialog").getByRole("option").first().waitFor();
    },
  },
  {
    name: "keys",
    path: "/",
    open: async (page) => {
      await page.getByRole("application").waitFor();
      await page.keyboard.press("?");
      await page.getByRole("dialog").waitFor();
    },
  },
  { name: "table", path: "/?view=table", open: (page) => page.getByRole("table").waitFor() },
  {
    name: "text",
    path: "/?view=text",
    open: (page) => page.getByRole("region", { name: "Relations as text" }).waitFor(),
  },
  { name: "catalogue", path: "/queries", open: (page) => page.getByRole("heading").nth(1).waitFor() },
  { name: "workbench", path: "/queries/new", open: (page) => page.getByRole("textbox").first().waitFor() },
];

let product: ServedProduct;
let server: AppServer;
let browser: Browser;

describe.skipIf(NO_BROWSER)("for everybody", () => {
  beforeAll(async () => {
    product = await serveProduct(dataset);
    ({ server } = product);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await product.close();
  });

  async function openPage(room: Room): Promise<Page> {
    const context = await openMachine(browser, {
      viewport: ROOMS[room],
      reducedMotion: "reduce",
      colorScheme: "light",
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    return page;
  }

  /** Everything in light; in a wide room in dark, too, where only colours are others: their contrast. */
  async function wrongOn(page: Page, room: Room): Promise<readonly string[]> {
    await page.emulateMedia({ colorScheme: "light" });
    const light = await seriousOn(page);
    return room === "wide" ? [...light, ...(await seriousInDark(page, ["color-contrast"]))] : light;
  }

  // At once: what axe does is one processor's work.
  test.concurrent.each(["wide", "narrow"] as const)(
    "axe finds nothing serious on any screen, with anything open (%s)",
    async (room) => {
      const page = await openPage(room);
      const found: string[] = [];
      for (const { name, path, open, only } of SCREENS) {
        if (only !== undefined && only !== room) continue;
        await page.emulateMedia({ colorScheme: "light" });
        // Another page between: what was open is closed, whatever it was.
        await page.goto("about:blank");
        await page.goto(server.origin + path);
        await open(page);
        found.push(...(await wrongOn(page, room)).map((words) => `${name}: ${words}`));
      }
      await leave(page);
      expect(found).toEqual([]);
    },
    300_000,
  );

  test("with more contrast every grey is text, and with the system's colours what is chosen stands out", async () => {
    const page = await openPage("wide");
    await page.goto(`${server.origin}/?sel=entity:microsoft`);
    await page.getByRole("region", { name: "At a glance" }).waitFor();
    /** "#rrggbb", however the sheet writes it. */
    const token = (name: string) =>
      page.evaluate((of) => {
        const probe = document.createElement("i");
        probe.style.color = `var(${of})`;
        document.body.append(probe);
        const parts = getComputedStyle(probe).color.match(/\d+/g) ?? [];
        probe.remove();
        return `#${parts
          .slice(0, 3)
          .map((part) => Number(part).toString(16).padStart(2, "0"))
          .join("")}`;
      }, name);
    const ground = (locator: Locator) => locator.evaluate((element) => getComputedStyle(element).backgroundColor);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, contrast: "no-preference" });
      await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
      const [plain, panel] = [await token("--muted"), await token("--panel")];
      await page.emulateMedia({ colorScheme, contrast: "more" });
      expect(contrast(await token("--muted"), panel)).toBeGreaterThan(contrast(plain, panel));
      for (const ink of ["--muted", "--text", "--accent", "--warn"])
        expect([ink, contrast(await token(ink), panel) >= 7]).toEqual([ink, true]);
      for (const rule of ["--line", "--line-strong"])
        expect([rule, contrast(await token(rule), panel) >= 3]).toEqual([rule, true]);
    }
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, contrast: "no-preference" });
      await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
      const drawn = colorScheme === "light" ? "rgb(252, 251, 248)" : "rgb(21, 23, 27)";
      await expect.poll(() => ground(page.getByTestId("canvas"))).toBe(drawn);
      await page.emulateMedia({ colorScheme, contrast: "no-preference", forcedColors: "active" });
      // The drawing keeps the ground that its marks and words stand out from.
      expect(await ground(page.getByTestId("canvas"))).toBe(drawn);
      const modes = page.locator("label", { hasText: /^(Graph|Table)$/ }).locator("span");
      const [chosen, other] = [await ground(modes.nth(0)), await ground(modes.nth(1))];
      expect(chosen).not.toBe(other);
      const doubt = page.getByRole("complementary", { name: "Details" }).getByText("inferred", { exact: true }).first();
      const rim = await doubt.evaluate((element) => getComputedStyle(element).borderTopColor);
      expect(rim).not.toBe(await ground(page.locator("body")));
      expect(rim).not.toBe("rgba(0, 0, 0, 0)");
    }
    expect((await axeOf(page).analyze()).violations.filter(({ impact }) => impact === "critical")).toEqual([]);
    await leave(page);
  });

  test("by keyboard alone: to the graph, along it, into a receipt and back, and the focus is never lost", async () => {
    const page = await openPage("wide");
    const focused = () =>
      page.evaluate(() => {
        const at = document.activeElement;
        return at === document.body ? "nothing" : ((at?.id || at?.getAttribute("aria-label") || at?.textContent) ?? "");
      });
    await page.goto(server.origin);
    await page.getByRole("application").waitFor();
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("Skip to the graph");
    await page.keyboard.press("Enter");
    expect(await focused()).toBe("canvas-keys");
    const position = page.getByRole("status", { name: "Keyboard position" });
    await page.keyboard.type("Micro");
    await expect.poll(() => position.innerText()).toBe("Microsoft, Company");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => position.innerText()).not.toBe("Microsoft, Company");
    await page.keyboard.press("Enter");
    const details = page.getByRole("complementary", { name: "Details" });
    await details.waitFor();
    expect(await focused()).toBe("canvas-keys");
    // The details are the next stop, all of them, and then what follows the graph; Shift and Tab go back from their first.
    const inDetails = () => details.evaluate((element) => element.contains(document.activeElement));
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("Close details");
    await page.keyboard.press("Shift+Tab");
    expect(await focused()).toBe("canvas-keys");
    await page.keyboard.press("Tab");
    let stops = 0;
    while ((await inDetails()) && stops++ < 80) await page.keyboard.press("Tab");
    expect(stops).toBeGreaterThan(3);
    expect(await focused()).toBe("Zoom out");
    await page.keyboard.press("Shift+Tab");
    expect(await focused()).toBe("canvas-keys");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await details.waitFor({ state: "detached" });
    expect(await focused()).toBe("canvas-keys");
    await page.keyboard.press("Shift+F10");
    await page.getByRole("menu").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("menu").waitFor({ state: "detached" });
    expect(await focused()).toBe("canvas-keys");
    // However near the camera is, it follows: the ring is on the canvas and under nothing.
    for (let step = 0; step < 6; step++) await page.keyboard.press("+");
    for (const key of ["ArrowRight", "ArrowDown", "ArrowRight", "ArrowDown", "ArrowRight"]) {
      await page.keyboard.press(key);
      const free = () =>
        page.locator("[data-entity]").evaluate((ring) => {
          const { left, top, right, bottom } = ring.getBoundingClientRect();
          const stage = document.querySelector("[data-testid=canvas]")?.getBoundingClientRect() ?? new DOMRect();
          const over = [...document.querySelectorAll("[data-over-stage]")].map((each) => each.getBoundingClientRect());
          const inside = left >= stage.left && top >= stage.top && right <= stage.right && bottom <= stage.bottom;
          return (
            inside && over.every((box) => left > box.right || right < box.left || top > box.bottom || bottom < box.top)
          );
        });
      await expect.poll(free).toBe(true);
    }
    for (const [name, opened] of [
      ["Steps so far", page.getByRole("region", { name: "Steps so far" })],
      ["Export what is on screen", page.getByRole("dialog")],
      ["Publish", page.getByRole("dialog")],
    ] as const) {
      await page.getByRole("button", { name, exact: true }).focus();
      await page.keyboard.press("Enter");
      await opened.waitFor();
      await page.keyboard.press("Escape");
      await opened.waitFor({ state: "detached" });
      expect([name, await focused()]).toEqual([name, name]);
    }
    await leave(page);
  });
});
