// How large the value of an expression may become, read off its text: Neo4j looks at its deadline only between rows, so
// what grows or iterates inside one row has to be bounded before it runs. The estimate adds what the text names: a written
// value counts as it is, a parameter as it was given, a name as large as what it was bound to, collect() as all rows.
import type { Plain } from "#model";
import { findInside, splitIteration, startOfIteration, type Iteration } from "./iterations.ts";
import { isNamePosition, isSymbol, isWord } from "./names.ts";
import type { RuleContext } from "./rule-context.ts";

/** Items and characters of the value of a name: in one row, and on average over the rows of a group. */
export interface Size {
  readonly each: number;
  /** Of one item of it, where it is a list. */
  readonly item: number;
  readonly mean: number;
}

export interface Scope {
  readonly sizes: ReadonlyMap<string, Size>;
  /** How many rows may have come so far. */
  readonly rows: number;
  /** Items and accumulators of the iterations around. */
  readonly locals: ReadonlyMap<string, number>;
  /** A subquery inside an expression: how large its answer is in one row. */
  readonly weighSubquery: (from: number, to: number, scope: Scope) => Weight;
}

export interface Weight {
  /** Items and characters of the value in one row. */
  readonly each: number;
  /** Of one item of it, where it is a list. */
  readonly item: number;
  /** The same as `each`, over all rows. */
  readonly all: number;
  /** What is read on the way and does not end up in the value; names of size 1 count nothing. */
  readonly touched: number;
  /** The longest iteration in it, in steps within one row, and where it stands. */
  readonly steps: number;
  readonly stepsAt: number;
  /** A reduce whose accumulator doubles, and where it stands. */
  readonly doublingAt: number;
}

/** A list that a pattern or a subquery gives for one row. */
const NEIGHBOURHOOD = 100;
const MOST = 1e300;
/** A text counts one item for so many characters; a value of few items is read in one step. */
const CHARACTERS = 16;
const FEW = 1_000;
/** Rows are stopped by the deadline and by the memory that they take, so more than this is never collected. */
const MOST_COLLECTED = 10_000_000;
/** An accumulator with more parts than this counts as one. */
const MOST_PARTS = 16;

export const NOTHING: Weight = { each: 0, item: 0, all: 0, touched: 0, steps: 0, stepsAt: -1, doublingAt: -1 };

/** Functions whose value is a number or a truth, however large what they are given. */
const SCALAR = new Set(
  "size length count sum avg stdev stdevp exists isempty tointeger tofloat toboolean id type abs sign round".split(" "),
);
/** They look at one item and touch no other. */
const PICKING = new Set(["size", "length", "head", "last", "isempty"]);
const KEYWORDS = new Set(
  "AND OR XOR NOT IN IS NULL AS DISTINCT STARTS ENDS WITH CONTAINS TRUE FALSE ASC DESC ASCENDING DESCENDING WHERE BY".split(
    " ",
  ),
);
const SUBQUERIES = new Set(["COLLECT", "COUNT", "EXISTS"]);

const most = (value: number) => Math.min(value, MOST);

function sizeOfText(text: string): number {
  return Math.max(1, Math.ceil(text.length / CHARACTERS));
}

/** Of the largest item of a parameter that is a list. */
function sizeOfItem(value: Plain): number {
  return Array.isArray(value) ? Math.max(1, ...value.map(sizeOfValue)) : sizeOfValue(value);
}

function sizeOfValue(value: Plain): number {
  if (typeof value === "string") return sizeOfText(value);
  if (value === null || typeof value !== "object") return 1;
  const items: readonly Plain[] = Array.isArray(value) ? value : Object.values(value);
  return Math.max(
    1,
    items.reduce<number>((sum, item) => sum + sizeOfValue(item), 0),
  );
}

interface Sizes {
  readonly size: number;
  readonly item: number;
}

/** A text may name a parameter thousands of times, and the step of a reduce is read once for each part: it is walked once. */
const measured = new WeakMap<object, Sizes>();

function sizesOf(value: Plain): Sizes {
  const known = typeof value === "object" && value !== null ? measured.get(value) : undefined;
  if (known !== undefined) return known;
  const sizes = { size: sizeOfValue(value), item: sizeOfItem(value) };
  if (typeof value === "object" && value !== null) measured.set(value, sizes);
  return sizes;
}

function longer(a: Weight, b: Weight): Pick<Weight, "steps" | "stepsAt" | "doublingAt"> {
  const { steps, stepsAt } = b.steps > a.steps ? b : a;
  return { steps, stepsAt, doublingAt: a.doublingAt < 0 ? b.doublingAt : a.doublingAt };
}

function add(a: Weight, b: Weight): Weight {
  return {
    each: most(a.each + b.each),
    item: Math.max(a.item, b.item),
    all: most(a.all + b.all),
    touched: most(a.touched + b.touched),
    ...longer(a, b),
  };
}

function eitherOf(a: Weight, b: Weight): Weight {
  return {
    each: Math.max(a.each, b.each),
    item: Math.max(a.item, b.item),
    all: Math.max(a.all, b.all),
    touched: most(a.touched + b.touched),
    ...longer(a, b),
  };
}

/** What is read, but is no part of the value. */
function onlyTouched(weight: Weight): Weight {
  return { ...weight, each: 0, item: 0, all: 0 };
}

function atom(size: number, rows: number, item = size): Weight {
  return { ...NOTHING, each: size, item, all: most(size * rows) };
}

function isName(context: RuleContext, index: number): boolean {
  const kind = context.tokens[index]?.kind;
  return kind === "word" || kind === "quoted";
}

/** Not a property, a label or a key; in `{key: value` the value stands behind a colon and is no label. */
function isValue(context: RuleContext, index: number): boolean {
  if (!isNamePosition(context.tokens, index)) return true;
  const beforeKey = context.tokens[index - 3];
  const isAfterKey = isSymbol(beforeKey, "{") || isSymbol(beforeKey, ",");
  return isAfterKey && isName(context, index - 2) && isSymbol(context.tokens[index - 1], ":");
}

function nameAt(context: RuleContext, index: number): string {
  return context.tokens[index]?.text ?? "";
}

function lastPartOfCall(context: RuleContext, open: number): string {
  return isName(context, open - 1) ? nameAt(context, open - 1).toLowerCase() : "";
}

/** The part of an accumulator that is meant at a place: `.sum`, `[0]`, `last(`, or "" for all of it. */
function partAt(context: RuleContext, index: number): string {
  const [next, inner, close] = [1, 2, 3].map((step) => context.tokens[index + step]);
  if (isSymbol(next, ".") && inner !== undefined) return `.${inner.text}`;
  if (isSymbol(next, "[") && inner?.kind === "number" && isSymbol(close, "]")) return `[${inner.text}]`;
  const isWhole = isSymbol(next, ")") && isSymbol(context.tokens[index - 1], "(");
  const call = isWhole ? lastPartOfCall(context, index - 1) : "";
  return call === "head" || call === "last" ? `${call}(` : "";
}

/** `IN xs`, `xs[0]`, `xs.key`, `size(xs)`: the database finds the item without going through the list. */
function isPicked(context: RuleContext, index: number): boolean {
  const next = context.tokens[index + 1];
  if (isWord(context.tokens[index - 1], "IN") || isSymbol(next, "[") || isSymbol(next, ".")) return true;
  const isWhole = isSymbol(context.tokens[index - 1], "(") && isSymbol(next, ")");
  return isWhole && PICKING.has(lastPartOfCall(context, index - 1));
}

function weighName(context: RuleContext, index: number, scope: Scope): Weight {
  const name = nameAt(context, index);
  const local = scope.locals.get(`${name} ${partAt(context, index)}`) ?? scope.locals.get(name);
  const size = scope.sizes.get(name) ?? { each: 1, item: 1, mean: 1 };
  const { each, item, mean } = local === undefined ? size : { each: local, item: local, mean: local };
  const isHandedOn = local !== undefined && !isArgument(context, index);
  const touched = isHandedOn || isPicked(context, index) ? 0 : touchedOf(each);
  return { ...NOTHING, each, item, all: most(mean * scope.rows), touched };
}

function touchedOf(size: number): number {
  return size > FEW ? size : 0;
}

/** `replace(a, …)`: a function goes through it; an operator beside it does not. */
function isArgument(context: RuleContext, index: number): boolean {
  const [before, next] = [context.tokens[index - 1], context.tokens[index + 1]];
  return (isSymbol(before, "(") || isSymbol(before, ",")) && (isSymbol(next, ")") || isSymbol(next, ","));
}

/** CASE … END: the larger of its answers; its conditions are only read. */
function weighCase(context: RuleContext, start: number, to: number, scope: Scope): { weight: Weight; end: number } {
  let weight = NOTHING;
  let nested = 0;
  let from = start + 1;
  let isAnswer = false;
  for (let at = start + 1; at < to; at++) {
    if (context.brackets.depth[at] !== context.brackets.depth[start]) continue;
    if (isNamePosition(context.tokens, at)) continue;
    if (isWord(context.tokens[at], "CASE")) nested++;
    const isEnd = isWord(context.tokens[at], "END");
    if (isEnd && nested-- > 0) continue;
    if (nested > 0 || !(isEnd || ["WHEN", "THEN", "ELSE"].some((word) => isWord(context.tokens[at], word)))) continue;
    const part = weigh(context, from, at, scope);
    weight = eitherOf(weight, isAnswer ? part : onlyTouched(part));
    if (isEnd) return { weight, end: at };
    isAnswer = !isWord(context.tokens[at], "WHEN");
    from = at + 1;
  }
  return { weight: add(weight, weigh(context, from, to, scope)), end: to };
}

function withLocals(scope: Scope, locals: readonly (readonly [string, number])[]): Scope {
  return { ...scope, locals: new Map([...scope.locals, ...locals]) };
}

/** Each step of an iteration costs what its body reads and iterates over. */
function stepsOf(items: number, body: Weight): number {
  return most(items * (1 + body.touched + body.steps));
}

function weighBody(context: RuleContext, { condition, body }: Iteration, scope: Scope): Weight {
  const filter = condition === undefined ? NOTHING : onlyTouched(weigh(context, ...condition, scope));
  return add(filter, body === undefined ? NOTHING : weigh(context, ...body, scope));
}

/** The parts of the accumulator that the step names, each once. */
function partsOf(context: RuleContext, name: string, [from, to]: readonly [number, number]): readonly string[] {
  const parts = new Set<string>();
  for (let at = from; at < to; at++) {
    if (isName(context, at) && nameAt(context, at) === name && isValue(context, at)) {
      parts.add(partAt(context, at));
    }
  }
  return parts.size > MOST_PARTS ? [""] : [...parts];
}

/** reduce: what a step adds is added each time; an accumulator that its step uses twice doubles each time. */
function weighReduce(context: RuleContext, at: number, iteration: Iteration, scope: Scope): Weight {
  const { item, source, accumulator, body } = iteration;
  if (accumulator === undefined || body === undefined) return NOTHING;
  const list = weigh(context, ...source, scope);
  const start = weigh(context, ...accumulator.start, scope);
  const stepWith = (parts: readonly (readonly [string, number])[]) =>
    weigh(context, ...body, withLocals(scope, [[item, 1], ...parts])).each;
  const parts = partsOf(context, accumulator.name, body);
  const key = (part: string) => (part === "" ? accumulator.name : `${accumulator.name} ${part}`);
  const none = parts.map((part) => [key(part), 0] as const);
  const base = stepWith([[accumulator.name, 0], ...none]);
  const times = Math.max(
    0,
    ...parts.map(
      (part) =>
        stepWith([[accumulator.name, 0], ...none.filter(([name]) => name !== key(part)), [key(part), 1]]) - base,
    ),
  );
  const grown = start.each + list.each * base;
  const each = most(
    times > 1 ? Math.max(1, grown) * times ** list.each : times === 0 ? Math.max(start.each, base) : grown,
  );
  const last = weigh(
    context,
    ...body,
    withLocals(scope, [
      [item, 1],
      [accumulator.name, each],
    ]),
  );
  const steps = stepsOf(list.each, last);
  const isDoubling = times > 1 && each > context.limits.valueSize;
  return {
    each,
    item: each,
    all: most(each * scope.rows),
    touched: most(list.touched + start.touched),
    ...longer(eitherOf(list, start), { ...NOTHING, steps, stepsAt: at, doublingAt: isDoubling ? at : last.doublingAt }),
  };
}

function weighIteration(context: RuleContext, open: number, iteration: Iteration, scope: Scope): Weight {
  if (iteration.accumulator !== undefined) return weighReduce(context, open, iteration, scope);
  const list = iteration.isPattern ? atom(NEIGHBOURHOOD, scope.rows) : weigh(context, ...iteration.source, scope);
  const body = weighBody(context, iteration, withLocals(scope, iteration.isPattern ? [] : [[iteration.item, 1]]));
  // A comprehension without | gives the items themselves.
  const perItem = iteration.body === undefined ? 1 : Math.max(1, body.each);
  // A pattern is matched row by row, and stops at the deadline.
  const steps = iteration.isPattern ? body.steps : stepsOf(list.each, body);
  return {
    each: iteration.isTruth ? 1 : most(list.each * perItem),
    item: iteration.isTruth ? 1 : iteration.body === undefined ? list.item : Math.max(list.item, body.each),
    all: iteration.isTruth ? scope.rows : most(list.all * perItem),
    touched: list.touched,
    ...longer(list, { ...NOTHING, steps, stepsAt: open, doublingAt: body.doublingAt }),
  };
}

/** replace(text, what, with): every character may become the third text. */
function weighReplace(context: RuleContext, open: number, close: number, scope: Scope): Weight {
  const commas = findInside(context, open + 1, close, (at) => isSymbol(context.tokens[at], ","));
  const [text, what, by] = [open, ...commas].map((start, part) =>
    weigh(context, start + 1, commas[part] ?? close, scope),
  );
  const inner = add(add(text ?? NOTHING, what ?? NOTHING), by ?? NOTHING);
  const written = context.tokens[(commas[1] ?? close) + 1];
  const isWritten = written?.kind === "string" && (commas[1] ?? close) + 2 === close;
  const factor = Math.max(1, isWritten ? written.text.length : (by?.each ?? 1) * CHARACTERS);
  return { ...inner, item: 1, each: most((text?.each ?? 1) * factor), all: most((text?.all ?? 1) * factor) };
}

function spanOfWrittenRange(context: RuleContext, open: number, close: number): number {
  const numbers = context.tokens.slice(open + 1, close).filter((token) => token.kind === "number");
  return Math.max(1, ...numbers.map((token) => Math.abs(Number(token.text)))) + 1;
}

function weighCall(context: RuleContext, open: number, close: number, scope: Scope): Weight {
  const name = lastPartOfCall(context, open);
  if (name === "replace") return weighReplace(context, open, close, scope);
  if (name === "range")
    return atom(Math.min(spanOfWrittenRange(context, open, close), context.limits.rangeSpan), scope.rows, 1);
  const inner = weigh(context, open + 1, close, scope);
  if (name === "collect") return { ...inner, each: Math.min(inner.all, MOST_COLLECTED), item: inner.each };
  return SCALAR.has(name) ? { ...inner, each: 1, item: 1, all: scope.rows } : inner;
}

/** The weight of what starts at a token, and where it ends (exclusive). */
function weighAt(context: RuleContext, at: number, to: number, scope: Scope): { weight: Weight; end: number } {
  const token = context.tokens[at];
  const close = context.brackets.partner[at] ?? -1;
  if (token === undefined) return { weight: NOTHING, end: at + 1 };
  if (token.kind === "string") return { weight: atom(sizeOfText(token.text), scope.rows), end: at + 1 };
  if (token.kind === "number") return { weight: atom(1, scope.rows), end: at + 1 };
  if (token.kind === "parameter") {
    const { size, item } = sizesOf(context.params[token.text] ?? null);
    return {
      weight: { ...atom(size, scope.rows, item), touched: isPicked(context, at) ? 0 : touchedOf(size) },
      end: at + 1,
    };
  }
  if (close > at) {
    const start = startOfIteration(context, at);
    if (start) return { weight: weighIteration(context, at, splitIteration(context, at), scope), end: close + 1 };
    const isSubquery = isSymbol(token, "{") && SUBQUERIES.has(lastPartOfCall(context, at).toUpperCase());
    if (isSubquery) return { weight: weighSubquery(context, at, close, scope), end: close + 1 };
    if (isSymbol(token, "(") && isName(context, at - 1)) {
      return { weight: weighCall(context, at, close, scope), end: close + 1 };
    }
    const before = context.tokens[at - 1];
    const isIndex = isSymbol(token, "[") && (isName(context, at - 1) || isSymbol(before, "]") || isSymbol(before, ")"));
    const isAfterWord = before?.kind === "word" && KEYWORDS.has(before.text.toUpperCase());
    const inner = weigh(context, at + 1, close, scope);
    if (isIndex && !isAfterWord) return { weight: onlyTouched(inner), end: close + 1 };
    // Of a list or a map of several, one may be nearly all of it.
    return { weight: isSymbol(token, "(") ? inner : { ...inner, item: inner.each }, end: close + 1 };
  }
  if (!isName(context, at) || !isValue(context, at)) return { weight: NOTHING, end: at + 1 };
  if (isWord(token, "CASE")) {
    const { weight, end } = weighCase(context, at, to, scope);
    return { weight, end: end + 1 };
  }
  const isCalled = ["(", "."].some((symbol) => isSymbol(context.tokens[at + 1], symbol)) && isFunctionName(context, at);
  const isSubqueryWord = isSymbol(context.tokens[at + 1], "{") && SUBQUERIES.has(token.text.toUpperCase());
  const isKeyword = token.kind === "word" && KEYWORDS.has(token.text.toUpperCase());
  if (isCalled || isSubqueryWord || isKeyword) return { weight: NOTHING, end: at + 1 };
  return { weight: weighName(context, at, scope), end: at + 1 };
}

/** `size(`, `date.truncate(`: the words before the bracket are no value. */
function isFunctionName(context: RuleContext, index: number): boolean {
  let at = index;
  while (isSymbol(context.tokens[at + 1], ".") && isName(context, at + 2)) at += 2;
  return isSymbol(context.tokens[at + 1], "(");
}

function weighSubquery(context: RuleContext, open: number, close: number, scope: Scope): Weight {
  const answer = scope.weighSubquery(open + 1, close, scope);
  if (isWord(context.tokens[open - 1], "COLLECT")) return answer;
  return { ...answer, each: 1, item: 1, all: scope.rows };
}

/** The weight of the tokens from one index to another (exclusive). */
export function weigh(context: RuleContext, from: number, to: number, scope: Scope): Weight {
  let weight = NOTHING;
  for (let at = from; at < to;) {
    const next = weighAt(context, at, to, scope);
    weight = add(weight, next.weight);
    at = next.end;
  }
  return weight;
}
