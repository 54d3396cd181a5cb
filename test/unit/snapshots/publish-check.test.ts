// The publish check: each finding from the smallest graph that has it, and none from a graph that has nothing to find.
import { describe, expect, it } from "vitest";
import { checkPublication } from "#model";
import type { FindingCode, PublishCheckInput, SnapshotGraph, SnapshotRelation } from "#model";

const ALT = "Two firms, one of which owns the other.";
const SOURCES: SnapshotGraph["sources"] = [
  { id: "filing", title: "Filing", properties: { url: "https://register.example/1", publisher: "Register" } },
  { id: "paper", title: "Paper", properties: { url: "https://paper.example/2", publisher: "Paper" } },
];

const OWNS: SnapshotRelation = {
  id: "owns",
  type: "OWNS",
  source: "a",
  target: "b",
  properties: { basis: "filing", confidence: "confirmed", announcedDate: "2025" },
  evidence: [
    { source: "filing", locator: "p. 1", stance: "supports" },
    { source: "paper", locator: "P1 S1", stance: "supports" },
  ],
};

const entity = (id: string, kind: string, name = id.toUpperCase()) => ({
  id,
  kind,
  name,
  labels: [kind],
  properties: {},
  evidence: [],
});

function input(
  relation: Partial<SnapshotRelation> = {},
  rest: Partial<PublishCheckInput> = {},
  kind = "Company",
): PublishCheckInput {
  return {
    graph: {
      entities: [entity("a", kind), entity("b", "Company")],
      relations: [{ ...OWNS, ...relation }],
      sources: SOURCES,
    },
    alt: ALT,
    ...rest,
  };
}

const found = (checked: PublishCheckInput) => checkPublication(checked).map(({ code, ids }) => [code, ids]);
const one = OWNS.evidence.slice(0, 1);

describe("checkPublication", () => {
  it("finds nothing where there is nothing", () => {
    expect(checkPublication(input())).toEqual([]);
  });

  it.each<[FindingCode, PublishCheckInput, readonly string[]]>([
    ["unsourced", input({ evidence: [] }), ["owns"]],
    ["retracted", input({ properties: { ...OWNS.properties, confidence: "retracted" } }), ["owns"]],
    [
      "disputed",
      input({ evidence: [...OWNS.evidence, { source: "paper", locator: "x", stance: "disputes" }] }),
      ["owns"],
    ],
    ["single-source", input({ evidence: one }), ["owns"]],
    ["inferred", input({ properties: { ...OWNS.properties, basis: "inference" } }), ["owns"]],
    ["undated", input({ type: "INVESTED_IN", properties: {} }), ["owns"]],
    ["living-person", input({}, {}, "Person"), ["owns"]],
    ["missing-alt", input({}, { alt: " " }), []],
    ["label-small", input({}, { labels: [{ id: "a", x: 0, y: 0, width: 9, height: 9, fontSize: 11.9 }] }), ["a"]],
    ["label-numbered", input({}, { numberedLabels: ["a"] }), ["a"]],
    ["label-hidden", input({}, { hiddenLabels: ["b"] }), ["b"]],
    [
      "contrast",
      input({}, { contrasts: [{ ids: ["a"], colours: ["#EEEEEE", "#FFFFFF"], ratio: 1.16, atLeast: 3 }] }),
      ["a"],
    ],
  ])("finds %s, and shows where", (code, checked, ids) => {
    expect(found(checked)).toEqual([[code, ids]]);
  });

  describe("a picture that cannot be read", () => {
    const crowd = Array.from({ length: 50 }, (_, index) => entity(`e${index}`, "Company"));
    const ids = (count: number) => crowd.slice(0, count).map(({ id }) => id);
    const checked = (drawn: Partial<PublishCheckInput>) => {
      const whole = input({}, drawn);
      return checkPublication({ ...whole, graph: { ...whole.graph, entities: crowd } });
    };

    it.each<[string, (count: number) => Partial<PublishCheckInput>, number, string]>([
      ["unnamed", (n) => ({ hiddenLabels: ids(n) }), 10, "10 of 50 entities have neither a name nor"],
      ["numbered", (n) => ({ numberedLabels: ids(n) }), 25, "25 of 50 names are numbers at 320 px"],
      ["over each other", (n) => ({ crowdedMarks: ids(n) }), 10, "10 of 50 marks lie over each other"],
      ["unnamed in a column", (n) => ({ hiddenWide: { ids: ids(n) } }), 10, "10 of 50 entities have no name at 600 px"],
    ])("is a matter to decide where many are %s, and worth knowing where few are", (_what, drawn, many, words) => {
      const [first] = checked(drawn(many));
      expect(first).toMatchObject({ level: "warning", ids: ids(many) });
      expect(first?.message).toContain(words);
      expect(first?.message).toContain("Show fewer entities, or tell it as a story");
      const [noted] = checked(drawn(many - 1));
      expect(noted?.level).toBe("note");
      expect(noted?.message).not.toContain("Show fewer");
    });

    it("stands above everything else to decide, with the shape that names more", () => {
      const better = { shape: "1:1", hidden: 4 };
      const [first] = checked({ hiddenWide: { ids: ids(20), better }, labels: [], contrasts: [] });
      expect(first?.message).toContain("In the shape 1:1 it is 4.");
      const whole = input({ evidence: one }, { hiddenLabels: ids(20) });
      expect(found({ ...whole, graph: { ...whole.graph, entities: crowd } }).map(([code]) => code)).toEqual([
        "label-hidden",
        "single-source",
      ]);
    });
  });

  it("finds labels that overlap, not labels that touch", () => {
    const label = (id: string, x: number) => ({ id, x, y: 0, width: 50, height: 14, fontSize: 12 });
    expect(found(input({}, { labels: [label("a", 0), label("b", 49)] }))).toEqual([["label-overlap", ["a", "b"]]]);
    expect(found(input({}, { labels: [label("a", 0), label("b", 50)] }))).toEqual([]);
  });

  it("finds a source without a link that can be followed, and an interested party that speaks for itself", () => {
    for (const url of [undefined, "javascript:alert(1)", "java\nscript:alert(1)", "ftp://x.example", "https://a b"]) {
      const sources = SOURCES.map((source) =>
        source.id === "paper" ? { ...source, properties: url === undefined ? {} : { url } } : source,
      );
      const checked = input();
      expect(found({ ...checked, graph: { ...checked.graph, sources } })).toEqual([["source-without-link", ["paper"]]]);
      expect(checkPublication({ ...checked, graph: { ...checked.graph, sources } })[0]?.message).toContain(
        ": “Paper”.",
      );
    }
    const checked = input({ evidence: one });
    const sources = SOURCES.map((source) => ({
      ...source,
      properties: { ...source.properties, interestedParties: ["b"] },
    }));
    expect(found({ ...checked, graph: { ...checked.graph, sources } })).toEqual([
      ["single-source", ["owns"]],
      ["interested-source", ["owns"]],
    ]);
  });

  it("puts what misleads first", () => {
    const findings = checkPublication({
      ...input({ evidence: [], type: "INVESTED_IN", properties: {} }),
      alt: "short",
    });
    expect(findings.map((finding) => finding.level)).toEqual(["error", "warning", "note"]);
  });
});
