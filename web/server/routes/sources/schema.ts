// What the source route answers.
import type { SourceResponse } from "#contract";
import { z } from "zod";
import { answerFields, graphSchema, sourceSchema } from "../../wire-schema.ts";

export const sourceAnswer: z.ZodType<SourceResponse> = z
  .object({
    ...answerFields,
    source: sourceSchema,
    graph: graphSchema.meta({ description: "The facts that cite it; relations with both ends" }),
  })
  .meta({ id: "SourceAnswer" });
