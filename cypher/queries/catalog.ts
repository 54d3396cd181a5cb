// The catalogue of saved queries ("#queries"): reads folders of .cypher files and keeps up with them while running.
import { compareText } from "#model";
import { readdirSync, readFileSync, statSync, watch } from "node:fs";
import type { FSWatcher } from "node:fs";
import path from "node:path";
import { projectRoot } from "#store/project-root";
import { parseQueryFile } from "./query-file.ts";
import type { QueryProblem, SavedQuery } from "./saved-query.ts";

export * from "./saved-query.ts";
export * from "./query-parameters.ts";
export { parseQueryFile } from "./query-file.ts";
export type { ParsedQuery } from "./query-file.ts";
export { checkSubset, SUBSET_RULES } from "./subset-checker.ts";
export type { SubsetProblem } from "./subset-checker.ts";

/** The folder of the queries that come with the project; a user's folders are put after it. */
export function builtInQueries(): string {
  return path.join(projectRoot(), "cypher", "queries");
}

/** A file that is not offered, and why. Its other files are untouched by it. */
export interface BrokenQuery {
  readonly name: string;
  readonly file: string;
  readonly problems: readonly QueryProblem[];
}

export interface Catalog {
  /** By group, order and title. Never throws: what cannot be read is among the errors. */
  list(): readonly SavedQuery[];
  get(name: string): SavedQuery | undefined;
  errors(): readonly BrokenQuery[];
  /** Reads every folder again at once. */
  reload(): void;
  close(): void;
}

export interface CatalogOptions {
  /** Earlier folders win: a later file of the same name is refused. Built-in first, then the user's. */
  readonly dirs: readonly string[];
  /** Milliseconds; handed in by tests. */
  readonly now?: () => number;
  /** Files are looked at again (size and time) at most this often, whether or not the folder is watched. */
  readonly rescanMs?: number;
  /** Off where a test wants only the rescan. */
  readonly watchFolders?: boolean;
}

/** One file as the folder shows it: what tells that it has changed. */
interface Listed {
  readonly name: string;
  readonly file: string;
  readonly stamp: string;
}

interface Read {
  readonly stamp: string;
  readonly query: SavedQuery | undefined;
  readonly broken: BrokenQuery | undefined;
}

const EXTENSION = ".cypher";
/** A query is text that people wrote; more than this is something else. */
const MAX_BYTES = 200_000;

/**
 * Opens a catalogue over folders that may come, go and change at any time. Changes are seen within `rescanMs` of a
 * request without a restart, sooner where the system tells of them.
 */
export function openCatalog(options: CatalogOptions): Catalog {
  const now = options.now ?? Date.now;
  const rescanMs = options.rescanMs ?? 1000;
  const known = new Map<string, Read>();
  let queries: ReadonlyMap<string, SavedQuery> = new Map();
  let sorted: readonly SavedQuery[] = [];
  let broken: readonly BrokenQuery[] = [];
  let scannedAt = Number.NEGATIVE_INFINITY;

  const scan = () => {
    scannedAt = now();
    const folders = options.dirs.map(listFolder);
    const present = new Set<string>();
    const byName = new Map<string, SavedQuery>();
    const taken = new Map<string, string>();
    const errors: BrokenQuery[] = folders.flatMap((folder) => folder.errors);
    for (const listed of folders.flatMap((folder) => folder.files)) {
      present.add(listed.file);
      let read = known.get(listed.file);
      if (read === undefined || read.stamp !== listed.stamp) {
        read = readQuery(listed);
        known.set(listed.file, read);
      }
      const owner = taken.get(listed.name);
      if (owner !== undefined) errors.push(refuseDouble(listed, owner));
      else {
        taken.set(listed.name, listed.file);
        if (read.query !== undefined) byName.set(listed.name, read.query);
        if (read.broken !== undefined) errors.push(read.broken);
      }
    }
    for (const file of known.keys()) if (!present.has(file)) known.delete(file);
    queries = byName;
    sorted = [...byName.values()].toSorted(byPlace);
    broken = errors;
  };
  const fresh = () => {
    if (now() - scannedAt >= rescanMs) scan();
  };
  const watchers =
    options.watchFolders === false
      ? []
      : options.dirs.flatMap((dir) => watchFolder(dir, () => (scannedAt = Number.NEGATIVE_INFINITY)));
  scan();
  return {
    list: () => (fresh(), sorted),
    get: (name) => (fresh(), queries.get(name)),
    errors: () => (fresh(), broken),
    reload: scan,
    close: () => {
      for (const watcher of watchers) watcher.close();
    },
  };
}

function byPlace(a: SavedQuery, b: SavedQuery): number {
  return a.order - b.order || a.title.localeCompare(b.title, "en") || compareText(a.name, b.name);
}

function listFolder(dir: string): { files: readonly Listed[]; errors: readonly BrokenQuery[] } {
  try {
    const files = readdirSync(dir, { withFileTypes: true })
      .filter((entry) => entry.name.endsWith(EXTENSION) && !entry.name.startsWith(".") && !entry.isDirectory())
      .map((entry) => path.join(dir, entry.name))
      .toSorted()
      .flatMap((file) => listFile(file));
    return { files, errors: [] };
  } catch (error) {
    const problem = { file: dir, line: 1, column: 1, message: `the folder cannot be read (${reasonOf(error)})` };
    return { files: [], errors: [{ name: path.basename(dir), file: dir, problems: [problem] }] };
  }
}

/** None where it vanished between the listing and the look; one that cannot be looked at is kept, to be told of. */
function listFile(file: string): readonly Listed[] {
  const name = path.basename(file, EXTENSION);
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats === undefined || !stats.isFile()) return [];
    return [{ name, file, stamp: `${stats.mtimeMs} ${stats.size} ${stats.ino}` }];
  } catch {
    return [{ name, file, stamp: "unreadable" }];
  }
}

function readQuery({ name, file, stamp }: Listed): Read {
  const refuse = (problems: readonly QueryProblem[]): Read => ({
    stamp,
    query: undefined,
    broken: { name, file, problems },
  });
  try {
    const bytes = readFileSync(file);
    if (bytes.length > MAX_BYTES)
      return refuse([{ file, line: 1, column: 1, message: `larger than ${MAX_BYTES} bytes` }]);
    const parsed = parseQueryFile(name, file, new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return parsed.ok ? { stamp, query: parsed.query, broken: undefined } : refuse(parsed.problems);
  } catch (error) {
    return refuse([{ file, line: 1, column: 1, message: `cannot be read (${reasonOf(error)})` }]);
  }
}

function refuseDouble({ name, file }: Listed, owner: string): BrokenQuery {
  const message = `the name ${name} is taken by ${owner}: give this file another name`;
  return { name, file, problems: [{ file, line: 1, column: 1, message }] };
}

/** A watcher only brings the next look forward; where there is none (network folders), the rescan is enough. */
function watchFolder(dir: string, onChange: () => void): readonly FSWatcher[] {
  try {
    const watcher = watch(dir, { persistent: false }, onChange);
    watcher.on("error", () => watcher.close());
    return [watcher];
  } catch {
    return [];
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "code" in error && typeof error.code === "string" ? error.code : error.message;
}
