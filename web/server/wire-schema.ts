// The wire types as zod, for OpenAPI and for the tests that hold every answer against them.
import { STANCES, keysOf } from "#model";
import type { Plain } from "#model";
import type { WireDataset, WireEntity, WireGraph, WireRelation, WireSource } from "#contract";
import { z } from "zod";

const plainSchema: z.ZodType<Plain> = z.json().meta({ description: "Any JSON value" });

const propertiesSchema = z.record(z.string(), plainSchema);

const evidenceSchema = z.object({
  source: z.string().meta({ description: "Id of a source that is in `sources`" }),
  locator: z.string().min(1).meta({ description: "Where in the source, such as `P6 S1`" }),
  stance: z.enum(keysOf(STANCES)),
  note: z.string().exactOptional(),
});

export const entitySchema = z
  .object({
    id: z.string(),
    kind: z.string().meta({ description: "A kind of the vocabulary, else the node's first label" }),
    name: z.string(),
    labels: z.array(z.string()),
    properties: propertiesSchema,
    evidence: z.array(evidenceSchema),
  })
  .meta({ id: "Entity" }) satisfies z.ZodType<WireEntity>;

export const relationSchema = z
  .object({
    id: z.string(),
    type: z.string(),
    source: z.string().meta({ description: "Id of the entity it starts from" }),
    target: z.string().meta({ description: "Id of the entity it points to" }),
    properties: propertiesSchema,
    evidence: z.array(evidenceSchema),
  })
  .meta({ id: "Relation" }) satisfies z.ZodType<WireRelation>;

export const sourceSchema = z
  .object({ id: z.string(), title: z.string(), properties: propertiesSchema })
  .meta({ id: "Source" }) satisfies z.ZodType<WireSource>;

export const graphSchema = z
  .object({
    entities: z.array(entitySchema),
    relations: z.array(relationSchema),
    sources: z.array(sourceSchema),
    names: z
      .record(z.string(), z.string())
      .exactOptional()
      .meta({ description: "Names of those whom a fact is attributed to and who are not in the graph, by id" }),
  })
  .meta({ id: "Graph" }) satisfies z.ZodType<WireGraph>;

export const datasetSchema = z
  .object({ id: z.string(), title: z.string(), description: z.string().nullable(), reviewedDate: z.string() })
  .meta({ id: "Dataset" }) satisfies z.ZodType<WireDataset>;

export const positionsSchema = z
  .record(z.string(), z.tuple([z.number(), z.number()]))
  .meta({ description: "Hand-placed positions by entity id, in px at zoom 1" });

/** Members of every answer. */
export const answerFields = {
  ok: z.literal(true),
  truncated: z.boolean().meta({ description: "A limit left something out" }),
  dataVersion: z.string().nullable().meta({ description: "Null for a graph that the ingest did not load" }),
};

const problemSchema = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string().meta({ description: "Stable: decide by this, never by the words" }),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).exactOptional(),
  })
  .meta({ id: "Problem", description: "RFC 9457 problem details" });

/** An id in an address: any text, because other people's graphs have other ids. */
export const idParams = z.strictObject({ id: z.string().min(1).max(500) });

function asList(given: unknown): unknown {
  if (given === undefined) return [];
  return Array.isArray(given) ? given : [given];
}

/** A parameter that may be given several times. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.preprocess(asList, z.array(item).max(100)).default([]);
}

/** A whole number in a query string, with its bounds and what it is when absent. */
export function wholeNumber(bounds: { min: number; max: number; fallback: number }) {
  return z
    .string()
    .regex(/^\d{1,15}$/, "must be a whole number")
    .transform(Number)
    .pipe(z.int().min(bounds.min).max(bounds.max))
    .default(bounds.fallback);
}

/** Responses of a route for OpenAPI: the answer, and the problems every route can give. */
export function responses<T extends z.ZodType>(answer: T) {
  return { 200: answer, "4xx": problemSchema, "5xx": problemSchema };
}
