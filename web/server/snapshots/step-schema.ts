// The steps of a story at both doors: strict for what is published, lenient for what was kept.
import { z } from "zod";
import { STORY_LIMITS } from "#model";
import type { SnapshotStep } from "#model";

const HIGHLIGHT_MAX = 2_000;
const FARTHEST = 1e6;

const id = z.string().min(1).max(400);
const coordinate = z.number().min(-FARTHEST).max(FARTHEST);
const extent = z
  .number()
  .positive()
  .max(2 * FARTHEST);

const boxFields = { fit: z.literal("box"), x: coordinate, y: coordinate, width: extent, height: extent };
const cameraSchema = z
  .discriminatedUnion("fit", [z.strictObject({ fit: z.literal("highlight") }), z.strictObject(boxFields)])
  .meta({ description: "What the step brings into sight, px at zoom 1 as positions are; absent: the whole picture" });

export const stepSchema = z.strictObject({
  title: z.string().trim().min(1).max(STORY_LIMITS.title),
  text: z.string().max(STORY_LIMITS.text).default(""),
  highlight: z
    .array(id)
    .max(HIGHLIGHT_MAX)
    .default([])
    .meta({ description: "Ids of entities and relations that are lifted out of the whole" }),
  camera: cameraSchema.exactOptional(),
});

const keptStep = z.object({
  title: z.string().min(1),
  text: z.string().catch(""),
  highlight: z.array(z.string()).catch([]),
  camera: z
    .discriminatedUnion("fit", [z.object({ fit: z.literal("highlight") }), z.object(boxFields)])
    .optional()
    .catch(undefined),
});

/** A step that cannot be read is left out, a camera that is not known shows the whole; undefined where none is left. */
export const keptSteps = z.array(z.unknown()).optional().catch(undefined).transform(readable);

function readable(kept: readonly unknown[] | undefined): readonly SnapshotStep[] | undefined {
  const steps = (kept ?? []).flatMap((item): SnapshotStep[] => {
    const { data } = keptStep.safeParse(item);
    if (data === undefined) return [];
    const { camera, ...words } = data;
    return [camera === undefined ? words : { ...words, camera }];
  });
  return steps.length === 0 ? undefined : steps;
}
