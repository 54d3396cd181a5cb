// The constraints and indexes of a Powerlines graph: from the .cypher files here and, one a relation type, the vocabulary.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DATASET_LABEL, ENTITY_LABEL, RELATION_TYPES, SOURCE_LABEL, keysOf } from "#model";
import { projectRoot } from "#store/project-root";

const FOLDER = "cypher/schema";

/** For Neo4j, in order, each idempotent: constraints of the nodes, of every relation type, then indexes. */
export function constraintStatements(): readonly string[] {
  return [...readStatements("constraints.cypher"), ...relationConstraints(), ...readStatements("indexes.cypher")];
}

/**
 * For the embedded engine, once, into a new file: there a unique constraint makes no index, so the lookups by id
 * are indexes of their own, and uniqueness is what the loader checks.
 */
export function indexStatements(): readonly string[] {
  return [ENTITY_LABEL, SOURCE_LABEL, DATASET_LABEL].map(
    (label) => `CREATE INDEX ${label.toLowerCase()}_id FOR (n:${label}) ON (n.id)`,
  );
}

/** Runs every statement of the schema; safe to run again. */
export async function applySchema(run: (statement: string) => Promise<void>): Promise<void> {
  for (const statement of constraintStatements()) await run(statement);
}

function relationConstraints(): readonly string[] {
  return keysOf(RELATION_TYPES).map(
    (type) => `CREATE CONSTRAINT ${type.toLowerCase()}_id IF NOT EXISTS FOR ()-[r:${type}]-() REQUIRE r.id IS UNIQUE`,
  );
}

/** Statements end with a semicolon at a line's end; whole-line comments are dropped. */
export function parseStatements(text: string): readonly string[] {
  const code = text
    .split("\n")
    .filter((line) => !line.trimStart().startsWith("//"))
    .join("\n");
  return code
    .split(/;[ \t]*(?:\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");
}

function readStatements(file: string): readonly string[] {
  return parseStatements(readFileSync(join(projectRoot(), FOLDER, file), "utf8"));
}
