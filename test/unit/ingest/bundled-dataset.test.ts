// Proves that the bundled dataset says what the article says, marks what it does not, and is laid out readably.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { datasetJsonSchema } from "#model/schema";
import type { Dataset, Relation } from "#model";
import { loadFixture } from "#test/support/load-fixture";

const FOLDER = "ingest/datasets/aip";

describe("the bundled dataset", () => {
  let dataset: Dataset;
  beforeAll(async () => {
    dataset = await loadFixture(FOLDER);
  });

  const relation = (id: string): Relation => {
    const found = dataset.relations.find((one) => one.id === id);
    if (found === undefined) throw new Error(`There is no relation ${id}.`);
    return found;
  };

  test("holds every entity and every relation of the article", () => {
    expect(dataset.entities.length).toBe(27);
    expect(dataset.relations.length).toBe(38);
  });

  test("has evidence from the article with a paragraph on every relation", () => {
    for (const { id, evidence } of dataset.relations) {
      expect(
        evidence.some(({ source, locator }) => source === "aip-article" && /^P[1-7]( S[1-4])?$/.test(locator)),
        id,
      ).toBe(true);
    }
  });

  test("keeps the partnership's three amounts apart", () => {
    const money = dataset.relations.flatMap(({ from, money }) => (from === "aip" && money !== undefined ? money : []));
    expect(money.map(({ status, qualifier }) => `${status} ${qualifier}`).toSorted()).toEqual([
      "planned exact",
      "potential upTo",
      "target exact",
    ]);
    expect(money.every(({ sharedTotalId }) => sharedTotalId === undefined)).toBe(true);
  });

  test("has Microsoft's investment as the article gives it", () => {
    expect(relation("microsoft-invested-in-openai")).toMatchObject({
      money: { amount: 13_000_000_000, currency: "USD", qualifier: "approximate", status: "disbursed" },
      evidence: [{ source: "aip-article", locator: "P6 S1", stance: "supports" }],
      confidence: "reported",
    });
    expect(relation("microsoft-invested-in-openai").startDate).toBeUndefined();
  });

  test("marks what is inferred, each with the sentence it was inferred from", () => {
    const inferred = dataset.relations.filter(({ basis }) => basis === "inference");
    expect(inferred.map(({ id }) => id)).toEqual([
      "ge-vernova-supplies-ai-data-centres",
      "microsoft-competes-with-openai",
      "nextera-energy-supplies-ai-data-centres",
    ]);
    expect(inferred.every(({ evidence }) => evidence.every(({ note }) => note !== undefined))).toBe(true);
  });

  test("marks what is editorial", () => {
    const editorial = dataset.entities.filter((entity) => entity.editorial.length > 0);
    expect(editorial.map(({ id, editorial: fields }) => `${id}: ${fields.join(", ")}`)).toEqual([
      "blackrock: sector",
      "gip: sector",
      "larry-fink: name",
      "openai: sector",
      "xai: sector",
    ]);
  });

  test("says who says so on conflicts and demands", () => {
    const said = (type: string) => dataset.relations.filter((one) => one.type === type).map((one) => one.attributedTo);
    expect(said("DEMANDS")).toEqual(["larry-fink", "larry-fink"]);
    expect([...said("IN_TENSION_WITH"), ...said("COMPETES_WITH")]).toEqual(["aip-article", "aip-article"]);
  });

  test("leaves out what the article does not state", () => {
    const article = dataset.sources.find(({ id }) => id === "aip-article");
    expect(article).toMatchObject({ sourceType: "newsArticle" });
    expect([article?.publisher, article?.url, article?.publishedDate]).toEqual([undefined, undefined, undefined]);
    expect(dataset.relations.filter((one) => one.startDate ?? one.endDate ?? one.announcedDate)).toEqual([]);
  });

  test("leaves exactly Midjourney without relations", () => {
    const joined = new Set(dataset.relations.flatMap(({ from, to }) => [from, to]));
    expect(dataset.entities.map(({ id }) => id).filter((id) => !joined.has(id))).toEqual(["midjourney"]);
  });

  test("places every entity, at least 90 px from any other", () => {
    expect(Object.keys(dataset.positions).toSorted()).toEqual(dataset.entities.map(({ id }) => id));
    const placed = Object.entries(dataset.positions);
    const tooNear = placed.flatMap(([a, [ax, ay]], index) =>
      placed.slice(index + 1).flatMap(([b, [bx, by]]) => (Math.hypot(ax - bx, ay - by) < 90 ? [`${a} ${b}`] : [])),
    );
    expect(tooNear).toEqual([]);
  });

  test("has no relation drawn through a foreign entity", () => {
    const at = (id: string) => dataset.positions[id] ?? [Number.NaN, Number.NaN];
    const through = dataset.relations.flatMap(({ id, from, to }) =>
      Object.keys(dataset.positions).flatMap((other) =>
        other !== from && other !== to && distanceToSegment(at(other), at(from), at(to)) < 30
          ? [`${id}: ${other}`]
          : [],
      ),
    );
    expect(through).toEqual([]);
  });
});

type Point = readonly [x: number, y: number];

function distanceToSegment([px, py]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const along = Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(px - ax - along * dx, py - ay - along * dy);
}

describe("what editors are told", () => {
  test("the committed JSON Schema is what `npm run schema` writes", () => {
    const committed = readFileSync("ingest/datasets/dataset.schema.json", "utf8");
    expect(committed, "run: npm run schema").toBe(`${JSON.stringify(datasetJsonSchema(), null, 2)}\n`);
  });

  test.each([
    [FOLDER, "../dataset.schema.json"],
    ["test/fixtures/rich", "../../../ingest/datasets/dataset.schema.json"],
  ])("every file of %s names the schema in its first line", (folder, schema) => {
    for (const name of readdirSync(folder).filter((file) => file.endsWith(".yaml"))) {
      const [first] = readFileSync(join(folder, name), "utf8").split("\n");
      expect(first, name).toBe(`# yaml-language-server: $schema=${schema}`);
    }
  });
});
