// The rule on what one row may hold and go through. Follows the clauses of a statement, and keeps for each name how large
// its value may be (weigh-expression.ts); what may become too large, or goes on too long inside one row, is refused.
import { findInside } from "./iterations.ts";
import { isNamePosition, isSymbol, isWord } from "./names.ts";
import type { RefusalCode, Violation } from "./refusal.ts";
import { violationAt, type Rule, type RuleContext } from "./rule-context.ts";
import { NOTHING, weigh, type Scope, type Size, type Weight } from "./weigh-expression.ts";

/** Rows that one pattern may give for each row before it, and that a statement may have at all: estimates. */
const ROWS_OF_A_PATTERN = 10_000;
const MOST_ROWS = 1_000_000;
/** Rows of a subquery for one item of a list. */
const ROWS_OF_ONE = 1_000;
/** Rows of a procedure that lists names. */
const ROWS_OF_A_PROCEDURE = 100;

const CLAUSES = ["MATCH", "UNWIND", "WITH", "RETURN", "CALL", "UNION"] as const;
/** They belong to the clause before them. */
const SUBCLAUSES = ["WHERE", "ORDER", "SKIP", "OFFSET", "LIMIT", "YIELD"] as const;
type ClauseWord = (typeof CLAUSES)[number];

interface Clause {
  readonly word: ClauseWord;
  /** After the word. */
  readonly from: number;
  readonly to: number;
}

interface Item {
  readonly name: string | undefined;
  readonly weight: Weight;
  readonly isAggregate: boolean;
}

/** A statement read up to some clause. */
interface Reading extends Scope {
  /** What the last RETURN gives in one row. */
  readonly answer: Weight | undefined;
}

const AGGREGATES = new Set("collect count sum avg min max stdev stdevp percentilecont percentiledisc".split(" "));

function keywordAt<Word extends string>(context: RuleContext, index: number, words: readonly Word[]): Word | undefined {
  if (isNamePosition(context.tokens, index)) return undefined;
  return words.find((word) => isWord(context.tokens[index], word));
}

/** The clauses directly inside a part of the text; a part that starts with a pattern is one MATCH. */
function findClauses(context: RuleContext, from: number, to: number): readonly Clause[] {
  const depth = context.brackets.depth[from];
  const starts: { word: ClauseWord; at: number }[] = [];
  for (let at = from; at < to; at++) {
    if (context.brackets.depth[at] !== depth) continue;
    const word = keywordAt(context, at, CLAUSES);
    const before = context.tokens[at - 1];
    if (word === undefined || (word === "WITH" && (isWord(before, "STARTS") || isWord(before, "ENDS")))) continue;
    starts.push({ word, at });
  }
  const first = starts[0]?.at ?? to;
  const isOptional = isWord(context.tokens[from], "OPTIONAL");
  const pattern = first > from && !isOptional ? [{ word: "MATCH" as const, from, to: first }] : [];
  return [
    ...pattern,
    ...starts.map(({ word, at }, index) => ({ word, from: at + 1, to: starts[index + 1]?.at ?? to })),
  ];
}

/** The parts between commas, end exclusive. */
function splitAtCommas(context: RuleContext, from: number, to: number): readonly (readonly [number, number])[] {
  const commas = findInside(context, from, to, (at) => isSymbol(context.tokens[at], ","));
  return [from - 1, ...commas].map((comma, part) => [comma + 1, commas[part] ?? to] as const);
}

/** Where the clause's own part ends and WHERE, ORDER BY, LIMIT, … begin. */
function endOfHead(context: RuleContext, { from, to }: Clause): number {
  return findInside(context, from, to, (at) => keywordAt(context, at, SUBCLAUSES) !== undefined)[0] ?? to;
}

function hasAggregate(context: RuleContext, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const token = context.tokens[at];
    const isCall = token?.kind === "word" && isSymbol(context.tokens[at + 1], "(");
    if (isCall && AGGREGATES.has(token.text.toLowerCase()) && !isNamePosition(context.tokens, at)) return true;
  }
  return false;
}

function readItem(context: RuleContext, from: number, to: number, scope: Scope): Item {
  const alias = to - 2;
  const hasAlias = alias > from && isWord(context.tokens[alias], "AS");
  const isBare = to - from === 1 && context.tokens[from]?.kind !== "symbol";
  return {
    name: hasAlias || isBare ? context.tokens[to - 1]?.text : undefined,
    weight: weigh(context, from, hasAlias ? alias : to, scope),
    isAggregate: hasAggregate(context, from, to),
  };
}

/** The number after LIMIT directly in a clause, where one is written. */
function writtenLimit(context: RuleContext, { from, to }: Clause): number {
  const number = context.tokens[to - 1];
  const isIts = (at: number) => at + 2 === to && keywordAt(context, at, ["LIMIT"]) !== undefined;
  return number?.kind === "number" && findInside(context, from, to, isIts).length > 0 ? Number(number.text) : MOST_ROWS;
}

/** Inside a subquery one row of the outside is all there is. */
const innerScope = (scope: Scope): Reading => ({
  ...scope,
  sizes: new Map([...scope.sizes].map(([name, { each, item }]) => [name, { each, item, mean: each }] as const)),
  rows: 1,
  answer: undefined,
});

/** Follows the clauses of the whole statement and reports the weight of every expression. */
function readStatement(context: RuleContext, report: (weight: Weight, at: number) => void): void {
  const weighed = (from: number, to: number, scope: Scope): Weight => {
    const weight = weigh(context, from, to, scope);
    report(weight, from);
    return weight;
  };

  const readSubclauses = (clause: Clause, scope: Scope) => {
    const head = endOfHead(context, clause);
    if (head < clause.to) weighed(head, clause.to, scope);
  };

  const readProjection = (clause: Clause, before: Reading): Reading => {
    const head = endOfHead(context, clause);
    const from = keywordAt(context, clause.from, ["DISTINCT"]) === undefined ? clause.from : clause.from + 1;
    const items = splitAtCommas(context, from, head).map(([start, end]) => {
      const item = readItem(context, start, end, before);
      report(item.weight, start);
      return item;
    });
    const isGrouped = items.some(({ isAggregate }) => isAggregate);
    const isOneRow = isGrouped && items.every(({ isAggregate }) => isAggregate);
    const rows = Math.min(isOneRow ? 1 : before.rows, writtenLimit(context, clause));
    const sizes = new Map(before.sizes);
    for (const { name, weight } of items) {
      if (name === undefined) continue;
      const mean = isOneRow ? weight.each : Math.min(weight.each, weight.all / before.rows);
      sizes.set(name, { each: weight.each, item: weight.item, mean });
    }
    const each = items.reduce((sum, { weight }) => sum + weight.each, 0);
    const answer: Weight = { ...NOTHING, each, item: each, all: each * rows };
    const after: Reading = { ...before, sizes, rows, answer: clause.word === "RETURN" ? answer : before.answer };
    readSubclauses(clause, after);
    return after;
  };

  const readUnwind = (clause: Clause, before: Reading): Reading => {
    const { name, weight } = readItem(context, clause.from, clause.to, before);
    report(weight, clause.from);
    const items = Math.max(1, Math.min(weight.each, weight.all / before.rows || 1));
    const sizes = new Map(before.sizes);
    if (name !== undefined) sizes.set(name, { each: weight.item, item: weight.item, mean: 1 });
    return { ...before, sizes, rows: Math.min(MOST_ROWS, before.rows * items) };
  };

  const readMatch = (clause: Clause, before: Reading): Reading => {
    readSubclauses(clause, before);
    const parts = splitAtCommas(context, clause.from, endOfHead(context, clause));
    return { ...before, rows: Math.min(MOST_ROWS, before.rows * ROWS_OF_A_PATTERN ** parts.length) };
  };

  const readCall = (clause: Clause, before: Reading): Reading => {
    const [open] = findInside(context, clause.from, clause.to, (at) => isSymbol(context.tokens[at], "{"));
    if (open === undefined) return { ...before, rows: Math.min(MOST_ROWS, before.rows * ROWS_OF_A_PROCEDURE) };
    const inner = readQuery(open + 1, context.brackets.partner[open] ?? clause.to, innerScope(before));
    const sizes = new Map<string, Size>([...before.sizes, ...inner.sizes]);
    return { ...before, sizes, rows: Math.min(MOST_ROWS, before.rows * inner.rows) };
  };

  const readQuery = (from: number, to: number, start: Reading): Reading => {
    let now = start;
    let others: Reading | undefined;
    for (const clause of findClauses(context, from, to)) {
      if (clause.word === "WITH" || clause.word === "RETURN") now = readProjection(clause, now);
      if (clause.word === "UNWIND") now = readUnwind(clause, now);
      if (clause.word === "MATCH") now = readMatch(clause, now);
      if (clause.word === "CALL") now = readCall(clause, now);
      if (clause.word === "UNION") {
        others = mergeReadings(others, now);
        now = start;
      }
    }
    return mergeReadings(others, now);
  };

  const weighSubquery: Scope["weighSubquery"] = (from, to, scope) => {
    const inner = readQuery(from, to, innerScope(scope));
    // In a list of things it gives what belongs to each: its neighbours, not everything.
    const rows = scope.locals.size > 0 ? Math.min(inner.rows, ROWS_OF_ONE) : inner.rows;
    const each = rows * (inner.answer?.each ?? 1);
    return { ...NOTHING, each, item: inner.answer?.each ?? 1, all: each * scope.rows };
  };
  const start = { sizes: new Map<string, Size>(), locals: new Map<string, number>() };
  readQuery(0, context.tokens.length, { ...start, rows: 1, weighSubquery, answer: undefined });
}

/** Branches of a UNION: a name is as large as in the largest. */
function mergeReadings(a: Reading | undefined, b: Reading): Reading {
  if (a === undefined) return b;
  const sizes = new Map(a.sizes);
  for (const [name, size] of b.sizes) {
    const other = sizes.get(name) ?? size;
    sizes.set(name, {
      each: Math.max(size.each, other.each),
      item: Math.max(size.item, other.item),
      mean: Math.max(size.mean, other.mean),
    });
  }
  const answer = (a.answer?.each ?? 0) > (b.answer?.each ?? 0) ? a.answer : b.answer;
  return { ...b, sizes, rows: Math.min(MOST_ROWS, a.rows + b.rows), answer };
}

function written(value: number): string {
  return Math.round(value).toLocaleString("en");
}

function shown(value: number): string {
  return value >= 1e15 ? "more than 1,000,000,000,000,000" : `about ${written(value)}`;
}

const DOUBLING_HINT = "Use the accumulator once in a step, as in reduce(a = 0, x IN xs | a + x).";
const GROWTH_HINT = "Do not add a list or a text to itself, and return rows instead of lists in lists.";
const STEPS_HINT = "Take the inner list apart with UNWIND and an aggregate: rows can be stopped.";

/** Nothing grows or goes on within one row so far that no deadline helps. */
export const growsLittle: Rule = (context) => {
  if (context.brackets.unbalancedAt >= 0) return [];
  const found = new Map<RefusalCode, Violation>();
  const { valueSize, iterationSteps } = context.limits;
  const note = (at: number, code: RefusalCode, message: string, hint: string) => {
    if (!found.has(code)) found.set(code, violationAt(context, at, code, message, hint));
  };
  const judge = (weight: Weight, at: number) => {
    if (weight.doublingAt >= 0) {
      const message = "The step of a reduce uses its accumulator more than once, so that it doubles with every item.";
      note(weight.doublingAt, "doubling", message, DOUBLING_HINT);
    } else if (weight.steps > iterationSteps) {
      const message = `An iteration may take ${shown(weight.steps)} steps in one row, where no deadline stops it; at most ${written(iterationSteps)} are accepted.`;
      note(weight.stepsAt, "iteration-steps", message, STEPS_HINT);
    } else if (weight.each > valueSize) {
      const message = `A value may grow to ${shown(weight.each)} items or pieces of text; at most ${written(valueSize)} are accepted.`;
      note(at, "value-growth", message, GROWTH_HINT);
    }
  };
  readStatement(context, judge);
  return [...found.values()];
};
