// The one name for what a store holds: the same for the same datasets, whichever engine keeps them.
import { createHash } from "node:crypto";
import type { DatasetDescription } from "./graph-store.ts";

/** First 12 hex digits of the sha-256 over the sorted lines `id:contentHash`. Null where no dataset was loaded. */
export function dataVersionOf(datasets: readonly Pick<DatasetDescription, "id" | "contentHash">[]): string | null {
  if (datasets.length === 0) return null;
  const lines = datasets.map(({ id, contentHash }) => `${id}:${contentHash}`).toSorted();
  return createHash("sha256").update(lines.join("\n")).digest("hex").slice(0, 12);
}
