// Proves that the invented dataset holds every kind of fact that the article lacks, so that later suites can rely on it.
import { beforeAll, describe, expect, test } from "vitest";
import {
  AMOUNT_QUALIFIERS,
  BASES,
  CONFIDENCES,
  FAMILIES,
  KINDS,
  MONEY_STATUSES,
  RELATION_TYPES,
  familyOf,
  keysOf,
} from "#model";
import type { Dataset } from "#model";
import { loadFixture } from "#test/support/load-fixture";

describe("the rich dataset", () => {
  let dataset: Dataset;
  beforeAll(async () => {
    dataset = await loadFixture("test/fixtures/rich");
  });
  const money = () => dataset.relations.flatMap((relation) => relation.money ?? []);
  const has = (from: string, type: string, to: string) =>
    dataset.relations.some((one) => one.from === from && one.type === type && one.to === to);

  test("is large enough", () => {
    expect(dataset.entities.length).toBeGreaterThanOrEqual(60);
    expect(dataset.relations.length).toBeGreaterThanOrEqual(120);
    expect(dataset.sources.length).toBeGreaterThanOrEqual(8);
  });

  test("has every kind, relation type, family, basis and confidence", () => {
    expect(new Set(dataset.entities.map(({ kind }) => kind))).toEqual(new Set(keysOf(KINDS)));
    expect(new Set(dataset.relations.map(({ type }) => type))).toEqual(new Set(keysOf(RELATION_TYPES)));
    expect(new Set(dataset.relations.map(({ type }) => familyOf(type)))).toEqual(new Set(keysOf(FAMILIES)));
    expect(new Set(dataset.relations.map(({ basis }) => basis))).toEqual(new Set(keysOf(BASES)));
    expect(new Set(dataset.relations.map(({ confidence }) => confidence))).toEqual(new Set(keysOf(CONFIDENCES)));
  });

  test("has every money status and qualifier, three currencies, and shared totals", () => {
    expect(new Set(money().map(({ status }) => status))).toEqual(new Set(keysOf(MONEY_STATUSES)));
    expect(new Set(money().map(({ qualifier }) => qualifier))).toEqual(new Set(keysOf(AMOUNT_QUALIFIERS)));
    const currencies = new Set(money().flatMap((one) => ("currency" in one ? one.currency : [])));
    expect(currencies).toEqual(new Set(["USD", "EUR", "JPY"]));
    expect(new Set(money().flatMap(({ sharedTotalId }) => sharedTotalId ?? [])).size).toBeGreaterThanOrEqual(2);
  });

  test("has dates of every precision, and none", () => {
    const dates = dataset.relations.map(({ startDate, endDate, announcedDate }) =>
      [startDate, endDate, announcedDate].flatMap((date) => date?.written ?? []),
    );
    const written = dates.flat();
    for (const form of [
      /^\d{4}$/,
      /^\d{4}-(0\d|1[0-2])$/,
      /^\d{4}-\d\d-\d\d$/,
      /~$/,
      /\?$/,
      /\/\d/,
      /\/\.\.$/,
      /-2[1-4]$/,
    ]) {
      expect(written.filter((date) => form.test(date)).length, String(form)).toBeGreaterThan(0);
    }
    expect(dates.filter((list) => list.length === 0).length).toBeGreaterThan(20);
  });

  test("has rings of capital", () => {
    expect(has("cobalt-silicon", "INVESTED_IN", "lumen-forge")).toBe(true);
    expect(has("stratus-nine", "SUPPLIES", "lumen-forge")).toBe(true);
    expect(has("cobalt-silicon", "SUPPLIES", "stratus-nine")).toBe(true);
    const ring = ["quayside-capital", "halcyon-ai", "boreal-compute", "thorne-holdings", "quayside-capital"];
    for (const [index, from] of ring.slice(0, -1).entries()) {
      expect(has(from, "INVESTED_IN", ring[index + 1] ?? ""), from).toBe(true);
    }
  });

  test("has pairs that both work together and compete, and a founder who left and competes", () => {
    const pair = ({ from, to }: { from: string; to: string }) => [from, to].toSorted().join(" ");
    const partners = new Set(dataset.relations.filter(({ type }) => type === "PARTNER_OF").map(pair));
    const rivals = dataset.relations.filter(({ type }) => type === "COMPETES_WITH").map(pair);
    expect(rivals.filter((one) => partners.has(one)).length).toBeGreaterThanOrEqual(3);
    expect(has("ada-quill", "FOUNDED", "lumen-forge") && has("ada-quill", "FOUNDED", "oriel-labs")).toBe(true);
    expect(has("oriel-labs", "COMPETES_WITH", "lumen-forge")).toBe(true);
  });

  test("has retracted and disputed facts, and overridden confidence with its reason", () => {
    const retracted = dataset.relations.filter(({ confidence }) => confidence === "retracted");
    expect(retracted.map(({ id }) => id)).toEqual(["kestria-energy-ministry-invested-in-halcyon-ai"]);
    expect(dataset.relations.filter(({ confidence }) => confidence === "disputed").length).toBeGreaterThanOrEqual(3);
    expect(dataset.relations.filter(({ confidenceReason }) => confidenceReason).length).toBeGreaterThanOrEqual(2);
  });

  test("has names in many scripts, a very long one, former names, and somebody alone", () => {
    const names = dataset.entities.map(({ name }) => name);
    for (const script of ["Arabic", "Hebrew", "Han", "Hiragana", "Hangul"]) {
      expect(
        names.some((name) => new RegExp(`\\p{Script=${script}}`, "u").test(name)),
        script,
      ).toBe(true);
    }
    expect(Math.max(...names.map((name) => name.length))).toBeGreaterThan(150);
    expect(dataset.entities.some(({ formerNames }) => formerNames.length > 1)).toBe(true);
    const joined = new Set(dataset.relations.flatMap(({ from, to }) => [from, to]));
    expect(dataset.entities.filter(({ id }) => !joined.has(id)).map(({ id }) => id)).toEqual(["saltmarsh-robotics"]);
  });
});
