// Proves that every mistake which the ingest knows is found, at its very place, all of them at once.
import { expect, test } from "vitest";
import { CHECKS } from "#model";
import { buildDataset } from "#ingest/build-dataset";
import type { Problem } from "#ingest/problem";
import { readDatasets } from "#ingest/read/read-datasets";
import { SHAPE_CODES } from "#ingest/validate-file";
import { plantedMistakes } from "#test/support/planted-mistakes";

const FOLDER = "test/fixtures/every-mistake";

/** Codes of reading and building that files can show; `owned-elsewhere` needs a store (test/store/ingest.test.ts). */
const OTHER_CODES = ["syntax", "duplicate-key", "number", "not-utf8", "two-datasets"];

async function problemsOf(folder: string): Promise<readonly Problem[]> {
  const groups = await readDatasets([folder]);
  return groups.flatMap(({ label, files, problems, uncertain }) => [
    ...problems,
    ...buildDataset(label, files, undefined, uncertain).problems,
  ]);
}

const told = ({ file, line, column, code }: Problem) => `${file}:${line}:${column} ${code}`;

test("each planted mistake is found at its place, and nothing else is", async () => {
  const found = (await problemsOf(FOLDER)).map(told);
  expect(found.toSorted()).toEqual(
    plantedMistakes(FOLDER)
      .map(({ place, code }) => `${place} ${code}`)
      .toSorted(),
  );
});

test("the fixture holds one of every mistake", () => {
  const planted = new Set(plantedMistakes(FOLDER).map(({ code }) => code));
  const known = [...Object.keys(CHECKS), ...SHAPE_CODES, ...OTHER_CODES];
  expect(known.filter((code) => !planted.has(code))).toEqual([]);
});

test("every problem says what to do about it", async () => {
  expect((await problemsOf(FOLDER)).filter(({ hint }) => hint === undefined || hint === "")).toEqual([]);
});
