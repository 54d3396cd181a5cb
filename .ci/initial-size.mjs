// Part of `npm run check`: what a browser loads before the first picture, as served (brotli), against its limit.
import { readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

const LIMIT_BYTES = 350_000;
const client = resolve(import.meta.dirname, "../.build/client");
const html = readFileSync(join(client, "index.html"), "utf8");
// The entry and whatever it imports statically: Vite names both in the page.
const scripts = [...html.matchAll(/(?:src|href)="\.?\/?([^"]+\.js)"/g)].map((match) => match[1] ?? "");
if (scripts.length === 0) throw new Error("No script in .build/client/index.html: run npm run build first.");
const bytes = scripts.reduce((sum, script) => sum + statSync(join(client, `${script}.br`)).size, 0);
console.log(`Initial JavaScript: ${bytes} bytes brotli in ${scripts.length} file(s), limit ${LIMIT_BYTES}.`);
if (bytes > LIMIT_BYTES) {
  console.error("Over the limit: load what the first screen does not show in a later chunk.");
  process.exitCode = 1;
}
