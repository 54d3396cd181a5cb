// The shapes of a graph: typed facts as a curator states them (Dataset), and the plain property graph that a store
// keeps and gives back (Subgraph), which may also be somebody else's graph with other labels.
import type {
  AmountQualifier,
  Basis,
  Confidence,
  Kind,
  MetricQualifier,
  MoneyStatus,
  RelationType,
  SourceType,
  Stance,
} from "./vocabulary.ts";

/** Plain JSON. Whole numbers up to 2^53 are numbers, larger ones strings; dates and times are ISO strings. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };
export type Properties = Readonly<Record<string, Plain>>;

// ── Facts, as validated by the ingest ────────────────────────────────────────────────────────────────────────────

/** One source for or against a fact. The locator says where in the source ("P6 S1"), and is never empty. */
export interface Evidence {
  readonly source: string;
  readonly locator: string;
  readonly stance: Stance;
  readonly note?: string;
}

/** A date as written (ISO 8601 prefix or EDTF) with the days it can stand for, both ends included. */
export interface PartialDate {
  readonly written: string;
  readonly earliest: string;
  readonly latest: string;
}

/** The bounds of a date with an open end, so that bounds always compare as text. */
export const OPEN_DATES = { earliest: "0000-01-01", latest: "9999-12-31" } as const;

interface MoneyFacts {
  readonly status: MoneyStatus;
  /** Relations that name one total together carry one id; a total counts it once. */
  readonly sharedTotalId?: string;
}

/** Amounts in whole currency units (not thousands), currency in ISO 4217. */
export type Money =
  | (MoneyFacts & {
      readonly qualifier: Exclude<AmountQualifier, "range" | "undisclosed">;
      readonly amount: number;
      readonly currency: string;
    })
  | (MoneyFacts & {
      readonly qualifier: "range";
      readonly amountMin: number;
      readonly amountMax: number;
      readonly currency: string;
    })
  | (MoneyFacts & { readonly qualifier: "undisclosed" });

export interface Identifier {
  readonly scheme: string;
  readonly value: string;
}

interface Fact {
  readonly id: string;
  readonly summary?: string;
  readonly evidence: readonly Evidence[];
  readonly reviewedDate?: string;
  /** Ids of the datasets that claim it, sorted. */
  readonly datasets: readonly string[];
}

export interface MetricFacts {
  readonly value?: number;
  readonly unit?: string;
  readonly qualifier?: MetricQualifier;
  readonly targetDate?: PartialDate;
}

export interface Entity extends Fact {
  readonly kind: Kind;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly formerNames: readonly string[];
  readonly sector?: string;
  readonly country?: string;
  readonly website?: string;
  readonly identifiers: readonly Identifier[];
  /** What is editorial knowledge and not in any source, by property name ("sector", "name"). */
  readonly editorial: readonly string[];
  readonly metric?: MetricFacts;
}

export interface Relation extends Fact {
  readonly type: RelationType;
  readonly from: string;
  readonly to: string;
  readonly role?: string;
  readonly startDate?: PartialDate;
  readonly endDate?: PartialDate;
  readonly announcedDate?: PartialDate;
  /** Absent is unknown. */
  readonly isCurrent?: boolean;
  readonly money?: Money;
  readonly share?: string;
  readonly form?: string;
  readonly instrument?: string;
  readonly basis: Basis;
  /** Id of the entity or source that says so; required on conflict. */
  readonly attributedTo?: string;
  readonly successorId?: string;
  readonly confidence: Confidence;
  /** Why the confidence is not the derived one. */
  readonly confidenceReason?: string;
}

export interface Source {
  readonly id: string;
  readonly title: string;
  readonly publisher?: string;
  readonly url?: string;
  readonly publishedDate?: PartialDate;
  readonly retrievedAt?: string;
  readonly archiveUrl?: string;
  readonly sourceType: SourceType;
  /** Ids of entities with an interest in what it says. */
  readonly interestedParties: readonly string[];
  /** Ids of sources it rests on: a source that cites another is not independent of it. */
  readonly cites: readonly string[];
  readonly credits?: string;
  /** The source took it back: support from it no longer counts. */
  readonly withdrawn?: boolean;
  readonly datasets: readonly string[];
}

/** A hand-placed drawing: entity id to position in px at zoom 1. Never a fact. */
export type Positions = Readonly<Record<string, readonly [x: number, y: number]>>;

export interface Dataset {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly licence?: string;
  readonly reviewedDate: string;
  readonly entities: readonly Entity[];
  readonly relations: readonly Relation[];
  readonly sources: readonly Source[];
  /** Ids of entities of another dataset that this one's relations refer to. */
  readonly refersTo: readonly string[];
  readonly positions: Positions;
}

// ── What a store keeps and gives back ────────────────────────────────────────────────────────────────────────────

export interface GraphNode {
  /** The `id` property, or the chosen identity property, or the store's own element id for a graph that is not ours. */
  readonly id: string;
  /** Sorted. */
  readonly labels: readonly string[];
  readonly properties: Properties;
}

export interface GraphRelationship {
  readonly id: string;
  readonly type: string;
  /** Ids of nodes. */
  readonly source: string;
  readonly target: string;
  readonly properties: Properties;
}

/** Entities and relations in the order of their ids, sources likewise: byte-stable for one data version. */
export interface Subgraph {
  readonly nodes: readonly GraphNode[];
  readonly relationships: readonly GraphRelationship[];
  readonly sources: readonly GraphNode[];
  /** Names of those whom a fact is attributed to and who are not in the graph, by id. */
  readonly names?: Readonly<Record<string, string>>;
}

/** Names of the parallel lists that carry evidence on a node or relationship in the store (design 3). */
export const EVIDENCE_LISTS = {
  source: "sourceIds",
  locator: "locators",
  stance: "stances",
  note: "notes",
} as const;
