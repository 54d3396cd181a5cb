// Runs the real commands as a person would, from the build: their own process, output and exit code.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "#store/project-root";

export interface CommandRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

type Environment = Readonly<Record<string, string>>;

export function runIngest(args: readonly string[], env: Environment = {}): Promise<CommandRun> {
  return runCommand("ingest.js", args, env);
}

export function runExport(args: readonly string[], env: Environment = {}): Promise<CommandRun> {
  return runCommand("export.js", args, env);
}

/** `env` replaces what would choose a store; nothing of the developer's own environment gets through. */
async function runCommand(entry: string, args: readonly string[], env: Environment): Promise<CommandRun> {
  const { PATH = "", HOME = "", TMPDIR } = process.env;
  const child = spawn(process.execPath, [join(projectRoot(), ".build/server", entry), ...args], {
    env: { PATH, HOME, NEO4J_URI: "", ...(TMPDIR === undefined ? {} : { TMPDIR }), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output.stderr += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  return { code, ...output };
}
