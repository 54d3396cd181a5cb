// What is on screen as files, and a search for paths that finds none: in a real Chromium over the real server.
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parse as parseCsv } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import { MultiGraph } from "graphology";
import { parse as parseGexf } from "graphology-gexf/node";
import type { Browser, BrowserContextOptions, Page } from "playwright";
import { SaxesParser } from "saxes";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { seriousOn } from "#test/support/axe";
import { drawnOn } from "#test/support/explorer-page";
import type { AppServer } from "#test/support/app-server";
import { loadFixture } from "#test/support/load-fixture";
import { renderPng } from "#web/server/snapshots/render-png";
import { leave, leaveAll, openMachine } from "#test/support/machines";
import { NO_BROWSER, openBrowser, serveProduct, watchedPage } from "#test/support/served-product";
import type { ServedProduct } from "#test/support/served-product";

const ROOT = resolve(import.meta.dirname, "../..");
const dataset = await loadFixture(join(ROOT, "ingest", "datasets", "aip"));
const ENTITIES = dataset.entities.map(({ id }) => id).toSorted();
const RELATIONS = dataset.relations.map(({ id }) => id).toSorted();

describe.skipIf(NO_BROWSER)("taking away and finding", () => {
  let product: ServedProduct;
  let server: AppServer;
  let browser: Browser;
  let page: Page;
  let errors: string[] = [];

  beforeAll(async () => {
    product = await serveProduct(dataset);
    ({ server } = product);
    browser = await openBrowser();
  });
  afterEach(async () => {
    await leaveAll(browser);
    expect(errors).toEqual([]);
    errors = [];
  });
  afterAll(async () => {
    await browser?.close();
    await product.close();
  });

  async function open(path = "/", options: BrowserContextOptions = {}): Promise<void> {
    const context = await openMachine(browser, {
      viewport: { width: 1440, height: 900 },
      reducedMotion: "reduce",
      ...options,
    });
    page = await watchedPage(context, errors);
    await page.goto(server.origin + path);
    await page.getByRole("application").waitFor();
  }

  async function exported(format: RegExp): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    await page.getByRole("button", { name: "Export what is on screen" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("radio", { name: format }).check();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      dialog.getByRole("button", { name: "Download" }).click(),
    ]);
    await dialog.waitFor({ state: "detached" });
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  }

  test("every data format holds what is on screen", async () => {
    await open();
    const json = JSON.parse((await exported(/^JSON/)).bytes.toString());
    expect(json.graph.entities.map(({ id }: { id: string }) => id).toSorted()).toEqual(ENTITIES);
    expect(json.about.permalink).toContain(server.origin);

    const sheet = parseCsv<Record<string, string>>((await exported(/^CSV, one row/)).bytes, { columns: true });
    expect([...new Set(sheet.map((row) => String(row["relation_id"])))].toSorted()).toEqual(RELATIONS);

    const archive = unzipSync((await exported(/^CSV for Neo4j/)).bytes);
    const table = (end: string) => {
      const name = Object.keys(archive).find((file) => file.endsWith(end)) ?? "";
      return parseCsv<Record<string, string>>(strFromU8(archive[name] ?? new Uint8Array()), { columns: true });
    };
    expect(
      table("-nodes.csv")
        .map((row) => String(row[":ID"]))
        .toSorted(),
    ).toEqual(ENTITIES);
    expect(
      table("-relations.csv")
        .map((row) => String(row["id:string"]))
        .toSorted(),
    ).toEqual(RELATIONS);

    const ids: Record<string, string[]> = { node: [], edge: [] };
    const parser = new SaxesParser();
    parser.on("opentag", ({ name, attributes }) => void ids[name]?.push(String(attributes["id"])));
    parser.write((await exported(/^GraphML/)).bytes.toString()).close();
    expect([ids["node"]?.toSorted(), ids["edge"]?.toSorted()]).toEqual([ENTITIES, RELATIONS]);

    const gexf = parseGexf(MultiGraph, (await exported(/^GEXF/)).bytes.toString());
    expect([gexf.nodes().toSorted(), gexf.edges().toSorted()]).toEqual([ENTITIES, RELATIONS]);

    const script = await exported(/^Cypher script/);
    expect(script.name).toBe("powerlines-ai-infrastructure-partnership.cypher");
    expect(script.bytes.toString().match(/^MATCH .* MERGE /gm)).toHaveLength(RELATIONS.length);

    const lines = (await exported(/^FollowTheMoney/)).bytes.toString().trimEnd().split("\n");
    expect(lines.filter((line) => JSON.parse(line).id.startsWith("relation."))).toHaveLength(RELATIONS.length);
  });

  /** The pixels of a PNG as the browser reads them: its size, and the mean lightness (0 to 1) of each of 24 × 24 fields. */
  const fieldsOf = (png: Buffer) =>
    page.evaluate(async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = new OffscreenCanvas(24, 24);
      const drawing = canvas.getContext("2d");
      if (drawing === null) throw new Error("no 2d context");
      drawing.imageSmoothingQuality = "high";
      drawing.drawImage(image, 0, 0, 24, 24);
      const { data } = drawing.getImageData(0, 0, 24, 24);
      const light = Array.from({ length: 24 * 24 }, (_, at) =>
        [0, 1, 2].reduce((sum, channel) => sum + (data[at * 4 + channel] ?? 0) / 765, 0),
      );
      return { width: image.naturalWidth, height: image.naturalHeight, light };
    }, png.toString("base64"));

  /** How much of the last 38 px, the footer, of a PNG twice its size is not ground. */
  const footInk = (png: Buffer) =>
    page.evaluate(async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const { naturalWidth: width, naturalHeight: height } = image;
      const drawing = new OffscreenCanvas(width, 76).getContext("2d");
      if (drawing === null) throw new Error("no 2d context");
      drawing.drawImage(image, 0, 76 - height);
      const { data } = drawing.getImageData(0, 0, width, 76);
      const inked = Array.from({ length: width * 76 }, (_, at) => Math.abs((data[at * 4] ?? 0) - (data[0] ?? 0)) > 60);
      return inked.filter(Boolean).length / inked.length;
    }, png.toString("base64"));

  test("a picture has real text, the legend, date and address, and as PNG it is the same at the size that was chosen", async () => {
    await open("/?hide=Person");
    const picture = async (format: RegExp, colours: string) => {
      await page.getByRole("button", { name: "Export what is on screen" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("radio", { name: format }).check();
      await dialog.getByLabel("Title").fill(`Who "funds" <whom> & why`);
      await dialog.getByLabel("Width in px").fill("640");
      await dialog.getByRole("radio", { name: colours }).check({ force: true });
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        dialog.getByRole("button", { name: "Download" }).click(),
      ]);
      await dialog.waitFor({ state: "detached" });
      return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
    };
    const svg = await picture(/^SVG/, "Dark");
    expect(svg.name).toBe("powerlines-who-funds-whom-why.svg");
    const tags: string[] = [];
    let words = "";
    const parser = new SaxesParser();
    parser.on("opentag", ({ name }) => void tags.push(name));
    parser.on("text", (text) => void (words += `${text} `));
    parser.write(svg.bytes.toString()).close();
    expect(tags).not.toContain("script");
    for (const told of [`Who "funds" <whom> & why`, "without Person", "As of:", "Company", server.origin, "approx."])
      expect(words).toContain(told);
    const shown = JSON.parse((await exported(/^JSON/)).bytes.toString()).graph;
    for (const { name } of shown.entities) expect(words).toContain(name);
    expect(words).not.toContain("Elon Musk");

    const png = await picture(/^PNG/, "Dark");
    expect(png.name).toBe("powerlines-who-funds-whom-why.png");
    // The signature of the format, W3C PNG 5.2.
    expect([...png.bytes.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
    const drawn = await fieldsOf(png.bytes);
    const other = await fieldsOf(await renderPng(svg.bytes.toString(), 2));
    expect([drawn.width, drawn.height]).toEqual([1280, other.height]);
    const apart = drawn.light.map((light, at) => Math.abs(light - (other.light[at] ?? 1)));
    // Two programs draw the same letters a little differently.
    expect(Math.max(...apart)).toBeLessThan(0.08);
    // The first PNG of a page has its words, in the regular weight too: those of the footer, its last lines.
    expect(await footInk(png.bytes)).toBeGreaterThan(0.01);
    const bright = await fieldsOf((await picture(/^PNG/, "Light")).bytes);
    expect(bright.light.filter((light, at) => Math.abs(light - (drawn.light[at] ?? 0)) > 0.5).length).toBeGreaterThan(
      300,
    );
  });

  /** Drops a file on the page as a browser does, with a real DataTransfer. */
  const drop = (name: string, bytes: Buffer) =>
    page.evaluate(
      ([fileName, content]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(content)], fileName));
        for (const type of ["dragover", "drop"])
          document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }));
      },
      [name, [...bytes]] as const,
    );

  test("a filtered view is exported as it is, and a format says before what it cannot hold", async () => {
    await open("/?hide=Person");
    const json = JSON.parse((await exported(/^JSON/)).bytes.toString());
    expect(json.graph.entities.map(({ kind }: { kind: string }) => kind)).not.toContain("Person");
    expect(json.about.query).toContain("without Person");
    // A picture names its view and opens it again: filters and areas, from SVG and PNG.
    await leave(page);
    await open("/?hide=Person&group=kind");
    const [svg, png] = [await exported(/^SVG/), await exported(/^PNG/)];
    expect(svg.bytes.toString()).toMatch(/View: Kind: without Person/);
    const viewed = new URL(page.url()).searchParams;
    for (const { name, bytes } of [svg, png]) {
      await leave(page);
      await open();
      await drop(name, bytes);
      for (const [key, value] of viewed) await expect.poll(() => new URL(page.url()).searchParams.get(key)).toBe(value);
    }
    await page.getByRole("button", { name: "Export what is on screen" }).click();
    await page.getByRole("radio", { name: /^FollowTheMoney/ }).check();
    await page.getByText(/relations have no schema of their own/).waitFor();
    expect(await seriousOn(page)).toEqual([]);
  });

  const paths = () => page.getByRole("complementary", { name: "Paths" });
  const said = (words: string) => paths().getByText(words, { exact: true }).waitFor();
  /** The cursor is in the empty end by itself. */
  const typeEnd = async (name: string): Promise<void> => {
    const end = paths().getByRole("combobox", { name: "To", exact: true });
    await expect.poll(() => end.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.type(name);
  };
  const entitiesDrawn = () => page.getByRole("region", { name: "What is on the canvas" });

  test("paths are asked for at an entity, walked by keys, and the focus goes along", async () => {
    await open();
    await page.getByRole("application").focus();
    await page.keyboard.type("Nvidia");
    await page.locator('[data-entity="nvidia"]').waitFor();
    await page.keyboard.press("Shift+F10");
    await page.getByRole("menuitem", { name: "Paths from here…" }).click();
    // Enter takes the first that is found.
    await typeEnd("openai");
    await page.keyboard.press("Enter");
    await said("3 paths");
    await paths().getByRole("button", { name: "Next path" }).click();
    await said("Path 1 of 3");
    await page.keyboard.press("ArrowDown");
    await said("Path 2 of 3");
    await page.getByRole("application").focus();
    await page.keyboard.press("]");
    await said("Path 3 of 3");
    await page.keyboard.press("]");
    await said("Path 1 of 3");
    await page.keyboard.press("[");
    await said("Path 3 of 3");
    // On a path the focus goes along.
    await paths()
      .getByRole("button", { name: /^Path 1/ })
      .click();
    await page.keyboard.press("ArrowDown");
    await said("Path 2 of 3");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Path 2/);
    const { searchParams } = new URL(page.url());
    expect(searchParams.getAll("path")).toEqual(["nvidia", "openai"]);
    expect(searchParams.get("pathat")).toBe("2");
  });

  test("focus that a panel gives back shows no card, and the keyboard stands where somebody was", async () => {
    await open("/?sel=entity:nvidia&sel=entity:openai");
    await page.getByRole("heading", { name: "2 entities selected" }).waitFor();
    await page.getByRole("button", { name: "Paths between these" }).click();
    await said("3 paths");
    await page.keyboard.press("Escape");
    await expect.poll(() => paths().count()).toBe(0);
    const keys = () => page.getByRole("application");
    await expect.poll(() => keys().evaluate((canvas) => canvas === document.activeElement)).toBe(true);
    const ring = () => page.locator("[data-entity]");
    expect(await ring().getAttribute("data-entity")).toBe("nvidia");
    expect(await page.getByTestId("card").count()).toBe(0);
    await page.keyboard.press("ArrowRight");
    await page.getByTestId("card").waitFor();
    expect(await ring().getAttribute("data-entity")).not.toBe("nvidia");
    await leave(page);

    await open("/");
    await keys().focus();
    expect(await ring().count()).toBe(0);
    await page.keyboard.press("ArrowRight");
    await page.getByTestId("card").waitFor();
    await leave(page);

    // Of several that are selected there is more to do than paths.
    await open("/?sel=entity:nvidia&sel=entity:openai");
    await page.getByRole("button", { name: "Keep only these" }).click();
    await entitiesDrawn()
      .getByText(/^2 of 27 entities/)
      .waitFor();
  });

  test("a fact of a path opens before the list and leads back to it, and a link opens the same path again", async () => {
    await open("/?path=nvidia&path=openai&pathat=2");
    await said("Path 2 of 3");
    const chosen = paths().locator("[data-lit]");
    const sentence = chosen.getByRole("button").nth(1);
    expect(await chosen.innerText()).toContain("paragraph");
    // No line of a sentence begins with its punctuation: what ends a word stands in the same line as the word.
    const broken = await chosen.evaluate((path) => {
      const texts = document.createTreeWalker(path, NodeFilter.SHOW_TEXT);
      const marks: { readonly top: number; readonly isMark: boolean; readonly text: string }[] = [];
      while (texts.nextNode() !== null) {
        const text = texts.currentNode.textContent ?? "";
        for (let at = 0; at < text.length; at += 1) {
          if (text.charAt(at).trim() === "") continue;
          const range = document.createRange();
          range.setStart(texts.currentNode, at);
          range.setEnd(texts.currentNode, at + 1);
          marks.push({ top: range.getBoundingClientRect().bottom, isMark: /[.,;]/.test(text.charAt(at)), text });
        }
      }
      return marks.filter((mark, at) => mark.isMark && mark.top > (marks[at - 1]?.top ?? mark.top) + 8);
    });
    expect(broken).toEqual([]);
    await sentence.click();
    await page.getByRole("button", { name: "Back to the paths" }).click();
    await said("Path 2 of 3");
    const link = page.url().slice(server.origin.length);
    await leave(page);
    await open(link);
    await said("Path 2 of 3");
    expect(await seriousOn(page)).toEqual([]);
  });

  test("a path is put on a canvas that lacks it, in one step that can be undone; what filters hide of it is said", async () => {
    await open("/?canvas=chosen&path=nvidia&path=openai&hide=Person");
    await said("3 paths");
    await page.keyboard.press("]");
    await said("Path 1 of 3");
    await entitiesDrawn().waitFor();
    const drawn = await entitiesDrawn().innerText();
    await page.keyboard.press("Control+z");
    await paths()
      .getByText(/of this path are not on the canvas/)
      .waitFor();
    await paths().getByRole("button", { name: "Put it there" }).click();
    await expect.poll(() => entitiesDrawn().innerText()).toBe(drawn);
    await leave(page);

    await open("/?path=nvidia&path=openai&hide=Company");
    await paths()
      .getByText(/^Filters hide \d+ facts of these paths/)
      .waitFor();
    await page.keyboard.press("]");
    await paths()
      .getByText(/^Filters hide \d+ facts of this path/)
      .waitFor();
    await paths().getByRole("button", { name: "Clear filters and time" }).click();
    await expect
      .poll(() =>
        paths()
          .getByText(/^Filters hide/)
          .count(),
      )
      .toBe(0);
    expect(new URL(page.url()).searchParams.has("hide")).toBe(false);
    await paths().getByRole("button", { name: "Show only these paths" }).click();
    await entitiesDrawn()
      .getByText(/of 27 entities/)
      .waitFor();
  });

  test("three entities are joined one after another or every pair; one picked twice is said", async () => {
    await open("/?path=nvidia&path=openai&path=microsoft&pathk=1");
    await said("2 paths");
    await paths().getByRole("radio", { name: "Every pair" }).check();
    await said("3 paths");
    await paths().getByRole("heading", { name: "Nvidia to Microsoft" }).waitFor();
    // However far the list is scrolled, what is drawn at a button's place is that button.
    const next = paths().getByRole("button", { name: "Next path" });
    const covered = await next.evaluate((button) => {
      const scroller = button.closest("aside")?.querySelector("h3")?.closest("div")?.parentElement?.parentElement;
      if (scroller === null || scroller === undefined) throw new Error("no list");
      const over = new Set<string>();
      for (let top = 0; top < scroller.scrollHeight - scroller.clientHeight; top += 4) {
        scroller.scrollTop = top;
        const box = button.getBoundingClientRect();
        const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        over.add(there?.closest("button")?.getAttribute("aria-label") ?? "no button");
      }
      return [...over];
    });
    expect(covered).toEqual(["Next path"]);
    await leave(page);
    await open();
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "What to do, find or ask" }).fill("find paths");
    await page.keyboard.press("Enter");
    // A name and Enter, twice: the cursor is in the end that waits by itself. All that is found is lit at once.
    await paths().getByRole("combobox", { name: "From", exact: true }).and(page.locator(":focus")).waitFor();
    await page.keyboard.type("nvidia");
    await page.keyboard.press("Enter");
    await typeEnd("openai");
    await page.keyboard.press("Enter");
    await said("3 paths");
    await expect.poll(async () => (await drawnOn(page)).lit).toContain("microsoft");
    const together = (await drawnOn(page)).lit;
    await page.getByRole("application").focus();
    await page.keyboard.press("]");
    await said("Path 1 of 3");
    await page.getByRole("application").blur();
    await expect.poll(async () => (await drawnOn(page)).lit.length).toBe(4);
    expect(together).toEqual(expect.arrayContaining(["nvidia", "openai"]));
    expect(together.length).toBeGreaterThanOrEqual(4);
    await leave(page);

    await open("/?path=nvidia&path=nvidia");
    await said("Nothing to search");
    expect(await paths().getByRole("alert").innerText()).toBe(
      "Nvidia is picked twice: a path leads to another entity.",
    );
  });

  test("where nothing joins them it is said why, with what may help; and that the time was over", async () => {
    await open("/?path=nvidia&path=openai&pathfamily=place");
    await paths()
      .getByText(/within these limits/)
      .waitFor();
    await paths()
      .getByText(/Without the limits the shortest has \d relations?/)
      .waitFor();
    await paths().getByRole("button", { name: "Search without limits" }).click();
    await said("3 paths");
    await paths().getByText("Limits", { exact: true }).click();
    await paths().getByLabel("True after").fill("soon");
    await page.keyboard.press("Enter");
    const refused = () => paths().getByRole("alert");
    await refused()
      .getByText(/Write a year/)
      .waitFor();
    await paths().getByLabel("True after").fill("2024-13");
    await page.keyboard.press("Enter");
    await refused()
      .getByText(/^There is no 2024-13 in the calendar\. Write a year/)
      .waitFor();
    expect(await paths().getByLabel("True after").getAttribute("aria-invalid")).toBe("true");
    await said("3 paths");
    await leave(page);

    // What only the server refuses is told once, at its field, and is no answer.
    await open("/?path=nvidia&path=openai&path=microsoft&pathafter=2025&pathbefore=2024");
    await said("Correct the limits.");
    expect(await refused().allInnerTexts()).toEqual(["“True before” is earlier than “True after”."]);
    expect(await paths().getByLabel("True before").getAttribute("aria-invalid")).toBe("true");
    // The browser tells of the refusals that were asked for.
    errors = [];
    await leave(page);

    // The cut is the server's, after 4 s: the flag alone is put into its answer here.
    await open();
    await page.route("**/api/paths*", async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...(await answer.json()), truncated: true } });
    });
    await page.getByRole("application").focus();
    await page.keyboard.type("Nvidia");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Paths from here…" }).click();
    await typeEnd("openai");
    await page.keyboard.press("Enter");
    await said("3 paths");
    expect(await paths().innerText()).toContain("The search was ended after 4 seconds or 50,000 relations a step.");
  });
});
