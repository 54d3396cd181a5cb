// What the routes of published pictures take.
import { z } from "zod";
import { PNG_SCALES } from "../../snapshots/png-file.ts";

export const fileParams = z.object({
  file: z.string().meta({ description: "The id, with or without an ending", example: "7f3a9c0000000000.svg" }),
});

export const pngQuery = z.object({
  scale: z
    .enum(PNG_SCALES)
    .default("1")
    .meta({ description: "Of a .png: once, twice, or 1200 by 630 for link previews" }),
});
