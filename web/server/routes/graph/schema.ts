// What /api/graph may be asked, and answers.
import { BASES, CONFIDENCES, FAMILIES, keysOf } from "#model";
import type { GraphResponse } from "#contract";
import { MOST_ENTITIES } from "#contract";
import { z } from "zod";
import { answerFields, datasetSchema, graphSchema, listOf, positionsSchema, wholeNumber } from "../../wire-schema.ts";

const DEFAULT_LIMIT = 2000;

const name = z.string().min(1).max(200);

export const graphQuery = z.strictObject({
  kind: listOf(name).meta({ description: "Entities of these kinds (labels), and relations between two of them" }),
  type: listOf(name).meta({ description: "Relations of these types, with the entities at their ends only" }),
  family: listOf(z.enum(keysOf(FAMILIES))).meta({ description: "Relations of these families, added to `type`" }),
  dataset: listOf(name).meta({ description: "Facts that these datasets claim" }),
  confidence: listOf(z.enum(keysOf(CONFIDENCES))).meta({ description: "Relations of this confidence" }),
  basis: listOf(z.enum(keysOf(BASES))).meta({ description: "Relations that rest on this" }),
  limit: wholeNumber({ min: 1, max: MOST_ENTITIES, fallback: DEFAULT_LIMIT }).meta({
    description: `Entities at most, the best connected first; ${MOST_ENTITIES} at most`,
  }),
});

export type GraphQuerystring = z.output<typeof graphQuery>;

/** The filters alone, as a command takes them. */
export const graphFilters = graphQuery.omit({ limit: true });
export type GraphFilters = z.output<typeof graphFilters>;

export const graphAnswer: z.ZodType<GraphResponse> = z
  .object({
    ...answerFields,
    graph: graphSchema,
    totals: z.object({ entities: z.number(), relations: z.number() }),
    datasets: z.array(datasetSchema),
    positions: positionsSchema,
    database: z.string().exactOptional().meta({ description: "Names a database that the ingest did not load" }),
  })
  .meta({ id: "GraphAnswer" });
