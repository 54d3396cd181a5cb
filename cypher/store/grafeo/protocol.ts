// The messages between a store and its child processes, and the door where they become typed.
import { isRecord } from "#model";
import type { GraphNode, GraphRelationship, Plain } from "#model";
import type {
  DatasetDescription,
  NodeValue,
  Parameters,
  Plan,
  RelationshipWithEnds,
  RowLimits,
  Rows,
  Statement,
  StoreErrorCode,
} from "../graph-store.ts";
import { StoreError } from "../graph-store.ts";
import type { Cut } from "../limit-rows.ts";

export interface GraphCounts {
  readonly nodes: number;
  readonly relationships: number;
  readonly labels: Readonly<Record<string, number>>;
  readonly types: Readonly<Record<string, number>>;
}

/** What a graph file must be to be served. */
export interface GraphFile {
  readonly bytes: number;
  readonly sha256: string;
  readonly counts: GraphCounts;
}

/** A graph file just written, as it was found when opened again. */
export interface WrittenGraph extends GraphFile {
  readonly engineVersion: string;
  readonly propertyKeys: readonly string[];
  readonly datasets: readonly DatasetDescription[];
}

export interface LimitedRows extends Rows {
  readonly truncated: boolean;
  readonly cutBy?: Cut;
}

export type ChildRequest =
  | { readonly kind: "open"; readonly file: string; readonly expected: GraphFile }
  | { readonly kind: "run"; readonly statement: Statement }
  | { readonly kind: "runLimited"; readonly statement: Statement; readonly limits: RowLimits }
  | { readonly kind: "explain"; readonly statement: Statement }
  | { readonly kind: "nodesByKey"; readonly keys: readonly string[] }
  | { readonly kind: "relationshipsById"; readonly ids: readonly string[] }
  | { readonly kind: "beginWrite"; readonly from: string | null; readonly to: string }
  | { readonly kind: "deleteRelationships"; readonly ids: readonly string[] }
  | { readonly kind: "deleteNodes"; readonly ids: readonly string[] }
  | { readonly kind: "upsertNodes"; readonly nodes: readonly GraphNode[] }
  | { readonly kind: "upsertRelationships"; readonly relationships: readonly GraphRelationship[] }
  | { readonly kind: "finishWrite" };

export interface ChildAnswers {
  readonly open: null;
  readonly run: Rows;
  readonly runLimited: LimitedRows;
  readonly explain: Plan;
  readonly nodesByKey: readonly NodeValue[];
  readonly relationshipsById: readonly RelationshipWithEnds[];
  readonly beginWrite: null;
  readonly deleteRelationships: null;
  readonly deleteNodes: null;
  readonly upsertNodes: null;
  readonly upsertRelationships: null;
  readonly finishWrite: WrittenGraph;
}

export type RequestKind = ChildRequest["kind"];
export type RequestOf<K extends RequestKind> = Extract<ChildRequest, { kind: K }>;

const KINDS: readonly string[] = [
  "open",
  "run",
  "runLimited",
  "explain",
  "nodesByKey",
  "relationshipsById",
  "beginWrite",
  "deleteRelationships",
  "deleteNodes",
  "upsertNodes",
  "upsertRelationships",
  "finishWrite",
] satisfies readonly RequestKind[];

export interface ChildFailure {
  readonly code: StoreErrorCode;
  readonly message: string;
  readonly position?: { readonly line: number; readonly column: number };
}

export type ChildReply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: ChildFailure };

/** A named door: what arrives in the child. Both ends are one build, so the envelope is checked, not every row. */
export function parseRequest(message: unknown): { id: number; request: ChildRequest } {
  if (isRecord(message) && typeof message["id"] === "number" && isRecord(message["request"])) {
    const { id, request } = message;
    if (typeof request["kind"] === "string" && KINDS.includes(request["kind"])) {
      return { id, request: request as unknown as ChildRequest };
    }
  }
  throw new TypeError("A message that is no request reached the store's child process.");
}

/** A named door: what arrives from the child; undefined for anything that is not a reply. */
export function parseReply(message: unknown): ChildReply | undefined {
  if (!isRecord(message) || typeof message["id"] !== "number") return undefined;
  const { id } = message;
  if (message["ok"] === true) return { id, ok: true, value: message["value"] ?? null };
  const { error } = message;
  if (message["ok"] !== false || !isRecord(error) || typeof error["message"] !== "string") return undefined;
  return { id, ok: false, error: error as unknown as ChildFailure };
}

export function failureOf(error: StoreError): ChildFailure {
  const { code, message, position } = error;
  return position === undefined ? { code, message } : { code, message, position };
}

export function errorFrom({ code, message, position }: ChildFailure): StoreError {
  return new StoreError(code, message, position === undefined ? {} : { position });
}

/** The driver wants its own mutable object. */
export function parametersOf(statement: Statement): Record<string, Plain> {
  const parameters: Parameters = statement.parameters ?? {};
  return { ...parameters };
}
