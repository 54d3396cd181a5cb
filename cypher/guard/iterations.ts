// Finds what iterates inside one row (reduce, comprehensions, quantifiers) and takes it apart.
import { isSymbol, isWord } from "./names.ts";
import type { RuleContext } from "./rule-context.ts";

/** Indices of tokens, end exclusive. */
type Span = readonly [from: number, to: number];

export interface Iteration {
  readonly item: string;
  readonly source: Span;
  readonly condition: Span | undefined;
  readonly body: Span | undefined;
  /** Of a reduce. */
  readonly accumulator: { readonly name: string; readonly start: Span } | undefined;
  /** `[(a)-->(b) | …]`: its source is a pattern, matched row by row. */
  readonly isPattern: boolean;
  /** A quantifier: its value is true or false. */
  readonly isTruth: boolean;
}

const QUANTIFIERS = new Set(["ALL", "ANY", "NONE", "SINGLE"]);

function wordBefore(context: RuleContext, open: number): string {
  const before = context.tokens[open - 1];
  return before?.kind === "word" ? before.text.toUpperCase() : "";
}

/** `[x IN …`, `[(a)-->(b) | …]`, `[p = (a)-->(b) | …]`; a list or a relationship is none. */
function isComprehension(context: RuleContext, open: number): boolean {
  const close = context.brackets.partner[open] ?? -1;
  const first = context.tokens[open + 1];
  const second = context.tokens[open + 2];
  const startsWithName = first?.kind === "word" || first?.kind === "quoted";
  if (startsWithName && isWord(second, "IN")) return true;
  if (!isSymbol(first, "(") && !(startsWithName && isSymbol(second, "="))) return false;
  return findAt(context, open, close, (index) => isBar(context, index)) !== undefined;
}

/** Whether the bracket at this index holds an iteration. */
export function startOfIteration(context: RuleContext, open: number): boolean {
  const token = context.tokens[open];
  if (isSymbol(token, "[")) return isComprehension(context, open);
  if (!isSymbol(token, "(")) return false;
  const word = wordBefore(context, open);
  return QUANTIFIERS.has(word) || word === "REDUCE";
}

/** `|`, but neither half of `||`. */
function isBar(context: RuleContext, index: number): boolean {
  const [before, token, next] = [context.tokens[index - 1], context.tokens[index], context.tokens[index + 1]];
  if (!isSymbol(token, "|")) return false;
  const isPair =
    (isSymbol(before, "|") && before?.end === token?.start) || (isSymbol(next, "|") && token?.end === next?.start);
  return !isPair;
}

/** Indices of the tokens of a part of the text, as deep as its first one, at which `matches` holds. */
export function findInside(
  context: RuleContext,
  from: number,
  to: number,
  matches: (index: number) => boolean,
): readonly number[] {
  const depth = context.brackets.depth[from];
  const found: number[] = [];
  for (let at = from; at < to; at++) if (context.brackets.depth[at] === depth && matches(at)) found.push(at);
  return found;
}

/** The first token directly inside a bracket at which `matches` holds. */
function findAt(
  context: RuleContext,
  open: number,
  close: number,
  matches: (index: number) => boolean,
): number | undefined {
  return findInside(context, open + 1, close, matches)[0];
}

/** Takes an iteration apart; call it only where startOfIteration says that there is one. */
export function splitIteration(context: RuleContext, open: number): Iteration {
  const close = context.brackets.partner[open] ?? context.tokens.length;
  // The first one, though `x:A|B` may stand in a condition: then more counts as body, never less.
  const bar = findAt(context, open, close, (index) => isBar(context, index));
  const end = bar ?? close;
  const condition = findAt(context, open, end, (index) => isWord(context.tokens[index], "WHERE"));
  const parts = {
    condition: condition === undefined ? undefined : ([condition + 1, end] as const),
    body: bar === undefined ? undefined : ([bar + 1, close] as const),
    isTruth: QUANTIFIERS.has(wordBefore(context, open)) && isSymbol(context.tokens[open], "("),
  };
  const sourceEnd = condition ?? end;
  if (wordBefore(context, open) === "REDUCE" && isSymbol(context.tokens[open], "(")) {
    const comma = commaOfReduce(context, open, close);
    const name = context.tokens[open + 1]?.text ?? "";
    return {
      ...parts,
      item: context.tokens[comma + 1]?.text ?? "",
      source: [comma + 3, sourceEnd],
      accumulator: { name, start: [open + 3, comma] },
      isPattern: false,
    };
  }
  const isPattern = !isWord(context.tokens[open + 2], "IN");
  return {
    ...parts,
    item: isPattern ? "" : (context.tokens[open + 1]?.text ?? ""),
    source: [open + (isPattern ? 1 : 3), sourceEnd],
    accumulator: undefined,
    isPattern,
  };
}

/** The comma before `x IN`: the first one directly inside that a name and IN follow. */
function commaOfReduce(context: RuleContext, open: number, close: number): number {
  const isIt = (at: number) => isSymbol(context.tokens[at], ",") && isWord(context.tokens[at + 2], "IN");
  return findAt(context, open, close, isIt) ?? close;
}
