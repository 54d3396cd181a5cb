// A real Neo4j for tests and developers: the community server's jars from Maven, started as a process of its own.
import { spawn, spawnSync } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, readdir, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { projectRoot } from "#store/project-root";

export interface Neo4jServer {
  /** `neo4j://127.0.0.1:port`, no credentials asked for. */
  readonly uri: string;
  readonly version: string;
  readonly pid: number;
  /** Ends it and removes its data, where this call made the directory. */
  readonly stop: () => Promise<void>;
}

export interface Neo4jOptions {
  /** A directory whose CSV files LOAD CSV may read; without it no file at all. */
  readonly csvImport?: string;
  /** Where the data is kept; a temporary directory otherwise. */
  readonly home?: string;
  /** 0, the default, takes a free one. */
  readonly port?: number;
}

const READY_MS = 120_000;
const HEAP = "1g";
const SUPPORT = "test/support/neo4j";

/** What is missing to start one, in words; undefined where nothing is. */
export function missingForNeo4j(): string | undefined {
  const missing = [
    ["java", "-version"],
    ["mvn", "-v"],
  ].flatMap(([command, flag]) => {
    const { status } = spawnSync(command ?? "", [flag ?? ""], { stdio: "ignore" });
    return status === 0 ? [] : [command];
  });
  return missing.length === 0
    ? undefined
    : `${missing.join(" and ")} not found: install Java 17 and Maven, or set NEO4J_URI to a Neo4j that tests may empty`;
}

/** Starts one and waits until it answers; about 12 s, and the first time as long as the download takes. */
export async function startNeo4j(options: Neo4jOptions = {}): Promise<Neo4jServer> {
  const root = projectRoot();
  const { jars, version } = await readJars(root);
  const home = options.home ?? (await mkdtemp(join(tmpdir(), "powerlines-neo4j-")));
  const server = spawn(
    "java",
    [
      `-Xmx${HEAP}`,
      "-cp",
      join(jars, "*"),
      join(root, SUPPORT, "Launch.java"),
      home,
      String(options.port ?? 0),
      ...(options.csvImport === undefined ? [] : [options.csvImport]),
    ],
    { stdio: ["pipe", "pipe", "pipe"] },
  );
  const stop = async () => {
    await endProcess(server);
    if (options.home === undefined) await rm(home, { recursive: true, force: true });
  };
  try {
    const port = await readyPort(server);
    return { uri: `neo4j://127.0.0.1:${port}`, version: `Neo4j ${version}`, pid: server.pid ?? -1, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The jars, copied once from Maven's own cache or its registry. A half-copied directory never gets the final name. */
async function readJars(root: string): Promise<{ readonly jars: string; readonly version: string }> {
  const pom = join(root, SUPPORT, "pom.xml");
  const version = /<neo4j\.version>([^<]+)</.exec(await readFile(pom, "utf8"))?.[1];
  if (version === undefined) throw new Error(`${pom} names no neo4j.version.`);
  const cache = join(root, "node_modules/.cache/powerlines-neo4j");
  const jars = join(cache, version);
  if (existsSync(jars)) return { jars, version };
  const half = join(cache, `${version}.${process.pid}`);
  await mkdir(half, { recursive: true });
  const goal = "dependency:copy-dependencies";
  const maven = spawnSync("mvn", ["-q", "-B", "-f", pom, goal, `-DoutputDirectory=${half}`], { encoding: "utf8" });
  if (maven.status !== 0 || (await readdir(half)).length === 0) {
    await rm(half, { recursive: true, force: true });
    throw new Error(`Maven could not fetch Neo4j ${version}: ${lastLines(maven.stdout)}`);
  }
  await rename(half, jars).catch(async (error: unknown) => {
    await rm(half, { recursive: true, force: true });
    if (!existsSync(jars)) throw error; // another process was quicker
  });
  return { jars, version };
}

async function readyPort(server: ChildProcess): Promise<number> {
  const { stdout, stderr } = server;
  if (stdout === null || stderr === null) throw new Error("Neo4j was started without its output.");
  let said = "";
  stderr.on("data", (chunk: Buffer) => {
    said = `${said}${chunk.toString()}`.slice(-4_000);
  });
  const timer = setTimeout(() => server.kill("SIGKILL"), READY_MS);
  try {
    for await (const line of createInterface({ input: stdout })) {
      const port = /^ready (\d+)$/.exec(line)?.[1];
      if (port !== undefined) {
        stdout.resume();
        return Number(port);
      }
    }
  } finally {
    clearTimeout(timer);
  }
  throw new Error(`Neo4j did not start: ${lastLines(said)}`);
}

/** Closing its input ends it in order; what does not end is killed, by its own id. */
async function endProcess(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => {
    server.once("exit", () => resolve());
  });
  server.stdin?.end();
  const timer = setTimeout(() => server.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(timer);
}

function lastLines(text: string): string {
  return text.trim().split("\n").slice(-8).join("\n");
}
