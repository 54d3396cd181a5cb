// Proves that the YAML and JSON readers know where everything is, refuse what is broken, and never crash: on our own
// cases, and on files that nobody here wrote (SAMPLES_DIR).
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseDocument } from "yaml";
import { parseSourceFile } from "#ingest/read/parse-file";
import type { SourceFile } from "#ingest/read/source-file";
import type { Problem } from "#ingest/problem";

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (name: string, content: string | Uint8Array) =>
  parseSourceFile(name, typeof content === "string" ? bytes(content) : content);
const isFile = (result: SourceFile | readonly Problem[]): result is SourceFile => "locate" in result;

function fileOf(name: string, text: string): SourceFile {
  const result = read(name, text);
  if (isFile(result)) return result;
  throw new Error(JSON.stringify(result));
}

function problemsOf(name: string, content: string | Uint8Array): readonly Problem[] {
  const result = read(name, content);
  return isFile(result) ? result.problems : result;
}

describe("places", () => {
  test.each([
    ["a.yaml", "entities:\n  - id: one\n    aliases: [A, B]\n"],
    ["a.json", '{"entities":\n  [{"id": "one",\n    "aliases":["A", "B"]}]}\n'],
  ])("of every field in %s", (name, text) => {
    const file = fileOf(name, text);
    expect(file.value).toEqual({ entities: [{ id: "one", aliases: ["A", "B"] }] });
    const lines = text.split("\n");
    for (const [path, part, found] of [
      [["entities", 0, "id"], "value", "one"],
      [["entities", 0, "aliases"], "key", "aliases"],
      [["entities", 0, "aliases", 1], "value", "B"],
    ] as const) {
      const { line, column } = file.locate(path, part);
      expect(lines[line - 1]?.slice(column - 1).replace('"', "")).toMatch(new RegExp(`^${found}`));
    }
  });

  test("of what is not there are the nearest thing around it", () => {
    const file = fileOf("a.yaml", "entities:\n  - id: one\n");
    expect(file.locate(["entities", 0, "name"])).toEqual({ line: 2, column: 5 });
    expect(file.locate(["entities", 7, "name"])).toEqual({ line: 2, column: 3 });
    expect(file.locate(["sources", 0])).toEqual({ line: 1, column: 1 });
  });

  test("of values behind an alias are where they are written", () => {
    const file = fileOf("a.yaml", "entities:\n  - &a\n    id: one\nsources:\n  - *a\n");
    expect(file.locate(["sources", 0, "id"])).toEqual({ line: 3, column: 9 });
  });
});

describe("refusals", () => {
  test.each([
    ["a.yaml", "a: 1\nb: [1, 2\nc: 3\n", "syntax", 3],
    ["a.yaml", 'a: 1\nb: "open\n', "syntax", 2],
    ["a.yaml", "a: 1\na: 2\n", "duplicate-key", 2],
    ["a.yaml", "a: 1\n\tb: 2\n", "syntax", 2],
    ["a.yaml", "a: !!js/function 'x'\n", "syntax", 1],
    ["a.yaml", "a: 1\n---\nb: 2\n", "syntax", 2],
    ["a.yaml", "a: .nan\n", "number", 1],
    ["a.json", '{"a": 1,\n "b": 2,\n}', "syntax", 3],
    ["a.json", '{"a": 1,\n "b" 2}', "syntax", 2],
    ["a.json", '{"a": 1,\n # no\n "b": 2}', "syntax", 2],
    ["a.json", '{"a": [1,\n 2', "syntax", 2],
    ["a.json", '{"a": 1,\n "a": 2}', "duplicate-key", 2],
    ["a.csv", "a,b\n", "format", 1],
  ])("%s %j", (name, text, code, line) => {
    expect(problemsOf(name, text)[0]).toMatchObject({ file: name, code, line });
  });

  test("of bytes that are no UTF-8; a byte order mark is none of them", () => {
    expect(problemsOf("a.yaml", Uint8Array.of(0x61, 0x3a, 0x20, 0xff))).toMatchObject([{ code: "not-utf8" }]);
    expect(fileOf("a.json", '\u{FEFF}{"a": 1}').value).toEqual({ a: 1 });
  });

  test("of a file that would unfold into gigabytes", () => {
    const laughs = Array.from({ length: 9 }, (_, i) => `l${i + 1}: &l${i + 1} [${Array(9).fill(`*l${i}`).join(", ")}]`);
    expect(problemsOf("a.yaml", `l0: &l0 ha\n${laughs.join("\n")}\n`)).toMatchObject([{ code: "syntax" }]);
  });

  test("of files nested a hundred thousand deep", () => {
    const deep = "[".repeat(100_000);
    expect(problemsOf("a.yaml", deep)).toMatchObject([{ code: "syntax" }]);
    expect(problemsOf("a.yaml", "- ".repeat(100_000))).toMatchObject([{ code: "syntax" }]);
    const stairs = Array.from({ length: 1_000 }, (_, i) => `${" ".repeat(i)}a:`).join("\n");
    expect(problemsOf("a.yaml", stairs)).toMatchObject([{ code: "syntax" }]);
    expect(problemsOf("a.json", deep)).toMatchObject([{ code: "syntax" }]);
    expect(problemsOf("a.json", deep + "]".repeat(100_000))).toMatchObject([{ code: "syntax" }]);
  });
});

const samples = process.env["SAMPLES_DIR"];
if (samples === undefined || samples === "") {
  console.warn("\n*** SKIPPED: readers on foreign files. Set SAMPLES_DIR to a folder with json/ and yaml/. ***\n");
}

describe.skipIf(samples === undefined || samples === "")("files that nobody here wrote", () => {
  const list = (kind: string, end: string) =>
    readdirSync(join(samples ?? "", kind))
      .filter((name) => name.endsWith(end))
      .map((name) => ({ name, content: readFileSync(join(samples ?? "", kind, name)) }));

  test("JSON: what must parse parses to the same value, what must be refused is, with a place", () => {
    const files = list("json", ".json");
    expect(files.length).toBeGreaterThan(100);
    const results = files.map(({ name, content }) => ({ name, content, result: read(name, content) }));
    for (const { name, content, result } of results.filter((one) => one.name.startsWith("y_"))) {
      expect(isFile(result) ? result.value : result, name).toEqual(JSON.parse(new TextDecoder().decode(content)));
    }
    const wronglyRead = results.filter(({ name, result }) => name.startsWith("n_") && isFile(result));
    expect(wronglyRead.map(({ name }) => name)).toEqual([]);
    const places = results.flatMap(({ result }) => (isFile(result) ? [] : result));
    expect(places.length).toBeGreaterThan(50);
    expect(places.filter(({ line, column }) => !(line > 0 && column > 0))).toEqual([]);
  });

  test("YAML: no case crashes; what the suite calls an error is refused", () => {
    const cases = list("yaml", ".yaml").flatMap(({ name, content }) => yamlCases(name, content.toString("utf8")));
    expect(cases.length).toBeGreaterThan(100);
    const wronglyRead = cases.filter(({ name, text, fails }) => fails && problemsOf(`${name}.yaml`, text).length === 0);
    expect(wronglyRead.map(({ name }) => name)).toEqual([]);
    // Most of what is no error is read: the rest are several documents in one file, tags, and keys that are no text.
    const valid = cases.filter(({ fails }) => !fails);
    const accepted = valid.filter(({ name, text }) => isFile(read(`${name}.yaml`, text)));
    expect(accepted.length / valid.length).toBeGreaterThan(0.6);
  });
});

interface YamlCase {
  readonly name: string;
  readonly text: string;
  readonly fails: boolean;
}

/** The suite writes invisible characters as visible ones. */
function yamlCases(file: string, content: string): readonly YamlCase[] {
  const cases: unknown = parseDocument(content).toJS();
  if (!Array.isArray(cases)) throw new Error(`${file} holds no cases.`);
  let text = "";
  return cases.map((one: { yaml?: string; fail?: boolean; name?: string }, index) => {
    text = one.yaml ?? text;
    const plain = text
      .replaceAll("␣", " ")
      .replaceAll(/—*»/g, "\t")
      .replaceAll("←", "\r")
      .replaceAll("⇔", "\u{FEFF}")
      .replaceAll("↵", "")
      .replace(/∎\n$/, "");
    return { name: `${file}-${index}`, text: plain, fails: one.fail === true };
  });
}
