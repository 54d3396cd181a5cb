// Both engines with the bundled dataset in them, and what proves that nothing in them changed.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { GraphStore } from "#store";
import type { SharedNeo4j } from "#test/support/global-setup";
import { changeOf, loadFixture } from "#test/support/load-fixture";
import { freshGrafeo } from "#test/support/fresh-grafeo";
import { freshNeo4j, withDriver } from "#test/support/neo4j/fresh";

export interface OpenedEngine {
  readonly store: GraphStore;
  /** Of every node, relationship, label, key, index and constraint. */
  checksum(): Promise<string>;
  dispose(): Promise<void>;
}

const DATASET = join(import.meta.dirname, "../../../ingest/datasets/aip");
const ORIGIN = { paths: [DATASET], options: {}, hashes: {} };

function sha256(parts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return hash.digest("hex");
}

async function contentOf(store: GraphStore): Promise<readonly string[]> {
  const statements = ["MATCH (n) RETURN n", "MATCH ()-[r]->() RETURN r"];
  const results = await Promise.all(statements.map((cypher) => store.run({ cypher })));
  return results.flatMap(({ rows }) => rows.map((row) => JSON.stringify(row)).toSorted());
}

export async function openGrafeo(): Promise<OpenedEngine> {
  const fresh = await freshGrafeo();
  await fresh.store.apply(changeOf(await loadFixture(DATASET)), ORIGIN);
  /** The schema lies in the file, so its bytes stand for it. */
  const files = () =>
    readdirSync(fresh.dataDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
      .map((path) => `${path} ${sha256([readFileSync(path).toString("base64")])}`);
  return {
    store: fresh.store,
    checksum: async () => sha256([...(await contentOf(fresh.store)), ...files()]),
    dispose: fresh.dispose,
  };
}

const SCHEMA_QUESTIONS: readonly string[] = [
  "SHOW INDEXES YIELD name, type, labelsOrTypes, properties RETURN name, type, labelsOrTypes, properties ORDER BY name",
  "SHOW CONSTRAINTS YIELD name, type RETURN name, type ORDER BY name",
  "CALL db.labels() YIELD label RETURN label ORDER BY label",
  "CALL db.relationshipTypes() YIELD relationshipType AS type RETURN type ORDER BY type",
  "CALL db.propertyKeys() YIELD propertyKey AS key RETURN key ORDER BY key",
];

export async function openNeo4j(shared: SharedNeo4j): Promise<OpenedEngine> {
  const store = await freshNeo4j(shared);
  await store.apply(changeOf(await loadFixture(DATASET)), ORIGIN);
  const schema = () =>
    withDriver(shared, async (driver) => {
      const answers: string[] = [];
      for (const question of SCHEMA_QUESTIONS) {
        const { records } = await driver.executeQuery(question);
        answers.push(...records.map((record) => JSON.stringify(record.toObject())));
      }
      return answers;
    });
  return {
    store,
    checksum: async () => sha256([...(await contentOf(store)), ...(await schema())]),
    dispose: () => store.close(),
  };
}
