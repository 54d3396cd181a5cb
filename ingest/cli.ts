// The command: files into a store. argv and environment to effects to an exit code; the only place here that prints.
// Exit codes: 0 done (or nothing to do), 1 the data has problems, 2 usage or the store.
import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { SingleBar } from "cli-progress";
import { Command, CommanderError } from "commander";
import { StoreError, openStore } from "#store";
import type { GraphStore, LoadProgress } from "#store";
import { projectRoot } from "#store/project-root";
import { listDatasets } from "./list-datasets.ts";
import { applyLoad, prepareLoad } from "./load-dataset.ts";
import { formatProblem } from "./problem.ts";
import { PathError, readDatasets } from "./read/read-datasets.ts";
import type { FileGroup } from "./read/read-datasets.ts";
import { plural, reportLines } from "./report.ts";
import { StoreUriError, describeStore, storeConfig } from "#store/store-config";

const EXIT = { done: 0, data: 1, usageOrStore: 2 } as const;
type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A load of fewer facts takes a moment: its progress needs no lines. */
const FEW = 5_000;

const BUNDLED = "ingest/datasets/aip";

interface Options {
  readonly dryRun?: boolean;
  readonly store?: string;
  readonly ifMissing?: boolean;
  readonly rebuild?: boolean;
  readonly quiet?: boolean;
  readonly list?: boolean;
}

const tell = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

const root = projectRoot(import.meta.url);

const command = new Command("ingest")
  .description("Loads datasets (folders of YAML or JSON files) into the graph store.")
  .argument("[paths...]", `folders, or files, of datasets (default: ${BUNDLED})`)
  .option("--dry-run", "validate and say what would change, but write nothing")
  .option("--store <uri>", "neo4j://…, bolt://…, or a folder (default: NEO4J_URI, else DATA_DIR, else .data)")
  .option("--if-missing", "load only into a store that holds no graph at all")
  .option("--rebuild", "start from nothing where the embedded store is damaged")
  .option("--list", "say which datasets the store holds, and load nothing")
  .option("--quiet", "print problems only")
  .exitOverride()
  .configureOutput({ writeOut: (text) => process.stdout.write(text), writeErr: (text) => process.stderr.write(text) });

async function main(): Promise<ExitCode> {
  try {
    loadDotEnv();
    command.parse();
    const options: Options = command.opts();
    return await ingest(command.args, options);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usageOrStore;
    if (error instanceof StoreError) complain(`${error.message}${hintFor(error)}`);
    else if (error instanceof PathError || error instanceof StoreUriError) complain(error.message);
    else complain(`The ingest failed: ${error instanceof Error ? error.message : String(error)}`);
    return EXIT.usageOrStore;
  }
}

/** What is set in the shell wins over the file. */
function loadDotEnv(): void {
  const file = join(root, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
}

async function ingest(given: readonly string[], options: Options): Promise<ExitCode> {
  const say = options.quiet === true ? () => undefined : tell;
  const config = storeConfig(options.store, process.env, { cwd: process.cwd(), root });
  const paths = given.length > 0 ? given : [relative(process.cwd(), join(root, BUNDLED)) || "."];
  const rebuild = options.rebuild === true;
  const store = await openStore(config.engine === "grafeo" ? { ...config, slots: 1, rebuild } : config);
  try {
    if (options.list === true) {
      for (const line of await listDatasets(store, describeStore(config))) tell(line);
      return EXIT.done;
    }
    if (options.ifMissing === true && (await holdsGraph(store, say))) return EXIT.done;
    const groups = await readDatasets(paths);
    return await load(store, groups, { paths, target: describeStore(config), dryRun: options.dryRun === true, say });
  } finally {
    await store.close();
  }
}

async function holdsGraph(store: GraphStore, say: (line: string) => void): Promise<boolean> {
  const { datasets, counts, version } = await store.describe();
  if (counts.nodes === 0) return false;
  const foreign = `${plural(counts.nodes, "node", "nodes")} that this command did not load; it is left alone`;
  const what = datasets.length > 0 ? datasets.map(({ title }) => title).join(", ") : foreign;
  say(`${version} already holds a graph: ${what}.`);
  return true;
}

interface Run {
  readonly paths: readonly string[];
  readonly target: string;
  readonly dryRun: boolean;
  readonly say: (line: string) => void;
}

async function load(store: GraphStore, groups: readonly FileGroup[], run: Run): Promise<ExitCode> {
  const { say } = run;
  const files = groups.flatMap((group) => group.files);
  const prepared = await prepareLoad(groups, store);
  if (!prepared.ok) {
    for (const problem of prepared.problems) complain(formatProblem(problem));
    const count = plural(prepared.problems.length, "problem", "problems");
    complain(
      `${count} in ${plural(new Set(prepared.problems.map(({ file }) => file)).size, "file", "files")}. Nothing was loaded.`,
    );
    return EXIT.data;
  }
  const { datasets, difference } = prepared;
  say(`${plural(files.length, "file", "files")} read, no problems: ${datasets.map(({ title }) => title).join(", ")}.`);
  for (const line of reportLines(difference.report)) say(line);
  if (difference.isEmpty) say(`Nothing changed in ${run.target}.`);
  else if (run.dryRun) say(`Dry run: nothing was written to ${run.target}.`);
  else {
    const origin = {
      paths: run.paths.map((path) => resolve(path)),
      options: {},
      hashes: Object.fromEntries(files.map(({ path, sha256 }) => [resolve(path), sha256])),
    };
    const { dataVersion } = await withProgress(say, (progress) => applyLoad(store, difference, origin, progress));
    say(`Loaded into ${run.target}: data version ${dataVersion ?? "unknown"}.`);
  }
  return EXIT.done;
}

/** A bar on a terminal; elsewhere a plain line each quarter of a load that takes a while. */
async function withProgress<T>(say: (line: string) => void, work: (progress: LoadProgress) => Promise<T>): Promise<T> {
  if (say !== tell) return work(() => undefined);
  if (!process.stderr.isTTY) return work(plainProgress(say));
  const bar = new SingleBar({ format: "Writing {bar} {percentage} % ({value} of {total})", clearOnComplete: true });
  let started = false;
  try {
    return await work((done, total) => {
      if (started) bar.update(done);
      else bar.start(total, done);
      started = true;
    });
  } finally {
    if (started) bar.stop();
  }
}

function plainProgress(say: (line: string) => void): LoadProgress {
  let told = 0;
  return (done, total) => {
    const quarter = Math.floor((done / total) * 4);
    if (total < FEW || quarter <= told) return;
    told = quarter;
    say(`Writing: ${done.toLocaleString("en")} of ${total.toLocaleString("en")}.`);
  };
}

function hintFor({ code }: StoreError): string {
  switch (code) {
    case "damaged":
      return "\n    Run the same again with --rebuild to load everything anew.";
    case "locked":
      return "\n    Wait until the other load is done.";
    case "unavailable":
      return "\n    Check --store, NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD.";
    default:
      return "";
  }
}

process.exitCode = await main();
