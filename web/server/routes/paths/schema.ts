// What /api/paths may be asked, and answers.
import { FAMILIES, OPEN_DATES, calendarDays, keysOf } from "#model";
import type { PathsResponse } from "#contract";
import { z } from "zod";
import { MAX_STEPS } from "../../find-paths.ts";
import { answerFields, graphSchema, listOf, wholeNumber } from "../../wire-schema.ts";

const MAX_PATHS = 10;
const DEFAULT_PATHS = 3;

const entityId = z.string().min(1).max(500);

/** A day, a month or a year that is in the calendar, as the first and the last day it can mean. */
const days = z.string().transform((text, context) => {
  const bounds = calendarDays(text);
  if (bounds !== undefined) return bounds;
  context.addIssue({ code: "custom", message: "must be a date: 2025, 2025-09 or 2025-09-30" });
  return z.NEVER;
});

export const pathsQuery = z
  .strictObject({
    from: entityId.meta({ description: "Id of the entity to start from", examples: ["nvidia"] }),
    to: entityId.meta({ description: "Id of the entity to reach", examples: ["openai"] }),
    k: wholeNumber({ min: 1, max: MAX_PATHS, fallback: DEFAULT_PATHS }).meta({ description: "How many paths at most" }),
    types: listOf(z.string().min(1).max(200)).meta({ description: "Walk relations of these types only" }),
    families: listOf(z.enum(keysOf(FAMILIES))).meta({ description: "And of these families, added to `types`" }),
    after: days.optional().meta({ description: "Walk relations that had perhaps not ended by then" }),
    before: days.optional().meta({
      description:
        "Walk relations that had perhaps begun by then: by their start, else by their announcement. A relation that " +
        "nobody dated may have been true at any time.",
    }),
  })
  .transform(({ after, before, ...rest }) => ({
    ...rest,
    after: after?.earliest ?? OPEN_DATES.earliest,
    before: before?.latest ?? OPEN_DATES.latest,
  }))
  .refine(({ from, to }) => from !== to, { path: ["to"], message: "must be another entity than from" })
  .refine(({ after, before }) => after <= before, { path: ["before"], message: "must not be earlier than after" });

export type PathsQuerystring = z.output<typeof pathsQuery>;

export const pathsAnswer: z.ZodType<PathsResponse> = z
  .object({
    ...answerFields,
    truncated: z.boolean().meta({ description: "Time or size ended the search: there may be more, and shorter ones" }),
    paths: z.array(z.array(z.string())).meta({
      description: `Ids, alternating entity, relation, entity …; at most ${MAX_STEPS} steps, no entity twice, the shortest first`,
    }),
    graph: graphSchema.meta({ description: "The entities and relations on the paths" }),
    apart: z
      .object({
        end: z.enum(["from", "to"]),
        joined: z.number().meta({ description: "Entities joined with that end" }),
      })
      .exactOptional()
      .meta({ description: "Nothing joins the two, however long; absent where something longer than 6 steps may" }),
  })
  .meta({ id: "PathsAnswer" });
