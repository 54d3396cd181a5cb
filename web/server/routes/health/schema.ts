// What readiness answers.
import { z } from "zod";

export const readyAnswer = z.object({
  ok: z.literal(true),
  engine: z.enum(["grafeo", "neo4j"]),
  version: z.string().meta({ description: "Product and version of the store" }),
  dataVersion: z.string().nullable(),
  counts: z.object({ nodes: z.number(), relationships: z.number() }),
});
