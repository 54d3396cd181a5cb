// What the server answers about snapshots. What is asked is a part of the snapshot (#model).
import type { Finding, SnapshotContent } from "#model";

/** Body of POST /api/snapshots. What is absent the server makes (deterministic layout, alt text) or leaves out. */
export type PublishBody = Pick<SnapshotContent, "title" | "graph"> &
  Partial<
    Pick<
      SnapshotContent,
      "caption" | "byline" | "credit" | "alt" | "positions" | "view" | "look" | "query" | "steps" | "replaces"
    >
  >;

export interface PublishResponse {
  readonly ok: true;
  readonly id: string;
  /** Absolute address of the page. */
  readonly url: string;
  /** False where the same content was published before: then this is the first record, with its date. */
  readonly created: boolean;
  readonly createdAt: string;
  readonly publishCheck: readonly Finding[];
}

export interface SnapshotListItem {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  /** ISO 8601 in UTC. */
  readonly createdAt: string;
  readonly withdrawn: boolean;
  readonly replacedBy?: string;
}

export interface SnapshotListResponse {
  readonly ok: true;
  /** Newest first. */
  readonly snapshots: readonly SnapshotListItem[];
  readonly total: number;
  readonly truncated: boolean;
  readonly dataVersion: string | null;
  /** Ids whose files cannot be read. */
  readonly damaged: readonly string[];
}

export interface WithdrawResponse {
  readonly ok: true;
  readonly id: string;
  readonly url: string;
  readonly withdrawn: { readonly date: string; readonly reason: string };
}
