// The rules on what may be called: listed functions and listed procedures, nothing else.
import { forEachKeyword } from "./clause-rules.ts";
import { isNamePosition, isSymbol } from "./names.ts";
import { violationAt, type Rule, type RuleContext } from "./rule-context.ts";
import type { Violation } from "./refusal.ts";
import { FUNCTIONS, PROCEDURES, WORDS_BEFORE_A_BRACKET } from "./words.ts";

interface DottedName {
  /** As written, without blanks. */
  readonly name: string;
  readonly hasQuotes: boolean;
  readonly first: number;
  readonly last: number;
}

function isPart(context: RuleContext, index: number): boolean {
  const kind = context.tokens[index]?.kind;
  return kind === "word" || kind === "quoted";
}

function dottedName(context: RuleContext, first: number, last: number): DottedName {
  const parts = context.tokens.slice(first, last + 1);
  return {
    name: parts.map((part) => part.text).join(""),
    hasQuotes: parts.some((part) => part.kind === "quoted"),
    first,
    last,
  };
}

function dottedNameBefore(context: RuleContext, last: number): DottedName {
  let first = last;
  while (isSymbol(context.tokens[first - 1], ".") && isPart(context, first - 2)) first -= 2;
  return dottedName(context, first, last);
}

function dottedNameAfter(context: RuleContext, first: number): DottedName {
  let last = first;
  while (isSymbol(context.tokens[last + 1], ".") && isPart(context, last + 2)) last += 2;
  return dottedName(context, first, last);
}

/** Indices of the tokens that belong to the name of a procedure being called. */
function findProcedureCalls(context: RuleContext): readonly DottedName[] {
  const calls: DottedName[] = [];
  forEachKeyword(context, (word, index) => {
    if (word !== "CALL") return;
    const next = context.tokens[index + 1];
    if (isSymbol(next, "{") || isSymbol(next, "(")) return;
    calls.push(dottedNameAfter(context, index + 1));
  });
  return calls;
}

const PROCEDURE_HINT = `These may be called: ${[...PROCEDURES].join(", ")}. A subquery is written CALL (x) { … }.`;

export const callsListedProcedures: Rule = (context) =>
  findProcedureCalls(context).flatMap((call) =>
    isPart(context, call.first) && !call.hasQuotes && PROCEDURES.has(call.name)
      ? []
      : [
          violationAt(
            context,
            Math.min(call.first, context.tokens.length - 1),
            "procedure",
            call.hasQuotes
              ? "A procedure's name in back-ticks is not accepted."
              : `The procedure ${call.name === "" ? "after CALL" : call.name} may not be called.`,
            PROCEDURE_HINT,
          ),
        ],
  );

export const callsListedFunctions: Rule = (context) => {
  const found: Violation[] = [];
  const procedureParts = new Set(findProcedureCalls(context).map((call) => call.last));
  for (const [index] of context.tokens.entries()) {
    if (!isPart(context, index) || !isSymbol(context.tokens[index + 1], "(") || procedureParts.has(index)) continue;
    const call = dottedNameBefore(context, index);
    const isKeyword =
      call.first === call.last &&
      !call.hasQuotes &&
      WORDS_BEFORE_A_BRACKET.has(call.name.toUpperCase()) &&
      !isNamePosition(context.tokens, index);
    if (isKeyword || (!call.hasQuotes && FUNCTIONS.has(call.name.toLowerCase()))) continue;
    found.push(
      violationAt(
        context,
        call.first,
        "function",
        call.hasQuotes ? "A function's name in back-ticks is not accepted." : `There is no function ${call.name} here.`,
        "Only Cypher's built-in functions without side effects may be called; their names are written without back-ticks.",
      ),
    );
  }
  return found;
};
