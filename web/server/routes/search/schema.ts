// What the search may be asked, and answers.
import type { SearchResponse } from "#contract";
import { z } from "zod";
import { foldText } from "#web/contract/search-names";
import { answerFields, entitySchema, wholeNumber } from "../../wire-schema.ts";

export const searchQuery = z.strictObject({
  q: z
    .string("must be given: what to look for")
    .max(200)
    .refine((text) => foldText(text) !== "", "must not be empty")
    .meta({ description: "Part of a name, alias, former name or id; case and diacritics do not matter" }),
  limit: wholeNumber({ min: 1, max: 100, fallback: 20 }),
});

export const searchAnswer: z.ZodType<SearchResponse> = z
  .object({
    ...answerFields,
    hits: z.array(
      z.object({
        entity: entitySchema,
        matched: z.object({ field: z.enum(["name", "alias", "formerName", "id", "property"]), text: z.string() }),
        degree: z.number().meta({ description: "How many relations it has" }),
      }),
    ),
  })
  .meta({ id: "SearchAnswer" });
