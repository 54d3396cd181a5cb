// Every failure the server can answer with, in one table: a stable code, its status, a title; and the way to it.
import { GuardRefusal } from "#guard";
import type { Violation } from "#guard";
import { StoreError } from "#store/graph-store";
import type { StoreErrorCode } from "#store/graph-store";
import type { Plain } from "#model";
import type { Problem } from "#contract";

/** Codes are part of the contract: scripts and the client decide by them, never by the words. */
export const PROBLEMS = {
  "bad-request": { status: 400, title: "The request could not be read" },
  "invalid-parameters": { status: 400, title: "The request asks for something that cannot be" },
  "query-syntax": { status: 400, title: "The query has a mistake" },
  "query-refused": { status: 400, title: "The store does not run this query" },
  "query-constraint": { status: 409, title: "The change breaks a rule of the graph" },
  unauthorized: { status: 401, title: "The publish token is missing or wrong" },
  "free-queries-off": { status: 403, title: "This server answers its saved queries only" },
  "free-queries-paused": { status: 503, title: "Free queries are paused" },
  "publishing-closed": { status: 403, title: "Nobody may publish on this server" },
  "not-found": { status: 404, title: "There is nothing with this id" },
  "unknown-route": { status: 404, title: "There is no such address" },
  withdrawn: { status: 410, title: "No longer published" },
  "body-too-large": { status: 413, title: "The request is too large" },
  "unsupported-media-type": { status: 415, title: "The request's content type is not understood" },
  "wrong-host": { status: 421, title: "This server does not answer to that host name" },
  "too-many-requests": { status: 429, title: "Too many requests" },
  "query-memory": { status: 422, title: "The query took too much memory" },
  "query-timeout": { status: 504, title: "The query took too long" },
  "query-cancelled": { status: 503, title: "The query was cancelled" },
  "store-unavailable": { status: 503, title: "The graph cannot be reached" },
  "store-empty": { status: 503, title: "No graph is loaded yet" },
  "store-damaged": { status: 503, title: "The stored graph is damaged" },
  "store-busy": { status: 503, title: "The graph is being written" },
  overloaded: { status: 503, title: "The server is busy" },
  "format-unknown": { status: 501, title: "The format is not one of those that are answered" },
  "snapshots-full": { status: 507, title: "There is no room for another snapshot" },
  "snapshot-damaged": { status: 500, title: "The snapshot's file is damaged" },
  internal: { status: 500, title: "Something went wrong on the server" },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** What a handler throws to answer with a problem. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly errors: readonly FieldError[] | undefined;
  /** Seconds for Retry-After. */
  readonly retryAfter: number | undefined;
  /** Further members of the problem document (a position, the rule that refused). */
  readonly extra: Readonly<Record<string, Plain>>;

  constructor(
    code: ProblemCode,
    detail: string,
    options: {
      errors?: readonly FieldError[];
      retryAfter?: number;
      extra?: Readonly<Record<string, Plain>>;
      cause?: unknown;
    } = {},
  ) {
    super(detail, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "ProblemError";
    this.code = code;
    this.errors = options.errors;
    this.retryAfter = options.retryAfter;
    this.extra = options.extra ?? {};
  }
}

const OF_STORE: Readonly<Record<StoreErrorCode, ProblemCode>> = {
  unavailable: "store-unavailable",
  damaged: "store-damaged",
  empty: "store-empty",
  syntax: "query-syntax",
  refused: "query-refused",
  timeout: "query-timeout",
  cancelled: "query-cancelled",
  memory: "query-memory",
  locked: "store-busy",
  constraint: "query-constraint",
  internal: "internal",
};

/** Details for failures whose own message is for the log and not for a stranger. */
const SAFE_DETAIL: Partial<Record<ProblemCode, string>> = {
  "store-unavailable": "The database does not answer. Try again in a moment.",
  "store-empty": "Load a dataset first: npm run ingest.",
  "store-damaged": "The stored graph does not match what was loaded; it is being rebuilt. Try again in a moment.",
  internal: "The failure is in the server's log under the request id.",
};

/** The status codes that fastify's own plugins throw with, as codes of the table. */
const OF_STATUS: Readonly<Record<number, ProblemCode>> = {
  404: "unknown-route",
  413: "body-too-large",
  415: "unsupported-media-type",
  429: "too-many-requests",
  503: "overloaded",
};

/** Any failure as a ProblemError: unknown ones become "internal" and keep their words to the log. */
export function toProblemError(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof StoreError) return ofStoreError(error);
  if (error instanceof GuardRefusal) return ofRefusal(error);
  const status = statusOf(error);
  if (status === undefined || status === 500) return new ProblemError("internal", "", { cause: error });
  const code = OF_STATUS[status] ?? (status < 500 ? "bad-request" : "internal");
  return new ProblemError(code, error instanceof Error ? error.message : "", { cause: error });
}

function ofStoreError(error: StoreError): ProblemError {
  const retry = ["unavailable", "damaged", "locked", "empty"].includes(error.code) ? { retryAfter: 2 } : {};
  const extra = error.position === undefined ? {} : { position: { ...error.position } };
  return new ProblemError(OF_STORE[error.code], error.message, { cause: error, extra, ...retry });
}

/** Refusals that are not about the query: the service is short of something, or the visitor has gone. */
const OF_REFUSAL: Partial<Record<Violation["code"], ProblemCode>> = {
  busy: "too-many-requests",
  budget: "too-many-requests",
  "free-queries-off": "free-queries-paused",
  timeout: "query-timeout",
  cancelled: "query-cancelled",
};

/** With the rule, how to rewrite the query, and where; every further rule that was broken among `violations`. */
function ofRefusal(refusal: GuardRefusal): ProblemError {
  const { code: rule, hint, position } = refusal;
  return new ProblemError(OF_REFUSAL[refusal.code] ?? "query-refused", refusal.message, {
    cause: refusal,
    extra: {
      rule,
      hint,
      ...(position === undefined ? {} : { position: { ...position } }),
      violations: refusal.violations.map(presentViolation),
    },
    ...(refusal.retryAfterSeconds === undefined ? {} : { retryAfter: refusal.retryAfterSeconds }),
  });
}

function presentViolation({ code, message, hint, position }: Violation) {
  return { rule: code, message, hint, ...(position === undefined ? {} : { position: { ...position } }) };
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null || !("statusCode" in error)) return undefined;
  return typeof error.statusCode === "number" ? error.statusCode : undefined;
}

/** The problem document (RFC 9457). The request id is the thread to the log. */
export function presentProblem(problem: ProblemError, requestId: string): Problem {
  const { status, title } = PROBLEMS[problem.code];
  return {
    ...problem.extra,
    type: `urn:powerlines:problem:${problem.code}`,
    title,
    status,
    detail: SAFE_DETAIL[problem.code] ?? problem.message,
    code: problem.code,
    ...(problem.errors === undefined ? {} : { errors: problem.errors }),
    requestId,
  };
}
