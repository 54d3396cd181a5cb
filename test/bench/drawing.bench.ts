// How long the drawing takes at scale in a real Chromium, beside bare cytoscape with the same graph in the same run.
// `npm run bench -- drawing [nodes…]`; 1,500 and 5,000 without numbers.
import { chromium } from "playwright";
import { build } from "vite";
import { CHROMIUM_ARGS, findChromium } from "#test/support/chromium";
import type { DrawingBench, Timing } from "./drawing/page.ts";

const root = new URL("../..", import.meta.url).pathname;

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

const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b);
const at = (values: readonly number[], part: number) =>
  Math.round(sorted(values)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN);

function line(name: string, { first, pan, zoom, hover, select }: Timing): string {
  const pair = (values: readonly number[]) => `${at(values, 0.5)}/${at(values, 0.95)}`.padStart(9);
  const numbers = [Math.round(first).toString().padStart(6), pair(pan), pair(zoom), pair(hover), pair(select)];
  return `${name.padEnd(22)}${numbers.join("  ")}`;
}

const executablePath = findChromium();
if (executablePath === undefined) throw new Error("There is no Chromium: set CHROME_PATH");
const counts = process.argv.slice(3).map(Number).filter(Number.isFinite);
const code = await pageScript();
const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
try {
  process.stdout.write(
    "ms, median/95th: two frames after a step      first        pan       zoom      hover     select\n",
  );
  for (const count of counts.length > 0 ? counts : [1500, 5000]) {
    for (const name of ["floor", "product"] as const) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      page.on("pageerror", (error) => process.stderr.write(`${error.message}\n`));
      await page.setContent("<!doctype html><body style='margin:0'></body>");
      await page.addScriptTag({ content: code });
      const timing = await page.evaluate(
        async ([which, nodes]): Promise<Timing> => {
          // A named door: the script that was just added left it.
          const { bench } = Reflect.get(globalThis, "powerlinesBench") as { readonly bench: DrawingBench };
          return bench[which](nodes);
        },
        [name, count] as const,
      );
      process.stdout.write(`${line(`${count} ${name === "floor" ? "bare cytoscape" : "drawing"}`, timing)}\n`);
      await page.close();
    }
  }
} finally {
  await browser.close();
}
