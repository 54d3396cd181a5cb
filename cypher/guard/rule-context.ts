// What every lexical rule is given, and the one way in which a rule reports.
import type { Parameters } from "#store/graph-store";
import type { Brackets } from "./brackets.ts";
import { findPosition, type Token } from "./lexer.ts";
import type { GuardLimits } from "./limits.ts";
import type { RefusalCode, Violation } from "./refusal.ts";

export interface RuleContext {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly brackets: Brackets;
  readonly params: Parameters;
  readonly limits: GuardLimits;
}

/** A rule reads the context and reports each place where it is broken. */
export type Rule = (context: RuleContext) => readonly Violation[];

/** A violation at the token with this index; without a position past the last token. */
export function violationAt(
  context: RuleContext,
  index: number,
  code: RefusalCode,
  message: string,
  hint: string,
): Violation {
  const token = context.tokens[index];
  return token === undefined
    ? { code, message, hint }
    : { code, message, hint, position: findPosition(context.text, token.start) };
}
