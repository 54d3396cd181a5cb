// Proves how sure a relation is called, case by case (design 3).
import { describe, expect, test } from "vitest";
import { deriveConfidence, nearestName } from "#model";
import type { Basis, Confidence, Evidence, SourceFacts } from "#model";

const source = (id: string, facts: Partial<SourceFacts> = {}): [string, SourceFacts] => [
  id,
  { id, cites: [], ...facts },
];
const SOURCES = new Map([
  source("a", { publisher: "A" }),
  source("a2", { publisher: "A" }),
  source("b", { publisher: "B" }),
  source("b-after-a", { publisher: "B", cites: ["a"] }),
  source("nameless"),
  source("gone", { publisher: "G", withdrawn: true }),
]);
const evidence = (...ids: readonly string[]): readonly Evidence[] =>
  ids.map((id) => ({
    source: id.replace("!", ""),
    locator: "p. 1",
    stance: id.endsWith("!") ? "disputes" : "supports",
  }));

describe("confidence", () => {
  test.each<[Basis, readonly string[], Confidence]>([
    ["reporting", ["a"], "reported"],
    ["reporting", ["a", "a2"], "reported"],
    ["reporting", ["a", "b"], "confirmed"],
    ["reporting", ["a", "b-after-a"], "reported"],
    ["reporting", ["a", "nameless"], "reported"],
    ["officialStatement", ["a"], "probable"],
    ["officialStatement", ["a", "b"], "confirmed"],
    ["filing", ["a"], "confirmed"],
    ["contract", ["a"], "confirmed"],
    ["inference", ["a"], "reported"],
    ["inference", ["a", "b"], "probable"],
    ["analysis", ["a", "b"], "probable"],
    ["filing", ["a", "b!"], "disputed"],
    ["filing", ["gone"], "retracted"],
    ["filing", ["gone", "b!"], "retracted"],
    ["reporting", ["gone", "a"], "reported"],
    ["reporting", ["gone", "a", "b"], "confirmed"],
    ["reporting", ["a", "gone!"], "reported"],
  ])("of %s by %j is %s", (basis, ids, confidence) => {
    expect(deriveConfidence(basis, evidence(...ids), SOURCES)).toBe(confidence);
  });
});

describe("the nearest name", () => {
  test.each([
    ["Compny", ["Company", "Country"], "Company"],
    ["invested in", ["INVESTED_IN", "OWNS"], "INVESTED_IN"],
    ["tidewtaer", ["tidewater", "tideline"], "tidewater"],
    ["xx", ["Company", "Country"], undefined],
    ["Unternehmen", ["Company", "Country"], undefined],
  ])("to %s among %j is %s", (name, candidates, nearest) => {
    expect(nearestName(name, candidates)).toBe(nearest);
  });
});
