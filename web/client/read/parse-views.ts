// Unknown JSON to what the server says of saved views; leniently.
import type { SaveViewResponse, ViewResponse } from "#contract";
import { isSnapshotId } from "#model";
import { fieldsOf, text } from "./parse-graph.ts";

export function parseSaveViewResponse(value: unknown): SaveViewResponse | undefined {
  const fields = fieldsOf(value) ?? {};
  const [id, url, createdAt] = [text(fields["id"]), text(fields["url"]), text(fields["createdAt"])];
  if (!isSnapshotId(id) || url === "") return undefined;
  return { ok: true, id, url, createdAt, created: fields["created"] !== false };
}

export function parseViewResponse(value: unknown): ViewResponse | undefined {
  const fields = fieldsOf(value) ?? {};
  const [id, view] = [text(fields["id"]), text(fields["view"])];
  if (!isSnapshotId(id) || view === "") return undefined;
  return { ok: true, id, view, url: text(fields["url"]), createdAt: text(fields["createdAt"]) };
}
