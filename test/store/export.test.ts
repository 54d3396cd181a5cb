// The real export command on both real stores: every format read back by a parser that is not ours, what a filter
// leaves, and what is refused, with the exit code of each.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse as parseCsv } from "csv-parse/sync";
import { MultiGraph } from "graphology";
import { parse as parseGexf } from "graphology-gexf/node";
import { SaxesParser } from "saxes";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { EXPORT_FORMATS } from "#formats";
import type { ExportFormat } from "#formats";
import { RELATION_TYPES } from "#model";
import type { GraphStore } from "#store";
import { freshGrafeo } from "#test/support/fresh-grafeo";
import { changeOf, loadFixture } from "#test/support/load-fixture";
import { freshNeo4j } from "#test/support/neo4j/fresh";
import { readExport } from "#web/server/export-graph";
import { readQuestions } from "#web/server/questions";
import { runExport, runIngest } from "#test/support/run-command";

const dataset = await loadFixture("test/fixtures/rich");
const sorted = (ids: Iterable<string>): readonly string[] => [...ids].toSorted((a, b) => (a < b ? -1 : 1));
const ENTITIES = sorted(dataset.entities.map(({ id }) => id));
const RELATIONS = sorted(dataset.relations.map(({ id }) => id));
const NO_FILTERS = { kind: [], type: [], family: [], dataset: [], confidence: [], basis: [] };
const shared = inject("neo4j");

interface Target {
  readonly store: GraphStore;
  readonly uri: string;
  readonly dispose: () => Promise<void>;
}

const written: Record<string, string> = {};

function describeExport(name: string, open: () => Promise<Target>): void {
  describe(`the export from ${name}`, () => {
    let target: Target;
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "powerlines-export-"));
      target = await open();
      await target.store.apply(changeOf(dataset), { paths: [], options: {}, hashes: {} });
    });
    afterAll(async () => {
      await target?.dispose();
      await rm(folder, { recursive: true, force: true });
    });
    // The store stays open meanwhile, as a server's would.
    const take = (...args: readonly string[]) => runExport(["--store", target.uri, ...args]);

    test("JSON to standard output holds everything, the same from either store", async () => {
      const { code, stdout, stderr } = await take();
      expect([code, stderr]).toEqual([0, "69 entities and 159 relations as JSON.\n"]);
      const { graph, about } = JSON.parse(stdout);
      const ids = (facts: readonly { readonly id: string }[]) => sorted(facts.map(({ id }) => id));
      expect([ids(graph.entities), ids(graph.relations)]).toEqual([ENTITIES, RELATIONS]);
      expect(about.title).toBe("The compute barons (invented)");
      written[name] = stdout;
      expect(new Set(Object.values(written)).size).toBe(1);
    });

    test("every format holds the same facts", async () => {
      // As the command does between its options and its file, in this process: a process costs seconds.
      const questions = readQuestions("cypher/queries/app");
      const asked = { filters: NO_FILTERS, limit: undefined, title: undefined };
      const { input } = await readExport({ store: target.store, questions }, asked);
      const texts = async (format: ExportFormat) => {
        const files = await EXPORT_FORMATS[format].write(input);
        return files.map(({ text }) => text);
      };
      const found: Record<string, string[]> = { node: [], edge: [] };
      const parser = new SaxesParser();
      parser.on("opentag", ({ name: tag, attributes }) => void found[tag]?.push(String(attributes["id"])));
      parser.write((await texts("graphml"))[0] ?? "").close();
      expect([sorted(found["node"] ?? []), sorted(found["edge"] ?? [])]).toEqual([ENTITIES, RELATIONS]);
      const drawn = parseGexf(MultiGraph, (await texts("gexf"))[0] ?? "");
      expect([sorted(drawn.nodes()), sorted(drawn.edges())]).toEqual([ENTITIES, RELATIONS]);
      const lines = ((await texts("ftm"))[0] ?? "").trimEnd().split("\n");
      expect(lines.filter((line) => JSON.parse(line).id.startsWith("relation."))).toHaveLength(RELATIONS.length);
    });

    test("CSV for Neo4j is three files, and what a format cannot hold is said", async () => {
      const { code, stderr } = await take("--format", "admin-csv", "--out", join(folder, "g.csv"));
      expect([code, stderr]).toEqual([0, expect.stringContaining("This format cannot hold:")]);
      const rows = async (part: string) =>
        parseCsv<Record<string, string>>(await readFile(join(folder, `g-${part}.csv`), "utf8"), { columns: true });
      expect(sorted((await rows("nodes")).map((row) => String(row[":ID"])))).toEqual(ENTITIES);
      expect(sorted((await rows("relations")).map((row) => String(row["id:string"])))).toEqual(RELATIONS);
      expect(await rows("sources")).toHaveLength(dataset.sources.length);
    });

    test("filters are those of /api/graph", async () => {
      const { code, stdout } = await take("--family", "capital", "--family", "conflict", "--format", "csv");
      const wanted = dataset.relations.filter(({ type }) =>
        ["capital", "conflict"].includes(RELATION_TYPES[type].family),
      );
      const rows = parseCsv<Record<string, string>>(stdout, { columns: true });
      expect(code).toBe(0);
      expect(sorted(new Set(rows.map((row) => String(row["relation_id"]))))).toEqual(
        sorted(wanted.map(({ id }) => id)),
      );
    });

    test("names that nothing in the graph has are refused, all at once", async () => {
      const unknown = await take("--kind", "Dragon", "--type", "EATS");
      expect(unknown).toMatchObject({ code: 2, stdout: "" });
      expect(unknown.stderr).toMatch(/no kind "Dragon".*no type "EATS"/);
    });

    test("the datasets that are loaded are listed with their counts and sources", async () => {
      const { code, stdout } = await runIngest(["--store", target.uri, "--list"]);
      expect(code).toBe(0);
      expect(stdout).toContain("69 entities, 159 relations, 12 sources");
      for (const { title } of dataset.sources) expect(stdout).toContain(`  - ${title}`);
    });
  });
}

describeExport("the embedded store", async () => {
  const { store, dataDir, dispose } = await freshGrafeo();
  return { store, uri: dataDir, dispose };
});

if (shared !== null) {
  describeExport("Neo4j", async () => {
    const store = await freshNeo4j(shared);
    return { store, uri: shared.uri, dispose: () => store.close() };
  });
}

test("an unknown format, an unknown option and an empty store are told", async () => {
  const folder = await mkdtemp(join(tmpdir(), "powerlines-export-"));
  const [format, option, empty] = [
    await runExport(["--format", "xlsx"]),
    await runExport(["--fromat", "json"]),
    await runExport(["--store", join(folder, "none")]),
  ];
  await rm(folder, { recursive: true, force: true });
  expect(format).toMatchObject({ code: 2, stdout: "" });
  expect(format.stderr).toContain("json, csv, admin-csv, graphml, gexf, cypher, ftm");
  expect(option).toMatchObject({ code: 2, stdout: "" });
  expect(empty).toMatchObject({ code: 2, stdout: "" });
  expect(empty.stderr).toContain("npm run ingest");
});
