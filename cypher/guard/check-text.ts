// Everything that is decided from the text and the parameters alone, before any store is asked.
import type { Parameters } from "#store/graph-store";
import { matchBrackets, type Brackets } from "./brackets.ts";
import { callsListedFunctions, callsListedProcedures } from "./call-rules.ts";
import {
  hasNoAdministration,
  hasNoHints,
  hasNoLoadOrUse,
  hasNoRegularExpression,
  hasNoTransactions,
  hasNoWrites,
  isOneStatement,
  returnsSomething,
  startsWithReading,
} from "./clause-rules.ts";
import {
  hasFewClauses,
  hasShortExpressions,
  hasShortPatterns,
  isBalanced,
  isNotNestedTooDeep,
  iteratesShallow,
  rangesAreSmall,
} from "./growth-rules.ts";
import { lex, LexError, type Token } from "./lexer.ts";
import type { GuardLimits } from "./limits.ts";
import { isSymbol } from "./names.ts";
import { checkParameters, checkParametersGiven } from "./parameter-rules.ts";
import { growsLittle } from "./size-rules.ts";
import type { Rule } from "./rule-context.ts";
import { GuardRefusal, type Violation } from "./refusal.ts";

/** A text that has passed. */
export interface CheckedText {
  readonly tokens: readonly Token[];
  readonly brackets: Brackets;
  /** What goes to the store: comments and the last `;` replaced by blanks, every other character where it was. */
  readonly sent: string;
}

const RULES: readonly Rule[] = [
  startsWithReading,
  hasNoWrites,
  hasNoLoadOrUse,
  hasNoAdministration,
  hasNoTransactions,
  hasNoHints,
  hasNoRegularExpression,
  isOneStatement,
  callsListedProcedures,
  callsListedFunctions,
  isBalanced,
  isNotNestedTooDeep,
  hasFewClauses,
  hasShortExpressions,
  hasShortPatterns,
  returnsSomething,
];

/** Rules on growth that the project's own queries may break: their authors know how large the data is. */
const STRANGERS_RULES: readonly Rule[] = [iteratesShallow, rangesAreSmall];

function refuse(violations: readonly Violation[]): void {
  const [first, ...others] = violations;
  if (first !== undefined) throw new GuardRefusal(first, { others });
}

function checkLength(text: string, limits: GuardLimits): void {
  if (text.trim() === "") {
    refuse([{ code: "empty", message: "There is no query.", hint: "Write one, as in MATCH (n) RETURN n LIMIT 25." }]);
  }
  if (text.length > limits.textLength) {
    refuse([
      {
        code: "text-too-long",
        message: `The query has ${text.length} characters; at most ${limits.textLength} are accepted.`,
        hint: "Pass long lists as parameters, or ask in several queries.",
      },
    ]);
  }
}

function lexOrRefuse(text: string) {
  try {
    return lex(text);
  } catch (error) {
    if (error instanceof LexError) throw new GuardRefusal(error.violation, { cause: error });
    throw error;
  }
}

/**
 * Checks a query's text and parameters. Throws GuardRefusal with every broken rule; what cannot be cut into tokens
 * is refused at the first place, since nothing after it is certain.
 */
export function checkText(
  text: string,
  params: Parameters,
  limits: GuardLimits,
  options: { readonly saved?: boolean } = {},
): CheckedText {
  checkLength(text, limits);
  const { tokens, sent } = lexOrRefuse(text);
  const brackets = matchBrackets(tokens);
  const context = { text, tokens, brackets, params, limits };
  const rules = options.saved === true ? RULES : [...RULES, ...STRANGERS_RULES];
  refuse([
    ...rules.flatMap((rule) => rule(context)),
    ...checkParameters(params, limits),
    ...checkParametersGiven(text, tokens, params),
  ]);
  // Only of a text that is bounded otherwise: the estimate goes as deep as the text does.
  if (options.saved !== true) refuse(growsLittle(context));
  const last = tokens.at(-1);
  if (last === undefined || !isSymbol(last, ";")) return { tokens, brackets, sent };
  return {
    tokens: tokens.slice(0, -1),
    brackets,
    sent: `${sent.slice(0, last.start)} ${sent.slice(last.end)}`,
  };
}
