// Everything a published page is built from, gathered once: the snapshot, what changed since, its drawings, its links.
import type { Snapshot, SnapshotNotes } from "#model";
import type { SnapshotLinks } from "./links.ts";

/** SVG text for a wide and for a narrow column, with links to the receipts of what may be opened. */
export interface Drawings {
  readonly wide: string;
  readonly narrow: string;
  /** Where each step of the story looks, as viewBoxes of the two; empty without a story. */
  readonly steps: readonly StepDrawing[];
}

interface StepDrawing {
  readonly wide: string;
  readonly narrow: string;
  /** Names that are numbers in its narrow form, where the picture's key is not in sight. */
  readonly key: readonly { readonly number: number; readonly name: string }[];
}

/** A newer version of a picture. */
export interface Newer {
  readonly page: string;
  readonly title: string;
}

/** What is left of a picture that was withdrawn. */
export interface Buried {
  readonly snapshot: Snapshot;
  readonly withdrawn: NonNullable<SnapshotNotes["withdrawn"]>;
  readonly links: SnapshotLinks;
  /** The corrected version, where there is one that stands. */
  readonly newer?: Newer | undefined;
}

export interface Published {
  readonly snapshot: Snapshot;
  readonly notes: SnapshotNotes;
  readonly links: SnapshotLinks;
  readonly drawings: Drawings;
  /** The newer version and what it says differently, where there is one. */
  readonly newer?: Newer & { readonly differences: readonly string[] };
  /** The version that this one corrects, where it is still there. */
  readonly earlier?: { readonly page: string; readonly createdAt: string };
  /** The script that lets a reader open, pan and zoom in place; the page is whole without it. */
  readonly script: string;
}
