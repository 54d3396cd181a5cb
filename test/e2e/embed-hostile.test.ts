// Hostile text in every place that text goes: nothing runs, nothing is asked for, and the XML is XML each time.
import { parse } from "csv-parse/sync";
import { SaxesParser } from "saxes";
import { chromium } from "playwright";
import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { relationsToCsv } from "#formats";
import { NO_NOTES } from "#model";
import type { Snapshot, SnapshotGraph } from "#model";
import { drawFile, drawForPage } from "#web/embed/page/draw";
import { figureCode, frameCode } from "#web/embed/page/embed-code";
import { buildEmbedPage } from "#web/embed/page/embed-page";
import { linksOf } from "#web/embed/page/links";
import type { Published } from "#web/embed/page/published";
import { buildSnapshotPage } from "#web/embed/page/snapshot-page";
import { tombstoneSvg } from "#web/embed/page/tombstone-svg";
import { buildOEmbed, toOEmbedXml } from "#web/server/snapshots/oembed";
import { CHROMIUM_ARGS, findChromium } from "#test/support/chromium";
import { naughtyStrings, RUNNERS, XSS_PAYLOADS } from "#test/support/hostile-texts";
import { sampleSnapshot } from "#test/support/sample-snapshot";

const naughty = naughtyStrings();
if (naughty === undefined)
  console.warn("SKIPPED: 515 naughty strings (set SAMPLES_DIR); the XSS payloads are tried all the same.");
const TEXTS = [...new Set([...(naughty ?? []), ...XSS_PAYLOADS])];
const chromiumPath = findChromium();
if (chromiumPath === undefined) console.warn("SKIPPED: no Chromium (set CHROME_PATH), so nothing hostile was opened.");

/** A snapshot with the text in every place that takes any. */
function hostileSnapshot(text: string): Snapshot {
  const id = `x${text}`;
  const entity = (suffix: string, kind: string) => ({
    id: id + suffix,
    kind,
    name: text,
    labels: [kind],
    properties: { summary: text, sector: text, country: text, website: text },
    evidence: [],
  });
  const evidence = (stance: "supports" | "disputes") => ({ source: id, locator: text, note: text, stance });
  const graph: SnapshotGraph = {
    entities: [entity("1", "Person"), entity("2", text)],
    relations: [
      {
        id,
        type: "INVESTED_IN",
        source: `${id}1`,
        target: `${id}2`,
        properties: {
          role: text,
          summary: text,
          attributedTo: text,
          confidence: text,
          basis: text,
          share: text,
          announcedDate: text,
          currency: text,
          amount: 5,
          moneyStatus: "planned",
        },
        evidence: [evidence("supports"), evidence("disputes")],
      },
      { id: `${id}b`, type: text, source: `${id}2`, target: `${id}1`, properties: { role: text }, evidence: [] },
    ],
    sources: [{ id, title: text, properties: { url: text, publisher: text, publishedDate: text, sourceType: text } }],
  };
  return sampleSnapshot({
    title: text,
    caption: text,
    byline: text,
    credit: text,
    alt: text,
    graph,
    positions: {},
    query: { cypher: text, parameters: { [text]: text } },
    dataVersion: text,
    asOf: { date: text, from: "review" },
    steps: [{ title: text, text, highlight: [id], camera: { fit: "highlight" } }],
  });
}

const LINKS = linksOf("https://powerlines.example", "0123456789abcdef");

function publishedOf(snapshot: Snapshot, text: string): Published {
  return {
    snapshot,
    notes: { ...NO_NOTES, corrections: [{ date: text, text }] },
    links: LINKS,
    drawings: drawForPage(snapshot),
    newer: { page: LINKS.page, title: text, differences: [text] },
    script: "",
  };
}

/** Throws where it is not well-formed XML 1.0; gives the names of its elements. */
function elementsOf(xml: string): ReadonlySet<string> {
  const names = new Set<string>();
  const parser = new SaxesParser();
  parser.on("opentag", ({ name }) => names.add(name));
  parser.write(xml).close();
  return names;
}

describe(`${TEXTS.length} hostile texts`, () => {
  it("are 200 payloads and more", () => {
    expect(XSS_PAYLOADS.length).toBeGreaterThanOrEqual(200);
  });

  it("leave every SVG and every oEmbed answer well-formed, with no element but ours", () => {
    // The metadata is ours: what the picture was made from.
    const known = new Set([
      "svg",
      "title",
      "desc",
      "metadata",
      "style",
      "rect",
      "circle",
      "polygon",
      "path",
      "g",
      "a",
      "text",
    ]);
    for (const text of TEXTS) {
      const snapshot = hostileSnapshot(text);
      const step = drawFile(snapshot, LINKS.page, { step: 0 });
      for (const svg of [drawFile(snapshot, LINKS.page), step, tombstoneSvg(snapshot, { date: text, reason: text })]) {
        expect([...elementsOf(svg)].filter((name) => !known.has(name))).toEqual([]);
      }
      expect(elementsOf(toOEmbedXml(buildOEmbed(snapshot, LINKS, {}))).has("oembed")).toBe(true);
    }
  });

  it("are cells of a table that a spreadsheet does not run", () => {
    for (const text of TEXTS) {
      const rows: string[][] = parse(relationsToCsv(hostileSnapshot(text).graph), { bom: false });
      expect(rows.map((row) => row.length)).toEqual([30, 30, 30, 30].slice(0, rows.length));
      expect(rows.flat().filter((cell) => /^[=+@\t\r]/.test(cell) || /^-\D/.test(cell))).toEqual([]);
    }
  });

  describe.skipIf(chromiumPath === undefined && process.env["CI"] === undefined)("in a browser", () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: chromiumPath ?? "", args: CHROMIUM_ARGS });
    });
    afterAll(() => browser?.close());

    /** A page of its own process, and what the documents that it opens did beside being read. */
    async function openReader(): Promise<(documents: readonly string[]) => Promise<readonly string[]>> {
      const page = await browser.newPage();
      const happened: string[] = [];
      page.on("dialog", (dialog) => void dialog.dismiss());
      page.on("request", (asked) => {
        if (!/^(data:,|about:)/.test(asked.url())) happened.push(`asked for ${asked.url()}`);
      });
      page.on("pageerror", (error) => happened.push(`ran, and failed: ${error.message}`));
      await page.exposeFunction("report", (what: string) => happened.push(what));
      await page.addInitScript(() => {
        for (const name of ["alert", "confirm", "prompt", "eval"] as const) {
          Object.defineProperty(window, name, { value: () => void Reflect.get(window, "report")(`called ${name}`) });
        }
      });
      await page.setContent("<body></body>");
      return async (documents) => {
        await page.evaluate(readAll, documents);
        // What was called or asked for last is told by now.
        await page.waitForTimeout(50);
        return happened.splice(0);
      };
    }

    /**
     * In the page: each document is written into a frame with every right, so that nothing but its escaping is in the
     * way, and touched all over. A frame takes the next without a navigation, which would cost more than the reading.
     */
    async function readAll(documents: readonly string[]): Promise<void> {
      const waiting = documents.values();
      const readOn = async (): Promise<void> => {
        const frame = document.body.appendChild(document.createElement("iframe"));
        for (const content of waiting) {
          const inner = frame.contentDocument;
          const view = frame.contentWindow;
          if (inner === null || view === null) throw new Error("A document has left its frame.");
          const loaded = new Promise((done) => frame.addEventListener("load", done, { once: true }));
          inner.open();
          inner.write(content);
          inner.close();
          await loaded;
          for (const details of inner.querySelectorAll("details")) details.open = true;
          // By events, for a real focus lays each page out anew.
          for (const link of inner.querySelectorAll<HTMLAnchorElement>("a[href^='#']"))
            for (const type of ["focus", "mouseover", "pointerdown"]) link.dispatchEvent(new Event(type));
          // Animations begin, and toggles are told, with the next picture.
          for (let pictures = 0; pictures < 2; pictures++)
            await new Promise((done) => view.requestAnimationFrame(done));
        }
        frame.remove();
      };
      await Promise.all([readOn(), readOn(), readOn(), readOn()]);
    }

    it("is seen where it does run", async () => {
      const read = await openReader();
      // Older browsers, and what cleans markup, run these.
      const ranOnce = /<mglyph>|<use |<object |<embed /;
      const silent: string[] = [];
      for (const runner of RUNNERS)
        if (!(await read([`<!doctype html><p>${runner}</p>`])).includes("called alert")) silent.push(runner);
      expect(silent).toEqual(RUNNERS.filter((runner) => ranOnce.test(runner)));
      expect(await read(["<img src='http://127.0.0.1:9/x'>"])).toContain("asked for http://127.0.0.1:9/x");
    });

    it("runs nothing and asks for nothing, as page and as embed", { timeout: 600_000 }, async () => {
      const BATCH = 25;
      const batches = Array.from({ length: Math.ceil(TEXTS.length / BATCH) }, (_, at) => at * BATCH).values();
      const readOn = async (): Promise<void> => {
        const read = await openReader();
        for (const start of batches) {
          const documents = TEXTS.slice(start, start + BATCH).flatMap((text) => {
            const published = publishedOf(hostileSnapshot(text), text);
            return [buildSnapshotPage(published, "file"), buildEmbedPage(published)];
          });
          expect({ start, happened: await read(documents) }).toEqual({ start, happened: [] });
        }
      };
      // Two at a time: each is one process of the browser's, which waits for nobody.
      await Promise.all([readOn(), readOn()]);
    });

    it("adds no element to the embed code", { timeout: 120_000 }, async () => {
      const page = await browser.newPage({ javaScriptEnabled: true });
      await page.route("**", (route) => route.abort());
      await page.setContent("<body></body>");
      const codes = TEXTS.map(hostileSnapshot).map(
        (snapshot) => figureCode(snapshot, LINKS) + frameCode(snapshot, LINKS),
      );
      const shapes = await page.evaluate(
        (all) =>
          all.map((code) => {
            const parsed = new DOMParser().parseFromString(code, "text/html");
            const elements = [...parsed.querySelectorAll("*")];
            const handlers = elements.flatMap((element) =>
              element.getAttributeNames().filter((name) => name.startsWith("on")),
            );
            return `${elements.map((element) => element.localName).join(" ")}|${handlers.join(" ")}`;
          }),
        codes,
      );
      expect(new Set(shapes)).toEqual(
        new Set(["html head body figure a picture source img ol li a img p b script figcaption a div iframe|"]),
      );
      await page.close();
    });
  });
});
