// Prepares what all suites of one run share: the build, and one real Neo4j, only where a suite that needs them is going to run.
import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { projectRoot } from "#store/project-root";
import { findChromium } from "./chromium.ts";
import { missingForNeo4j, startNeo4j } from "./neo4j/neo4j-server.ts";

export interface SharedNeo4j {
  readonly uri: string;
  readonly version: string;
  readonly username: string;
  readonly password: string;
}

declare module "vitest" {
  interface ProvidedContext {
    /** Null where there is none (no Java on a laptop): suites skip, loudly. */
    readonly neo4j: SharedNeo4j | null;
  }
}

const NEEDS_NEO4J: readonly string[] = ["store", "faults", "e2e"];

interface Opened {
  readonly shared: SharedNeo4j | null;
  readonly stop: () => Promise<void>;
}

declare global {
  /** Vitest loads this file once a project, each time anew: what they share is kept where all of them see it. */
  var powerlinesNeo4j: Promise<Opened> | undefined;
}

/** Vitest calls it for the run and for every project in it. A run of the unit tests alone starts nothing. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const names = project.vitest.projects.map(({ name }) => name);
  if (!names.some((name) => NEEDS_NEO4J.includes(name))) {
    project.provide("neo4j", null);
    return undefined;
  }
  useBuild();
  globalThis.powerlinesNeo4j ??= openNeo4j();
  const { shared, stop } = await globalThis.powerlinesNeo4j;
  project.provide("neo4j", shared);
  return stop;
}

/** Commands, client and the embedded store's processes are the built ones: an old build would prove nothing. */
function useBuild(): void {
  const root = projectRoot();
  const built = join(root, ".build/server/grafeo-child.js");
  const at = statSync(built, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const newer = ["cypher", "ingest", "web"]
    .flatMap((room) => readdirSync(join(root, room), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(tsx?|css|html)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .find((file) => statSync(file).mtimeMs > at);
  if (newer !== undefined) throw new Error(`The build is missing or older than ${newer}: npm run build`);
  process.env["GRAFEO_CHILD"] = built;
}

async function openNeo4j(): Promise<Opened> {
  const opened = await startOrUseNeo4j();
  console.log(`Tests run on ${opened.shared?.version ?? "no Neo4j"} and ${chromiumVersion()}.`);
  return opened;
}

async function startOrUseNeo4j(): Promise<Opened> {
  const uri = process.env["NEO4J_URI"];
  if (uri !== undefined && uri !== "") {
    const username = process.env["NEO4J_USERNAME"] ?? "";
    const password = process.env["NEO4J_PASSWORD"] ?? "";
    return { shared: { uri, version: `the Neo4j at ${uri}`, username, password }, stop: async () => undefined };
  }
  const missing = missingForNeo4j();
  if (missing !== undefined) {
    if (process.env["CI"] !== undefined) throw new Error(`No Neo4j for the tests: ${missing}.`);
    console.warn(`\n*** SKIPPED: everything on Neo4j. ${missing}. ***\n`);
    return { shared: null, stop: async () => undefined };
  }
  const server = await startNeo4j();
  return { shared: { uri: server.uri, version: server.version, username: "", password: "" }, stop: server.stop };
}

function chromiumVersion(): string {
  const path = findChromium();
  if (path === undefined) return "no Chromium";
  return (
    spawnSync(path, ["--version"], { encoding: "utf8" }).stdout.trim() || "a Chromium that does not tell its version"
  );
}
