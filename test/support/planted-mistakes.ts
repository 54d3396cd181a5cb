// Reads from the fixture's own comments which mistake is planted where, without any of the ingest's readers.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

export interface Planted {
  readonly code: string;
  /** `file:line:column`, the file as the ingest names it. */
  readonly place: string;
}

/**
 * `# mistake: CODE at "text"` is about the first such text on the next line; `# mistake-here: CODE` about the comment's
 * own place; `# mistake in FILE:LINE:COLUMN CODE` about a file that can hold no comment.
 */
export function plantedMistakes(folder: string): readonly Planted[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .flatMap((name) => {
      const path = join(folder, name);
      const lines = readFileSync(path, "latin1").split("\n");
      return lines.flatMap((line, index) => plantedIn(line, lines[index + 1] ?? "", index + 1, path, folder));
    });
}

function plantedIn(line: string, next: string, number: number, path: string, folder: string): readonly Planted[] {
  const here = /# mistake-here: (\S+)/.exec(line)?.[1];
  if (here !== undefined) return [{ code: here, place: `${path}:${number}:${line.indexOf("#") + 1}` }];
  const elsewhere = /# mistake in (\S+) (\S+)/.exec(line);
  if (elsewhere !== null) return [{ code: elsewhere[2] ?? "", place: join(folder, elsewhere[1] ?? "") }];
  const below = /# mistake: (\S+) at "(.+)"$/.exec(line);
  if (below === null) return [];
  const [, code = "", text = ""] = below;
  const column = next.indexOf(text.replaceAll('\\"', '"')) + 1;
  if (column === 0) throw new Error(`${path}:${number}: "${text}" is not on the next line.`);
  return [{ code, place: `${path}:${number + 1}:${column}` }];
}
