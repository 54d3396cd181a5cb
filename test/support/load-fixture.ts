// A folder of dataset files as a Dataset, or a failure that lists their problems.
import { buildDataset } from "#ingest/build-dataset";
import { formatProblem } from "#ingest/problem";
import { readDatasets } from "#ingest/read/read-datasets";
import type { Dataset } from "#model";

export async function loadFixture(folder: string): Promise<Dataset> {
  const [group] = await readDatasets([folder]);
  if (group === undefined) throw new Error(`${folder} holds no dataset.`);
  const built = buildDataset(group.label, group.files);
  if (built.ok) return built.dataset;
  throw new Error([...group.problems, ...built.problems].map(formatProblem).join("\n"));
}
