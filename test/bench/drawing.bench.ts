// How long the drawing takes at scale in a real Chromium, beside bare cytoscape with the same graph in the same run:
// the time until a step is painted, and what of the page's thread it used, which does not depend on who else computes;
// and the JavaScript heap that is in use after the first picture.
// `npm run bench -- drawing [nodes…]`; 1,500 and 5,000 without numbers.
import type { CDPSession, Page } from "playwright";
import { chromium } from "playwright";
import { build } from "vite";
import { CHROMIUM_ARGS, findChromium } from "#test/support/chromium";
import type { DrawingBench, Side, StepName } from "./drawing/page.ts";

const root = new URL("../..", import.meta.url).pathname;
const SIDES: readonly Side[] = ["bare", "drawing"];
const STEPS: readonly StepName[] = ["pan", "zoom", "hover", "select", "filter", "expand", "drag"];

/** The page's code as one classic script, and the global it leaves. */
async function pageScript(): Promise<string> {
  const built = await build({
    configFile: false,
    root,
    logLevel: "error",
    build: {
      write: false,
      minify: false,
      lib: { entry: `${root}test/bench/drawing/page.ts`, formats: ["iife"], name: "powerlinesBench" },
    },
    // The bench asks for no layout: nothing starts the worker.
    worker: { format: "iife" },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !("output" in output)) throw new Error("the bench's page was not built");
  const chunk = output.output.find((each) => each.type === "chunk");
  if (chunk?.type !== "chunk") throw new Error("the bench's page has no script");
  return chunk.code;
}

/** Median ms until it is painted, and mean ms of the page's thread, of one step. */
interface Cost {
  readonly painted: number;
  readonly thread: number;
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function threadMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1000;
}

async function costOf(session: CDPSession, run: () => Promise<readonly number[]>): Promise<Cost> {
  const before = await threadMs(session);
  const times = await run();
  return { painted: median(times), thread: ((await threadMs(session)) - before) / Math.max(1, times.length) };
}

/** MB of JavaScript heap in use, without what nobody holds any more. */
async function heapMb(session: CDPSession): Promise<number> {
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return usedSize / 1e6;
}

interface Measured {
  readonly costs: ReadonlyMap<string, Cost>;
  /** What the graph and its drawing hold. */
  readonly heap: number;
}

async function measured(page: Page, side: Side, count: number): Promise<Measured> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const before = await heapMb(session);
  const costs = new Map<string, Cost>();
  const first = () =>
    page.evaluate(
      // A named door: the script that was just added left it.
      async ([which, nodes]) => [
        await (Reflect.get(globalThis, "powerlinesBench") as { readonly bench: DrawingBench }).bench.mount(
          which,
          nodes,
        ),
      ],
      [side, count] as const,
    );
  const told = (name: string, cost: Cost) => {
    costs.set(name, cost);
    process.stderr.write(`${count} ${side} ${name}: ${Math.round(cost.painted)} ms\n`);
  };
  told("first", await costOf(session, first));
  const heap = (await heapMb(session)) - before;
  for (const name of STEPS) {
    const step = () =>
      page.evaluate(
        (which) => (Reflect.get(globalThis, "powerlinesBench") as { readonly bench: DrawingBench }).bench.step(which),
        name,
      );
    told(name, await costOf(session, step));
  }
  return { costs, heap };
}

const columns = (cells: readonly string[]) =>
  `${cells.map((cell, index) => (index === 0 ? cell.padEnd(8) : cell.padStart(10))).join("")}\n`;
const ratio = (ours: number, peers: number) => `${(ours / Math.max(1, peers)).toFixed(1)} x`;

const executablePath = findChromium();
if (executablePath === undefined) throw new Error("There is no Chromium: set CHROME_PATH");
const counts = process.argv.slice(3).map(Number).filter(Number.isFinite);
const code = await pageScript();
const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
try {
  for (const count of counts.length > 0 ? counts : [1500, 5000]) {
    const sides: Partial<Record<Side, Measured>> = {};
    for (const side of SIDES) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      page.on("pageerror", (error) => process.stderr.write(`${error.message}\n`));
      await page.setContent("<!doctype html><body style='margin:0'></body>");
      await page.addScriptTag({ content: code });
      sides[side] = await measured(page, side, count);
      await page.close();
    }
    process.stdout.write(`${count} entities: ms a step, bare cytoscape, then the drawing\n`);
    process.stdout.write(columns(["", "painted", "", "", "thread", "", ""]));
    for (const name of ["first", ...STEPS]) {
      const [peer, own] = [sides.bare?.costs.get(name), sides.drawing?.costs.get(name)];
      if (peer === undefined || own === undefined) continue;
      const cells = (["painted", "thread"] as const).flatMap((what) => [
        Math.round(peer[what]).toString(),
        Math.round(own[what]).toString(),
        ratio(own[what], peer[what]),
      ]);
      process.stdout.write(columns([name, ...cells]));
    }
    const [peer, own] = [sides.bare?.heap ?? 0, sides.drawing?.heap ?? 0];
    process.stdout.write(columns(["heap MB", peer.toFixed(1), own.toFixed(1), ratio(own, peer)]));
  }
} finally {
  await browser.close();
}
