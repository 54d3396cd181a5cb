// Prepares what all suites of one run share: one real Neo4j, only where a suite that needs it is going to run.
import { spawnSync } from "node:child_process";
import type { TestProject } from "vitest/node";
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

let started: Promise<{ shared: SharedNeo4j | null; stop: () => Promise<void> }> | undefined;

/** Vitest calls it once for the run. A run of the unit tests alone starts nothing. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const names = project.vitest.projects.map(({ name }) => name);
  if (!names.some((name) => NEEDS_NEO4J.includes(name))) {
    project.provide("neo4j", null);
    return undefined;
  }
  started ??= openNeo4j();
  const { shared, stop } = await started;
  project.provide("neo4j", shared);
  console.log(`Tests run on ${shared?.version ?? "no Neo4j"} and ${chromiumVersion()}.`);
  return stop;
}

async function openNeo4j(): Promise<{ shared: SharedNeo4j | null; stop: () => Promise<void> }> {
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
