// Where snapshots are kept, whichever place is behind it (a folder here; a shared volume or an object store elsewhere).
import type { SavedView, Snapshot, SnapshotNotes } from "#model";

export interface StoredSnapshot {
  readonly snapshot: Snapshot;
  readonly notes: SnapshotNotes;
}

/** What a list shows of a snapshot without opening it. */
export interface SnapshotSummary {
  readonly id: string;
  readonly title: string;
  readonly createdAt: string;
  readonly withdrawn: boolean;
  readonly replacedBy?: string;
}

interface SnapshotPage {
  /** Newest first. */
  readonly snapshots: readonly SnapshotSummary[];
  readonly total: number;
  /** Ids whose files cannot be read; they are listed, not hidden. */
  readonly damaged: readonly string[];
}

export interface SnapshotStore {
  /** Undefined where there is none. Throws SnapshotError "damaged" where the file is not what was written. */
  read(id: string): Promise<StoredSnapshot | undefined>;
  /**
   * Keeps a snapshot. The same content again changes nothing and gives back the first record, its date kept.
   * Throws SnapshotError "tooLarge" or "full".
   */
  save(snapshot: Snapshot): Promise<{ readonly stored: StoredSnapshot; readonly created: boolean }>;
  /** Changes the record beside a snapshot, one change at a time. Throws SnapshotError "unknown". */
  note(id: string, change: (notes: SnapshotNotes) => SnapshotNotes): Promise<StoredSnapshot>;
  list(page: { readonly limit: number; readonly offset: number }): Promise<SnapshotPage>;
  /** A view that is in no list. Undefined where there is none; throws SnapshotError "damaged". */
  readView(id: string): Promise<SavedView | undefined>;
  /** As `save`, for a view; both count for the quotas. */
  saveView(view: SavedView): Promise<{ readonly stored: SavedView; readonly created: boolean }>;
}

export interface SnapshotQuotas {
  /** Of snapshots and saved views together. */
  readonly count: number;
  /** Of one of them as canonical JSON. */
  readonly bytesEach: number;
  readonly bytesTotal: number;
}

export const DEFAULT_QUOTAS: SnapshotQuotas = {
  count: 20_000,
  bytesEach: 2 * 1024 * 1024,
  bytesTotal: 4 * 1024 * 1024 * 1024,
};

export type SnapshotErrorCode = "tooLarge" | "full" | "damaged" | "unknown";

/** Every failure of a snapshot store. Checked by code, never by message. */
export class SnapshotError extends Error {
  readonly code: SnapshotErrorCode;

  constructor(code: SnapshotErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "SnapshotError";
    this.code = code;
  }
}
