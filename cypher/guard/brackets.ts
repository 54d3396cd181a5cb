// Pairs the brackets of a token list and says how deep each token lies.
import { isSymbol } from "./names.ts";
import type { Token } from "./lexer.ts";

const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

export interface Brackets {
  /** For each token the number of brackets around it (a bracket counts as outside itself). */
  readonly depth: readonly number[];
  /** For an opening bracket the index of its closing one, and the other way round; -1 for other tokens. */
  readonly partner: readonly number[];
  readonly deepest: number;
  /** Index of the token at which the deepest bracket opens; -1 without brackets. */
  readonly deepestAt: number;
  /** Index of the first bracket without a partner; -1 where all have one. */
  readonly unbalancedAt: number;
}

/** Pairs ( [ {; `<` and `>` are operators. */
export function matchBrackets(tokens: readonly Token[]): Brackets {
  const depth: number[] = [];
  const partner = tokens.map(() => -1);
  const open: number[] = [];
  let deepest = 0;
  let deepestAt = -1;
  let unbalancedAt = -1;
  for (const [index, token] of tokens.entries()) {
    const isOpening = token.kind === "symbol" && CLOSING[token.text] !== undefined;
    const isClosing = [")", "]", "}"].some((text) => isSymbol(token, text));
    if (isClosing) {
      const start = open.pop();
      const opening = start === undefined ? undefined : tokens[start];
      if (start === undefined || opening === undefined || CLOSING[opening.text] !== token.text) {
        unbalancedAt = unbalancedAt < 0 ? index : unbalancedAt;
      } else {
        partner[start] = index;
        partner[index] = start;
      }
    }
    depth.push(open.length);
    if (isOpening) {
      open.push(index);
      if (open.length > deepest) {
        deepest = open.length;
        deepestAt = index;
      }
    }
  }
  if (unbalancedAt < 0) unbalancedAt = open[0] ?? -1;
  return { depth, partner, deepest, deepestAt, unbalancedAt };
}
