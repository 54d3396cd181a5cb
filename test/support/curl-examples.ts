// The curl commands of a README, run by a shell as a reader would paste them, against a server of a test.
import { execFile, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";

const run = promisify(execFile);

export const hasCurl = spawnSync("curl", ["--version"]).status === 0 && spawnSync("bash", ["-c", "true"]).status === 0;

export interface CurlExample {
  /** From "curl" to its end, comment included; may have several lines. */
  readonly command: string;
  /** The assignments before it. */
  readonly setup: readonly string[];
}

/** Every curl command in the shell blocks of a file, in order. A quoted text that goes on belongs to its command. */
export function readCurlExamples(path: string): readonly CurlExample[] {
  const text = readFileSync(path, "utf8");
  const blocks = [...text.matchAll(/^```sh\n(.*?)^```/gms)].map(([, block = ""]) => block);
  return blocks
    .filter((block) => /^curl /m.test(block))
    .flatMap((block) => {
      const setup: string[] = [];
      return (block.match(/^(?:'[^']*'|[^'\n])+$/gm) ?? []).flatMap((command) => {
        if (command.startsWith("curl ")) return [{ command, setup: [...setup] }];
        setup.push(command);
        return [];
      });
    });
}

/** What the command prints when it asks this server instead of the one that the README starts. */
export async function runCurlExample({ command, setup }: CurlExample, origin: string): Promise<string> {
  const script = [...setup.filter((line) => !line.startsWith("U=")), `U=${origin}`, command].join("\n");
  const { stdout } = await run("bash", [
    "-c",
    script.replaceAll("curl ", "curl --silent --show-error --fail-with-body "),
  ]);
  return stdout;
}
