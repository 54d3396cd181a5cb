// The embed in other people's pages, in a real Chromium: each kind of host, what is asked of the network, what a
// reader can do with hands and keys, and what is left without scripts. Screenshots are kept in .build/screenshots.
import { mkdir, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { chromium } from "playwright";
import type { Browser, BrowserContextOptions, Frame, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PublishResponse } from "#contract";
import type { Snapshot, SnapshotStep } from "#model";
import { projectRoot } from "#store/project-root";
import { figureCode, frameCode } from "#web/embed/page/embed-code";
import { escapeXml } from "#web/embed/page/html";
import { linksOf } from "#web/embed/page/links";
import { seriousOn } from "#test/support/axe";
import { AIP_GRAPH, AIP_POSITIONS } from "#test/support/aip-graph";
import { CHROMIUM_ARGS, findChromium } from "#test/support/chromium";
import { serveHostPages } from "#test/support/host-pages";
import type { HostPages } from "#test/support/host-pages";
import { openPublishedSite } from "#test/support/published-site";
import type { PublishedSite } from "#test/support/published-site";

const SHOTS = join(projectRoot(), ".build", "screenshots");
const KILOBYTE = 1024;
const MONEY = "microsoft-invested_in-openai";
const STEPS: readonly SnapshotStep[] = [
  {
    title: "The money goes to OpenAI",
    text: "Microsoft has put in about $13B.\n\nIt builds with those who compete with it.",
    highlight: [MONEY],
    camera: { fit: "highlight" },
  },
  { title: "An estranged co-founder", text: "Elon Musk is on the other side.", highlight: ["elon-musk", "xai"] },
  { title: "All of it", text: "", highlight: [] },
];
const chromiumPath = findChromium();
if (chromiumPath === undefined) console.warn("SKIPPED: no Chromium (set CHROME_PATH), so no embed was seen.");

describe.skipIf(chromiumPath === undefined && process.env["CI"] === undefined)("an embed", () => {
  let site: PublishedSite;
  let hosts: HostPages;
  let browser: Browser;
  let published: PublishResponse;
  let story: PublishResponse;

  beforeAll(async () => {
    await mkdir(SHOTS, { recursive: true });
    site = await openPublishedSite();
    published = await site.publish({
      title: "Microsoft funds OpenAI, and builds with its estranged co-founder",
      caption: "Who launched, joined, advises and supplies the AI Infrastructure Partnership, and the ties around it",
      credit: "Graphics desk",
      graph: AIP_GRAPH,
      positions: AIP_POSITIONS,
    });
    story = await site.publish({ title: "A story in steps", graph: AIP_GRAPH, positions: AIP_POSITIONS, steps: STEPS });
    const response = await fetch(`${site.origin}/s/${published.id}.json`);
    const snapshot = (await response.json()) as Snapshot; // a named door: our own server's file
    const links = linksOf(site.origin, published.id);
    const figure = figureCode(snapshot, links);
    hosts = await serveHostPages({
      ours: site.origin,
      figure,
      figureStripped: figure.replace(/<script.*<\/script>/, "").replaceAll(/ style="[^"]*"/g, ""),
      frame: frameCode(snapshot, links),
      figureAsText: escapeXml(figure),
      frameAsText: escapeXml(frameCode(snapshot, links)),
    });
    browser = await chromium.launch({ executablePath: chromiumPath ?? "", args: CHROMIUM_ARGS });
  });
  afterAll(async () => {
    await browser?.close();
    await hosts?.close();
    await site?.dispose();
  });

  interface Visit {
    readonly page: Page;
    readonly requests: readonly string[];
    readonly errors: readonly string[];
  }

  async function visit(address: string, options: BrowserContextOptions = {}): Promise<Visit> {
    const context = await browser.newContext({ viewport: { width: 800, height: 700 }, ...options });
    const page = await context.newPage();
    const requests: string[] = [];
    const errors: string[] = [];
    page.on("request", (asked) => requests.push(asked.url()));
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text());
    });
    await page.goto(address);
    return { page, requests, errors };
  }

  async function done({ page }: Visit, shot?: string): Promise<void> {
    if (shot !== undefined) await page.screenshot({ path: join(SHOTS, `${shot}.png`) });
    await page.context().close();
  }

  async function frameOf(page: Page | Frame, which = `iframe[src*="/embed/"]`): Promise<Frame> {
    const handle = await page.waitForSelector(which);
    const frame = await handle.contentFrame();
    if (frame === null) throw new Error("the frame has no content");
    await frame.waitForSelector("main, figure");
    return frame;
  }

  const ours = (requests: readonly string[]) =>
    requests.filter((url) => url.startsWith(site.origin)).map((url) => url.slice(site.origin.length));
  const strangers = (requests: readonly string[]) =>
    requests.filter((url) => ![site.origin, hosts.origin, "data:", "about:"].some((known) => url.startsWith(known)));

  it("takes the picture's place on a plain page, at its own height, and asks for nothing else", async () => {
    const seen = await visit(`${hosts.origin}/plain.html`);
    const frame = await frameOf(seen.page);
    await seen.page.waitForSelector("figure > a", { state: "hidden" });
    const content = await frame.evaluate(() => document.documentElement.getBoundingClientRect().height);
    const box = await (await frame.frameElement()).boundingBox();
    expect(box?.height).toBe(Math.ceil(content));
    expect(await frame.evaluate(() => document.documentElement.scrollHeight > innerHeight + 1)).toBe(false);
    expect(strangers(seen.requests)).toEqual([]);
    expect(new Set(ours(seen.requests))).toEqual(
      new Set([`/s/${published.id}.svg`, "/embed.js", `/embed/${published.id}`]),
    );
    expect(seen.errors).toEqual([]);
    await done(seen, "host-plain");
  });

  it.each([320, 1000])("moves nothing on the page when it takes the picture's place (%i px)", async (width) => {
    const page = await browser.newPage({ viewport: { width: width + 24, height: 1_200 } });
    const held: (() => Promise<void>)[] = [];
    await page.route("**/embed/*", (route) => held.push(() => route.continue()));
    await page.goto(`${hosts.origin}/plain.html`);
    await page.addStyleTag({ content: "body{max-width:1000px}" });
    await page.locator("iframe").waitFor({ state: "attached" });
    const words = page.getByText("Some words after it.");
    const before = await words.boundingBox();
    await expect.poll(() => held.length).toBe(1);
    await held[0]?.();
    await page.waitForSelector("figure > a", { state: "hidden" });
    expect(await words.boundingBox()).toEqual(before);
    // It has the room of its column: the picture is not left as small as it was drawn.
    expect((await page.locator("iframe").boundingBox())?.width).toBe(width);
    await page.close();
  });

  it("is a linked picture with its caption where scripts and styles are stripped", async () => {
    const seen = await visit(`${hosts.origin}/cms-strips-scripts.html`);
    const picture = seen.page.locator("figure img");
    await expect.poll(() => picture.evaluate((img) => img instanceof HTMLImageElement && img.naturalWidth)).toBe(640);
    expect(await picture.getAttribute("alt")).toContain("27 entities");
    expect(await seen.page.locator("figure > a").getAttribute("href")).toBe(published.url);
    expect(await seen.page.locator("figcaption").textContent()).toContain("1 source");
    expect(await seen.page.locator("iframe").count()).toBe(0);
    await done(seen, "host-cms");
  });

  it("is drawn for a telephone's column where the page is one, legible without any script", async () => {
    const seen = await visit(`${hosts.origin}/plain.html`, {
      viewport: { width: 344, height: 740 },
      javaScriptEnabled: false,
    });
    const picture = seen.page.locator("figure img");
    await expect.poll(() => picture.evaluate((img) => img instanceof HTMLImageElement && img.naturalWidth)).toBe(320);
    const box = await picture.boundingBox();
    // As drawn: letters of 12 px are 12 px, and the room that the code reserves is the room that it takes.
    expect(box?.width).toBe(320);
    const reserved = await seen.page.locator("figure source").getAttribute("height");
    expect(box?.height).toBe(Number(reserved));
    expect(ours(seen.requests)).toEqual([`/s/${published.id}.svg?form=narrow`]);
    await done(seen, "host-telephone");
  });

  it("works in an article that is in a sandbox itself, all origins opaque: opens receipts, keeps nothing", async () => {
    const seen = await visit(`${hosts.origin}/opaque-sandbox.html`, { viewport: { width: 800, height: 1_900 } });
    const article = await frameOf(seen.page, "iframe[srcdoc]");
    const frame = await frameOf(article);
    expect(await Promise.all([article, frame].map((one) => one.evaluate(() => origin)))).toEqual(["null", "null"]);
    // The figure's script swaps its frame in there too.
    await frameOf(article, "figure iframe");
    await article.waitForSelector("figure > a", { state: "hidden" });
    await frame.locator('.wide a:has([data-relation="microsoft-invested_in-openai"])').focus();
    await seen.page.keyboard.press("Enter");
    await expect.poll(() => frame.locator(".receipt.open h3").textContent()).toBe("Microsoft invested in OpenAI");
    expect(await frame.locator(".receipt.open .amount").textContent()).toContain("13,000,000,000 USD");
    const tapped = await frame.locator('.wide a:has([data-relation="microsoft-invested_in-openai"])').boundingBox();
    const receipt = await frame.locator(".receipt.open").boundingBox();
    // Beside what was tapped, not at the far end of a frame that may be taller than the screen.
    expect((receipt?.y ?? 0) - (tapped?.y ?? 0) - (tapped?.height ?? 0)).toBeLessThan(40);
    await seen.page.waitForTimeout(250);
    await seen.page.screenshot({ path: join(SHOTS, "host-opaque-receipt.png") });
    await seen.page.keyboard.press("Escape");
    expect(await frame.locator(".receipt.open").count()).toBe(0);
    expect(await frame.evaluate(() => document.activeElement?.getAttribute("href"))).toContain("#r-microsoft-invested");
    expect(await seen.page.context().cookies()).toEqual([]);
    expect(seen.errors).toEqual([]);
    await done(seen);
  });

  it("lives on a page with a strict policy", async () => {
    const seen = await visit(`${hosts.origin}/strict-csp.html`);
    await frameOf(seen.page);
    await seen.page.waitForSelector("figure > a", { state: "hidden" });
    // The page's own policy refuses the snippet's style attributes, and that is all it refuses.
    expect(seen.errors.filter((error) => !error.includes("inline style"))).toEqual([]);
    await done(seen, "host-strict-csp");
  });

  it("tells its height once for each change, in the three forms", async () => {
    const seen = await visit(`${hosts.origin}/amp-like.html`);
    const frame = await frameOf(seen.page);
    const heights = () => seen.page.evaluate<Record<"amp" | "resize" | "own", number[]>>("heights");
    await expect.poll(async () => (await heights()).amp.length).toBe(1);
    await frame.locator("summary").click();
    await expect.poll(async () => (await heights()).amp.length).toBe(2);
    await seen.page.waitForTimeout(300);
    const { amp, resize, own } = await heights();
    expect(amp).toHaveLength(2);
    expect(amp[1]).toBeGreaterThan(amp[0] ?? 0);
    expect(resize).toEqual(amp);
    expect(own).toEqual(amp);
    await done(seen, "host-amp");
  });

  it("hears its own frame only", async () => {
    const seen = await visit(`${hosts.origin}/liar.html`);
    const frame = await frameOf(seen.page);
    await seen.page.waitForSelector("figure > a", { state: "hidden" });
    await seen.page.waitForTimeout(200);
    expect((await (await frame.frameElement()).boundingBox())?.height).toBeLessThan(2000);
    await done(seen);
  });

  it("is read at 320 px: letters of 12 px and more, nothing wider than the column", async () => {
    const seen = await visit(`${hosts.origin}/plain.html`, { viewport: { width: 344, height: 700 } });
    const frame = await frameOf(seen.page);
    await seen.page.waitForSelector("figure > a", { state: "hidden" });
    const measured = await frame.evaluate(() => {
      const texts = [...document.querySelectorAll<SVGTextElement>(".narrow .labels text")];
      const scale = (document.querySelector(".narrow svg")?.getBoundingClientRect().width ?? 0) / 320;
      return {
        shown: texts.length,
        smallest: Math.min(...texts.map((text) => Number(text.getAttribute("font-size")) * scale)),
        wide: document.querySelector(".wide")?.getBoundingClientRect().width,
        overflow: document.documentElement.scrollWidth - innerWidth,
      };
    });
    expect(measured.shown).toBeGreaterThan(5);
    expect(measured.smallest).toBeGreaterThanOrEqual(12);
    expect(measured).toMatchObject({ wide: 0, overflow: 0 });
    await done(seen, "host-320");
  });

  it("follows the reader's scheme where it may", async () => {
    const seen = await visit(`${site.origin}/embed/${published.id}`, { colorScheme: "dark" });
    const grounds = await seen.page.evaluate(() => ({
      body: getComputedStyle(document.body).backgroundColor,
      picture: getComputedStyle(document.querySelector(".wide svg rect") ?? document.body).fill,
    }));
    expect(grounds.picture).toBe(grounds.body);
    expect(grounds.body).toBe("rgb(21, 23, 27)");
    await done(seen, "embed-dark");
  });

  it("shows everything without scripts: the picture, and a receipt by its address", async () => {
    const seen = await visit(`${hosts.origin}/plain.html`, { javaScriptEnabled: false });
    expect(await seen.page.locator("figure img").isVisible()).toBe(true);
    await done(seen, "host-no-js");
    const embed = await visit(`${site.origin}/embed/${published.id}`, { javaScriptEnabled: false });
    const link = embed.page.locator('.wide a:has([data-relation="elon-musk-in_tension_with-sam-altman"])');
    const receipt = embed.page.locator(".receipt", { hasText: "Elon Musk is in tension with Sam Altman" }).last();
    expect(await receipt.isVisible()).toBe(false);
    await link.focus();
    await embed.page.keyboard.press("Enter");
    await expect.poll(() => receipt.isVisible()).toBe(true);
    expect(await embed.page.locator(".controls").isVisible()).toBe(false);
    await done(embed, "embed-no-js-receipt");
  });

  it("leaves the wheel to the page, and zooms with a modifier and with the buttons", async () => {
    const seen = await visit(`${hosts.origin}/plain.html`);
    const frame = await frameOf(seen.page);
    await seen.page.waitForSelector("figure > a", { state: "hidden" });
    const view = () => frame.locator(".wide svg").getAttribute("viewBox");
    const whole = await view();
    const box = await (await frame.frameElement()).boundingBox();
    await seen.page.mouse.move((box?.x ?? 0) + 300, (box?.y ?? 0) + 300);
    await seen.page.mouse.wheel(0, 300);
    await expect.poll(() => seen.page.evaluate(() => scrollY)).toBeGreaterThan(100);
    expect(await view()).toBe(whole);
    const scrolled = await (await frame.frameElement()).boundingBox();
    await seen.page.mouse.move((scrolled?.x ?? 0) + 300, (scrolled?.y ?? 0) + 300);
    await seen.page.keyboard.down("Control");
    await seen.page.mouse.wheel(0, -240);
    await seen.page.keyboard.up("Control");
    await expect.poll(view).not.toBe(whole);
    await frame.getByRole("button", { name: "Show all" }).click();
    expect(await view()).toBe(whole);
    await frame.getByRole("button", { name: "Zoom in" }).click();
    expect(await view()).not.toBe(whole);
    await done(seen);
  });

  it("is pinched around the fingers' middle, and leaves one finger to the page", async () => {
    const telephone = { viewport: { width: 400, height: 700 }, hasTouch: true, isMobile: true };
    const seen = await visit(`${hosts.origin}/plain.html`, telephone);
    const frame = await frameOf(seen.page);
    await seen.page.waitForSelector("figure > a", { state: "hidden" });
    await seen.page.locator("iframe").evaluate((element) => element.scrollIntoView({ block: "start" }));
    const stage = await frame.locator("figure svg:visible").boundingBox();
    if (stage === null) throw new Error("the picture is not shown");
    const [x, y] = [Math.round(stage.x + stage.width * 0.4), Math.round(stage.y + stage.height * 0.3)];
    const devtools = await seen.page.context().newCDPSession(seen.page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", ...points: readonly (readonly [number, number])[]) =>
      devtools.send("Input.dispatchTouchEvent", {
        type,
        touchPoints: points.map(([px, py], id) => ({ x: px, y: py, id })),
      });
    const view = () => frame.locator("figure svg:visible").getAttribute("viewBox");
    const scrolled = () => seen.page.evaluate(() => scrollY);
    /** What lies under the fingers' middle, in px of the drawing. */
    const under = () =>
      frame.locator("figure svg:visible").evaluate(
        (svg, [px, py]) => {
          const { width } = svg.getBoundingClientRect();
          const [viewX = 0, viewY = 0, wide = 0] = (svg.getAttribute("viewBox") ?? "").split(" ").map(Number);
          return [viewX + px * (wide / width), viewY + py * (wide / width)];
        },
        [x - stage.x, y - stage.y] as const,
      );
    const whole = await view();
    const before = await scrolled();

    const middle = await under();
    await touch("touchStart", [x - 40, y], [x + 40, y]);
    for (let step = 1; step <= 8; step++) await touch("touchMove", [x - 40 - step * 5, y], [x + 40 + step * 5, y]);
    await touch("touchEnd");
    await expect.poll(view).not.toBe(whole);
    const pinched = await view();
    for (const [axis, place] of (await under()).entries())
      expect(Math.abs(place - (middle[axis] ?? 0))).toBeLessThan(1);
    expect(await scrolled()).toBe(before);
    expect(await seen.page.evaluate(() => visualViewport?.scale)).toBe(1);

    await touch("touchStart", [x, y]);
    for (let step = 1; step <= 10; step++) await touch("touchMove", [x, y - step * 12]);
    await touch("touchEnd");
    await expect.poll(scrolled).toBeGreaterThan(before + 40);
    expect(await view()).toBe(pinched);
    await done(seen, "host-plain-pinched");
  });

  it.each([
    [320, 320],
    [390, 390],
    [470, 470],
    [700, 700],
    [320, 1200],
    [976, 1200],
  ])(
    "is as high as its plain frame in a column of %i px of a window of %i: a finger moves the article",
    async (width, window) => {
      for (const { url, id } of [published, story]) {
        const snapshot = (await (await fetch(`${url}.json`)).json()) as Snapshot; // a named door: our own server's file
        const seen = await visit(`${hosts.origin}/plain.html`, { viewport: { width: window, height: 800 } });
        const code = frameCode(snapshot, linksOf(site.origin, id)).replace('loading="lazy"', "");
        await seen.page.setContent(
          `<meta name="viewport" content="width=device-width"><body style="margin:0"><div style="width:${width}px">${code}`,
        );
        const frame = await frameOf(seen.page);
        const { content, room, column } = await frame.evaluate(() => ({
          column: innerWidth,
          content: Math.ceil(document.documentElement.getBoundingClientRect().height),
          room: innerHeight,
        }));
        expect(column).toBe(width);
        expect(content).toBeLessThanOrEqual(room);
        // And no emptiness under it.
        expect(room - content).toBeLessThan(120);
        await done(seen);
      }
    },
  );

  it("two taps on empty ground come closer, two more show the whole", async () => {
    const seen = await visit(`${site.origin}/embed/${published.id}`, { hasTouch: true });
    const drawing = seen.page.locator("figure svg:visible");
    const whole = await drawing.getAttribute("viewBox");
    const tapTwice = async (): Promise<void> => {
      for (let tap = 0; tap < 2; tap++) await drawing.tap({ position: { x: 6, y: 6 } });
    };
    await tapTwice();
    await expect.poll(() => drawing.getAttribute("viewBox")).not.toBe(whole);
    await tapTwice();
    await expect.poll(() => drawing.getAttribute("viewBox")).toBe(whole);
    expect(await seen.page.locator(".receipt:visible").count()).toBe(0);
    await done(seen);
  });

  it("names each mark by its receipt: for who hears the page, and where the mouse rests", async () => {
    const seen = await visit(`${site.origin}/embed/${published.id}`);
    const { page } = seen;
    await page.getByRole("link", { name: "Microsoft invested in OpenAI", exact: true }).first().waitFor();
    const unnamed = await page.locator(".stage svg a").evaluateAll((all) =>
      all.flatMap((link) => {
        const id = link.getAttribute("aria-labelledby") ?? "";
        return (document.getElementById(id)?.textContent ?? "") === "" ? [link.outerHTML] : [];
      }),
    );
    expect(unnamed).toEqual([]);
    const line = page.locator(`.wide a:has([data-relation="${MONEY}"])`);
    expect(await line.locator("title").count()).toBe(0);
    const place = await line
      .locator("path")
      .first()
      .evaluate((path) => {
        if (!(path instanceof SVGPathElement)) throw new Error("a line is a path");
        const { x, y } = path
          .getPointAtLength(path.getTotalLength() / 4)
          .matrixTransform(path.getScreenCTM() ?? undefined);
        return { x, y };
      });
    await page.mouse.move(place.x, place.y);
    expect(await line.locator("title").allTextContents()).toEqual(["Microsoft invested in OpenAI"]);
    await done(seen);
  });

  it("is walked by arrow keys", async () => {
    const seen = await visit(`${site.origin}/embed/${published.id}`);
    const focused = () => seen.page.evaluate(() => document.activeElement?.getAttribute("href"));
    const links = await seen.page
      .locator(".wide svg a")
      .evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    await seen.page.locator(".wide svg a").first().focus();
    await seen.page.keyboard.press("ArrowRight");
    expect(await focused()).toBe(links[1]);
    await seen.page.keyboard.press("ArrowLeft");
    await seen.page.keyboard.press("ArrowLeft");
    expect(await focused()).toBe(links.at(-1));
    await done(seen);
  });

  it("prints on A4 with every receipt", async () => {
    const seen = await visit(published.url);
    await seen.page.emulateMedia({ media: "print", colorScheme: "dark" });
    expect(await seen.page.locator(".controls").isVisible()).toBe(false);
    expect(await seen.page.locator(".receipt[id^='r-']:visible").count()).toBe(AIP_GRAPH.relations.length);
    expect(
      await seen.page.evaluate(() => getComputedStyle(document.querySelector(".wide svg rect") ?? document.body).fill),
    ).toBe("rgb(252, 251, 248)");
    const pdf = await seen.page.pdf({ path: join(SHOTS, "page.pdf"), format: "A4" });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    await done(seen, "page-print");
  });

  it.each(["page", "frame"])(
    "its %s prints in grey: light ground, a letter on every line, in the legend too",
    async (form) => {
      const { id } = await site.publish({
        title: "Published dark",
        graph: AIP_GRAPH,
        positions: AIP_POSITIONS,
        view: { scheme: "dark", aspect: "4:3", clickable: "all" },
      });
      const seen = await visit(`${site.origin}/${form === "page" ? "s" : "embed"}/${id}`, { colorScheme: "dark" });
      const letters = seen.page.locator(".relations .letters:visible");
      expect(await letters.count()).toBe(0);
      await seen.page.emulateMedia({ media: "print", colorScheme: "dark" });
      expect(await letters.count()).toBe(AIP_GRAPH.relations.length);
      const inLegend = await seen.page.locator(".legend .letters:visible text").allTextContents();
      const onLines = await letters.evaluateAll((all) =>
        all.map((letter) => document.querySelector(letter.getAttribute("href") ?? "none")?.textContent),
      );
      expect(new Set(inLegend)).toEqual(new Set(inLegend.filter((letter) => onLines.includes(letter))));
      expect(inLegend.length).toBeGreaterThan(3);
      const grounds = await seen.page.evaluate(() =>
        [document.body, document.querySelector(".wide svg rect")].map((element) => {
          const { backgroundColor, fill } = getComputedStyle(element ?? document.body);
          return element === document.body ? backgroundColor : fill;
        }),
      );
      expect(grounds).toEqual(["rgb(255, 255, 255)", "rgb(252, 251, 248)"]);
      await seen.page.pdf({ path: join(SHOTS, `${form}-dark.pdf`), format: "A4" });
      await done(seen, `${form}-print-dark`);
    },
  );

  it("opens from disk without a network", async () => {
    const file = join(SHOTS, "offline.html");
    await writeFile(file, await (await fetch(`${site.origin}/s/${published.id}.html`)).text());
    const seen = await visit(`file://${file}`, { offline: true });
    expect(seen.requests).toEqual([`file://${file}`, "data:,"].slice(0, seen.requests.length));
    await seen.page.locator('.wide a:has([data-relation="sam-altman-holds_position-openai"])').focus();
    await seen.page.keyboard.press("Enter");
    expect(await seen.page.locator(".receipt.open h3").textContent()).toBe("Sam Altman is CEO of OpenAI");
    expect(seen.errors).toEqual([]);
    await done(seen, "page-offline");
  });

  it("is at most 50 KB over the wire, script and all", async () => {
    const bytes = await wireBytes(`${site.origin}/embed/${published.id}`);
    console.log(
      `first view of the embed: ${bytes} bytes as served (brotli), of ${AIP_GRAPH.entities.length} entities and ${AIP_GRAPH.relations.length} relations`,
    );
    expect(bytes).toBeLessThanOrEqual(50 * KILOBYTE);
    expect(await wireBytes(`${site.origin}/embed.js`)).toBeLessThan(2 * KILOBYTE);
  });

  it("has its picture on a line of 400 kbit/s before anything else is asked for", async () => {
    const context = await browser.newContext({ viewport: { width: 640, height: 700 } });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 200,
      downloadThroughput: 50_000,
      uploadThroughput: 50_000,
    });
    await page.goto(`${site.origin}/embed/${published.id}`);
    const painted = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime);
    const resources = await page.evaluate(() => performance.getEntriesByType("resource").map((entry) => entry.name));
    console.log(`first picture at 400 kbit/s and 200 ms: ${Math.round(painted ?? 0)} ms`);
    expect(painted).toBeDefined();
    expect(resources.filter((name) => !name.startsWith("data:"))).toEqual([]);
    await context.close();
  });

  describe("of a story", () => {
    const opacity = (frame: Frame | Page, id: string) =>
      frame
        .locator(`.stage .wide a:has([data-relation="${id}"]), .stage .wide a:has([data-entity="${id}"])`)
        .evaluate((mark) => Number(getComputedStyle(mark).opacity));
    const calm = { reducedMotion: "reduce" } as const;

    it("is turned by mouse and keys, lifts what the step is about, and keeps its height and the page's place", async () => {
      const seen = await visit(`${site.origin}/embed/${story.id}`, calm);
      const { page } = seen;
      const view = () => page.locator(".stage .wide svg").getAttribute("viewBox");
      const step = () => page.locator(".step:visible h2").allTextContents();
      const height = () => page.evaluate(() => document.documentElement.scrollHeight);
      expect(await step()).toEqual([STEPS[0]?.title]);
      expect([await opacity(page, MONEY), await opacity(page, "nvidia")]).toEqual([1, 0.25]);
      const [close, high] = [await view(), await height()];
      await page.getByRole("button", { name: "Next step" }).click();
      expect(await step()).toEqual([STEPS[1]?.title]);
      expect(await page.getByText("2 of 3", { exact: true }).first().isVisible()).toBe(true);
      expect(await page.getByRole("status").textContent()).toBe(
        "Step 2 of 3: An estranged co-founder. Elon Musk is on the other side.",
      );
      expect([await opacity(page, "elon-musk"), await opacity(page, MONEY)]).toEqual([1, 0.25]);
      expect(await view()).toBe("0 0 640 480");
      expect(close).not.toBe("0 0 640 480");
      await page.keyboard.press("ArrowRight");
      expect(await step()).toEqual([STEPS[2]?.title]);
      expect(await opacity(page, "nvidia")).toBe(1);
      // At the end: what was pressed is still where the keyboard is.
      await page.keyboard.press("Enter");
      await page.keyboard.press("ArrowLeft");
      expect(await step()).toEqual([STEPS[1]?.title]);
      await page.keyboard.press("End");
      expect(await step()).toEqual([STEPS[2]?.title]);
      await page.keyboard.press("Home");
      expect(await step()).toEqual([STEPS[0]?.title]);
      expect([await view(), await height()]).toEqual([close, high]);
      await page.locator(`.stage .wide a:has([data-relation="${MONEY}"])`).focus();
      await page.keyboard.press("Enter");
      expect(await page.locator(".receipt.open h3").textContent()).toBe("Microsoft invested in OpenAI");
      expect(seen.requests.filter((url) => !url.startsWith("data:"))).toEqual([`${site.origin}/embed/${story.id}`]);
      expect(seen.errors).toEqual([]);
      await done(seen, "story-embed");
    });

    it("moves the camera for a moment where motion is welcome", async () => {
      const seen = await visit(`${site.origin}/embed/${story.id}`);
      const frames = await seen.page.evaluate(async () => {
        const drawing = document.querySelector(".stage .wide svg");
        const boxes = new Set<string | null | undefined>();
        new MutationObserver(() => boxes.add(drawing?.getAttribute("viewBox"))).observe(drawing ?? document.body, {
          attributes: true,
        });
        // The first step is on its way from the whole when the page opens.
        while (drawing?.getAttribute("viewBox") === "0 0 640 480") await new Promise(requestAnimationFrame);
        document.querySelector<HTMLElement>("[data-turn='1']")?.click();
        while (drawing?.getAttribute("viewBox") !== "0 0 640 480") await new Promise(requestAnimationFrame);
        return boxes.size;
      });
      expect(frames).toBeGreaterThan(1);
      await done(seen);
    });

    it("works with an opaque origin at 320 px, and tells its height", async () => {
      const seen = await visit(`${hosts.origin}/plain.html`, {
        ...calm,
        viewport: { width: 320, height: 800 },
        colorScheme: "dark",
      });
      await seen.page.setContent(
        `<body style="margin:0"><iframe sandbox="allow-scripts" src="${site.origin}/embed/${story.id}" style="width:320px;height:900px;border:0"></iframe><script>heights=[];addEventListener("message",({data})=>data.type==="powerlines:height"&&heights.push(data.height))</script>`,
      );
      const frame = await frameOf(seen.page);
      expect(await frame.evaluate(() => origin)).toBe("null");
      await expect.poll(() => seen.page.evaluate<number[]>("heights")).toHaveLength(1);
      await frame.getByRole("button", { name: "Next step" }).click();
      expect(await frame.locator(".step:visible h2").textContent()).toBe(STEPS[1]?.title);
      expect(await frame.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      // As high for each step: the article around it does not jump.
      expect(await seen.page.evaluate<number[]>("heights")).toHaveLength(1);
      expect(seen.errors).toEqual([]);
      await done(seen, "story-320-dark");
    });

    it.each(["embed", "s"])(
      "without scripts is a list of pictures, each with alt, title and text (/%s)",
      async (form) => {
        const seen = await visit(`${site.origin}/${form}/${story.id}`, {
          javaScriptEnabled: false,
          colorScheme: "dark",
        });
        const items = seen.page.getByRole("listitem").filter({ has: seen.page.getByRole("img") });
        expect(await items.count()).toBe(3);
        expect(await items.getByRole("heading").allTextContents()).toEqual(STEPS.map(({ title }) => title));
        const pictures = items.getByRole("img");
        expect(await pictures.evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")))).toEqual([
          expect.stringMatching(/^Step 1 of 3: The money goes to OpenAI. Highlighted: Microsoft invested in OpenAI/),
          expect.stringMatching(/^Step 2 of 3: .* Highlighted: xAI; Elon Musk\.$/),
          "Step 3 of 3: All of it. The whole picture.",
        ]);
        // Drawn, and not an empty frame: what is lifted has its colour, the ground is the page's.
        for (const picture of await pictures.all()) {
          const box = await picture.boundingBox();
          expect(box?.height).toBeGreaterThan(200);
          expect((await picture.screenshot()).length).toBeGreaterThan(8_000);
        }
        expect(await seen.page.locator(".turns:visible").count()).toBe(0);
        await seen.page.setViewportSize({ width: 800, height: 2400 });
        await done(seen, `story-no-js-${form}`);
      },
    );

    it.each([1280, 390])("is told by scrolling on its page, the picture staying in sight (%i px)", async (width) => {
      const seen = await visit(story.url, { ...calm, viewport: { width, height: 844 } });
      const { page } = seen;
      const told = () => page.locator(".step[aria-current='step'] h2").allTextContents();
      expect(await told()).toEqual([]);
      const opacities = () =>
        page.locator(".stage .wide a:has([data-entity='nvidia'])").evaluate((mark) => getComputedStyle(mark).opacity);
      for (const [index, { title }] of STEPS.entries()) {
        await page.evaluate((number) => {
          const top = document.querySelector(`#step-${number}`)?.getBoundingClientRect().top ?? 0;
          scrollBy(0, top - innerHeight * 0.64);
        }, index + 1);
        await expect.poll(told).toEqual([title]);
        const [card, picture] = [
          await page.locator(`#step-${index + 1}`).boundingBox(),
          await page.locator(".stage svg:visible").first().boundingBox(),
        ];
        expect(picture?.y).toBeGreaterThanOrEqual(0);
        // The words are beside the picture, or below it: never under it when their turn comes.
        expect(
          width > 860 ? (picture?.x ?? 0) + (picture?.width ?? 0) : (picture?.y ?? 0) + (picture?.height ?? 0),
        ).toBeLessThanOrEqual((width > 860 ? card?.x : card?.y) ?? 0);
        expect(await opacities()).toBe(index === 2 ? "1" : "0.25");
        if (index === 0) await page.screenshot({ path: join(SHOTS, `story-scroll-${width}.png`) });
      }
      await page.evaluate(() => scrollTo(0, 0));
      await expect.poll(told).toEqual([]);
      expect(seen.errors).toEqual([]);
      await done(seen);
    });

    it("on paper is a list of pictures with their texts, the first of them whole", async () => {
      const seen = await visit(story.url, calm);
      await seen.page.locator("#step-1").scrollIntoViewIfNeeded();
      await seen.page.evaluate(() => scrollBy(0, 500));
      await expect.poll(() => seen.page.locator(".stage").getAttribute("class")).toMatch(/ s\d/);
      await seen.page.emulateMedia({ media: "print" });
      await expect.poll(() => seen.page.locator(".stage .wide svg").getAttribute("viewBox")).toBe("0 0 640 480");
      expect(await seen.page.locator(".stage").getAttribute("class")).toBe("stage");
      expect(await seen.page.locator(".shot.wide:visible").count()).toBe(3);
      expect(await seen.page.locator(".step h2:visible").count()).toBe(3);
      await seen.page.pdf({ path: join(SHOTS, "story.pdf"), format: "A4" });
      await done(seen, "story-print");
    });

    it("opens from disk as the same story", async () => {
      const file = join(SHOTS, "story-offline.html");
      await writeFile(file, await (await fetch(`${story.url}.html`)).text());
      const seen = await visit(`file://${file}#step-2`, { ...calm, offline: true });
      await expect.poll(() => seen.page.locator(".step[aria-current='step'] h2").textContent()).toBe(STEPS[1]?.title);
      expect(seen.errors).toEqual([]);
      await done(seen);
    });

    it("is within the weight of a first view", async () => {
      const bytes = await wireBytes(`${site.origin}/embed/${story.id}`);
      console.log(`first view of an embedded story of ${STEPS.length} steps: ${bytes} bytes as served (brotli)`);
      expect(bytes).toBeLessThanOrEqual(50 * KILOBYTE);
    });

    it("leaves the article a list of pictures where its script is stripped, and one frame where it runs", async () => {
      const snapshot = (await (await fetch(`${story.url}.json`)).json()) as Snapshot; // a named door: our own file
      const code = figureCode(snapshot, linksOf(site.origin, story.id));
      const stripped = await visit(`${hosts.origin}/plain.html`);
      await stripped.page.setContent(code.replace(/<script.*<\/script>/, ""));
      await expect
        .poll(() =>
          stripped.page.locator("figure img").evaluateAll((all) =>
            all.map((img) => {
              img.setAttribute("loading", "eager");
              return img instanceof HTMLImageElement && img.naturalWidth;
            }),
          ),
        )
        .toEqual([640, 640, 640, 640]);
      await done(stripped, "story-figure");
      const running = await visit(`${hosts.origin}/plain.html`);
      await running.page.setContent(code);
      await running.page.waitForSelector("figure ol", { state: "hidden" });
      expect(await running.page.locator("iframe").count()).toBe(1);
      await done(running);
    });
  });

  it.each([
    ["page", "picture"],
    ["embed", "picture"],
    ["page", "story"],
    ["embed", "story"],
  ] as const)("has no serious accessibility problem (%s, %s)", async (form, what) => {
    const { id, url } = what === "story" ? story : published;
    const address = form === "page" ? url : `${site.origin}/embed/${id}`;
    for (const colorScheme of ["light", "dark"] as const) {
      const seen = await visit(address, { colorScheme });
      expect(await seriousOn(seen.page)).toEqual([]);
      await done(seen, what === "story" ? `story-${form}-${colorScheme}` : `${form}-${colorScheme}`);
    }
  });
});

/** Bytes of an answer's body as they come over the wire for a browser. */
function wireBytes(address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(address, { headers: { "accept-encoding": "br" } }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => (bytes += chunk.length));
      response.on("end", () =>
        response.headers["content-encoding"] === "br" ? resolve(bytes) : reject(new Error("not compressed")),
      );
    })
      .on("error", reject)
      .end();
  });
}
