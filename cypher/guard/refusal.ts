// How the guard says no: one class, a stable code for each rule, and always a way to rewrite the query.

export type RefusalCode =
  | "empty"
  | "text-too-long"
  | "unclosed-string"
  | "unclosed-name"
  | "unclosed-comment"
  | "unicode-escape"
  | "character"
  | "number-form"
  | "quoted-name-form"
  | "nesting-too-deep"
  | "unbalanced-brackets"
  | "expression-too-long"
  | "too-many-clauses"
  | "several-statements"
  | "statement-start"
  | "no-return"
  | "write-clause"
  | "load-clause"
  | "use-clause"
  | "administration"
  | "transactions-clause"
  | "planner-hint"
  | "regular-expression"
  | "procedure"
  | "function"
  | "range-bounds"
  | "range-span"
  | "iteration-nesting"
  | "iteration-steps"
  | "value-growth"
  | "doubling"
  | "row-limit"
  | "parameter-missing"
  | "parameter-too-large"
  | "plan-operator"
  | "plan-type"
  | "explain-timeout"
  | "free-queries-off"
  | "busy"
  | "budget"
  | "timeout"
  | "cancelled";

export interface Position {
  /** Both 1-based, in UTF-16 units. */
  readonly line: number;
  readonly column: number;
}

/** One broken rule. */
export interface Violation {
  readonly code: RefusalCode;
  /** What the rule is and where it was broken. */
  readonly message: string;
  /** How to rewrite the query. */
  readonly hint: string;
  readonly position?: Position;
}

/** Why a query did not run. Checked by code, never by message. */
export class GuardRefusal extends Error {
  readonly code: RefusalCode;
  readonly hint: string;
  readonly position: Position | undefined;
  /** For "busy" and "budget": whole seconds after which it makes sense to ask again. */
  readonly retryAfterSeconds: number | undefined;
  /** Every rule that was broken, the first of them being this one; for limits of the service, only that. */
  readonly violations: readonly Violation[];

  constructor(
    violation: Violation,
    options: { retryAfterSeconds?: number; others?: readonly Violation[]; cause?: unknown } = {},
  ) {
    super(violation.message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "GuardRefusal";
    this.code = violation.code;
    this.hint = violation.hint;
    this.position = violation.position;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.violations = [violation, ...(options.others ?? [])];
  }
}
