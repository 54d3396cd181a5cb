// What the entity routes may be asked, and answer.
import type { EntityResponse, NeighboursResponse } from "#contract";
import { z } from "zod";
import { answerFields, entitySchema, graphSchema, listOf, positionsSchema, wholeNumber } from "../../wire-schema.ts";

export const entityAnswer: z.ZodType<EntityResponse> = z
  .object({
    ...answerFields,
    entity: entitySchema,
    graph: graphSchema.meta({
      description: "The entity, its relations, the entities at their other ends, the sources",
    }),
  })
  .meta({ id: "EntityAnswer" });

export const neighboursQuery = z.strictObject({
  types: listOf(z.string().min(1).max(200)).meta({ description: "Through relations of these types only" }),
  order: z
    .enum(["degree", "amount", "date"])
    .default("degree")
    .meta({
      description:
        "Best connected first; or by the largest figure on a relation whatever its currency and status (an order, " +
        "never a total); or by the latest date. A neighbour without an amount or a date comes last.",
    }),
  limit: wholeNumber({ min: 1, max: 500, fallback: 25 }),
  offset: wholeNumber({ min: 0, max: 1_000_000, fallback: 0 }),
});

export const neighboursAnswer: z.ZodType<NeighboursResponse> = z
  .object({
    ...answerFields,
    graph: graphSchema.meta({ description: "This page of neighbours, with the entity and the relations between" }),
    counts: z
      .array(z.object({ type: z.string(), direction: z.enum(["out", "in", "both"]), count: z.number() }))
      .meta({ description: "All its relations by type and direction, whatever `types` asks for" }),
    total: z.number().meta({ description: "Neighbours through the asked types, before limit and offset" }),
    positions: positionsSchema,
  })
  .meta({ id: "NeighboursAnswer" });
