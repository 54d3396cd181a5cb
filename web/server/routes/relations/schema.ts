// What the relation route answers.
import type { RelationResponse } from "#contract";
import { z } from "zod";
import { answerFields, graphSchema, relationSchema } from "../../wire-schema.ts";

export const relationAnswer: z.ZodType<RelationResponse> = z
  .object({
    ...answerFields,
    relation: relationSchema,
    graph: graphSchema.meta({ description: "The relation, its two ends, the sources" }),
  })
  .meta({ id: "RelationAnswer" });
