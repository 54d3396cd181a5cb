// The real command on both real stores: it loads, repeats itself without a change, takes back what its files no longer
// say, leaves other datasets and other people's graphs alone, and loads nothing of files that hold a mistake.
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { openStore } from "#store";
import type { GraphStore, StoreConfig } from "#store";
import { readManifest } from "#store";
import { applyLoad, prepareLoad } from "#ingest/load-dataset";
import { readDatasets } from "#ingest/read/read-datasets";
import { reportLines } from "#ingest/report";
import { emptyNeo4j, withDriver } from "#test/support/neo4j/fresh";
import { plantedMistakes } from "#test/support/planted-mistakes";
import { runIngest } from "#test/support/run-command";

const AIP = "ingest/datasets/aip";
const AIP_ID = "ai-infrastructure-partnership";
const MISTAKES = "test/fixtures/every-mistake";
const neo4j = inject("neo4j");

const OTHER = `dataset: { id: other, title: Another dataset, reviewedDate: 2026-06-30 }
sources: [{ id: other-source, title: A report, sourceType: report }]
entities: [{ id: gadgeteer, kind: Company, name: Gadgeteer }]
relations:
  - id: gadgeteer-partner-of-nvidia
    type: PARTNER_OF
    from: gadgeteer
    to: nvidia
    basis: reporting
    evidence: [{ source: other-source, locator: p. 1 }]
`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "powerlines-ingest-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The bundled dataset in a folder of its own, to be edited. */
async function copyOfAip(): Promise<string> {
  const copy = join(folder, "aip");
  await cp(AIP, copy, { recursive: true });
  return copy;
}

async function edit(path: string, from: string, to: string): Promise<void> {
  const text = await readFile(path, "utf8");
  if (!text.includes(from)) throw new Error(`${path} does not hold ${from}.`);
  await writeFile(path, text.replace(from, to));
}

interface Target {
  readonly uri: string;
  readonly config: StoreConfig;
}

function describeIngest(name: string, open: () => Promise<Target>): void {
  describe(`the ingest into ${name}`, () => {
    let target: Target;
    beforeEach(async () => {
      target = await open();
    });

    const ingest = (...args: readonly string[]) => runIngest(["--store", target.uri, ...args]);
    const inStore = async <T>(work: (store: GraphStore) => Promise<T>): Promise<T> => {
      const store = await openStore(target.config);
      try {
        return await work(store);
      } finally {
        await store.close();
      }
    };
    /** What the command does between its options and its lines, in this process: a process costs seconds. */
    const load = (...paths: readonly string[]) =>
      inStore(async (store) => {
        const prepared = await prepareLoad(await readDatasets(paths), store);
        if (!prepared.ok) return prepared.problems.map(({ message }) => message);
        const { difference } = prepared;
        await applyLoad(store, difference, { paths, options: {}, hashes: {} });
        return difference.isEmpty ? "nothing changed" : reportLines(difference.report);
      });
    const describeStore = () => inStore((store) => store.describe());
    const ask = (cypher: string) => inStore(async (store) => (await store.run({ cypher })).rows);

    test("loads the bundled dataset, and a second run changes nothing and says so", async () => {
      const first = await ingest();
      expect(first).toMatchObject({ code: 0, stderr: "" });
      expect(first.stdout).toMatch(/^Entities +27 +0 +0 +0$/m);
      expect(first.stdout).toMatch(/^Relations +38 +0 +0 +0$/m);
      const loaded = await describeStore();
      expect(loaded).toMatchObject({ datasets: [{ id: AIP_ID }], counts: { nodes: 30, relationships: 38 } });
      const before = await inStore(versionOf);
      const second = await ingest();
      expect(second).toMatchObject({ code: 0, stderr: "" });
      expect(second.stdout).toMatch(/^Entities +0 +0 +0 +27$/m);
      expect(second.stdout).toContain("Nothing changed");
      expect(await inStore(versionOf)).toBe(before);
    });

    /** What a write would change, whether or not it changed the content. */
    const versionOf = async (store: GraphStore) => {
      const { dataVersion } = await store.describe();
      return target.config.engine === "grafeo" ? (await readManifest(target.config.dataDir))?.version : dataVersion;
    };

    test("writes nothing in a dry run", async () => {
      const { code, stdout } = await ingest("--dry-run");
      expect(code).toBe(0);
      expect(stdout).toContain("Dry run");
      expect(await describeStore()).toMatchObject({ datasets: [], counts: { nodes: 0, relationships: 0 } });
    });

    test("adds, changes and removes what the files say differently", async () => {
      const copy = await copyOfAip();
      await load(copy);
      await edit(join(copy, "companies.yaml"), "amount: 13000000000", "amount: 14000000000");
      await edit(join(copy, "people.yaml"), "from: elon-musk\n    to: xai", "from: sam-altman\n    to: xai");
      await edit(
        join(copy, "partnership.yaml"),
        "  - id: nvidia-advises-aip\n    type: ADVISES\n    from: nvidia\n    to: aip\n    role: technology advisor\n    summary: Nvidia is the partnership's advisor on technology.\n    basis: reporting\n    evidence:\n      - { source: aip-article, locator: P1 S2 }\n",
        "",
      );
      await edit(join(copy, "view.yaml"), "midjourney", "nvidia-two");
      await edit(join(copy, "companies.yaml"), "id: midjourney", "id: nvidia-two");
      const report = await load(copy);
      expect(report).toContainEqual(expect.stringMatching(/^Entities +1 +0 +1 +26$/));
      expect(report).toContainEqual(expect.stringMatching(/^Relations +0 +2 +1 +35$/));
      expect(await ask("MATCH (:Entity)-[r:INVESTED_IN]->(:Entity) RETURN r.amount AS amount")).toEqual([
        [14_000_000_000],
      ]);
      expect(await ask("MATCH (a:Entity)-[r:LINKED_TO]->(b:Entity) RETURN a.id AS a, b.id AS b")).toEqual([
        ["sam-altman", "xai"],
      ]);
      expect(await ask("MATCH (n:Entity) WHERE n.id = 'midjourney' RETURN n.id AS id")).toEqual([]);
      expect(await load(copy)).toBe("nothing changed");
    });

    test("keeps an entity as long as another dataset refers to it, and lets nobody else describe it", async () => {
      const copy = await copyOfAip();
      const other = join(folder, "other");
      await mkdir(other);
      await writeFile(join(other, "dataset.yaml"), OTHER);
      expect(await load(other)).toEqual(['there is no entity "nvidia"']);
      // Both in one run, then each again alone.
      expect(await load(copy, other)).toContainEqual(expect.stringMatching(/^Entities +28 +0 +0 +0$/));
      expect(await load(other)).toBe("nothing changed");
      expect(await load(copy)).toBe("nothing changed");
      const datasets = "MATCH (n:Entity) WHERE n.id = 'nvidia' RETURN n.datasets AS datasets";
      expect(await ask(datasets)).toEqual([[[AIP_ID, "other"]]]);

      await writeFile(join(other, "dataset.yaml"), OTHER.replace("id: gadgeteer,", "id: microsoft,"));
      expect(await load(other)).toContain(`"microsoft" belongs to the dataset "${AIP_ID}"`);

      await edit(join(copy, "companies.yaml"), "id: nvidia\n", "id: nvidia-renamed\n");
      await edit(join(copy, "view.yaml"), "nvidia:", "nvidia-renamed:");
      await edit(join(copy, "partnership.yaml"), "from: nvidia\n", "from: nvidia-renamed\n");
      await load(copy);
      expect(await ask(datasets)).toEqual([[["other"]]]);

      await writeFile(join(other, "dataset.yaml"), OTHER.split("relations:")[0] ?? "");
      await load(other);
      expect(await ask(datasets)).toEqual([]);
    });

    test("lists every planted mistake with its place, exits 1, and leaves the store as it was", async () => {
      await ingest();
      const before = await inStore(versionOf);
      const { code, stdout, stderr } = await ingest(MISTAKES);
      expect(code).toBe(1);
      expect(stdout).toBe("");
      const places = stderr.split("\n").flatMap((line) => /^(test\S+:\d+:\d+): ./.exec(line)?.[1] ?? []);
      const planted = plantedMistakes(MISTAKES).map(({ place }) => place);
      expect(places.toSorted()).toEqual(planted.toSorted());
      expect(stderr).toContain(`${planted.length} problems in 11 files. Nothing was loaded.`);
      expect(stderr).not.toMatch(/\n\s+at /);
      expect(await inStore(versionOf)).toBe(before);
      expect((await ingest()).stdout).toContain("Nothing changed");
    });

    test("--if-missing loads into an empty store and leaves a filled one alone", async () => {
      expect((await ingest("--if-missing")).stdout).toContain("Loaded into");
      const again = await ingest("--if-missing", "test/fixtures/rich");
      expect(again).toMatchObject({ code: 0, stderr: "" });
      expect(again.stdout).toContain("already holds a graph: AI Infrastructure Partnership");
      expect((await describeStore()).datasets.map(({ id }) => id)).toEqual([AIP_ID]);
    });

    test("loads the rich dataset beside it, every name as written", async () => {
      await load(AIP, "test/fixtures/rich");
      expect((await describeStore()).datasets.map(({ id }) => id)).toEqual([AIP_ID, "rich"]);
      expect(await ask("MATCH (n:Entity) WHERE n.id = 'noam-ben-ari' RETURN n.name AS name")).toEqual([["נעם בן־ארי"]]);
      expect(await load("test/fixtures/rich")).toBe("nothing changed");
    });
  });
}

describeIngest("the embedded store", async () => {
  const dataDir = join(folder, "data");
  return { uri: dataDir, config: { engine: "grafeo", dataDir } };
});

if (neo4j === null) {
  test.skip("the ingest into Neo4j: there is none", () => undefined);
} else {
  const { uri, username, password } = neo4j;
  describeIngest("Neo4j", async () => {
    await emptyNeo4j(neo4j);
    return { uri, config: { engine: "neo4j", uri, username, password } };
  });

  test("--if-missing leaves somebody else's Neo4j alone, saying so", async () => {
    await emptyNeo4j(neo4j);
    await withDriver(neo4j, (driver) => driver.executeQuery("CREATE (:Film {title: 'Metropolis'})"));
    const { code, stdout } = await runIngest(["--store", uri, "--if-missing"]);
    expect(code).toBe(0);
    expect(stdout).toContain("1 node that this command did not load; it is left alone");
    await emptyNeo4j(neo4j);
  });
}

describe("usage", () => {
  test.each([
    [["--nonsense"], "unknown option"],
    [["no/such/folder"], "there is no such file or folder"],
    [["--store", "ftp://example"], "give neo4j://"],
    [["--store", "bolt://127.0.0.1:1"], "does not answer"],
  ])("%j exits 2 with one plain line", async (args, said) => {
    const { code, stderr } = await runIngest(args, { DATA_DIR: join(folder, "data") });
    expect(code).toBe(2);
    expect(stderr).toContain(said);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test("--help exits 0", async () => {
    const { code, stdout } = await runIngest(["--help"]);
    expect(code).toBe(0);
    expect(stdout).toContain("--dry-run");
  });
});
