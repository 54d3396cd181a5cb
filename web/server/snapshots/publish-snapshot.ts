// From what somebody asks to publish to a whole snapshot, with its id and what the publish check said. Pure.
import type { Snapshot } from "#model";
import type { PublishBody } from "#contract";
import { buildContent, checkContent } from "#web/embed/page/build-content";
import type { Surroundings } from "#web/embed/page/build-content";
import { snapshotId } from "./snapshot-id.ts";

/** @param surroundings `now` is ISO 8601 in UTC */
export function buildSnapshot(request: PublishBody, surroundings: Surroundings & { readonly now: string }): Snapshot {
  const content = buildContent(request, surroundings);
  return {
    ...content,
    id: snapshotId(content),
    createdAt: surroundings.now,
    publishCheck: checkContent(content),
  };
}
