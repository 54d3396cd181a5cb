// The bytes of a file to values with positions, by the reader of its format.
import { createHash } from "node:crypto";
import type { Problem } from "../problem.ts";
import { readJson } from "./json.ts";
import type { ReadText, SourceFile } from "./source-file.ts";
import { readYaml } from "./yaml.ts";

/** One reader a format, by the end of the file's name. */
const READERS: Readonly<Record<string, ReadText>> = { ".yaml": readYaml, ".yml": readYaml, ".json": readJson };

/** Far above any curated file; a larger one is a mistake or an attack. */
const MOST_BYTES = 64 * 1024 * 1024;

export function isReadable(path: string): boolean {
  return readerFor(path) !== undefined && !path.endsWith(".schema.json");
}

export const READABLE_ENDS: readonly string[] = Object.keys(READERS);

function readerFor(path: string): ReadText | undefined {
  const end = Object.keys(READERS).find((suffix) => path.toLowerCase().endsWith(suffix));
  return end === undefined ? undefined : READERS[end];
}

/** The bytes of a file as a value with positions, or its problems. Never throws. */
export function parseSourceFile(path: string, bytes: Uint8Array): SourceFile | readonly Problem[] {
  const at = (code: string, message: string, hint: string): readonly Problem[] => [
    { file: path, line: 1, column: 1, code, message, hint },
  ];
  const read = readerFor(path);
  if (read === undefined)
    return at("format", "this is no format that is read here", `Formats: ${READABLE_ENDS.join(", ")}.`);
  if (bytes.length > MOST_BYTES)
    return at("too-large", "the file is larger than 64 MB", "Split it into files by topic.");
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return at("not-utf8", "the file is not UTF-8 text", "Save it as UTF-8 in your editor.");
  }
  const result = read(text);
  const problems = result.problems.map((problem) => ({ file: path, ...problem }));
  if (!result.ok) return problems;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { path, sha256, value: result.value, locate: result.locate, problems };
}

/** What looks like an id in a file whose syntax is broken: one slip in it should not be told once for each id it holds. */
export function idsIn(bytes: Uint8Array): readonly string[] {
  const text = new TextDecoder().decode(bytes);
  return [...text.matchAll(/\bid["']?\s*:\s*["']?([a-z0-9][a-z0-9-]*)/g)].flatMap(([, id]) => id ?? []);
}
