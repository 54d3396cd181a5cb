// What /api/schema answers.
import type { SchemaResponse } from "#contract";
import { z } from "zod";
import { answerFields, datasetSchema } from "../../wire-schema.ts";

const counted = z.array(z.object({ name: z.string(), count: z.number() }));

export const schemaAnswer: z.ZodType<SchemaResponse> = z
  .object({
    ...answerFields,
    engine: z.string(),
    labels: counted,
    relationshipTypes: counted,
    propertyKeys: z.array(z.string()),
    sampled: z
      .boolean()
      .exactOptional()
      .meta({ description: "The property keys are those of 10,000 nodes and relations: there may be others" }),
    datasets: z.array(datasetSchema),
    functions: z.array(z.string()).meta({ description: "Functions that a free query may call" }),
    freeQueries: z.boolean().meta({ description: "Whether POST /api/query is open" }),
  })
  .meta({ id: "SchemaAnswer" });
