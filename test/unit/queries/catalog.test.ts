// The catalogue over real folders: it keeps up with files that come, change, break and go, and never falls over.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { builtInQueries, openCatalog } from "#queries";
import type { Catalog } from "#queries";

const query = (title: string) => `/*---
title: ${title}
question: What is there?
result: table
columns: [n]
---*/
RETURN 1 AS n;
`;

let root = "";
let now = 0;
const open: Catalog[] = [];
const dir = (name: string) => path.join(root, name);
const write = (file: string, text: string) => writeFileSync(path.join(root, file), text);

function openHere(watchFolders = false, dirs = [dir("own"), dir("users")]): Catalog {
  const catalog = openCatalog({ dirs, watchFolders, ...(watchFolders ? { rescanMs: 3_600_000 } : { now: () => now }) });
  open.push(catalog);
  return catalog;
}

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "powerlines-queries-"));
  mkdirSync(dir("own"));
  mkdirSync(dir("users"));
  now = 0;
});

afterEach(() => {
  for (const catalog of open.splice(0)) catalog.close();
  rmSync(root, { recursive: true, force: true });
});

describe("a catalogue", () => {
  it("shows a file dropped in, changed and taken away, without a restart, looking once a second at most", () => {
    const catalog = openHere();
    expect(catalog.list()).toEqual([]);
    write("users/mine.cypher", query("Mine"));
    now = 999;
    expect(catalog.list()).toEqual([]);
    now = 1000;
    expect(catalog.list().map(({ name, title }) => [name, title])).toEqual([["mine", "Mine"]]);
    write("users/mine.cypher", query("Mine, better"));
    now = 2000;
    expect(catalog.get("mine")?.title).toBe("Mine, better");
    unlinkSync(path.join(root, "users/mine.cypher"));
    now = 3000;
    expect(catalog.get("mine")).toBeUndefined();
    expect(catalog.errors()).toEqual([]);
  });

  it("is told of a change by the system where it can be", async () => {
    const catalog = openHere(true);
    write("users/mine.cypher", query("Mine"));
    await vi.waitFor(() => expect(catalog.get("mine")?.title).toBe("Mine"), { timeout: 20_000 });
  });

  it("lists a broken file with its problems and keeps the others", () => {
    write("users/good.cypher", query("Good"));
    write("users/broken.cypher", query("Broken").replace("RETURN 1 AS n", "RETURN 1"));
    writeFileSync(path.join(root, "users/latin.cypher"), Buffer.from([0x2f, 0x2a, 0xff, 0xfe]));
    write("users/notes.txt", "no query");
    mkdirSync(dir("users/folder.cypher"));
    symlinkSync("loop.cypher", path.join(root, "users/loop.cypher"));
    const catalog = openHere();
    expect(catalog.list().map(({ name }) => name)).toEqual(["good"]);
    expect(catalog.errors().map(({ name }) => name)).toEqual(["broken", "latin", "loop"]);
    const [broken] = catalog.errors();
    expect(broken?.problems).toEqual([
      { file: path.join(root, "users/broken.cypher"), line: 7, column: 8, message: expect.stringContaining("a name") },
    ]);
    write("users/broken.cypher", query("Mended"));
    catalog.reload();
    expect(catalog.list().map(({ title }) => title)).toEqual(["Good", "Mended"]);
  });

  it("refuses a user's file under a name that is taken, saying by whom", () => {
    write("own/same.cypher", query("Ours"));
    write("users/same.cypher", query("Theirs"));
    const catalog = openHere();
    expect(catalog.get("same")?.title).toBe("Ours");
    expect(catalog.errors()[0]?.file).toBe(path.join(root, "users/same.cypher"));
    expect(catalog.errors()[0]?.problems[0]?.message).toContain(path.join(root, "own/same.cypher"));
  });

  it("says that a folder is missing and takes it when it comes", () => {
    const catalog = openHere(false, [dir("own"), dir("later")]);
    expect(catalog.errors()[0]?.problems[0]?.message).toContain("ENOENT");
    mkdirSync(dir("later"));
    write("later/mine.cypher", query("Mine"));
    now = 1000;
    expect(catalog.list().map(({ title }) => title)).toEqual(["Mine"]);
    expect(catalog.errors()).toEqual([]);
  });
});

describe("the questions of the project", () => {
  const catalog = openCatalog({ dirs: [builtInQueries()], watchFolders: false });

  it("are all whole", () => {
    expect(catalog.errors()).toEqual([]);
    expect(catalog.list().length).toBeGreaterThanOrEqual(16);
  });

  it("offers three on first sight", () => {
    expect(catalog.list().flatMap((saved) => saved.featured ?? [])).toEqual([
      "Who put in what?",
      "Who is on both sides?",
      "How is Nvidia linked to OpenAI?",
    ]);
  });

  it.each(catalog.list().map((saved) => [saved.name, saved] as const))(
    "%s has a total order and a plain question",
    (_name, saved) => {
      expect(saved.cypher).toMatch(/ORDER BY [^\n]*\n(LIMIT \d+)$/);
      expect(saved.question).toMatch(/\?$/);
      // What every field of its type says, no help says again.
      for (const { type, help } of saved.params)
        expect((type === "date" ? help : "") ?? "").not.toMatch(/a year, a month/i);
      expect(saved.caveats.length).toBeGreaterThan(0);
      expect(saved.group).not.toBe("Your own");
    },
  );
});
