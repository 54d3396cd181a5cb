// The two doors of a saved view: strict for what somebody saves, lenient for what was kept.
import { MOST_VIEW_CHARACTERS, SAVED_VIEW_VERSION, isSnapshotId } from "#model";
import type { SavedView } from "#model";
import { z } from "zod";
import { problemsOf } from "./snapshot-schema.ts";

/** The body of POST /api/views. */
export const saveViewSchema = z.strictObject({
  view: z
    .string()
    .max(MOST_VIEW_CHARACTERS)
    .regex(/^[a-z]+=/, "is not the query string of a view, without its question mark")
    .describe("The query string of the view, without its question mark"),
});

const keptView = z.object({
  version: z.literal(
    SAVED_VIEW_VERSION,
    `is of a version that this program does not read (up to ${SAVED_VIEW_VERSION})`,
  ),
  id: z.string().refine(isSnapshotId, "is not the id of a saved view"),
  createdAt: z.string(),
  view: z.string(),
});

/** A kept view; fields that are not known here are left out. Throws Error with every problem in its message. */
export function parseKeptView(kept: unknown): SavedView {
  const result = keptView.safeParse(kept);
  if (result.success) return result.data;
  throw new Error(problemsOf(result.error));
}
