// A published picture as it is kept: the graph as it was, its drawing and its words. Immutable; the id is the hash of
// the content. What changes later (withdrawn, replaced, corrected) is in a small record beside it.
import type { Evidence, Plain, Positions, Properties } from "./graph.ts";
import type { SnapshotStep } from "./story.ts";
import type { ColourBy, DayRange, EntityGroup, Grouping, SizeBy, Styling, TimeBasis, TimeMark } from "./look.ts";

/** Grows by one when the shape changes; readers upgrade older files, writers write only this. */
export const SNAPSHOT_VERSION = 1;

/** The colours of the picture; "auto" is the reader's own. */
export const PICTURE_SCHEMES = ["light", "dark", "auto"] as const;
export type PictureScheme = (typeof PICTURE_SCHEMES)[number];

/** Width to height of the picture. */
export const ASPECTS = { "16:9": 16 / 9, "4:3": 4 / 3, "1:1": 1, "9:16": 9 / 16 } as const;
export type Aspect = keyof typeof ASPECTS;

/** What a reader may open: every entity and relation, relations only, or nothing. */
export const CLICKABLES = ["all", "relations", "none"] as const;
export type Clickable = (typeof CLICKABLES)[number];

export interface SnapshotView {
  readonly scheme: PictureScheme;
  readonly aspect: Aspect;
  readonly clickable: Clickable;
}

export const DEFAULT_VIEW: SnapshotView = { scheme: "auto", aspect: "4:3", clickable: "all" };

/** The time that was asked for when the picture was taken. */
export interface SnapshotTime {
  readonly basis: TimeBasis;
  readonly range?: DayRange;
  readonly undatedHidden?: boolean;
  /** Relations that are not certainly in the range, by id. */
  readonly marks?: Readonly<Record<string, TimeMark>>;
}

/** What the drawing said beside the facts, each where it was not the usual; values are kept as they were computed. */
export interface SnapshotLook {
  readonly sizeBy?: Exclude<SizeBy, "degree">;
  readonly colourBy?: Exclude<ColourBy, "kind">;
  readonly grouping?: { readonly by: Exclude<Grouping, "none">; readonly groups: readonly EntityGroup[] };
  readonly styling?: Styling;
  readonly time?: SnapshotTime;
  /** Each filter that was on, in words; what they left is the graph. */
  readonly filters?: readonly string[];
}

// The same shape as the wire's graph today (asserted in test/unit/snapshots), but its own: a file outlives an API.
export interface SnapshotEntity {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly labels: readonly string[];
  readonly properties: Properties;
  readonly evidence: readonly Evidence[];
}

export interface SnapshotRelation {
  readonly id: string;
  readonly type: string;
  /** Ids of entities in the same graph. */
  readonly source: string;
  readonly target: string;
  readonly properties: Properties;
  readonly evidence: readonly Evidence[];
}

export interface SnapshotSource {
  readonly id: string;
  readonly title: string;
  readonly properties: Properties;
}

export interface SnapshotGraph {
  readonly entities: readonly SnapshotEntity[];
  readonly relations: readonly SnapshotRelation[];
  readonly sources: readonly SnapshotSource[];
  /** Names of those whom a fact is attributed to and who are not in the graph, by id. */
  readonly names?: Readonly<Record<string, string>>;
}

/** What whoever a fact is attributed to is called, a source or an entity; undefined where the graph does not say. */
export function nameOfSpeaker(id: string, { sources, entities, names = {} }: SnapshotGraph): string | undefined {
  const among = sources.find((source) => source.id === id)?.title ?? entities.find((entity) => entity.id === id)?.name;
  return among ?? (Object.hasOwn(names, id) ? names[id] : undefined);
}

// What the publish check (publish-check.ts) found; it travels with the snapshot.
export const FINDING_CODES = [
  "unsourced",
  "retracted",
  "label-hidden",
  "label-numbered",
  "marks-overlap",
  "disputed",
  "single-source",
  "inferred",
  "interested-source",
  "source-without-link",
  "living-person",
  "label-overlap",
  "label-small",
  "contrast",
  "missing-alt",
  "undated",
  "step-outside",
  "step-unnamed",
  "step-without-text",
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

export const FINDING_LEVELS = ["error", "warning", "note"] as const;
export type FindingLevel = (typeof FINDING_LEVELS)[number];

export interface Finding {
  readonly code: FindingCode;
  /** error: a reader could be misled; warning: an editor should decide; note: worth knowing. */
  readonly level: FindingLevel;
  readonly message: string;
  /** Ids of entities, relations or sources to show; empty where it is about the picture as a whole. */
  readonly ids: readonly string[];
}

/** A saved query by its name, or a free one by its text. */
export interface SnapshotQuery {
  readonly name?: string;
  readonly cypher?: string;
  readonly parameters: Readonly<Record<string, Plain>>;
}

/** The day the facts stand for: the newest publication day of the sources, else the curator's review. */
export interface AsOf {
  readonly date: string;
  readonly from: "sources" | "review";
}

export interface SnapshotContent {
  readonly version: typeof SNAPSHOT_VERSION;
  readonly title: string;
  readonly caption?: string;
  readonly byline?: string;
  readonly credit?: string;
  readonly alt: string;
  readonly graph: SnapshotGraph;
  /** Of every entity in the graph, in px at zoom 1. */
  readonly positions: Positions;
  readonly view: SnapshotView;
  readonly look?: SnapshotLook;
  readonly query?: SnapshotQuery;
  /** Null for a graph that the ingest did not load. */
  readonly dataVersion: string | null;
  /** Absent where neither the sources nor a review has a date. */
  readonly asOf?: AsOf;
  readonly steps?: readonly SnapshotStep[];
  /** Id of the snapshot this one is the corrected version of. */
  readonly replaces?: string;
}

export interface Snapshot extends SnapshotContent {
  readonly id: string;
  /** ISO 8601 in UTC. */
  readonly createdAt: string;
  readonly publishCheck: readonly Finding[];
}

/** The mutable record beside a snapshot. */
export interface SnapshotNotes {
  readonly withdrawn?: { readonly date: string; readonly reason: string };
  /** Id of the newer version. */
  readonly replacedBy?: string;
  readonly corrections: readonly { readonly date: string; readonly text: string }[];
}

export const NO_NOTES: SnapshotNotes = { corrections: [] };

/** Sixteen letters and digits of Crockford's base 32: 80 bits, no letter that reads as a digit. */
const SNAPSHOT_ID = /^[0-9a-hjkmnp-tv-z]{16}$/;

export function isSnapshotId(text: string): boolean {
  return SNAPSHOT_ID.test(text);
}

/** What the id is the hash of: everything but the id, the day it was made and what the check said. */
export function contentOf(snapshot: Snapshot): SnapshotContent {
  const { id: _id, createdAt: _createdAt, publishCheck: _publishCheck, ...content } = snapshot;
  return content;
}
