// What every store can do, whichever engine is behind it, and how it fails. Everything above talks to this only.
import type { GraphNode, GraphRelationship, Plain } from "#model";

/**
 * A value in a row. Nodes, relationships and paths are tagged with "@", so that they survive JSON between processes;
 * a user's map that has a key "@" of its own arrives as `{"@": "map", value}`.
 */
export type StoreValue =
  | null
  | boolean
  | number
  | string
  | readonly StoreValue[]
  | NodeValue
  | RelationshipValue
  | PathValue
  | { readonly "@": "map"; readonly value: { readonly [key: string]: StoreValue } }
  | { readonly [key: string]: StoreValue };

export interface NodeValue {
  readonly "@": "node";
  /** The store's own identity, good only inside one data version; never shown, never in a URL. */
  readonly key: string;
  readonly labels: readonly string[];
  readonly properties: Readonly<Record<string, Plain>>;
}

export interface RelationshipValue {
  readonly "@": "relationship";
  readonly key: string;
  readonly type: string;
  readonly startKey: string;
  readonly endKey: string;
  readonly properties: Readonly<Record<string, Plain>>;
}

export interface PathValue {
  readonly "@": "path";
  /** Alternating as walked: nodes.length = relationships.length + 1. */
  readonly nodes: readonly NodeValue[];
  readonly relationships: readonly RelationshipValue[];
}

export function isNode(value: StoreValue | undefined): value is NodeValue {
  return isTagged(value, "node");
}

export function isRelationship(value: StoreValue | undefined): value is RelationshipValue {
  return isTagged(value, "relationship");
}

export function isPath(value: StoreValue | undefined): value is PathValue {
  return isTagged(value, "path");
}

function isTagged(value: StoreValue | undefined, tag: string): boolean {
  return typeof value === "object" && value !== null && "@" in value && value["@"] === tag;
}

export type Parameters = Readonly<Record<string, Plain>>;

export interface Statement {
  readonly cypher: string;
  readonly parameters?: Parameters;
}

export interface Rows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly StoreValue[])[];
}

export interface RunOptions {
  /** Milliseconds; the statement is stopped in the database at this deadline (code "timeout"). */
  readonly timeoutMs?: number;
  /** Aborting stops the statement in the database (code "cancelled"). */
  readonly signal?: AbortSignal;
}

export interface RowLimits {
  readonly timeoutMs: number;
  readonly rows: number;
  /** Of the rows as JSON. */
  readonly bytes: number;
  readonly cellBytes: number;
}

export interface LimitedRun {
  readonly columns: readonly string[];
  readonly rows: number;
  readonly truncated: boolean;
  /** Which limit cut it, where truncated. */
  readonly cutBy?: "rows" | "bytes" | "cell";
  readonly ms: number;
}

export interface LimitedSink {
  columns(names: readonly string[]): void;
  /** Awaited: back-pressure. */
  row(values: readonly StoreValue[]): void | Promise<void>;
}

/** One operator of a plan as EXPLAIN gives it, children flattened, in the store's own words. */
export interface PlanOperator {
  readonly name: string;
  readonly detail: string;
}

export interface Plan {
  readonly operators: readonly PlanOperator[];
  /** The store's own statement type where it has one ("r", "rw", "w", "s"). */
  readonly statementType?: string;
  /** For people. */
  readonly text: string;
}

export interface StoreDescription {
  readonly engine: "grafeo" | "neo4j";
  /** Product and version, for people ("Neo4j 5.26.0", "Grafeo 0.6.0"). */
  readonly version: string;
  /** Of everything in it; the same for the same content in either store. Null for a graph that the ingest did not load. */
  readonly dataVersion: string | null;
  readonly datasets: readonly DatasetDescription[];
  readonly counts: { readonly nodes: number; readonly relationships: number };
}

export interface DatasetDescription {
  readonly id: string;
  readonly title: string;
  readonly description: string | null;
  readonly licence: string | null;
  readonly reviewedDate: string;
  readonly contentHash: string;
}

/** What a load does to a store, computed before anything is written. All or nothing. */
export interface GraphChange {
  readonly upsertNodes: readonly GraphNode[];
  readonly upsertRelationships: readonly GraphRelationship[];
  readonly deleteNodeIds: readonly string[];
  readonly deleteRelationshipIds: readonly string[];
}

/** What the ingest was asked to load, kept so that a damaged embedded store can be rebuilt as it was. */
export interface LoadOrigin {
  readonly paths: readonly string[];
  readonly options: Readonly<Record<string, string | boolean>>;
  /** Path to sha-256 of each file read. */
  readonly hashes: Readonly<Record<string, string>>;
}

export type LoadProgress = (done: number, total: number) => void;

export interface RelationshipWithEnds {
  readonly relationship: RelationshipValue;
  readonly source: NodeValue;
  readonly target: NodeValue;
}

/** The names of a live schema, sampled from at most 10,000 nodes where the graph is not ours. */
export interface LiveSchema {
  readonly labels: readonly { readonly name: string; readonly count: number }[];
  readonly relationshipTypes: readonly { readonly name: string; readonly count: number }[];
  readonly propertyKeys: readonly string[];
  /** There are more nodes or relationships than were looked at for their property keys. */
  readonly sampled: boolean;
}

export interface GraphStore {
  readonly engine: "grafeo" | "neo4j";
  /** Throws StoreError "unavailable" where it does not answer. */
  ping(): Promise<void>;
  describe(): Promise<StoreDescription>;
  liveSchema(): Promise<LiveSchema>;
  /** A trusted read (the project's own .cypher files), in a read transaction; the whole result. */
  run(statement: Statement, options?: RunOptions): Promise<Rows>;
  /** A stranger's read that has passed the guard: streamed, limited, stopped in the database at the deadline. */
  runLimited(statement: Statement, limits: RowLimits, sink: LimitedSink, options?: RunOptions): Promise<LimitedRun>;
  /** EXPLAIN only; never runs the statement. Syntax errors are StoreError "syntax" with line and column. */
  explain(statement: Statement, options?: RunOptions): Promise<Plan>;
  /** The nodes behind keys, for relationships that came back without their ends. */
  nodesByKey(keys: readonly string[]): Promise<readonly NodeValue[]>;
  /** Relationships by their property `id`, through an index, in the order of the ids; unknown ids are left out. */
  relationshipsById(ids: readonly string[], options?: RunOptions): Promise<readonly RelationshipWithEnds[]>;
  /** One change, all or nothing: readers see the old graph or the new. Returns the description after it. */
  apply(change: GraphChange, origin: LoadOrigin, progress?: LoadProgress): Promise<StoreDescription>;
  /** Called whenever what readers see has become another data version (a swap under a running server). */
  onChange(listener: (dataVersion: string | null) => void): () => void;
  close(): Promise<void>;
}

export type StoreErrorCode =
  | "unavailable" // cannot be reached, or refuses the credentials
  | "damaged" // does not match its manifest
  | "empty" // holds no graph yet
  | "syntax" // the statement does not parse or name things that exist
  | "refused" // the engine will not run it (a write in a read session, a form it does not have)
  | "timeout"
  | "cancelled"
  | "memory" // stopped for the memory it took
  | "locked" // another process writes
  | "constraint" // a write breaks a constraint
  | "internal";

/** Every failure of a store. Checked by code, never by message. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;
  /** Where in the statement, 1-based, for "syntax". */
  readonly position: { readonly line: number; readonly column: number } | undefined;

  constructor(
    code: StoreErrorCode,
    message: string,
    options: { cause?: unknown; position?: { line: number; column: number } } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "StoreError";
    this.code = code;
    this.position = options.position;
  }
}
