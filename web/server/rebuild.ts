// Runs the ingest as a process of its own: server and ingest meet in the store, never in one another's code.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";

/** What a store was loaded from, as its manifest keeps it. */
export interface Origin {
  readonly paths: readonly string[];
  readonly options: Readonly<Record<string, string | boolean>>;
}

export interface IngestDeps {
  /** The built entry, absolute. */
  readonly entry: string;
  /** The project's folder: relative paths in an origin start from there. */
  readonly root: string;
}

export class IngestError extends Error {}

/** Loads the bundled dataset where the store holds none. Its lines go to this process's output. */
export function ingestIfMissing(deps: IngestDeps): Promise<void> {
  return runIngest(deps, ["--if-missing"]);
}

/** Loads again what was loaded, in the order it was; the bundled dataset where nobody knows what that was. */
export async function rebuildStore(deps: IngestDeps, origins: readonly Origin[]): Promise<void> {
  for (const args of rebuildArguments(origins)) await runIngest(deps, args);
}

/** Only the first run starts from nothing; the next ones add to what it made. Pure. */
export function rebuildArguments(origins: readonly Origin[]): readonly (readonly string[])[] {
  if (origins.length === 0) return [["--rebuild"]];
  return origins.map((origin, index) => [
    ...(index === 0 ? ["--rebuild"] : []),
    ...Object.entries(origin.options).flatMap(([name, value]) => optionArguments(name, value)),
    ...(origin.paths.length === 0 ? [] : ["--", ...origin.paths]),
  ]);
}

function optionArguments(name: string, value: string | boolean): readonly string[] {
  if (value === false) return [];
  return value === true ? [`--${name}`] : [`--${name}`, value];
}

/** @throws IngestError in plain words where it cannot run or fails */
function runIngest({ entry, root }: IngestDeps, args: readonly string[]): Promise<void> {
  if (!existsSync(entry)) return Promise.reject(new IngestError(`${entry} is not there. Run: npm run build`));
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [entry, ...args], { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
    child.once("error", (error) => reject(new IngestError(`The ingest could not be started: ${error.message}`)));
    child.once("exit", (code, signal) => {
      if (code === 0) resolve();
      else reject(new IngestError(`The ingest ended with ${signal ?? `exit code ${code}`}; its lines above say why.`));
    });
  });
}
