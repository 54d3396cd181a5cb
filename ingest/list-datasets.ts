// What a store holds, in lines for a person: its datasets with their counts and sources, and the data version of all.
import { ENTITY_LABEL, SOURCE_LABEL } from "#model";
import type { DatasetDescription, GraphStore, Rows } from "#store/graph-store";
import { plural } from "./report.ts";

export async function listDatasets(store: GraphStore, place: string): Promise<readonly string[]> {
  const { counts, datasets, dataVersion, version } = await store.describe();
  if (counts.nodes === 0) return [`There is no graph in ${place} yet. Load one: npm run ingest`];
  if (datasets.length === 0) {
    const facts = `${plural(counts.nodes, "node", "nodes")}, ${plural(counts.relationships, "relationship", "relationships")}`;
    return [`${version}, ${place}: ${facts} that the ingest did not load. It is served read only.`];
  }
  const lines = [`${version}, ${place}: data version ${dataVersion ?? "unknown"}`];
  for (const dataset of datasets) lines.push("", ...(await linesOf(store, dataset)));
  return lines;
}

async function linesOf(store: GraphStore, dataset: DatasetDescription): Promise<readonly string[]> {
  const parameters = { dataset: dataset.id };
  const count = async (pattern: string, name: string): Promise<number> =>
    numberIn(
      await store.run({
        cypher: `MATCH ${pattern} WHERE $dataset IN ${name}.datasets RETURN count(${name}) AS total`,
        parameters,
      }),
    );
  const entities = await count(`(n:${ENTITY_LABEL})`, "n");
  const relations = await count(`(:${ENTITY_LABEL})-[r]->(:${ENTITY_LABEL})`, "r");
  const sources = await store.run({
    cypher: `MATCH (s:${SOURCE_LABEL}) WHERE $dataset IN s.datasets RETURN s.title AS title, s.id AS id ORDER BY title, id`,
    parameters,
  });
  return [
    `${dataset.id}: ${dataset.title}`,
    `  ${plural(entities, "entity", "entities")}, ${plural(relations, "relation", "relations")}, ${plural(sources.rows.length, "source", "sources")}`,
    `  reviewed ${dataset.reviewedDate}${dataset.licence === null ? "" : `, ${dataset.licence}`}, content ${dataset.contentHash.slice(0, 12)}`,
    ...sources.rows.flatMap(([title]) => (typeof title === "string" ? [`  - ${title}`] : [])),
  ];
}

function numberIn({ rows }: Rows): number {
  const [total] = rows[0] ?? [];
  return typeof total === "number" ? total : 0;
}
