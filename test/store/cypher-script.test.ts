// The exported Cypher script run in real engines: it makes the same graph, twice as well as once, and runs nothing else.
import grafeo from "@grafeo-db/js";
import neo4j from "neo4j-driver";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { EXPORT_FORMATS } from "#formats";
import { textOf } from "#model";
import type { ExportGraph } from "#formats";
import { naughtyStrings, XSS_PAYLOADS } from "#test/support/hostile-texts";
import { SAMPLE_GRAPH } from "#test/support/sample-snapshot";

/** What would run as Cypher if it got out of the place it was put in. */
const CYPHER_PAYLOADS = [
  "' MATCH (n) DETACH DELETE n //",
  "\\' MATCH (n) DETACH DELETE n //",
  "\\u0027 DETACH DELETE n //",
  "\\\\u0027 DETACH DELETE n //",
  "`) DETACH DELETE n //",
  "\\u0060) DETACH DELETE n //",
  "line\nMATCH (n) DETACH DELETE n;\n//",
  "line\u2028MATCH (n) DETACH DELETE n;",
  "\\u000aMATCH (n) DETACH DELETE n;\\u000a//",
  "back\\slash\\",
  "\\",
  "*/ MATCH (n) DETACH DELETE n /*",
  "$param ${x} {y}",
];
const naughty = naughtyStrings();
if (naughty === undefined) console.warn("SKIPPED: 515 naughty strings in a Cypher script (set SAMPLES_DIR).");
const TEXTS = [...new Set([...CYPHER_PAYLOADS, ...(naughty ?? []), ...XSS_PAYLOADS])];
/** Plans are made for each: the texts that could mean something to a reader of Cypher are enough. */
const TELLING = TEXTS.filter((text) => /[\\'`\p{C}\p{Z}/*;]/u.test(text)).slice(0, 60);

const hostile = (texts: readonly string[], names: readonly string[]): ExportGraph => ({
  entities: texts.map((text, index) => ({
    id: `${index}${text}`,
    kind: "Company",
    name: text,
    // Labels, types and names of properties of a graph that is not ours.
    labels: ["Company", "Entity", ...(names.includes(text) ? [`L${text}`] : [])],
    properties: { name: text, aliases: [text, "b"], amount: 1.5, whole: 13_000_000_000 },
    evidence: [],
  })),
  relations: texts.map((text, index) => ({
    id: `r${index}${text}`,
    type: names.includes(text) ? `T${text}` : "OWNS",
    source: `${index}${text}`,
    target: `0${texts[0] ?? ""}`,
    properties: { summary: text },
    evidence: [{ source: "s", locator: text || "P1", stance: "supports" as const }],
  })),
  sources: [{ id: "s", title: "T", properties: { id: "s", title: "T" } }],
});

async function statementsOf(graph: ExportGraph): Promise<readonly string[]> {
  const about = {
    title: "a\nRETURN 1;",
    query: "\\u000aMATCH (n) DETACH DELETE n;",
    permalink: "https://x.example/\r\nRETURN 1;",
  };
  const [file] = await EXPORT_FORMATS.cypher.write({ graph, about, positions: {} });
  // As a shell does: comments fall away, a semicolon at the end of a line ends a statement.
  const lines = (file?.text ?? "").split("\n").filter((line) => line !== "" && !line.startsWith("//"));
  for (const line of lines) expect(line).toMatch(/;$/);
  return lines.map((line) => line.slice(0, -1));
}

interface Engine {
  run(cypher: string): Promise<readonly (readonly unknown[])[]>;
  close(): Promise<void>;
}

const withoutNul = (text: string) => text.replaceAll("\0", "").replaceAll(/\p{Cs}/gu, "\uFFFD");
const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

function describeScript(name: string, skipped: boolean, graph: ExportGraph, open: () => Promise<Engine>): void {
  describe.skipIf(skipped)(`the script in ${name}`, () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await open();
    });
    afterAll(() => engine?.close());

    it.each([
      ["the sample", SAMPLE_GRAPH],
      ["hostile texts, names and titles", graph],
    ])(
      "makes the graph, and again the same: %s",
      async (_name, graph) => {
        await engine.run("MATCH (n) DETACH DELETE n");
        const statements = await statementsOf(graph);
        for (const statement of [...statements, ...statements]) await engine.run(statement);
        const nodes = await engine.run(
          "MATCH (n:Entity) RETURN n.id AS id, n.name AS name, n.aliases AS aliases, n.amount AS amount, n.whole AS whole",
        );
        const want = graph.entities.map(({ id, properties }) => [
          withoutNul(id),
          withoutNul(textOf(properties, "name") ?? ""),
          Array.isArray(properties["aliases"]) ? properties["aliases"].map(String).map(withoutNul) : null,
          properties["amount"] ?? null,
          properties["whole"] ?? null,
        ]);
        expect(nodes.toSorted(byText)).toEqual(want.toSorted(byText));
        const relations = await engine.run(
          "MATCH (a)-[r]->(b) RETURN r.id AS id, a.id AS source, b.id AS target, r.locators AS locators, r.sourceIds AS sources",
        );
        const wanted = graph.relations.map((relation) => [
          withoutNul(relation.id),
          withoutNul(relation.source),
          withoutNul(relation.target),
          relation.evidence.map(({ locator }) => withoutNul(locator)),
          relation.evidence.map(({ source }) => source),
        ]);
        expect(relations.toSorted(byText)).toEqual(wanted.toSorted(byText));
        const [[sources] = []] = await engine.run("MATCH (s:Source) RETURN count(s) AS sources");
        expect(Number(sources)).toBe(graph.sources.length);
      },
      300_000,
    );
  });
}

/** Whole numbers of either driver as numbers. */
function plain(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (neo4j.isInt(value)) return value.toNumber();
  if (Array.isArray(value)) return value.map(plain);
  return value ?? null;
}

// Its quoted names know no way to hold a back-tick.
const FIT = CYPHER_PAYLOADS.filter((text) => !text.includes("`"));
describeScript("Grafeo", false, hostile(TEXTS, FIT), async () => {
  const db = grafeo.GrafeoDB.create();
  return {
    run: async (cypher) => {
      const result = await db.executeCypher(cypher);
      return result.rows().map((row) => row.map(plain));
    },
    close: async () => db.close(),
  };
});

const shared = inject("neo4j");
describeScript("Neo4j", shared === null, hostile(TELLING, CYPHER_PAYLOADS), async () => {
  if (shared === null) throw new Error("there is no Neo4j");
  const driver = neo4j.driver(shared.uri, neo4j.auth.basic(shared.username, shared.password));
  return {
    run: async (cypher) => {
      const { records } = await driver.executeQuery(cypher);
      return records.map((record) => [...record.values()].map(plain));
    },
    close: () => driver.close(),
  };
});
