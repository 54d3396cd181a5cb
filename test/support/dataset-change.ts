// A folder of dataset files as the change that loads it into an empty store, without the ingest's command around it.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { buildDataset } from "#ingest/build-dataset";
import { formatProblem } from "#ingest/problem";
import { isReadable, parseSourceFile } from "#ingest/read/parse-file";
import type { SourceFile } from "#ingest/read/source-file";
import { datasetToNode, entityToNode, relationToRelationship, sourceToNode } from "#model";
import type { Dataset } from "#model";
import type { GraphChange } from "#store";

/** @throws Error with every problem of the files */
export function readDataset(folder: string): Dataset {
  const files = readdirSync(folder)
    .filter(isReadable)
    .toSorted()
    .map((name): SourceFile => {
      const parsed = parseSourceFile(join(folder, name), readFileSync(join(folder, name)));
      if ("locate" in parsed) return parsed;
      throw new Error(JSON.stringify(parsed));
    });
  const built = buildDataset(folder, files);
  if (built.ok) return built.dataset;
  throw new Error(built.problems.map(formatProblem).join("\n"));
}

export function changeOf(dataset: Dataset): GraphChange {
  const hash = createHash("sha256").update(JSON.stringify(dataset)).digest("hex");
  return {
    upsertNodes: [
      ...dataset.entities.map(entityToNode),
      ...dataset.sources.map(sourceToNode),
      datasetToNode(dataset, hash),
    ],
    upsertRelationships: dataset.relations.map(relationToRelationship),
    deleteNodeIds: [],
    deleteRelationshipIds: [],
  };
}
