// Proves the rules of a load: nothing twice, nothing of others touched, everything that is no longer stated taken back.
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { buildDataset } from "#ingest/build-dataset";
import { toGraph } from "#ingest/content-hash";
import { NOTHING_STORED, diffDatasets } from "#ingest/diff";
import type { StoredGraph } from "#ingest/diff";
import { parseSourceFile } from "#ingest/read/parse-file";
import type { Dataset } from "#model";
import { loadFixture } from "#test/support/load-fixture";

/** What a store holds after a change, as any store must. */
function applied(stored: StoredGraph, { change }: ReturnType<typeof diffDatasets>): StoredGraph {
  const put = <F extends { readonly id: string }>(old: readonly F[], upsert: readonly F[], gone: readonly string[]) => {
    const facts = new Map(old.map((fact) => [fact.id, fact]));
    for (const id of gone) facts.delete(id);
    for (const fact of upsert) facts.set(fact.id, fact);
    return [...facts.values()];
  };
  return {
    nodes: put(stored.nodes, change.upsertNodes, change.deleteNodeIds),
    relationships: put(stored.relationships, change.upsertRelationships, change.deleteRelationshipIds),
  };
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

function without(dataset: Dataset, ids: ReadonlySet<string>): Dataset {
  const relations = dataset.relations.filter(({ id, from, to }) => ![id, from, to].some((one) => ids.has(one)));
  return { ...dataset, relations, entities: dataset.entities.filter(({ id }) => !ids.has(id)), positions: {} };
}

describe("a load", () => {
  let rich: Dataset;
  let removable: readonly string[];
  beforeAll(async () => {
    rich = await loadFixture("test/fixtures/rich");
    removable = [...rich.entities, ...rich.relations].map(({ id }) => id);
  });
  const someIds = fc.array(fc.nat(), { maxLength: 30 });
  const pick = (numbers: readonly number[]) => new Set(numbers.map((n) => removable[n % removable.length] ?? ""));

  test("from any state to any other leaves exactly the other, and the next load nothing to do", () => {
    fc.assert(
      fc.property(someIds, someIds, (before, after) => {
        const [from, to] = [without(rich, pick(before)), without(rich, pick(after))];
        const start = applied(NOTHING_STORED, diffDatasets(NOTHING_STORED, [from]));
        const end = applied(start, diffDatasets(start, [to]));
        const expected = toGraph(to);
        expect(end.nodes.toSorted(byId)).toEqual(expected.nodes.toSorted(byId));
        expect(end.relationships.toSorted(byId)).toEqual(expected.relationships.toSorted(byId));
        const again = diffDatasets(end, [to]);
        expect(again.isEmpty).toBe(true);
        expect(Object.values(again.change).flat()).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test("counts what it does by kind and by type", () => {
    const start = applied(NOTHING_STORED, diffDatasets(NOTHING_STORED, [rich]));
    const { report } = diffDatasets(start, [without(rich, new Set(["saltmarsh-robotics"]))]);
    expect(report.entities.get("Company")).toEqual({ added: 0, changed: 0, removed: 1, unchanged: 21 });
    expect(report.others.get("Dataset")).toEqual({ added: 0, changed: 1, removed: 0, unchanged: 0 });
  });
});

describe("the content's hash", () => {
  const described = "dataset: {id: d, title: D, reviewedDate: 2026-01-01}\n";
  const a = "entities:\n  - {id: a, kind: Company, name: A}\n";
  const b = "entities:\n  - {name: B, kind: Person, id: b}\n";
  const hashOf = (...texts: readonly string[]) => {
    const files = texts.map((text, index) => {
      const file = parseSourceFile(`${index}.yaml`, new TextEncoder().encode(text));
      if ("locate" in file) return file;
      throw new Error(JSON.stringify(file));
    });
    const built = buildDataset("d", files);
    if (!built.ok) throw new Error(JSON.stringify(built.problems));
    return toGraph(built.dataset).nodes.find(({ id }) => id === "d")?.properties["contentHash"];
  };

  test("is the same however the facts are split over files, and another for other facts", () => {
    expect(hashOf(described, a, b)).toBe(hashOf(b, `${described}# a comment\n${a}`));
    expect(hashOf(described, a)).not.toBe(hashOf(described, b));
    expect(hashOf(described, a)).not.toBe(hashOf(described, a, "positions: {a: [1, 2]}"));
  });
});
