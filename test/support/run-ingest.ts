// Runs the real command, from source, as a person would: its own process, output and exit code.
import { spawn } from "node:child_process";

export interface IngestRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `env` replaces what would choose a store; nothing of the developer's own environment gets through. */
export async function runIngest(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<IngestRun> {
  const { PATH = "", HOME = "", TMPDIR } = process.env;
  const child = spawn(process.execPath, ["--import", "tsx", "ingest/cli.ts", ...args], {
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
