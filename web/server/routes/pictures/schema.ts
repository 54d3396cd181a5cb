// What the routes of published pictures take.
import { z } from "zod";

export const fileParams = z.object({
  file: z.string().meta({ description: "The id, with or without an ending", example: "7f3a9c0000000000.svg" }),
});

const PNG_SCALES = ["1", "2", "card"] as const;
export type PngScale = (typeof PNG_SCALES)[number];

export const pngQuery = z.object({
  scale: z
    .enum(PNG_SCALES)
    .default("1")
    .meta({ description: "Of a .png: once, twice, or 1200 by 630 for link previews" }),
});
