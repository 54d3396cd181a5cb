// What the routes of strangers' queries may be asked, and answer.
import type { CancelResponse, ExplainResponse } from "#contract";
import { z } from "zod";
import { answerFields } from "../../wire-schema.ts";

const cypher = z.string().meta({ description: "One reading statement; MATCH, WHERE, WITH, RETURN …" });
/** Whatever JSON there is: the guard measures it, so that no depth of it is walked twice. */
const params = z.record(z.string(), z.unknown()).default({}).meta({ description: "Values of $names in the query" });
const requestId = z
  .string()
  .regex(/^[\w-]{8,64}$/, "must be 8 to 64 letters, digits, - or _")
  .meta({ description: "To cancel it by; the server makes one where there is none" });

export const freeQueryBody = z
  .strictObject({
    cypher,
    params,
    requestId: requestId.optional(),
    graph: z.boolean().default(false).meta({ description: "Also give what came back as a graph" }),
  })
  .meta({
    examples: [
      {
        cypher: "MATCH (a:Company {id: $id})-[r]->(b) RETURN b.name AS to, type(r) AS relation LIMIT 25",
        params: { id: "microsoft" },
      },
    ],
  });

export const freeQueryOptions = z.strictObject({
  graph: z.enum(["1"]).optional().meta({ description: "The same as `graph: true` in the body" }),
});

export const explainBody = z
  .strictObject({ cypher, params })
  .meta({ examples: [{ cypher: "MATCH (a:Company) RETURN count(a) AS companies" }] });

export const requestIdParams = z.strictObject({ requestId });

export const explainAnswer: z.ZodType<ExplainResponse> = z
  .object({
    ...answerFields,
    plan: z.string().meta({ description: "For people, in the store's own words" }),
    operators: z.array(z.object({ name: z.string(), detail: z.string() })),
  })
  .meta({ id: "Plan" });

export const cancelAnswer: z.ZodType<CancelResponse> = z
  .object({ ok: z.literal(true), requestId: z.string() })
  .meta({ id: "Cancelled" });
