// The rules on which clauses a stranger's statement may have: it reads, and does nothing else.
import { isNamePosition, isSymbol, isWord } from "./names.ts";
import { violationAt, type Rule, type RuleContext } from "./rule-context.ts";
import type { Violation } from "./refusal.ts";
import { ADMINISTRATION_WORDS, START_WORDS, WORDS_AFTER_A_NAME, WRITE_WORDS } from "./words.ts";

/** Calls back for each bare word that is not in the place of a name, in upper case. */
export function forEachKeyword(context: RuleContext, visit: (word: string, index: number) => void): void {
  for (const [index, token] of context.tokens.entries()) {
    if (token.kind === "word" && !isNamePosition(context.tokens, index)) visit(token.text.toUpperCase(), index);
  }
}

/** Each branch of the statement starts with a reading clause: no EXPLAIN, SHOW, USE or other statement. */
export const startsWithReading: Rule = (context) => {
  const found: Violation[] = [];
  const starts = [0];
  forEachKeyword(context, (word, index) => {
    if (word !== "UNION") return;
    const next = context.tokens[index + 1];
    starts.push(isWord(next, "ALL") || isWord(next, "DISTINCT") ? index + 2 : index + 1);
  });
  for (const start of starts) {
    const token = context.tokens[start];
    if (token?.kind === "word" && START_WORDS.has(token.text.toUpperCase())) continue;
    const shown = token === undefined ? "the end" : `"${context.text.slice(token.start, token.end)}"`;
    found.push(
      violationAt(
        context,
        start,
        "statement-start",
        `A query starts with MATCH, OPTIONAL MATCH, UNWIND, WITH, RETURN or CALL, not with ${shown}.`,
        "Start with one of these; prefixes such as EXPLAIN, PROFILE, USE or CYPHER are not accepted.",
      ),
    );
  }
  return found;
};

const WRITE_HINT =
  "Only reading is possible here. If the word is a name, put it in back-ticks, as in `set`, or choose another.";

export const hasNoWrites: Rule = (context) => {
  const found: Violation[] = [];
  forEachKeyword(context, (word, index) => {
    if (!WRITE_WORDS.has(word)) return;
    found.push(violationAt(context, index, "write-clause", `${word} would change the graph.`, WRITE_HINT));
  });
  return found;
};

/** Whether what follows makes a clause of the word before it, rather than a variable. */
function opensClause(context: RuleContext, index: number): boolean {
  const next = context.tokens[index + 1];
  if (next === undefined) return false;
  if (next.kind === "word") return !WORDS_AFTER_A_NAME.has(next.text.toUpperCase());
  return next.kind === "quoted";
}

export const hasNoAdministration: Rule = (context) => {
  const found: Violation[] = [];
  forEachKeyword(context, (word, index) => {
    if (!ADMINISTRATION_WORDS.has(word) || WRITE_WORDS.has(word) || !opensClause(context, index)) return;
    found.push(
      violationAt(
        context,
        index,
        "administration",
        `${word} belongs to administration or to another kind of statement.`,
        "Only reading is possible here. If the word is a name, put it in back-ticks.",
      ),
    );
  });
  return found;
};

/** LOAD reads files and addresses, USE chooses another graph: refused before what could belong to such a clause. */
export const hasNoLoadOrUse: Rule = (context) => {
  const found: Violation[] = [];
  forEachKeyword(context, (word, index) => {
    if (word !== "LOAD" && word !== "USE") return;
    const next = context.tokens[index + 1];
    if (next === undefined || (next.kind === "symbol" && !isSymbol(next, "("))) return;
    if (word === "LOAD" && next.kind === "word" && WORDS_AFTER_A_NAME.has(next.text.toUpperCase())) return;
    found.push(
      word === "LOAD"
        ? violationAt(
            context,
            index,
            "load-clause",
            "LOAD would read a file or an address.",
            "Pass the data as a parameter and UNWIND it. If the word is a name, put it in back-ticks.",
          )
        : violationAt(
            context,
            index,
            "use-clause",
            "USE would choose another graph.",
            "Leave it out: there is one graph. If the word is a name, put it in back-ticks.",
          ),
    );
  });
  return found;
};

/** `CALL { … } IN TRANSACTIONS`: after a closing brace and IN, at the same depth. */
export const hasNoTransactions: Rule = (context) => {
  const found: Violation[] = [];
  forEachKeyword(context, (word, index) => {
    if (word !== "TRANSACTIONS" && word !== "TRANSACTION") return;
    const depth = context.brackets.depth[index];
    for (let at = index - 1; at > 0; at--) {
      if (context.brackets.depth[at] !== depth) continue;
      if (isWord(context.tokens[at], "IN") && isSymbol(context.tokens[at - 1], "}")) {
        found.push(
          violationAt(
            context,
            index,
            "transactions-clause",
            "A subquery in transactions of its own is not accepted.",
            "Write CALL { … } without IN TRANSACTIONS.",
          ),
        );
        return;
      }
    }
  });
  return found;
};

export const hasNoHints: Rule = (context) => {
  const found: Violation[] = [];
  forEachKeyword(context, (word, index) => {
    if (word !== "USING" || !opensClause(context, index)) return;
    found.push(
      violationAt(
        context,
        index,
        "planner-hint",
        "USING (planner hints, periodic commit) is not accepted.",
        "Leave it out: the planner chooses the index.",
      ),
    );
  });
  return found;
};

export const hasNoRegularExpression: Rule = (context) =>
  context.tokens.flatMap((token, index) =>
    isSymbol(token, "=~")
      ? [
          violationAt(
            context,
            index,
            "regular-expression",
            "Regular expressions (=~) cannot be stopped once they run.",
            "Use CONTAINS, STARTS WITH or ENDS WITH, with toLower() where case does not matter.",
          ),
        ]
      : [],
  );

/** One statement; a `;` only as the very last token. */
export const isOneStatement: Rule = (context) => {
  const index = context.tokens.findIndex((token) => isSymbol(token, ";"));
  if (index < 0 || index === context.tokens.length - 1) return [];
  return [
    violationAt(
      context,
      index,
      "several-statements",
      "More than one statement in a query.",
      "Send one statement; one ; at its end is fine.",
    ),
  ];
};

/** Something is returned: without RETURN the embedded engine gives everything that was matched. */
export const returnsSomething: Rule = (context) => {
  const outer = new Set<string>();
  forEachKeyword(context, (word, index) => {
    if (context.brackets.depth[index] === 0) outer.add(word);
  });
  if (outer.has("RETURN") || outer.has("FINISH")) return [];
  const isOneCall = outer.has("CALL") && ![...START_WORDS].some((word) => word !== "CALL" && outer.has(word));
  const isProcedure = !isSymbol(context.tokens[1], "{") && !isSymbol(context.tokens[1], "(");
  if (context.tokens.length === 0 || (isOneCall && isProcedure)) return [];
  return [
    violationAt(
      context,
      context.tokens.length - 1,
      "no-return",
      "The query returns nothing.",
      "End it with RETURN and what you want to see.",
    ),
  ];
};
