// What goes over the wire, the same words on both sides. No zod here: the server validates, the client reads.
import type { Evidence, Plain, Positions, Properties } from "#model";

export interface WireEntity {
  readonly id: string;
  /** A kind of the vocabulary, else the first label that is not `Entity`, else "". */
  readonly kind: string;
  /** The name to show; the id where there is none. */
  readonly name: string;
  readonly labels: readonly string[];
  /** Flat, as in the store, without the evidence lists. */
  readonly properties: Properties;
  readonly evidence: readonly Evidence[];
}

export interface WireRelation {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly target: string;
  readonly properties: Properties;
  readonly evidence: readonly Evidence[];
}

export interface WireSource {
  readonly id: string;
  readonly title: string;
  readonly properties: Properties;
}

export interface WireGraph {
  readonly entities: readonly WireEntity[];
  readonly relations: readonly WireRelation[];
  readonly sources: readonly WireSource[];
  /** Names of those whom a fact is attributed to and who are not in the graph, by id. */
  readonly names?: Readonly<Record<string, string>>;
}

export interface WireDataset {
  readonly id: string;
  readonly title: string;
  readonly description: string | null;
  readonly reviewedDate: string;
}

interface Answer {
  readonly ok: true;
  readonly truncated: boolean;
  /** Null for a graph that the ingest did not load. */
  readonly dataVersion: string | null;
}

export interface GraphResponse extends Answer {
  readonly graph: WireGraph;
  /** Of what was asked for, before the limit. */
  readonly totals: { readonly entities: number; readonly relations: number };
  readonly datasets: readonly WireDataset[];
  /** Hand-placed positions of entities in the answer. */
  readonly positions: Positions;
  /** Names a database that the ingest did not load, so that what a reader chose for it is found again. */
  readonly database?: string;
}

/** One entity with its relations and the entities at their other ends. */
export interface EntityResponse extends Answer {
  readonly entity: WireEntity;
  readonly graph: WireGraph;
}

/** What expanding would bring, counted before anything is drawn. */
export interface NeighboursResponse extends Answer {
  readonly graph: WireGraph;
  readonly counts: readonly {
    readonly type: string;
    readonly direction: "out" | "in" | "both";
    readonly count: number;
  }[];
  readonly total: number;
  readonly positions: Positions;
}

export interface RelationResponse extends Answer {
  readonly relation: WireRelation;
  readonly graph: WireGraph;
}

export interface SourceResponse extends Answer {
  readonly source: WireSource;
  /** The facts that cite it. */
  readonly graph: WireGraph;
}

/** "property" is any other text of a node in a graph that is not ours. */
export type MatchField = "name" | "alias" | "formerName" | "id" | "property";

export interface SearchHit {
  readonly entity: WireEntity;
  readonly matched: { readonly field: MatchField; readonly text: string };
  /** How many relations it has. */
  readonly degree: number;
}

export interface SearchResponse extends Answer {
  readonly hits: readonly SearchHit[];
}

export interface PathsResponse extends Answer {
  /** Each as ids, alternating entity, relation, entity …, shortest first. */
  readonly paths: readonly (readonly string[])[];
  readonly graph: WireGraph;
  /** Where there is no path at all, however long: what is joined with one end was walked to its last entity. */
  readonly apart?: Apart;
}

export interface Apart {
  readonly end: "from" | "to";
  /** Entities joined with that end, itself not counted. */
  readonly joined: number;
}

export interface SchemaResponse extends Answer {
  readonly engine: string;
  readonly labels: readonly { readonly name: string; readonly count: number }[];
  readonly relationshipTypes: readonly { readonly name: string; readonly count: number }[];
  readonly propertyKeys: readonly string[];
  /** The property keys are those of a part of the graph: there may be others. */
  readonly sampled?: boolean;
  readonly datasets: readonly WireDataset[];
  readonly freeQueries: boolean;
  /** Functions that a free query may call. */
  readonly functions: readonly string[];
}

/** RFC 9457 problem details with a stable code. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
  readonly [extra: string]: Plain | readonly unknown[] | undefined;
}
