// Rules on clauses: what a saved query may do at all, and how its answer is named.
import type { Token } from "./cypher-text.ts";
import { isWord, patternNames, projectionItems, tokensWhere } from "./subset-rule.ts";
import type { SubsetRule } from "./subset-rule.ts";

const WRITES = new Set("CREATE MERGE SET DELETE DETACH REMOVE DROP FOREACH INSERT ALTER GRANT DENY REVOKE".split(" "));
const ADMINISTRATION = new Set("USE EXPLAIN PROFILE SHOW TERMINATE CYPHER".split(" "));
const CLAUSES = new Set("MATCH WITH RETURN UNWIND CALL UNION WHERE ORDER".split(" "));
const MAX_CLAUSES = 128;

/** A clause keyword where a clause can begin: no operator or bracket of an expression holds it. */
function clauses(tokens: readonly Token[], names: ReadonlySet<string>): readonly number[] {
  return tokens.flatMap((token, index) => {
    if (!names.has(token.text) || !isWord(tokens, index)) return [];
    const before = tokens[index - 1]?.text;
    return before === "STARTS" || before === "ENDS" ? [] : [index];
  });
}

export const STATEMENT_RULES: readonly SubsetRule[] = [
  {
    name: "writes",
    message: "% writes, and a saved query only reads",
    instead: "change the graph with the ingest",
    find: (cypher) =>
      tokensWhere(
        cypher,
        (token, index, tokens) => WRITES.has(token.text) && isWord(tokens, index) && !isVariable(tokens, index),
      ),
  },
  {
    name: "load-csv",
    message: "LOAD reads files and the network",
    instead: "load with the ingest",
    find: (cypher) =>
      tokensWhere(
        cypher,
        (token, index, tokens) => token.text === "LOAD" && ["CSV", "DATA"].includes(tokens[index + 1]?.text ?? ""),
      ),
  },
  {
    name: "administration",
    message: "% is not a part of the question",
    instead: "leave it out",
    find: (cypher) =>
      tokensWhere(
        cypher,
        (token, index, tokens) =>
          ADMINISTRATION.has(token.text) && isWord(tokens, index) && startsClause(tokens, index),
      ),
  },
  {
    name: "procedure",
    message: "procedures belong to one store",
    instead: "CALL (x) { ... } with a pattern",
    find: (cypher) =>
      tokensWhere(
        cypher,
        (token, index, tokens) => token.text === "CALL" && isWord(tokens, index) && tokens[index + 1]?.kind === "name",
      ),
  },
  {
    name: "subquery-scope",
    message: "CALL { } without the names it takes",
    instead: "CALL (x) { ... }",
    find: (cypher) =>
      tokensWhere(
        cypher,
        (token, index, tokens) => token.text === "CALL" && isWord(tokens, index) && tokens[index + 1]?.text === "{",
      ),
  },
  {
    name: "too-many-clauses",
    message: `more than ${MAX_CLAUSES} clauses in one statement`,
    instead: "ask in two steps",
    find: ({ tokens }) => {
      const all = clauses(tokens, CLAUSES);
      const first = tokens[all[MAX_CLAUSES] ?? -1];
      return first === undefined ? [] : [first];
    },
  },
  {
    name: "one-statement",
    message: "a second statement begins here",
    instead: "one statement a file",
    find: ({ tokens }) => {
      const semicolon = tokens.findIndex((token) => token.text === ";");
      const next = semicolon < 0 ? undefined : tokens[semicolon + 1];
      return next === undefined ? [] : [next];
    },
  },
  {
    name: "return-all",
    message: "* returns what happens to be there",
    instead: "name each column: expression AS name",
    find: ({ tokens }) =>
      clauses(tokens, new Set(["RETURN", "WITH"])).flatMap((index) => {
        const first = projectionItems(tokens, index)[0]?.[0];
        return first?.text === "*" ? [first] : [];
      }),
  },
  {
    name: "alias",
    message: "a column without a name of its own",
    instead: "expression AS name",
    find: ({ tokens }) =>
      clauses(tokens, new Set(["RETURN", "WITH"])).flatMap((index) =>
        projectionItems(tokens, index).flatMap((item) => {
          const [first] = item;
          if (first === undefined || first.text === "*" || item.length === 1)
            return item.length === 1 ? unnamed(item) : [];
          return item.at(-2)?.text === "AS" ? [] : [first];
        }),
      ),
  },
  {
    name: "with-carries",
    message: "% is used in the WHERE of a WITH that does not carry it",
    instead: "name it in the WITH as well",
    find: (cypher) => uncarried(cypher.tokens, patternNames(cypher)),
  },
];

/** A variable that happens to be called like a keyword: `AS set`, or followed by a dot. */
function isVariable(tokens: readonly Token[], index: number): boolean {
  return tokens[index - 1]?.text === "AS" || tokens[index + 1]?.text === ".";
}

function startsClause(tokens: readonly Token[], index: number): boolean {
  return index === 0 || tokens[index - 1]?.text === ";" || tokens[index - 1]?.text === "}";
}

/** A one-token item is a variable, its own name; a literal has none. */
function unnamed(item: readonly Token[]): readonly Token[] {
  return item.filter((token) => token.kind === "number" || token.kind === "string" || token.kind === "parameter");
}

function uncarried(tokens: readonly Token[], names: ReadonlySet<string>): readonly Token[] {
  return clauses(tokens, new Set(["WITH"])).flatMap((index) => {
    const items = projectionItems(tokens, index);
    if (items[0]?.[0]?.text === "*") return [];
    const carried = new Set(items.flatMap((item) => item.at(-1)?.written ?? []));
    const parent = tokens[index]?.parent;
    const end = tokens.findIndex(
      (token, at) =>
        at > index && token.parent === parent && /^(MATCH|OPTIONAL|UNWIND|WITH|RETURN|CALL|\})$/.test(token.text),
    );
    const clause = tokens.slice(index + 1, end < 0 ? undefined : end);
    const where = clause.findIndex((token) => token.parent === parent && token.text === "WHERE");
    if (where < 0) return [];
    return clause.slice(where).filter((token) => {
      const at = tokens.indexOf(token);
      return isWord(tokens, at) && names.has(token.written) && !carried.has(token.written);
    });
  });
}
