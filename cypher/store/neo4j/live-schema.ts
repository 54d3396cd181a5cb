// The names in a Neo4j that may not be ours: labels and types with their counts, property names from a sample.
import type { LiveSchema, Rows, Statement } from "../graph-store.ts";
import { quotedName } from "../quoted-name.ts";
import { cellText } from "../tag-values.ts";

const SAMPLED_NODES = 10_000;
/** Of each label and type, so that the rare ones say what they have, too. */
const SAMPLED_OF_EACH = 500;

type Run = (statement: Statement) => Promise<Rows>;

export async function readLiveSchema(run: Run): Promise<LiveSchema> {
  const labels = await names(run, "CALL db.labels() YIELD label RETURN label AS name");
  const types = await names(run, "CALL db.relationshipTypes() YIELD relationshipType RETURN relationshipType AS name");
  const keys = new Set<string>();
  const noteKeys = async (pattern: string, most: number): Promise<void> => {
    const found = await names(run, `${pattern} WITH x LIMIT ${most} UNWIND keys(x) AS name RETURN DISTINCT name`);
    for (const name of found) keys.add(name);
  };
  await noteKeys("MATCH (x)", SAMPLED_NODES);
  await noteKeys("MATCH ()-[x]->()", SAMPLED_NODES);
  for (const name of labels) await noteKeys(`MATCH (x:${quotedName(name)})`, SAMPLED_OF_EACH);
  for (const name of types) await noteKeys(`MATCH ()-[x:${quotedName(name)}]->()`, SAMPLED_OF_EACH);
  return {
    labels: await counted(run, labels, (name) => `MATCH (n:${name}) RETURN count(n) AS count`),
    relationshipTypes: await counted(run, types, (name) => `MATCH ()-[n:${name}]->() RETURN count(n) AS count`),
    propertyKeys: [...keys].toSorted(),
    sampled: (await isLarger(run, "MATCH (n)")) || (await isLarger(run, "MATCH ()-[n]->()")),
  };
}

/** The database's own counters: no node is looked at. */
async function isLarger(run: Run, pattern: string): Promise<boolean> {
  const { rows } = await run({ cypher: `${pattern} RETURN count(n) AS count` });
  return Number(rows[0]?.[0] ?? 0) > SAMPLED_NODES;
}

async function names(run: Run, cypher: string): Promise<readonly string[]> {
  const { rows } = await run({ cypher });
  return rows.map(([name]) => cellText(name)).toSorted();
}

/** Each count is one look at the database's own counters. A name with nothing under it is left out. */
async function counted(
  run: Run,
  of: readonly string[],
  question: (quoted: string) => string,
): Promise<readonly { readonly name: string; readonly count: number }[]> {
  const counts: { name: string; count: number }[] = [];
  for (const name of of) {
    const { rows } = await run({ cypher: question(quotedName(name)) });
    const count = Number(rows[0]?.[0] ?? 0);
    if (count > 0) counts.push({ name, count });
  }
  return counts;
}
