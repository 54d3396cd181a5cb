// Finds the project's directory, so that files read at run time (.cypher) are found from source and from the build.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The directory of the package.json named "powerlines" above a file URL. Throws where there is none. */
export function projectRoot(from: string = import.meta.url): string {
  for (let directory = dirname(fileURLToPath(from)); ; directory = dirname(directory)) {
    const manifest = join(directory, "package.json");
    if (existsSync(manifest) && isOurs(readFileSync(manifest, "utf8"))) return directory;
    if (directory === dirname(directory)) {
      throw new Error(`No package.json named "powerlines" above ${fileURLToPath(from)}: the project is incomplete.`);
    }
  }
}

function isOurs(text: string): boolean {
  const content: unknown = JSON.parse(text);
  return typeof content === "object" && content !== null && "name" in content && content.name === "powerlines";
}
