// Says of a word whether it stands where only a name can stand (a property, a label, a key of a map), so that
// `n.set` and `(:Create)` are not taken for clauses. In doubt the word is a keyword.
import type { Token } from "./lexer.ts";

export function isSymbol(token: Token | undefined, text: string): boolean {
  return token?.kind === "symbol" && token.text === text;
}

/** A bare word, without regard to case; `word` in upper case. */
export function isWord(token: Token | undefined, word: string): boolean {
  return token?.kind === "word" && token.text.toUpperCase() === word;
}

function isNameToken(token: Token | undefined): boolean {
  return token?.kind === "word" || token?.kind === "quoted";
}

/** `n.set`, `n{.set}`: the dot stands against the word and belongs to no number and no range. */
function followsPropertyDot(tokens: readonly Token[], index: number): boolean {
  const dot = tokens[index - 1];
  const before = tokens[index - 2];
  if (!isSymbol(dot, ".") || dot?.end !== tokens[index]?.start) return false;
  return before !== undefined && before.kind !== "number" && !isSymbol(before, ".") && !isSymbol(before, "..");
}

/** `:Create`, `:A|Create`, `:A&!Create`: back over operators and names to the colon. */
function followsLabelColon(tokens: readonly Token[], index: number): boolean {
  const operators = ["|", "&", "!"];
  let at = index - 1;
  for (;;) {
    const token = tokens[at];
    if (isSymbol(token, ":")) return true;
    const isOperator = operators.some((operator) => isSymbol(token, operator));
    const isLabel =
      isNameToken(token) &&
      [":", ...operators].some((operator) => isSymbol(tokens[at - 1], operator)) &&
      at < index - 1;
    if (!isOperator && !isLabel) return false;
    at--;
  }
}

/** `{set: 1}` */
function isMapKey(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  return isSymbol(tokens[index + 1], ":") && (isSymbol(before, "{") || isSymbol(before, ","));
}

/** Whether the word at `index` can only be a name. */
export function isNamePosition(tokens: readonly Token[], index: number): boolean {
  return followsPropertyDot(tokens, index) || followsLabelColon(tokens, index) || isMapKey(tokens, index);
}
