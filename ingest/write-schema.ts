// `npm run schema`: writes the JSON Schema of dataset files, which the first line of each names for editors.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { datasetJsonSchema } from "#model/schema";
import { projectRoot } from "#store/project-root";

const file = join(projectRoot(import.meta.url), "ingest/datasets/dataset.schema.json");
writeFileSync(file, `${JSON.stringify(datasetJsonSchema(), null, 2)}\n`);
