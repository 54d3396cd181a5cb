// Puts a LIMIT into a query for an engine that builds its whole result before it gives the first row.
import type { Parameters } from "#store/graph-store";
import type { CheckedText } from "./check-text.ts";
import { findPosition, type Token } from "./lexer.ts";
import { isNamePosition, isSymbol, isWord } from "./names.ts";
import { GuardRefusal } from "./refusal.ts";
import { WORDS_AFTER_A_NAME } from "./words.ts";

interface Branch {
  /** Token indices, end exclusive. */
  readonly from: number;
  readonly to: number;
  /** UNION without ALL before or after it: equal rows count once. */
  readonly isDistinct: boolean;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function isOuterKeyword(checked: CheckedText, index: number, word: string): boolean {
  return (
    checked.brackets.depth[index] === 0 && isWord(checked.tokens[index], word) && !isNamePosition(checked.tokens, index)
  );
}

function splitUnion(checked: CheckedText): readonly Branch[] {
  const unions = checked.tokens.flatMap((_token, index) => (isOuterKeyword(checked, index, "UNION") ? [index] : []));
  const isDistinct = unions.some((index) => !isWord(checked.tokens[index + 1], "ALL"));
  const starts = [0, ...unions.map((index) => index + 1)];
  const ends = [...unions, checked.tokens.length];
  return starts.map((from, branch) => ({ from, to: ends[branch] ?? checked.tokens.length, isDistinct }));
}

function refuseAt(checked: CheckedText, token: Token, message: string, hint: string): never {
  throw new GuardRefusal({ code: "row-limit", message, hint, position: findPosition(checked.sent, token.start) });
}

/** The number that a LIMIT's last token stands for; null where it is no number. */
function limitValue(token: Token, params: Parameters): number | null {
  if (token.kind === "number") return /^\d+$/.test(token.text) ? Number(token.text) : null;
  const value = token.kind === "parameter" ? params[token.text] : undefined;
  return typeof value === "number" && Number.isInteger(value) ? value : null;
}

/** A LIMIT that is not `LIMIT 10` or `LIMIT $n` at the end; a variable of that name is none. */
function findOtherLimit(checked: CheckedText, from: number, to: number): Token | undefined {
  for (let index = from; index < to; index++) {
    if (!isOuterKeyword(checked, index, "LIMIT")) continue;
    const before = checked.tokens[index - 1];
    const next = index + 1 < to ? checked.tokens[index + 1] : undefined;
    const isName =
      isWord(before, "AS") || isWord(before, "BY") || isSymbol(before, ",") || isWord(before, "RETURN") || !next;
    const endsName = next?.kind === "word" && WORDS_AFTER_A_NAME.has(next.text.toUpperCase());
    const opensExpression = next !== undefined && !endsName && (next.kind !== "symbol" || isSymbol(next, "("));
    if (opensExpression && !isName) return checked.tokens[index];
  }
  return undefined;
}

function limitBranch(checked: CheckedText, branch: Branch, rows: number, params: Parameters): readonly Edit[] {
  let returnAt = -1;
  for (let index = branch.from; index < branch.to; index++) {
    if (isOuterKeyword(checked, index, "RETURN")) returnAt = index;
  }
  // Only a lone procedure call passes the rules without RETURN: it lists the names of the schema.
  if (returnAt < 0) return [];
  const edits: Edit[] = [];
  const afterReturn = checked.tokens[returnAt + 1];
  const returnToken = checked.tokens[returnAt];
  if (branch.isDistinct && returnToken !== undefined && !isWord(afterReturn, "DISTINCT")) {
    // Cut before equal rows are taken out, a UNION would lose rows and not say so.
    edits.push({ start: returnToken.end, end: returnToken.end, text: " DISTINCT" });
  }
  const last = checked.tokens[branch.to - 1];
  if (last === undefined) return edits;
  const hasLimit = branch.to - 2 > returnAt && isOuterKeyword(checked, branch.to - 2, "LIMIT");
  if (hasLimit && last.kind !== "symbol" && last.kind !== "word") {
    const value = limitValue(last, params);
    if (value === null || value < 0) {
      refuseAt(checked, last, "LIMIT takes a whole number.", "Write LIMIT 100, or LIMIT $n with a whole number for n.");
    }
    if (value > rows) {
      const text = String(rows).padEnd(last.end - last.start);
      edits.push({ start: last.start, end: last.end, text });
    }
    return edits;
  }
  const other = findOtherLimit(checked, returnAt + 1, branch.to);
  if (other !== undefined) {
    refuseAt(checked, other, "LIMIT takes a number or a parameter, nothing else.", "Write LIMIT 100 at the end.");
  }
  return [...edits, { start: last.end, end: last.end, text: ` LIMIT ${rows}` }];
}

/**
 * The text with every branch limited to at most `rows` rows: a larger LIMIT is lowered, a missing one added.
 * Throws GuardRefusal "row-limit" where a LIMIT is an expression.
 */
export function limitRows(checked: CheckedText, rows: number, params: Parameters): string {
  const edits = splitUnion(checked).flatMap((branch) => limitBranch(checked, branch, rows, params));
  let text = checked.sent;
  for (const edit of edits.toReversed()) text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  return text;
}
