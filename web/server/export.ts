// `npm run export -- --format graphml --out FILE`: what a store holds, or what passes the filters of /api/graph, as a file.
// Exit codes: 0 written, 1 nothing passes the filters or the file cannot be written, 2 usage or the store.
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { EXPORT_FORMATS } from "#formats";
import type { ExportFile, ExportFormat } from "#formats";
import { BASES, CONFIDENCES, FAMILIES, keysOf } from "#model";
import { StoreError, openStore } from "#store";
import { projectRoot } from "#store/project-root";
import { StoreUriError, storeConfig } from "#store/store-config";
import { ProblemError } from "./errors.ts";
import { ExportRefused, readExport } from "./export-graph.ts";
import { readQuestions } from "./questions.ts";

const EXIT = { done: 0, nothing: 1, usageOrStore: 2 } as const;
type ExitCode = (typeof EXIT)[keyof typeof EXIT];

interface Options {
  readonly format: ExportFormat;
  readonly out?: string;
  readonly store?: string;
  readonly title?: string;
  readonly limit?: number;
  readonly quiet?: boolean;
  readonly list?: boolean;
  readonly kind: readonly string[];
  readonly type: readonly string[];
  readonly family: readonly string[];
  readonly dataset: readonly string[];
  readonly confidence: readonly string[];
  readonly basis: readonly string[];
}

const complain = (line: string) => process.stderr.write(`${line}\n`);
/** As they are typed: "admin-csv". */
const FORMATS: ReadonlyMap<string, ExportFormat> = new Map(
  keysOf(EXPORT_FORMATS).map((format) => [format.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), format]),
);
const formats = [...FORMATS.keys()].join(", ");
const root = projectRoot(import.meta.url);

const command = new Command("export")
  .description("Writes the graph of a store, or what passes the filters, as a file.")
  .addOption(new Option("--format <name>", `one of ${formats}`).argParser(toFormat).default("json"))
  .option("--out <file>", "where to; without it the text goes to standard output")
  .option("--list", "say what each format is for, and write nothing")
  .option("--title <words>", "what the file says it is (default: the datasets' titles)")
  .option("--store <uri>", "neo4j://…, bolt://…, or a folder (default: NEO4J_URI, else DATA_DIR, else .data)")
  .option("--limit <count>", "entities at most, the best connected first (default: all)", toCount)
  .option("--quiet", "say problems only")
  .exitOverride()
  .configureOutput({ writeOut: (text) => process.stdout.write(text), writeErr: (text) => process.stderr.write(text) });
for (const [name, words] of [
  ["kind", "entities of this kind (label)"],
  ["type", "relations of this type"],
  ["family", `relations of this family: ${keysOf(FAMILIES).join(", ")}`],
  ["dataset", "facts of this dataset"],
  ["confidence", `relations of this confidence: ${keysOf(CONFIDENCES).join(", ")}`],
  ["basis", `relations that rest on this: ${keysOf(BASES).join(", ")}`],
] as const) {
  command.addOption(new Option(`--${name} <name>`, `${words}; may be given again`).argParser(gathered).default([]));
}

function toFormat(name: string): ExportFormat {
  const format = FORMATS.get(name);
  if (format !== undefined) return format;
  throw new InvalidArgumentError(`There are: ${formats}.`);
}

function toCount(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It must be a whole number from 1.");
}

function gathered(name: string, before: readonly string[]): readonly string[] {
  return [...before, name];
}

async function main(): Promise<ExitCode> {
  try {
    const file = join(root, ".env");
    if (existsSync(file)) process.loadEnvFile(file);
    command.parse();
    if (command.args.length > 0) throw new ExportRefused(`"${command.args.join(" ")}" is no option.`);
    const options: Options = command.opts();
    return options.list === true ? listFormats() : await exportGraph(options);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usageOrStore;
    complain(wordsOf(error));
    return EXIT.usageOrStore;
  }
}

function wordsOf(error: unknown): string {
  if (error instanceof ProblemError) return error.message;
  if (error instanceof StoreUriError || error instanceof ExportRefused) return error.message;
  if (!(error instanceof StoreError))
    return `The export failed: ${error instanceof Error ? error.message : String(error)}`;
  if (error.code === "empty") return `${error.message}\n    Load one first: npm run ingest`;
  const hint = error.code === "unavailable" ? "\n    Check --store, NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD." : "";
  return `${error.message}${hint}`;
}

function listFormats(): ExitCode {
  const width = Math.max(...[...FORMATS.keys()].map((name) => name.length));
  for (const [name, format] of FORMATS) {
    const { label, use } = EXPORT_FORMATS[format];
    process.stdout.write(`${name.padEnd(width)}  ${label}: ${use}\n`);
  }
  return EXIT.done;
}

function count(facts: number): string {
  return facts.toLocaleString("en");
}

async function exportGraph(options: Options): Promise<ExitCode> {
  const say = options.quiet === true ? () => undefined : complain;
  const { kind, type, family, dataset, confidence, basis } = options;
  const config = storeConfig(options.store, process.env, { cwd: process.cwd(), root });
  const store = await openStore(config.engine === "grafeo" ? { ...config, slots: 1 } : config);
  try {
    const questions = readQuestions(join(root, "cypher", "queries", "app"));
    const asked = {
      filters: { kind, type, family, dataset, confidence, basis },
      limit: options.limit,
      title: options.title,
    };
    const { input, totals, truncated } = await readExport({ store, questions }, asked);
    const { entities, relations } = input.graph;
    if (entities.length === 0) {
      complain("Nothing passes these filters; no file was written.");
      return EXIT.nothing;
    }
    const losses = await EXPORT_FORMATS[options.format].losses(input.graph);
    const files = await EXPORT_FORMATS[options.format].write(input);
    if (!(await write(files, options))) return EXIT.nothing;
    const all = truncated ? ` (of ${count(totals.entities)} and ${count(totals.relations)})` : "";
    say(
      `${count(entities.length)} entities and ${count(relations.length)} relations${all} as ${EXPORT_FORMATS[options.format].label}.`,
    );
    if (losses.length > 0) say(["This format cannot hold:", ...losses.map((loss) => `  ${loss}`)].join("\n"));
    return EXIT.done;
  } finally {
    await store.close();
  }
}

/** False where a file could not be written, which is said. */
async function write(files: readonly ExportFile[], { out, format }: Options): Promise<boolean> {
  const [first, ...more] = files;
  if (first === undefined) return true;
  if (out === undefined) {
    if (more.length > 0) {
      throw new ExportRefused(
        `${EXPORT_FORMATS[format].label} makes ${files.length} files: give --out NAME for what their names begin with.`,
      );
    }
    await new Promise<void>((resolve) => void process.stdout.write(first.text, () => resolve()));
    return true;
  }
  for (const { suffix, text } of files) {
    const path = more.length === 0 ? out : `${out.replace(/\.csv$/, "")}${suffix}`;
    try {
      await writeFile(path, text);
    } catch (error) {
      complain(`${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
      return false;
    }
  }
  return true;
}

// A reader that closes the pipe (head) has what it wanted.
process.stdout.on("error", () => process.exit(EXIT.done));
process.exitCode = await main();
