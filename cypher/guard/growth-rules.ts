// The rules on size: what a deadline cannot stop (planning, reduce, comprehensions, range) is bounded by its text.
import { forEachKeyword } from "./clause-rules.ts";
import { startOfIteration } from "./iterations.ts";
import { isNamePosition, isSymbol, isWord } from "./names.ts";
import { violationAt, type Rule, type RuleContext } from "./rule-context.ts";
import type { Violation } from "./refusal.ts";

export const isBalanced: Rule = (context) =>
  context.brackets.unbalancedAt < 0
    ? []
    : [
        violationAt(
          context,
          context.brackets.unbalancedAt,
          "unbalanced-brackets",
          "A bracket has no partner.",
          "Close every bracket that is opened.",
        ),
      ];

export const isNotNestedTooDeep: Rule = (context) =>
  context.brackets.deepest <= context.limits.nesting
    ? []
    : [
        violationAt(
          context,
          context.brackets.deepestAt,
          "nesting-too-deep",
          `Brackets are nested ${context.brackets.deepest} deep; at most ${context.limits.nesting} are accepted.`,
          "Split the query with WITH.",
        ),
      ];

const CLAUSES = new Set(["MATCH", "UNWIND", "RETURN", "CALL", "UNION", "WITH"]);

export const hasFewClauses: Rule = (context) => {
  let count = 0;
  let tooMany = -1;
  forEachKeyword(context, (word, index) => {
    const before = context.tokens[index - 1];
    if (!CLAUSES.has(word) || isWord(before, "STARTS") || isWord(before, "ENDS")) return;
    count++;
    if (count === context.limits.clauses + 1) tooMany = index;
  });
  if (tooMany < 0) return [];
  return [
    violationAt(
      context,
      tooMany,
      "too-many-clauses",
      `The query has ${count} clauses; at most ${context.limits.clauses} are accepted.`,
      "Split it into several queries.",
    ),
  ];
};

const OPERATOR_SYMBOLS = new Set(["+", "-", "*", "/", "%", "^", "=", "<", ">", "|", "&", "!"]);
const OPERATOR_WORDS = new Set(["AND", "OR", "XOR", "NOT", "IN", "IS", "CONTAINS", "STARTS", "ENDS", "WHEN"]);

function isOperator(context: RuleContext, index: number): boolean {
  const token = context.tokens[index];
  if (token?.kind === "symbol") return OPERATOR_SYMBOLS.has(token.text);
  return token?.kind === "word" && OPERATOR_WORDS.has(token.text.toUpperCase());
}

/** The index at which a run of something has become longer than the limit; -1 where none has. */
function findLongRun(context: RuleContext, width: number, isStep: (index: number) => boolean): number {
  let length = 0;
  for (let index = 0; index < context.tokens.length; index++) {
    if (!isStep(index)) {
      length = 0;
      continue;
    }
    length++;
    if (length > context.limits.chain) return index;
    index += width - 1;
  }
  return -1;
}

/** Where list indices follow each other (`x[0][0]…`) more often than the limit; -1 elsewhere. */
function findLongIndexing(context: RuleContext): number {
  const runs = new Map<number, number>();
  for (const [index, token] of context.tokens.entries()) {
    if (!isSymbol(token, "[")) continue;
    const length = isSymbol(context.tokens[index - 1], "]") ? (runs.get(index - 1) ?? 0) + 1 : 1;
    runs.set(context.brackets.partner[index] ?? -1, length);
    if (length > context.limits.chain) return index;
  }
  return -1;
}

/** Where CASE lies in CASE more often than the limit; -1 elsewhere. */
function findDeepCase(context: RuleContext): number {
  let depth = 0;
  let found = -1;
  forEachKeyword(context, (word, index) => {
    if (word === "CASE") depth++;
    if (word === "END") depth = Math.max(0, depth - 1);
    if (depth > context.limits.chain && found < 0) found = index;
  });
  return found;
}

export const hasShortExpressions: Rule = (context) => {
  const operators = context.tokens.reduce((count, _token, index) => count + (isOperator(context, index) ? 1 : 0), 0);
  const runs = [
    findLongRun(context, 1, (index) => isWord(context.tokens[index], "NOT")),
    findLongRun(context, 1, (index) => ["+", "-", "!"].some((sign) => isSymbol(context.tokens[index], sign))),
    findLongRun(context, 2, (index) => isSymbol(context.tokens[index], ".")),
    findLongIndexing(context),
    findDeepCase(context),
  ].filter((index) => index >= 0);
  const hint = "Use IN with a list or a parameter, or split the query with WITH.";
  const found = runs.map((index) =>
    violationAt(
      context,
      index,
      "expression-too-long",
      `More than ${context.limits.chain} operators, properties or CASEs in a row.`,
      hint,
    ),
  );
  if (operators <= context.limits.operators) return found;
  const message = `The query has ${operators} operators; at most ${context.limits.operators} are accepted.`;
  return [...found, violationAt(context, 0, "expression-too-long", message, hint)];
};

/** Planning time doubles with each step of a pattern and no engine's deadline stops a planner. */
export const hasShortPatterns: Rule = (context) => {
  let steps = 0;
  let tooMany = -1;
  for (const [index, token] of context.tokens.entries()) {
    const next = context.tokens[index + 1];
    const isStep = isSymbol(token, "-") && (isSymbol(next, "[") || (isSymbol(next, "-") && next?.start === token.end));
    if (!isStep) continue;
    steps++;
    if (steps === context.limits.patternSteps + 1) tooMany = index;
  }
  if (tooMany < 0) return [];
  return [
    violationAt(
      context,
      tooMany,
      "expression-too-long",
      `The patterns have ${steps} relationships; at most ${context.limits.patternSteps} are accepted.`,
      "Use a variable length, as in -[*1..4]-, or split the question.",
    ),
  ];
};

/** reduce, comprehensions and quantifiers run to their end whatever the deadline: at most two inside each other. */
export const iteratesShallow: Rule = (context) => {
  const closings: number[] = [];
  const found: Violation[] = [];
  for (const [index] of context.tokens.entries()) {
    while (closings.length > 0 && (closings.at(-1) ?? 0) <= index) closings.pop();
    const close = context.brackets.partner[index] ?? -1;
    if (close < index || !startOfIteration(context, index)) continue;
    closings.push(close);
    if (closings.length <= context.limits.iterationNesting) continue;
    found.push(
      violationAt(
        context,
        index,
        "iteration-nesting",
        `reduce, comprehensions and quantifiers may be nested ${context.limits.iterationNesting} deep.`,
        "Take the inner one apart with UNWIND and an aggregate.",
      ),
    );
  }
  return found;
};

/** Reads one bound: a whole number with or without a sign. */
function parseBound(context: RuleContext, from: number, to: number): number | null {
  const written = context.tokens.slice(from, to).map((token) => token.text);
  if (context.tokens.slice(from, to).some((token) => token.kind !== "number" && token.kind !== "symbol")) return null;
  const text = written.join("");
  return /^[+-]?\d{1,15}$/.test(text) ? Number(text) : null;
}

/** How many numbers range() gives, or null where a bound is no literal. */
function spanOfRange(context: RuleContext, open: number): number | null {
  const close = context.brackets.partner[open] ?? -1;
  const inner = (context.brackets.depth[open] ?? 0) + 1;
  const bounds: (number | null)[] = [];
  let from = open + 1;
  for (let at = open + 1; at <= close; at++) {
    const isComma = isSymbol(context.tokens[at], ",") && context.brackets.depth[at] === inner;
    if (!isComma && at !== close) continue;
    bounds.push(parseBound(context, from, at));
    from = at + 1;
  }
  const [first, last, step = 1] = bounds;
  if (bounds.length > 3 || typeof first !== "number" || typeof last !== "number" || step === null) return null;
  if (step === 0) return null;
  return Math.max(0, Math.floor((last - first) / step) + 1);
}

export const rangesAreSmall: Rule = (context) => {
  const found: Violation[] = [];
  let product = 1;
  for (const [index, token] of context.tokens.entries()) {
    if (!isWord(token, "RANGE") || !isSymbol(context.tokens[index + 1], "(")) continue;
    if (isNamePosition(context.tokens, index)) continue;
    const span = spanOfRange(context, index + 1);
    if (span === null) {
      found.push(
        violationAt(
          context,
          index,
          "range-bounds",
          "range() takes whole numbers written out, not expressions or parameters.",
          "Write range(0, 10), or UNWIND the list itself instead of its positions.",
        ),
      );
      continue;
    }
    product *= Math.max(1, span);
    const isTooLong = span > context.limits.rangeSpan;
    if (!isTooLong && product <= context.limits.rangeSpanProduct) continue;
    const message = isTooLong
      ? `range() gives ${span} numbers; at most ${context.limits.rangeSpan} are accepted.`
      : `The ranges of the query together give ${product} combinations; at most ${context.limits.rangeSpanProduct} are accepted.`;
    found.push(violationAt(context, index, "range-span", message, "Use smaller ranges."));
  }
  return found;
};
