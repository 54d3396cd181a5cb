// What the routes of published pictures take.
import { z } from "zod";
import { STORY_LIMITS } from "#model";
import { PICTURE_FORMS } from "#web/embed/page/draw";
import { PNG_SCALES } from "../../snapshots/png-file.ts";

export const fileParams = z.object({
  file: z.string().meta({ description: "The id, with or without an ending", example: "7f3a9c0000000000.svg" }),
});

export const pictureQuery = z.object({
  scale: z
    .enum(PNG_SCALES)
    .default("1")
    .meta({ description: "Of a .png: once, twice, or 1200 by 630 for link previews" }),
  form: z
    .enum(PICTURE_FORMS)
    .default("wide")
    .meta({ description: "Of an .svg: for a column of text, or for a telephone's, as high as it needs" }),
  step: z.coerce
    .number("is not a number")
    .int("is not a whole number")
    .min(1, "is not 1 or more")
    .max(STORY_LIMITS.steps, `is more than a story has (${STORY_LIMITS.steps})`)
    .optional()
    .meta({ description: "Of a .svg or .png: one step of the picture's story, counted from 1" }),
});
