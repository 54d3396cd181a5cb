// Why the page has no answer: what happened, why, and what the reader can do, in words.

export type AnswerCode = "offline" | "unreachable" | "empty" | "refused" | "unreadable";

/** What a problem document says beyond its words. */
export interface ProblemFacts {
  readonly status: number;
  /** Stable: decisions go by it, never by the words. */
  readonly code: string;
  readonly errors: readonly { readonly field: string; readonly message: string }[];
  /** Of a query that the guard refused: which rules it breaks and how to rewrite it. */
  readonly violations: readonly Violation[];
  /** Where in a query's text its mistake is. */
  readonly position: TextPosition | undefined;
  /** Seconds after which it makes sense to ask again. */
  readonly retryAfter: number | undefined;
}

export interface Violation {
  readonly rule: string;
  readonly message: string;
  readonly hint: string;
  readonly position: TextPosition | undefined;
}

/** Both from 1. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

export class AnswerError extends Error {
  override readonly name = "AnswerError";
  readonly code: AnswerCode;
  readonly why: string;
  readonly advice: string;
  /** Undefined where there was no answer at all. */
  readonly problem: ProblemFacts | undefined;

  constructor(code: AnswerCode, facts: { what: string; why: string; advice: string; problem?: ProblemFacts }) {
    super(facts.what);
    this.code = code;
    this.why = facts.why;
    this.advice = facts.advice;
    this.problem = facts.problem;
  }
}
