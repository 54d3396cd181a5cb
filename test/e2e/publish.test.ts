// Publishing from the explorer in a real Chromium over the real server: the form and its check, what comes out of it,
// the list, a server that wants a token, and pictures that are dropped back on the page.
import { join, resolve } from "node:path";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { axeOf } from "#test/support/axe";
import { startApp } from "#test/support/app-server";
import type { AppServer } from "#test/support/app-server";
import type { FreshGrafeo } from "#test/support/fresh-grafeo";
import { loadFixture } from "#test/support/load-fixture";
import { leaveAll, openMachine } from "#test/support/machines";
import { NO_BROWSER, openBrowser, serveProduct, watchedPage } from "#test/support/served-product";
import type { ServedProduct } from "#test/support/served-product";

const ROOT = resolve(import.meta.dirname, "../..");
const dataset = await loadFixture(join(ROOT, "ingest", "datasets", "aip"));
const WIDE: BrowserContextOptions = { viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" };
const TOKEN = "a-token-of-twenty-letters";

let grafeo: FreshGrafeo;
let product: ServedProduct;
let server: AppServer;
let guarded: AppServer;
let browser: Browser;
let page: Page;
let errors: string[];

async function open(origin = server.origin, path = "/", options: BrowserContextOptions = {}): Promise<Page> {
  const context = await openMachine(browser, { ...WIDE, ...options });
  const opened = await watchedPage(context, errors);
  await opened.goto(origin + path);
  return opened;
}

const canvas = (): Locator => page.getByRole("application");
const dialog = (): Locator => page.getByRole("dialog");
const button = (name: string | RegExp): Locator => dialog().getByRole("button", { name, exact: true });

async function openForm(): Promise<void> {
  await canvas().waitFor();
  const bar = page.getByRole("banner");
  const publishIt = bar.getByRole("button", { name: "Publish", exact: true });
  const more = bar.getByRole("button", { name: "More", exact: true });
  await publishIt.or(more).first().waitFor();
  if (await publishIt.isVisible()) await publishIt.click();
  else {
    await more.click();
    await page.getByRole("menuitem", { name: "Publish…" }).click();
  }
  await page.getByLabel("Title", { exact: true }).waitFor();
}

/** Publishes what is on the page and hands back the id. */
async function publish(title: string): Promise<string> {
  await page.getByLabel("Title", { exact: true }).fill(title);
  await button("Publish").click();
  const link = dialog().getByRole("link", { name: /\/s\// });
  return ((await link.textContent()) ?? "").split("/s/")[1] ?? "";
}

async function fileOf(id: string, format: string): Promise<{ readonly name: string; readonly bytes: number[] }> {
  const response = await fetch(`${server.origin}/s/${id}.${format}`);
  expect(response.status).toBe(200);
  return { name: `picture.${format}`, bytes: [...new Uint8Array(await response.arrayBuffer())] };
}

/** Drops a file on the page as a browser does, with a real DataTransfer. */
async function drop({ name, bytes }: { readonly name: string; readonly bytes: readonly number[] }): Promise<void> {
  await page.evaluate(
    ([fileName, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(content)], fileName));
      for (const type of ["dragover", "drop"]) {
        document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }));
      }
    },
    [name, [...bytes]] as const,
  );
}

describe.skipIf(NO_BROWSER)("publishing", () => {
  beforeAll(async () => {
    product = await serveProduct(dataset);
    ({ grafeo, server } = product);
    guarded = await startApp(grafeo.store, {
      env: { DATA_DIR: join(grafeo.dataDir, "guarded"), PUBLISH_TOKEN: TOKEN },
    });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await guarded.close();
    await product.close();
  });
  beforeEach(() => {
    errors = [];
  });
  afterEach(async () => {
    await leaveAll(browser);
  });

  test("a view becomes a picture with its words, its look and the facts that were drawn", async () => {
    page = await open(server.origin, "/?hide=Person");
    await openForm();
    await page.getByLabel("Caption").fill("Without the people");
    await page.getByRole("radio", { name: "1:1" }).check({ force: true });
    await page.getByRole("radio", { name: "Relations" }).check({ force: true });
    const id = await publish("Firms and funds");
    const response = await fetch(`${server.origin}/s/${id}.json`);
    const snapshot = (await response.json()) as Record<string, never>; // a named door: read field by field below
    expect(snapshot).toMatchObject({
      title: "Firms and funds",
      caption: "Without the people",
      view: { aspect: "1:1", clickable: "relations", scheme: "auto" },
    });
    const people = new Set(dataset.entities.filter(({ kind }) => kind === "Person").map((person) => person.id));
    const graph = Reflect.get(snapshot, "graph") as {
      entities: { id: string }[];
      relations: { source: string; target: string }[];
    };
    expect(graph.entities).toHaveLength(dataset.entities.length - people.size);
    expect(graph.relations).toHaveLength(
      dataset.relations.filter((r) => !people.has(r.from) && !people.has(r.to)).length,
    );
    expect(Object.keys(Reflect.get(snapshot, "positions")).toSorted()).toEqual(
      graph.entities.map((entity) => entity.id).toSorted(),
    );
    for (const format of ["svg", "png", "json", "csv", "txt", "html"]) {
      const address = await dialog().locator(`a[download$=".${format}"]`).getAttribute("href");
      expect((await fetch(address ?? "")).status).toBe(200);
    }
    await expect.poll(async () => dialog().getByText("<iframe").textContent()).toContain(`/embed/${id}`);
    expect(errors).toEqual([]);
  });

  test("a picture without a title is not sent, and the field says why", async () => {
    page = await open();
    await openForm();
    await button("Publish").click();
    await dialog().getByText("A picture needs a title.").waitFor();
    expect(await page.getByLabel("Title", { exact: true }).evaluate((field) => field === document.activeElement)).toBe(
      true,
    );
  });

  test("alt text is written from the graph, can be one's own, and be written again", async () => {
    page = await open();
    await openForm();
    const alt = page.getByLabel("Alt text");
    const written = await alt.inputValue();
    expect(written).toContain(`${dataset.entities.length} entities`);
    await alt.fill("My own words about it, in full");
    await button("Back to the written one").click();
    expect(await alt.inputValue()).toBe(written);
  });

  test("a finding leads to the canvas and back, with everything typed still there", async () => {
    page = await open();
    await openForm();
    await page.getByLabel("Title", { exact: true }).fill("Half a title");
    await page.getByRole("button", { name: /^Show me: .*inferred/ }).click();
    await dialog().waitFor({ state: "detached" });
    const inferred = dataset.relations.filter(({ basis }) => basis === "inference").length;
    await page.getByText(`${inferred} selected.`).waitFor({ state: "attached" });
    await page.getByRole("button", { name: "Back to publishing" }).click();
    expect(await page.getByLabel("Title", { exact: true }).inputValue()).toBe("Half a title");
    expect(errors).toEqual([]);
  });

  test("the preview is the frame's own page, at each width and on each ground", async () => {
    page = await open();
    await openForm();
    await page.getByLabel("Title", { exact: true }).fill("Seen before it is published");
    const frame = page.frameLocator("iframe");
    await frame.getByRole("heading", { name: "Seen before it is published" }).waitFor();
    for (const [width, drawing] of [
      ["320 px", ".narrow svg"],
      ["1,000 px", ".wide svg"],
    ] as const) {
      await page.getByRole("radio", { name: width }).check({ force: true });
      await expect.poll(async () => frame.locator(drawing).isVisible()).toBe(true);
    }
    const paper = () => frame.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
    const light = await paper();
    await page.getByRole("radio", { name: "Dark" }).last().check({ force: true });
    await expect.poll(paper).not.toBe(light);
    expect(errors).toEqual([]);
  });

  test("a story is composed from the canvas, put in order, previewed, published, and turned in its frame", async () => {
    page = await open();
    await openForm();
    await page.getByLabel("Title", { exact: true }).fill("Told in steps");
    await button("Add a step from the canvas").click();
    const strip = page.getByRole("region", { name: "A step of the story" });
    await strip.waitFor();
    await strip.getByRole("radio", { name: "Only what is selected" }).check({ force: true });
    for (const name of ["OpenAI", "Microsoft"]) {
      await canvas().focus();
      await page.keyboard.type(name);
      await page.keyboard.press("Enter");
      await strip.getByText(/1 entity stands out/).waitFor();
      await strip.getByRole("button", { name: /^Add step/ }).click();
    }
    await strip.getByText("Step 2 is added.", { exact: false }).waitFor();
    await strip.getByRole("button", { name: "Back to publishing" }).click();
    const title = (number: number) => page.getByLabel(`Title of step ${number}`);
    expect(await title(1).inputValue()).toBe("OpenAI");
    await page.getByLabel("Text of step 1").fill("Everybody wants it.");
    await title(2).press("Alt+ArrowUp");
    expect([await title(1).inputValue(), await title(2).inputValue()]).toEqual(["Microsoft", "OpenAI"]);
    expect(await title(1).evaluate((field) => field === document.activeElement)).toBe(true);
    await button("Move step 1 down").click();
    expect(await title(1).inputValue()).toBe("OpenAI");
    await button("Remove step 2").click();
    await button("Undo").click();
    expect(await title(2).inputValue()).toBe("Microsoft");
    const [grip, first] = [page.locator("[title='Drag to another place']").nth(1), await title(1).boundingBox()];
    await grip.hover();
    await page.mouse.down();
    await page.mouse.move(first?.x ?? 0, (first?.y ?? 0) - 20, { steps: 6 });
    await page.mouse.up();
    expect(await title(1).inputValue()).toBe("Microsoft");
    const frame = page.frameLocator("iframe");
    await expect.poll(() => frame.locator(".step.on h2").textContent()).toBe("Microsoft");
    await button("Preview the next step").click();
    await expect.poll(() => frame.locator(".step.on h2").textContent()).toBe("OpenAI");
    await button("Preview the step before").click();
    await expect.poll(() => frame.locator(".step.on h2").textContent()).toBe("Microsoft");
    await title(1).fill("");
    await button("Publish").click();
    await dialog().getByText("Step 1 needs a title.").waitFor();
    expect(await title(1).evaluate((field) => field === document.activeElement)).toBe(true);
    await title(1).fill("Microsoft pays");
    await button("Show me step 1").click();
    await page.getByRole("button", { name: "Back to publishing" }).click();
    const { violations } = await axeOf(page).include("dialog").analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
    await button("Publish").click();
    const address = (await dialog().getByRole("link", { name: /\/s\// }).textContent()) ?? "";
    const kept = (await (await fetch(`${address}.json`)).json()) as unknown;
    expect(kept).toMatchObject({
      steps: [
        { title: "Microsoft pays", highlight: ["microsoft"], camera: { fit: "highlight" } },
        { title: "OpenAI", text: "Everybody wants it.", highlight: ["openai"] },
      ],
    });
    await page.goto(address.replace("/s/", "/embed/"));
    const inSight = page.locator(".step:visible h2");
    expect(await inSight.allTextContents()).toEqual(["Microsoft pays"]);
    await page.getByRole("button", { name: "Next step" }).click();
    expect(await inSight.allTextContents()).toEqual(["OpenAI"]);
    expect(errors).toEqual([]);
  });

  test("the same picture again is the one that is there, with its day", async () => {
    page = await open();
    await openForm();
    const first = await publish("Published twice");
    await button("Publish another").click();
    expect(await publish("Published twice")).toBe(first);
    await dialog()
      .getByText(/already published on/)
      .waitFor();
    expect(errors).toEqual([]);
  });

  test("a new version takes the old one's words, and the old one leads to it", async () => {
    page = await open();
    await openForm();
    const old = await publish("First words");
    await button("What is published").click();
    await button("New version of First words").click();
    expect(await page.getByLabel("Title", { exact: true }).inputValue()).toBe("First words");
    const newer = await publish("Better words");
    expect(newer).not.toBe(old);
    const oldPage = await (await fetch(`${server.origin}/s/${old}`)).text();
    expect(oldPage).toContain(`/s/${newer}`);
    expect(errors).toEqual([]);
  });

  test("a picture is withdrawn from the list with its reason", async () => {
    page = await open();
    await openForm();
    const id = await publish("Not to stay");
    await button("What is published").click();
    await button("Withdraw Not to stay").click();
    await page.getByLabel(/Why it is withdrawn/).fill("A figure was wrong.");
    await button("Withdraw for good").click();
    await dialog()
      .getByText(/· withdrawn/)
      .waitFor();
    const tombstone = await fetch(`${server.origin}/s/${id}`);
    expect(tombstone.status).toBe(410);
    expect(await tombstone.text()).toContain("A figure was wrong.");
  });

  test("a server that wants a token is given one, which stays for the next picture and no longer", async () => {
    page = await open(guarded.origin);
    await openForm();
    await page.getByLabel("Title", { exact: true }).fill("For those who may");
    await button("Publish").click();
    await dialog().getByRole("alert").getByText(/token/).first().waitFor();
    expect(await page.getByLabel("Title", { exact: true }).inputValue()).toBe("For those who may");
    await page.getByLabel("Publish token").fill(TOKEN);
    await publish("For those who may");
    const kept = await page.evaluate(
      () => [localStorage, sessionStorage].map((kept) => JSON.stringify(Object.entries(kept))).join() + document.cookie,
    );
    expect(kept).not.toContain(TOKEN);
    await button("Publish another").click();
    expect(await page.getByLabel("Publish token").inputValue()).toBe(TOKEN);
  });

  test("offline, the form says so and keeps what was typed", async () => {
    page = await open();
    await openForm();
    await page.getByLabel("Title", { exact: true }).fill("Typed on a train");
    await page.context().setOffline(true);
    await button("Publish").click();
    await dialog().getByText("You are offline.").waitFor();
    await page.context().setOffline(false);
    expect(await publish("Typed on a train")).toMatch(/^[0-9a-z]{16}$/);
  });

  test.each(["svg", "png", "json"])("a dropped .%s opens the view that was published", async (format) => {
    page = await open(server.origin, "/?hide=Person&hide=Company");
    await openForm();
    const id = await publish(`Dropped as ${format}`);
    const shown = dataset.entities.filter(({ kind }) => kind !== "Person" && kind !== "Company").length;
    await page.goto(server.origin);
    await canvas().waitFor();
    await drop(await fileOf(id, format));
    await page.getByRole("link", { name: `“Dropped as ${format}”` }).waitFor();
    await page.getByText(new RegExp(`^${shown} entities ·`)).waitFor();
    await page.getByRole("button", { name: "Back to the loaded graph" }).click();
    await page.getByText(new RegExp(`^${dataset.entities.length} entities ·`)).waitFor();
    expect(errors).toEqual([]);
  });

  test("areas, sizes, colours, filters and time travel into the picture, and back onto the canvas", async () => {
    const choices = "hide=Country&group=kind&size=pagerank&colour=community&time=announced:2024-01-01..2025-12-31";
    page = await open(server.origin, `/?${choices}`);
    await canvas().waitFor();
    await page
      .getByRole("button", { name: "Measure", exact: true })
      .or(page.getByText("Measure", { exact: true }))
      .first()
      .click();
    await page.getByText("Colour: community").waitFor();
    await page.getByText("Size: PageRank").waitFor();
    await openForm();
    const preview = page.frameLocator("iframe").locator("svg:visible text");
    for (const words of ["Companies", "Size: PageRank:", "Colour: community:"])
      await preview.filter({ hasText: words }).first().waitFor();
    const id = await publish("As it looked");
    const svg = await (await fetch(`${server.origin}/s/${id}.svg`)).text();
    expect(svg).toContain("Companies</text>");
    const html = await (await fetch(`${server.origin}/s/${id}`)).text();
    expect(html).toContain("Kind: without Country; Time: announced 1 January 2024 to 31 December 2025");
    expect(html).toContain("being pointed at is neither good nor power");
    await page.goto(server.origin);
    await canvas().waitFor();
    await drop(await fileOf(id, "svg"));
    await page.getByText("Filtered before: Kind: without Country.").waitFor();
    await expect.poll(() => page.url()).toContain("group=kind");
    for (const part of ["size=pagerank", "colour=community", "time=announced"]) expect(page.url()).toContain(part);
    await page.getByRole("button", { name: "Back to the loaded graph" }).click();
    await expect.poll(() => page.url()).not.toContain("group=kind");
    expect(errors).toEqual([]);
  });

  test("a picture from elsewhere opens from its JSON; its SVG says what to do instead", async () => {
    page = await open();
    await openForm();
    const id = await publish("Made elsewhere");
    const [json, svg] = [await fileOf(id, "json"), await fileOf(id, "svg")];
    page = await open(guarded.origin);
    await canvas().waitFor();
    await drop(svg);
    await page
      .getByRole("alert")
      .getByText(/does not have/)
      .waitFor();
    await drop(json);
    await page.getByRole("link", { name: "“Made elsewhere”" }).waitFor();
    expect(page.url()).toContain(guarded.origin);
  });

  test.each([
    ["notes.txt", "Nothing of ours", /neither an SVG/],
    ["half.json", '{"id": "0', /not whole/],
    ["other.json", '{"id": "0"}', /not that of a published picture/],
    ["bare.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>', /does not say which/],
    ["later.json", '{"version": 99, "id": "0000000000000000", "graph": {"entities": [{"id": "a"}]}}', /later version/],
  ])("%s is refused in words", async (name, content, words) => {
    page = await open();
    await canvas().waitFor();
    await drop({ name, bytes: [...new TextEncoder().encode(content)] });
    await page.getByRole("alert").getByText(words).waitFor();
    expect(errors).toEqual([]);
  });

  test.each([
    ["wide, light", {}],
    ["narrow, dark", { viewport: { width: 390, height: 844 }, colorScheme: "dark" as const }],
  ])("axe finds nothing on any surface of the dialog, %s", async (_name, options) => {
    page = await open(server.origin, "/", options);
    await openForm();
    const serious = async (): Promise<readonly string[]> => {
      const { violations } = await axeOf(page).include("dialog").analyze();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
    };
    expect(await serious()).toEqual([]);
    await publish("Read by everybody");
    expect(await serious()).toEqual([]);
    await button("What is published").click();
    await button("Withdraw Read by everybody").click();
    expect(await serious()).toEqual([]);
    await page.keyboard.press("Escape");
    await dialog().waitFor({ state: "detached" });
  });

  test("the dialog is worked by keyboard, keeps the focus, and gives it back", async () => {
    page = await open();
    await canvas().waitFor();
    const opener = page.getByRole("banner").getByRole("button", { name: "Publish", exact: true });
    await opener.focus();
    await page.keyboard.press("Enter");
    await page.getByLabel("Title", { exact: true }).waitFor();
    for (let step = 0; step < 40; step++) {
      await page.keyboard.press("Tab");
      const outside = await page.evaluate(() => {
        const at = document.activeElement;
        return at !== null && at !== document.body && at.closest("dialog") === null;
      });
      expect(outside).toBe(false);
    }
    await page.keyboard.press("Escape");
    await dialog().waitFor({ state: "detached" });
    expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});
