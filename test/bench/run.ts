// Runs a bench by name: `npm run bench -- drawing` runs test/bench/drawing.bench.ts. Without a name it lists them.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const folder = import.meta.dirname;
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".bench.ts"))
  .map((file) => file.slice(0, -".bench.ts".length));
const [name] = process.argv.slice(2);

if (name === undefined || !names.includes(name)) {
  process.stderr.write(`${name === undefined ? "Name a bench" : `There is no bench "${name}"`}: ${names.join(", ")}\n`);
  process.exitCode = 2;
} else {
  await import(pathToFileURL(join(folder, `${name}.bench.ts`)).href);
}
