// Does a .cypher text stay inside the Cypher that answers alike on both stores? Lexical: it knows tokens and brackets,
// no grammar, so it can miss a mistake but says of each what to write instead. The suite that runs both stores is the proof.
import { positionOf, readCypher } from "./cypher-text.ts";
import type { CypherText, Token } from "./cypher-text.ts";
import { EXPRESSION_RULES } from "./subset-expressions.ts";
import { PATTERN_RULES } from "./subset-patterns.ts";
import { STATEMENT_RULES } from "./subset-statements.ts";
import type { SubsetRule } from "./subset-rule.ts";

export interface SubsetProblem {
  /** Stable name of the rule. */
  readonly rule: string;
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** The form to use. */
  readonly instead: string;
}

const RULES: readonly SubsetRule[] = [...STATEMENT_RULES, ...PATTERN_RULES, ...EXPRESSION_RULES];

/** Every rule's name, for the tests that see each fail once. */
export const SUBSET_RULES: readonly string[] = ["unclosed", ...RULES.map((rule) => rule.name)];

/** Everything in the text that is outside the subset, in the order of the text. Empty is inside. */
export function checkSubset(text: string): readonly SubsetProblem[] {
  const cypher = readCypher(text);
  if (cypher.problems.length > 0)
    return cypher.problems.map(({ offset, message }) => ({
      offset,
      ...positionOf(text, offset),
      rule: "unclosed",
      message,
      instead: "close it",
    }));
  return RULES.flatMap((rule) => apply(rule, cypher, text)).toSorted((a, b) => a.offset - b.offset);
}

function apply(rule: SubsetRule, cypher: CypherText, text: string): readonly SubsetProblem[] {
  return [...rule.find(cypher)].map((token: Token) => ({
    offset: token.offset,
    ...positionOf(text, token.offset),
    rule: rule.name,
    message: rule.message.replaceAll("%", token.written),
    instead: rule.instead,
  }));
}
