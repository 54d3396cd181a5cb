// What the routes of saved views take and answer.
import type { SaveViewResponse, ViewResponse } from "#contract";
import { z } from "zod";
import { saveViewSchema } from "../../snapshots/saved-view-schema.ts";

export const saveViewBody = saveViewSchema.meta({ id: "SaveViewRequest" });

const kept = { ok: z.literal(true), id: z.string(), url: z.string(), createdAt: z.string() };

export const saveViewAnswer: z.ZodType<SaveViewResponse> = z
  .object({ ...kept, created: z.boolean().meta({ description: "False where the same view was kept before" }) })
  .meta({ id: "SaveViewAnswer" });

export const viewAnswer: z.ZodType<ViewResponse> = z.object({ ...kept, view: z.string() }).meta({ id: "ViewAnswer" });
