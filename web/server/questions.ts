// The application's own questions to the graph, read once from cypher/queries/app and its neo4j/ folder.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** For either store, inside the subset that answers alike. */
const NAMES = [
  "around",
  "datasets",
  "entities-by-id",
  "entity",
  "facts-by-source-entities",
  "facts-by-source-relations",
  "graph-ends",
  "graph-ends-count",
  "graph-entities",
  "graph-entities-count",
  "graph-relations",
  "graph-relations-among",
  "graph-relations-count",
  "names",
  "paths-step",
  "sources-by-id",
] as const;

/** For a graph that the ingest did not load, which only Neo4j can hold: by the database's own element ids. */
const BY_KEY_NAMES = [
  "around",
  "by-property",
  "database",
  "graph-relations-among",
  "labels",
  "names",
  "nodes-with-text",
  "paths-step",
  "relations-by-id",
  "sample",
] as const;

export type QuestionName = (typeof NAMES)[number];
export type ByKeyName = (typeof BY_KEY_NAMES)[number];

export interface Questions {
  readonly ask: Readonly<Record<QuestionName, string>>;
  readonly byKey: Readonly<Record<ByKeyName, string>>;
  /** Of all their text: what a cached answer depends on beside the data. */
  readonly hash: string;
}

/** Reads every question under `directory`. @throws what the file system throws, for a file that is missing */
export function readQuestions(directory: string): Questions {
  const read = (...path: string[]) => readFileSync(join(directory, ...path), "utf8");
  const ask = byName(NAMES, (name) => read(`${name}.cypher`));
  const byKey = byName(BY_KEY_NAMES, (name) => read("neo4j", `${name}.cypher`));
  const hash = createHash("sha256")
    .update(JSON.stringify([ask, byKey]))
    .digest("hex")
    .slice(0, 12);
  return { ask, byKey, hash };
}

function byName<Name extends string>(names: readonly Name[], read: (name: Name) => string): Record<Name, string> {
  // A named door: fromEntries forgets the keys it was given.
  return Object.fromEntries(names.map((name) => [name, read(name)])) as Record<Name, string>;
}
