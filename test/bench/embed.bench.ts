// What an embed weighs on the wire and how soon its picture is there on a slow line, for the bundled graph and for a
// large one, beside the floor of the same run: a bare page with one image of the same bytes. A broken limit fails.
import { randomBytes } from "node:crypto";
import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { chromium } from "playwright";
import type { Browser, Page } from "playwright";
import type { PublishResponse } from "#contract";
import { AIP_GRAPH, AIP_POSITIONS } from "#test/support/aip-graph";
import { CHROMIUM_ARGS, findChromium } from "#test/support/chromium";
import { generatedGraph } from "#test/support/generated-graph";
import { openPublishedSite } from "#test/support/published-site";

const RUNS = 4;
const LINE = { offline: false, latency: 150, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const KILOBYTE = 1024;
const LIMITS = { withoutScript: 50 * KILOBYTE, withInteraction: 200 * KILOBYTE, picture: 2_000 };
const SOURCES = [{ id: "s", title: "A register of invented firms", properties: { publishedDate: "2025-03-14" } }];

/** As a browser gets it: the body in the compression that it says it takes. */
function wireBytes(address: string): Promise<number> {
  return new Promise((done, fail) => {
    get(address, { headers: { "accept-encoding": "br", accept: "text/html,image/svg+xml,*/*" } }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => (bytes += chunk.length));
      response.once("end", () => done(bytes));
    }).once("error", fail);
  });
}

async function onSlowLine(browser: Browser, see: (page: Page) => Promise<void>): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 400, height: 800 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.setCacheDisabled", { cacheDisabled: true });
  await devtools.send("Network.emulateNetworkConditions", LINE);
  const began = performance.now();
  await see(page);
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  const took = performance.now() - began;
  await context.close();
  return took;
}

/** The drawing for this width is there to its end: what comes after it has begun. */
function isPictureWhole(): boolean {
  const drawings = [...document.querySelectorAll("figure svg")];
  const shown = drawings.find((drawing) => drawing.getBoundingClientRect().width > 0);
  return shown?.parentElement?.nextElementSibling instanceof Element;
}

/** One page, and one image of as many bytes as the embed has. */
async function serveFloor(bytes: number) {
  const picture = Buffer.concat([
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><!--'),
    Buffer.from(randomBytes(bytes).toString("base64").slice(0, bytes)),
    Buffer.from("--></svg>"),
  ]);
  const server = createServer((request, response) => {
    const isPicture = request.url === "/picture.svg";
    response.setHeader("content-type", isPicture ? "image/svg+xml" : "text/html");
    response.end(isPicture ? picture : '<!doctype html><link rel="icon" href="data:,"><img src="/picture.svg">');
  });
  await new Promise<void>((listening) => {
    server.listen(0, "127.0.0.1", listening);
  });
  const { port } = server.address() as AddressInfo; // a named door: it listens on a port
  return { address: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const site = await openPublishedSite();
const browser = await chromium.launch({ executablePath: findChromium() ?? "", args: CHROMIUM_ARGS });

function told(words: string, value: number, limit: number, unit: string): string {
  if (value > limit) process.exitCode = 1;
  return `${words} ${Math.round(value).toLocaleString("en")} ${unit} (limit ${limit.toLocaleString("en")}${value > limit ? ", BROKEN" : ""})`;
}

async function measure(name: string, { id }: PublishResponse): Promise<void> {
  const figure = await wireBytes(`${site.origin}/s/${id}.svg?form=narrow`);
  const frame = await wireBytes(`${site.origin}/embed/${id}`);
  const script = await wireBytes(`${site.origin}/embed.js`);
  const floor = await serveFloor(frame);
  const [embeds, floors]: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS; run++) {
    embeds.push(
      await onSlowLine(browser, async (page) => {
        await page.goto(`${site.origin}/embed/${id}`, { waitUntil: "commit" });
        await page.waitForFunction(isPictureWhole, undefined, { polling: "raf" });
      }),
    );
    floors.push(
      await onSlowLine(browser, async (page) => {
        await page.goto(floor.address, { waitUntil: "load" });
      }),
    );
  }
  floor.close();
  // Drawn for its first reader, from then on at hand.
  const [first = 0, ...later] = embeds;
  const [picture, bare] = [median(later), median(floors)];
  console.log(
    [
      `${name}:`,
      told("figure without script", figure, LIMITS.withoutScript, "bytes,"),
      told("figure with script and frame", figure + script + frame, LIMITS.withInteraction, "bytes,"),
      told("frame alone", frame, LIMITS.withInteraction, "bytes;"),
      told("whole picture at 400 kbit/s after", picture, LIMITS.picture, "ms,"),
      told("for the very first reader", first, LIMITS.picture, "ms,"),
      `${(picture / bare).toFixed(2)} x a bare page with one image of its bytes`,
    ].join(" "),
  );
}

const large = generatedGraph(200);
await measure(
  `bundled graph (${AIP_GRAPH.entities.length} entities, ${AIP_GRAPH.relations.length} relations)`,
  await site.publish({ title: "The bundled graph", graph: AIP_GRAPH, positions: AIP_POSITIONS }),
);
await measure(
  `large graph (${large.entities.length} entities, ${large.relations.length} relations)`,
  await site.publish({ title: "A large graph", graph: { ...large, sources: SOURCES } }),
);
await browser.close();
await site.dispose();
