// Rules on expressions: functions that both stores have and that mean the same, and forms that one gets wrong silently.
import type { Token } from "./cypher-text.ts";
import { inside, isCall, isWord, KEYWORDS, patternNames, projectionItems, tokensWhere } from "./subset-rule.ts";
import type { SubsetRule } from "./subset-rule.ts";

const AGGREGATES = new Set("COUNT SUM AVG MIN MAX COLLECT".split(" "));

/** Functions tried on both stores with the same answers. A new one is tried on both before it is added. */
const TRIED: ReadonlySet<string> = new Set([
  ...AGGREGATES,
  ..."TOINTEGER TOFLOAT TOSTRING COALESCE SIZE HEAD LAST TAIL KEYS LABELS TYPE PROPERTIES NODES RELATIONSHIPS LENGTH".split(
    " ",
  ),
  ..."STARTNODE ENDNODE SHORTESTPATH ALLSHORTESTPATHS ANY ALL NONE SINGLE REDUCE RANGE LEFT SUBSTRING REPLACE SPLIT".split(
    " ",
  ),
  ..."TRIM TOLOWER ABS ROUND EXISTS".split(" "),
]);
/** Called out by rules of their own. */
const NAMED_ELSEWHERE = new Set(
  "ID ELEMENTID PERCENTILECONT PERCENTILEDISC DATE TIME DATETIME LOCALTIME LOCALDATETIME DURATION".split(" "),
);

export const EXPRESSION_RULES: readonly SubsetRule[] = [
  {
    name: "store-id",
    message: "%() is good inside one store only",
    instead: "the id property: n.id",
    find: (cypher) =>
      tokensWhere(cypher, (token, index, tokens) => /^(ID|ELEMENTID)$/.test(token.text) && isCall(tokens, index)),
  },
  {
    name: "dotted-function",
    message: "a function with a dot in its name",
    instead: "a plain function, or compare the ISO text of dates",
    find: (cypher) =>
      tokensWhere(
        cypher,
        (token, index, tokens) =>
          token.kind === "name" &&
          tokens[index - 1]?.text === "." &&
          tokens[index + 1]?.text === "(" &&
          tokens[index - 2]?.kind === "name",
      ),
  },
  {
    name: "temporal",
    message: "%() is wrong on one store for all but full dates",
    instead: "dates are ISO text: compare them as text, left(date, 4) is the year",
    find: (cypher) =>
      tokensWhere(
        cypher,
        (token, index, tokens) =>
          /^(DATE|TIME|DATETIME|LOCALTIME|LOCALDATETIME|DURATION)$/.test(token.text) && isCall(tokens, index),
      ),
  },
  {
    name: "percentile",
    message: "%() differs with a parameter",
    instead: "collect the sorted values and take one by its place",
    find: (cypher) =>
      tokensWhere(cypher, (token, index, tokens) => token.text.startsWith("PERCENTILE") && isCall(tokens, index)),
  },
  {
    name: "untried-function",
    message: "%() has not been tried on both stores",
    instead: `one of ${[...TRIED].join(", ").toLowerCase()}`,
    find: (cypher) =>
      tokensWhere(
        cypher,
        (token, index, tokens) =>
          isCall(tokens, index) &&
          tokens[index - 1]?.text !== "CALL" &&
          !TRIED.has(token.text) &&
          !NAMED_ELSEWHERE.has(token.text),
      ),
  },
  {
    name: "round-digits",
    message: "round() with a number of digits",
    instead: "round(x * 100) / 100",
    find: (cypher) =>
      tokensWhere(
        cypher,
        (token, index, tokens) =>
          token.text === "ROUND" &&
          isCall(tokens, index) &&
          inside(tokens, index + 1).some((one) => one.text === "," && one.parent === index + 1),
      ),
  },
  {
    name: "collect-slice",
    message: "a slice or item straight from collect()",
    instead: "WITH collect(x) AS xs RETURN xs[0..2]",
    find: (cypher) =>
      tokensWhere(
        cypher,
        (token, index, tokens) =>
          token.text === "COLLECT" &&
          isWord(tokens, index) &&
          tokens[(tokens[index + 1]?.partner ?? -2) + 1]?.text === "[",
      ),
  },
  {
    name: "regex",
    message: "=~",
    instead: "CONTAINS, STARTS WITH or ENDS WITH on toLower(text)",
    find: (cypher) => tokensWhere(cypher, (token) => token.text === "=~"),
  },
  {
    name: "negative-slice",
    message: "a slice with a negative bound",
    instead: "count from the front: xs[0..size(xs) - 1], last(xs)",
    find: (cypher) =>
      tokensWhere(
        cypher,
        (token, index, tokens) =>
          token.text === "-" &&
          tokens[index + 1]?.kind === "number" &&
          tokens[token.parent]?.text === "[" &&
          (tokens[index - 1]?.text === ".." || (tokens[index - 1]?.text === "[" && tokens[index + 2]?.text === "..")),
      ),
  },
  {
    name: "node-as-value",
    message: "% is a node or a relationship where one store gives a raw id",
    instead: "take its properties, or UNWIND [a, b] AS n WITH DISTINCT n",
    find: (cypher) => {
      const names = patternNames(cypher);
      return tokensWhere(cypher, (token, index, tokens) => {
        if (token.kind !== "name" || !names.has(token.written) || !isBare(tokens, index)) return false;
        const before = tokens[index - 1]?.text ?? "";
        if (before === "THEN" || before === "ELSE") return true;
        return tokens[token.parent]?.text === "(" && tokens[token.parent - 1]?.text === "COALESCE";
      });
    },
  },
  {
    name: "nodes-in-comprehension",
    message: "% is a node or a relationship in a comprehension, where one store gives raw ids",
    instead: "a property of it: [n IN nodes(p) | n.id]",
    find: (cypher) =>
      tokensWhere(cypher, (token, index, tokens) => {
        const opening = token.parent;
        if (token.kind !== "name" || tokens[opening]?.text !== "[" || tokens[opening + 2]?.text !== "IN") return false;
        if (!/^(NODES|RELATIONSHIPS)$/.test(tokens[opening + 3]?.text ?? "")) return false;
        const wanted = tokens[opening + 1]?.written;
        return token.written === wanted && tokens[index - 1]?.text === "|" && tokens[index + 1]?.text === "]";
      }),
  },
  {
    name: "joined-node-lists",
    message: "lists of nodes or relationships put together with +",
    instead: "collect ids: collect(n.id)",
    find: (cypher) => {
      const names = patternNames(cypher);
      return tokensWhere(cypher, (token, index, tokens) => {
        const content = inside(tokens, index + 1).filter((one) => one.text !== "DISTINCT");
        if (token.text !== "COLLECT" || content.length !== 1 || !names.has(content[0]?.written ?? "")) return false;
        const after = tokens[(tokens[index + 1]?.partner ?? -2) + 1]?.text;
        return after === "+" || tokens[index - 1]?.text === "+";
      });
    },
  },
  {
    name: "lone-aggregate",
    message: "%() inside a larger expression",
    instead: "WITH the aggregate AS x first, then the expression on x",
    find: ({ tokens }) =>
      tokens.flatMap((token, index) => {
        if (
          !/^(RETURN|WITH)$/.test(token.text) ||
          !isWord(tokens, index) ||
          /^(STARTS|ENDS)$/.test(tokens[index - 1]?.text ?? "")
        )
          return [];
        return projectionItems(tokens, index).flatMap((item) => aggregatesNotAlone(tokens, item));
      }),
  },
  {
    name: "order-by-value",
    message: "ORDER BY % is not a scalar",
    instead: "order by a property or an alias of a scalar; project a list's item first",
    find: (cypher) => {
      const names = patternNames(cypher);
      return tokensWhere(cypher, (token, index, tokens) => {
        if (!isInOrderBy(tokens, index)) return false;
        if (token.kind === "name" && names.has(token.written) && isBare(tokens, index)) {
          const before = tokens[index - 1]?.text;
          return before === "BY" || before === ",";
        }
        return token.text === "[" && ["name", "quotedName"].includes(tokens[index - 1]?.kind ?? "");
      });
    },
  },
];

/** A name that is a whole value: no property, index, label test or call follows. */
function isBare(tokens: readonly Token[], index: number): boolean {
  return isWord(tokens, index) && ![".", "[", ":", "(", "{", "IS", "="].includes(tokens[index + 1]?.text ?? "");
}

function aggregatesNotAlone(tokens: readonly Token[], item: readonly Token[]): readonly Token[] {
  return item.filter((token, at) => {
    const index = tokens.indexOf(token);
    if (!AGGREGATES.has(token.text) || !isWord(tokens, index) || tokens[index + 1]?.text !== "(") return false;
    const closing = tokens[index + 1]?.partner ?? -1;
    const rest = item.filter((other) => tokens.indexOf(other) > closing);
    return at !== 0 || (rest.length > 0 && rest[0]?.text !== "AS");
  });
}

/** Between ORDER BY and the next clause, at the depth of the clause. */
function isInOrderBy(tokens: readonly Token[], index: number): boolean {
  const parent = tokens[index]?.parent;
  for (let at = index; at >= 0; at--) {
    const token = tokens[at];
    if (token === undefined || token.parent !== parent) continue;
    if (token.text === "BY" && tokens[at - 1]?.text === "ORDER") return true;
    if (token.kind === "name" && KEYWORDS.has(token.text) && !/^(ASC|DESC|ASCENDING|DESCENDING)$/.test(token.text))
      return false;
  }
  return false;
}
