// What the routes of saved queries may be asked, and answer.
import type { CatalogueResponse, SavedQueryResponse, WireValue } from "#contract";
import { z } from "zod";
import { PARAMETER_TYPES } from "#queries";
import { answerFields, graphSchema, positionsSchema } from "../../wire-schema.ts";

const plain = z.json();
const cellSchema: z.ZodType<WireValue> = z.json().meta({
  description:
    'Any JSON value. Nodes, relationships and paths carry "@": `{"@": "node", id, labels, properties}`, ' +
    '`{"@": "relationship", id, type, properties}`, `{"@": "path", nodes, relationships}`.',
});

const parameterSchema = z.object({
  name: z.string(),
  label: z.string(),
  type: z.enum(PARAMETER_TYPES),
  required: z.boolean(),
  many: z.boolean().meta({ description: "A list, comma-separated in the address" }),
  help: z.string().nullable(),
  default: plain,
  example: plain,
  choices: z.array(z.object({ value: z.union([z.string(), z.number()]), label: z.string() })),
  min: z.number().nullable(),
  max: z.number().nullable(),
  picker: z.object({ kinds: z.array(z.string()) }),
});

const columnSchema = z.object({ name: z.string(), label: z.string() });

const savedQuerySchema = z
  .object({
    name: z.string().meta({ description: "Its address: /queries/{name}" }),
    title: z.string(),
    question: z.string(),
    params: z.array(parameterSchema),
    result: z.enum(["graph", "table", "both"]),
    columns: z.array(columnSchema),
    caveats: z.array(z.string()).meta({ description: "What a reader must know before quoting a row" }),
    group: z.string(),
    order: z.number(),
    featured: z.string().nullable(),
    example: z.record(z.string(), z.string()),
    cypher: z.string(),
  })
  .meta({ id: "SavedQuery" });

export const catalogueAnswer: z.ZodType<CatalogueResponse> = z
  .object({
    ...answerFields,
    queries: z.array(savedQuerySchema),
    broken: z
      .array(
        z.object({
          name: z.string(),
          file: z.string(),
          problems: z.array(z.object({ line: z.number(), column: z.number(), message: z.string() })),
        }),
      )
      .meta({ description: "Files that are not offered, and why" }),
  })
  .meta({ id: "Catalogue" });

export const savedQueryAnswer: z.ZodType<SavedQueryResponse> = z
  .object({
    ...answerFields,
    query: savedQuerySchema,
    parameters: z.record(z.string(), plain),
    addressParameters: z.record(z.string(), z.string()),
    ignored: z.array(z.string()),
    asked: z.string().meta({ description: "The question in words, with the values filled in" }),
    columns: z.array(columnSchema),
    rows: z.array(z.array(cellSchema)),
    rowCount: z.number(),
    graph: graphSchema
      .exactOptional()
      .meta({ description: "Exactly the relations and entities that the rows name; absent where they name none" }),
    positions: positionsSchema.exactOptional(),
    cutBy: z.enum(["rows", "bytes", "cell", "relations"]).exactOptional(),
  })
  .meta({ id: "SavedQueryAnswer" });

export const nameParams = z.strictObject({
  name: z
    .string()
    .max(200)
    .meta({ description: "The query's name", examples: ["shortest-paths"] }),
});

/** Values of the query's own parameters; which there are says the catalogue. No record: OpenAPI has no name for those. */
export const valuesQuery = z.object({}).catchall(z.string("must be given once"));
