// Time: what certain, possible and undated mean, bars and ranges over them, keys, play, and that nothing vanishes silently.
import { fc } from "@fast-check/vitest";
import { beforeAll, describe, expect, test } from "vitest";
import type { WireRelation, WireSource } from "#contract";
import { evidenceOf, relationToRelationship, sourceToNode } from "#model";
import type { Dataset, Properties, TimeBasis } from "#model";
import { loadFixture } from "#test/support/load-fixture";
import type { BarRange } from "#web/client/components/range-steps";
import { afterKey, extended, moved } from "#web/client/components/range-steps";
import { applyTime } from "#web/client/state/time/apply";
import { barsOf, binsIn, binsOver, daysOf, rangeOf } from "#web/client/state/time/bins";
import { firstRange, nextRange } from "#web/client/state/time/play";
import { certaintyIn, spanOf } from "#web/client/state/time/spans";
import type { Span } from "#web/client/state/time/spans";
import { targetsOf } from "#web/client/state/time/targets";
import { rangeWords } from "#web/client/state/time/time-words";
import { chooseBasis, chooseRange, initialTime } from "#web/client/state/time/transitions";

const NO_SOURCES: ReadonlyMap<string, WireSource> = new Map();

function relation(properties: Properties, sources: readonly string[] = [], id = "r"): WireRelation {
  const evidence = sources.map((source) => ({ source, locator: "P1", stance: "supports" as const }));
  return { id, type: "OWNS", source: "a", target: "b", properties, evidence };
}
const date = (name: string, written: string, earliest: string, latest: string): Properties => ({
  [name]: written,
  [`${name}Earliest`]: earliest,
  [`${name}Latest`]: latest,
});
const announced2025 = date("announcedDate", "2025", "2025-01-01", "2025-12-31");

/** certain, possible, outside; or undated. */
function place(fact: WireRelation, basis: TimeBasis, from: string, to: string, sources = NO_SOURCES): string {
  const span = spanOf(fact, basis, sources);
  return span === undefined ? "undated" : certaintyIn(span, { from, to });
}

describe("a partial date", () => {
  test("is certain where all its days are in the range, possible where some are", () => {
    const fact = relation(announced2025);
    expect(place(fact, "announced", "2025-01-01", "2025-12-31")).toBe("certain");
    expect(place(fact, "announced", "2024-01-01", "2025-06-30")).toBe("possible");
    expect(place(fact, "announced", "2026-01-01", "2026-12-31")).toBe("outside");
    expect(place(fact, "true", "2025-01-01", "2025-12-31")).toBe("undated");
  });

  test("without bounds, as in another graph, stands for the days its text leaves open", () => {
    const fact = relation({ announcedDate: "2024-02" });
    expect(place(fact, "announced", "2024-02-01", "2024-02-29")).toBe("certain");
    expect(place(fact, "announced", "2024-02-29", "2024-03-31")).toBe("possible");
    expect(place(relation({ announcedDate: "soon" }), "announced", "2024-01-01", "2024-12-31")).toBe("undated");
  });
});

describe("what is true from to", () => {
  const start = date("startDate", "2020-05", "2020-05-01", "2020-05-31");
  const end = date("endDate", "2022", "2022-01-01", "2022-12-31");

  test("is certain between the latest start and the earliest end, possible around them", () => {
    const fact = relation({ ...start, ...end });
    expect(place(fact, "true", "2021-03-01", "2021-03-31")).toBe("certain");
    expect(place(fact, "true", "2020-05-10", "2020-05-20")).toBe("possible");
    expect(place(fact, "true", "2022-06-01", "2022-06-30")).toBe("possible");
    expect(place(fact, "true", "2023-01-01", "2023-12-31")).toBe("outside");
  });

  test("without an end lasts where it is said to be current, else only may", () => {
    const in2024 = (more: Properties) => place(relation({ ...start, ...more }), "true", "2024-01-01", "2024-12-31");
    expect(in2024({ isCurrent: true })).toBe("certain");
    expect(in2024({})).toBe("possible");
    expect(in2024({ isCurrent: false })).toBe("possible");
    expect(place(relation(start), "true", "2020-01-01", "2020-12-31")).toBe("certain");
  });

  test("without a start may always have been so, until its end", () => {
    expect(place(relation(end), "true", "1990-01-01", "1990-12-31")).toBe("possible");
    expect(place(relation(end), "true", "2022-01-01", "2022-12-31")).toBe("certain");
    expect(place(relation(end), "true", "2023-01-01", "2023-12-31")).toBe("outside");
  });
});

describe("what was first seen", () => {
  const sources = new Map<string, WireSource>(
    [
      { id: "late", ...date("publishedDate", "2026-02-04", "2026-02-04", "2026-02-04") },
      { id: "early", ...date("publishedDate", "2025", "2025-01-01", "2025-12-31") },
      { id: "fetched", retrievedAt: "2024-05-30T10:00:00Z" },
      { id: "silent" },
    ].map((properties) => [properties.id, { id: properties.id, title: properties.id, properties }]),
  );

  test("is the earliest dated source that supports it, by its retrieval where it was never dated", () => {
    const seen = (...ids: readonly string[]) => spanOf(relation({}, ids), "seen", sources);
    expect(seen("late", "early", "silent")).toMatchObject({ at: { earliest: "2025-01-01", latest: "2025-12-31" } });
    expect(seen("late", "fetched")).toMatchObject({ at: { earliest: "2024-05-30", latest: "2024-05-30" } });
    expect(seen("silent")).toBeUndefined();
    const disputes = { source: "fetched", locator: "P1", stance: "disputes" as const };
    expect(spanOf({ ...relation({}), evidence: [disputes] }, "seen", sources)).toBeUndefined();
  });
});

describe("a range over the rich dataset", () => {
  let dataset: Dataset;
  let relations: readonly WireRelation[];
  let sources: ReadonlyMap<string, WireSource>;
  beforeAll(async () => {
    dataset = await loadFixture("test/fixtures/rich");
    relations = dataset.relations.map((one): WireRelation => {
      const { id, type, source, target, properties } = relationToRelationship(one);
      return { id, type, source, target, properties, evidence: evidenceOf(properties) };
    });
    sources = new Map(
      dataset.sources.map((one) => {
        const { id, properties } = sourceToNode(one);
        return [id, { id, title: id, properties }];
      }),
    );
  });
  const basis = fc.constantFrom<TimeBasis>("announced", "true", "seen");
  const day = fc
    .date({ min: new Date("2015-01-01"), max: new Date("2036-01-01"), noInvalidDate: true })
    .map((moment) => moment.toISOString().slice(0, 10));

  test("counts every relation once, hides only what is outside or hidden on purpose, and marks what is drawn", () => {
    const facts = () => ({
      relations,
      entities: [...new Set(relations.flatMap(({ source, target }) => [source, target])), "alone"].map((id) => ({
        id,
        kind: "Company",
        name: id,
        labels: [],
        properties: {},
        evidence: [],
      })),
    });
    fc.assert(
      fc.property(basis, day, day, fc.boolean(), (chosen, from, to, undatedHidden) => {
        const time = { ...chooseRange(chooseBasis(initialTime(), chosen), { from, to }), undatedHidden };
        const { visible, counts, marks, undated } = applyTime(facts(), sources, time);
        const { certain, possible, outside } = counts;
        expect(certain + possible + outside + counts.undated).toBe(relations.length);
        expect(undated).toHaveLength(counts.undated);
        expect(visible.relations).toHaveLength(certain + possible + (undatedHidden ? 0 : counts.undated));
        expect(Object.values(marks).filter((mark) => mark === "possible")).toHaveLength(possible);
        expect(Object.keys(marks)).toHaveLength(possible + (undatedHidden ? 0 : counts.undated));
        const drawn = new Set(visible.entities.map(({ id }) => id));
        expect(visible.relations.every(({ source, target }) => drawn.has(source) && drawn.has(target))).toBe(true);
        expect(drawn.has("alone")).toBe(!undatedHidden);
      }),
    );
  });

  test("that grows never makes a certain fact less so", () => {
    const order = { outside: 0, possible: 1, certain: 2 };
    fc.assert(
      fc.property(basis, day, day, day, (chosen, a, b, c) => {
        const [from = "", middle = "", to = ""] = [a, b, c].toSorted();
        for (const one of relations) {
          const span = spanOf(one, chosen, sources);
          if (span === undefined) continue;
          const small = certaintyIn(span, { from, to: middle });
          expect(order[certaintyIn(span, { from, to })]).toBeGreaterThanOrEqual(order[small]);
        }
      }),
    );
  });

  test("has bars that join without a gap and count each moment somewhere", () => {
    for (const chosen of ["announced", "true", "seen"] as const) {
      const spans = relations.flatMap((one): Span | readonly Span[] => spanOf(one, chosen, sources) ?? []);
      const bins = binsOver(daysOf(spans));
      expect(spans.length).toBeGreaterThan(20);
      expect(bins.length).toBeGreaterThan(5);
      for (const [index, { from, to }] of bins.entries()) {
        expect(from < to).toBe(true);
        const before = bins[index - 1];
        if (before === undefined) continue;
        expect(new Date(`${before.to}T00:00:00Z`).getTime() + 86_400_000).toBe(new Date(`${from}T00:00:00Z`).getTime());
      }
      for (const span of spans) {
        const counted = barsOf(bins, [span]).filter(({ certain, possible }) => certain + possible > 0);
        expect(counted.length).toBeGreaterThan(0);
      }
    }
  });

  test("has the target dates of its metrics as marks", () => {
    const metrics = dataset.entities.map(({ id, name, metric }) => {
      const target = metric?.targetDate;
      const properties: Properties =
        target === undefined ? {} : date("targetDate", target.written, target.earliest, target.latest);
      return { id, name, kind: "Metric", labels: [], properties, evidence: [] };
    });
    expect(targetsOf(metrics).map(({ date: { written } }) => written)).toEqual([
      "2026-03-31",
      "2026/2027",
      "2030",
      "2035",
    ]);
  });
});

describe("bars", () => {
  const quarters = binsOver(["2016-01-15", "2025-12-31"]);

  test("are months, quarters or years, as the span has room", () => {
    expect(binsOver(["2024-01-05", "2024-12-31"]).map(({ label }) => label)).toContain("March 2024");
    expect(quarters.at(-1)).toEqual({ from: "2025-10-01", to: "2025-12-31", label: "Q4 2025" });
    expect(binsOver(["1980-01-01", "2024-12-31"]).map(({ label }) => label)).toContain("1999");
    expect(binsOver(["1900-01-01", "2024-12-31"]).at(-1)?.label).toBe("2024–2025");
    expect(binsOver([])).toEqual([]);
  });

  test("and ranges translate both ways, and a caption says days where a range ends within a bar", () => {
    const range = rangeOf(quarters, [0, 5]);
    expect(binsIn(quarters, range)).toEqual([0, 5]);
    expect(rangeWords(quarters, "announced", range)).toBe("As of Q2 2017");
    expect(rangeWords(quarters, "announced", rangeOf(quarters, [2, 5]))).toBe("Q3 2016 to Q2 2017");
    expect(rangeWords(quarters, "true", rangeOf(quarters, [5, 5]))).toBe("As of Q2 2017");
    expect(rangeWords(quarters, "announced", { from: "2017-02-01", to: "2017-02-28" })).toBe(
      "1 February 2017 to 28 February 2017",
    );
    expect(rangeWords(quarters, "true", undefined)).toBe("All time");
  });

  test("play adds up announcements, moves along what is true, and ends at the last one", () => {
    const bins = binsOver(["2024-01-01", "2024-04-30"]);
    const played = (basis: TimeBasis) => {
      const shown: (BarRange | undefined)[] = [];
      for (let range = firstRange(bins, basis, undefined); range !== undefined; range = nextRange(bins, basis, range)) {
        shown.push(binsIn(bins, range));
      }
      return shown;
    };
    expect(played("announced")).toEqual([[0, 0], [0, 1], [0, 2], [0, 3]]); // prettier-ignore
    expect(played("true")).toEqual([[0, 0], [1, 1], [2, 2], [3, 3]]); // prettier-ignore
    expect(firstRange(bins, "announced", rangeOf(bins, [1, 2]))).toEqual(rangeOf(bins, [1, 2]));
    expect(firstRange(bins, "announced", rangeOf(bins, [1, 3]))).toEqual(rangeOf(bins, [0, 0]));
  });

  test("move, grow and shrink by keys and stay inside", () => {
    const key = (name: string, shiftKey = false) => ({ key: name, shiftKey });
    expect(afterKey(undefined, key("ArrowRight"), 10)).toEqual([0, 0]);
    expect(afterKey(undefined, key("ArrowLeft", true), 10)).toEqual([0, 8]);
    expect(afterKey([2, 4], key("ArrowRight"), 10)).toEqual([3, 5]);
    expect(afterKey([2, 4], key("ArrowRight", true), 10)).toEqual([2, 5]);
    expect(afterKey([2, 4], key("End"), 10)).toEqual([7, 9]);
    expect(afterKey([2, 4], key("Escape"), 10)).toBeUndefined();
    expect(afterKey(undefined, key("Escape"), 10)).toBeNull();
    expect(afterKey([2, 4], key("x"), 10)).toBeNull();
    const range = fc.tuple(fc.nat(9), fc.nat(9)).map(([a, b]): BarRange => [Math.min(a, b), Math.max(a, b)]);
    fc.assert(
      fc.property(range, fc.integer({ min: -20, max: 20 }), (start, by) => {
        const [first, last] = moved(start, by, 10);
        expect(last - first).toBe(start[1] - start[0]);
        expect(first >= 0 && last <= 9).toBe(true);
        const [same, end] = extended(start, by, 10);
        expect(same).toBe(start[0]);
        expect(end >= same && end <= 9).toBe(true);
      }),
    );
  });
});
