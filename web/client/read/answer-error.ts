// Why the page has no answer: what happened, why, and what the reader can do, in words.

export type AnswerCode = "offline" | "unreachable" | "refused" | "unreadable";

export class AnswerError extends Error {
  override readonly name = "AnswerError";
  readonly code: AnswerCode;
  readonly why: string;
  readonly advice: string;

  constructor(code: AnswerCode, facts: { what: string; why: string; advice: string }) {
    super(facts.what);
    this.code = code;
    this.why = facts.why;
    this.advice = facts.advice;
  }
}
