// What both adapters ask about the datasets in a store, and how the answer is understood.
import { DATASET_LABEL } from "#model";
import type { DatasetDescription, Rows, StoreValue } from "./graph-store.ts";

/** Columns in the order that datasetsFrom reads them. A label that is not ours has no contentHash and is left out. */
export const DATASETS_CYPHER = `MATCH (d:${DATASET_LABEL}) WHERE d.contentHash IS NOT NULL
RETURN d.id AS id, d.title AS title, d.description AS description, d.licence AS licence,
  d.reviewedDate AS reviewedDate, d.contentHash AS contentHash
ORDER BY id`;

export function datasetsFrom({ rows }: Rows): readonly DatasetDescription[] {
  return rows.map(([id, title, description, licence, reviewedDate, contentHash]) => ({
    id: text(id),
    title: text(title),
    description: textOrNull(description),
    licence: textOrNull(licence),
    reviewedDate: text(reviewedDate),
    contentHash: text(contentHash),
  }));
}

function textOrNull(value: StoreValue | undefined): string | null {
  return typeof value === "string" ? value : null;
}

function text(value: StoreValue | undefined): string {
  return textOrNull(value) ?? "";
}
