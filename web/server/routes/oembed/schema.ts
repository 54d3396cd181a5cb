// What the oEmbed route takes. Wrong bounds are refused; a format nobody has is answered as oEmbed says, with 501.
import { z } from "zod";

const bound = z.coerce.number().int().min(1).max(100_000).optional();

export const oembedQuery = z.object({
  url: z.string().min(1).max(2_000).meta({ description: "Address of a snapshot's page" }),
  maxwidth: bound,
  maxheight: bound,
  format: z.string().max(20).default("json").meta({ description: "json or xml" }),
});
