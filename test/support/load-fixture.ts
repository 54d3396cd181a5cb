// A folder of dataset files as a Dataset (or a failure that lists their problems), and as the change that loads it into an empty store.
import { buildDataset } from "#ingest/build-dataset";
import { toGraph } from "#ingest/content-hash";
import { formatProblem } from "#ingest/problem";
import { readDatasets } from "#ingest/read/read-datasets";
import type { Dataset } from "#model";
import type { GraphChange } from "#store";

export async function loadFixture(folder: string): Promise<Dataset> {
  const [group] = await readDatasets([folder]);
  if (group === undefined) throw new Error(`${folder} holds no dataset.`);
  const built = buildDataset(group.label, group.files);
  if (built.ok) return built.dataset;
  throw new Error([...group.problems, ...built.problems].map(formatProblem).join("\n"));
}

export function changeOf(dataset: Dataset): GraphChange {
  const { nodes, relationships } = toGraph(dataset);
  return { upsertNodes: nodes, upsertRelationships: relationships, deleteNodeIds: [], deleteRelationshipIds: [] };
}
