// The server's entry: environment in, graph loaded if there is none, port open, one plain line where to look.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pino } from "pino";
import { projectRoot } from "#store/project-root";
import { ConfigError, readConfig } from "./config.ts";
import type { Config } from "./config.ts";
import { serve } from "./serve.ts";

const USAGE_OR_STORE = 2;

const root = projectRoot(import.meta.url);
const dotEnv = join(root, ".env");
if (existsSync(dotEnv)) process.loadEnvFile(dotEnv);

try {
  await serve({
    config: readConfigOrExit(),
    root,
    // To stderr: what is on stdout is for a person.
    logger: (level) => pino({ level }, pino.destination(2)),
    // Beside this file in the build; from source there is no build to run.
    ingestEntry: fileURLToPath(new URL("./ingest.js", import.meta.url)),
    buildId: createHash("sha256")
      .update(readFileSync(fileURLToPath(import.meta.url)))
      .digest("hex")
      .slice(0, 12),
    print: (line) => process.stdout.write(`${line}\n`),
    printError: (line) => process.stderr.write(`${line}\n`),
  });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(USAGE_OR_STORE);
}

function readConfigOrExit(): Config {
  try {
    return readConfig(process.env, root);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const problem of error.problems) process.stderr.write(`${problem}\n`);
    process.stderr.write("Nothing was started. What can be set, and to what: .env.example.\n");
    return process.exit(USAGE_OR_STORE);
  }
}
