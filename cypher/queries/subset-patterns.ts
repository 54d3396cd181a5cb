// Rules on patterns: what stands between MATCH and its WHERE.
import type { Token } from "./cypher-text.ts";
import { inside, isWord, tokensWhere } from "./subset-rule.ts";
import type { SubsetRule } from "./subset-rule.ts";

const MAX_HOPS = 6;
/** Shortest paths stop at the first find, so they may look further. */
const MAX_SHORTEST_HOPS = 15;
const LIST_PREDICATES = new Set(["ANY", "ALL", "NONE", "SINGLE"]);

/** `[` of a relationship in a pattern. */
function isRelationshipBracket(tokens: readonly Token[], index: number): boolean {
  return tokens[index]?.text === "[" && tokens[index - 1]?.text === "-";
}

/** The bracket whose content is the clause around a token: none at the top, or the nearest `{`. */
function clauseParent(tokens: readonly Token[], index: number): number {
  let parent = tokens[index]?.parent ?? -1;
  while (parent >= 0 && tokens[parent]?.text !== "{") parent = tokens[parent]?.parent ?? -1;
  return parent;
}

interface Bounds {
  readonly lower: number | undefined;
  readonly upper: number | undefined;
}

const number = (token: Token | undefined) => (token?.kind === "number" ? Number(token.text) : undefined);

/** The bounds of `*`, `*3`, `*1..`, `*..3`, `*1..3` in a relationship; undefined where there is no `*`. */
function boundsIn(tokens: readonly Token[], opening: number): Bounds | undefined {
  const own = inside(tokens, opening).filter((token) => token.parent === opening);
  const star = own.findIndex((token) => token.text === "*");
  if (star < 0) return undefined;
  const [first, second, third] = own.slice(star + 1);
  if (first?.text === "..") return { lower: 1, upper: number(second) };
  if (second?.text === "..") return { lower: number(first), upper: number(third) };
  return { lower: number(first), upper: number(first) };
}

function variableLengths(
  tokens: readonly Token[],
  wrong: (bounds: Bounds, limit: number) => boolean,
): readonly Token[] {
  return tokens.filter((token, index) => {
    if (!isRelationshipBracket(tokens, index)) return false;
    const bounds = boundsIn(tokens, index);
    const shortest = /^(ALL)?SHORTESTPATHS?$/.test(tokens[token.parent - 1]?.text ?? "");
    return bounds !== undefined && wrong(bounds, shortest ? MAX_SHORTEST_HOPS : MAX_HOPS);
  });
}

export const PATTERN_RULES: readonly SubsetRule[] = [
  {
    name: "label-alternation",
    message: "a label expression (|, &, !, %) on a node",
    instead: "one label a node, (n:A:B) for both, WHERE n:A OR n:B for either",
    find: ({ tokens }) =>
      tokens.filter((token, index) => {
        if (!["|", "&", "!", "%"].includes(token.text)) return false;
        let at = index - 1;
        while (
          ["name", "quotedName"].includes(tokens[at]?.kind ?? "") ||
          ["|", "&", "!", ":"].includes(tokens[at]?.text ?? "")
        )
          at--;
        const bracket = tokens[at];
        const label = tokens.slice(at + 1, index).some((between) => between.text === ":");
        if (!label) return false;
        return bracket?.text !== "[" || !isRelationshipBracket(tokens, at);
      }),
  },
  {
    name: "dynamic-label",
    message: "a label or type from an expression",
    instead: "write the label, or compare labels(n) and type(r) with a parameter",
    find: (cypher) =>
      tokensWhere(
        cypher,
        (token, index, tokens) =>
          token.text === "$" && tokens[index + 1]?.text === "(" && tokens[index - 1]?.text === ":",
      ),
  },
  {
    name: "inline-where",
    message: "WHERE inside a node or relationship",
    instead: "MATCH ... WHERE after the pattern",
    find: (cypher) =>
      tokensWhere(cypher, (token, index, tokens) => {
        if (token.text !== "WHERE" || !isWord(tokens, index)) return false;
        const bracket = tokens[token.parent]?.text;
        if (bracket === "[") return isRelationshipBracket(tokens, token.parent);
        return bracket === "(" && !LIST_PREDICATES.has(tokens[token.parent - 1]?.text ?? "");
      }),
  },
  {
    name: "collect-subquery",
    message: "COLLECT { }",
    instead: "a comprehension [(a)-[r]->(b) | b.name], or collect() in a WITH",
    find: (cypher) =>
      tokensWhere(cypher, (token, index, tokens) => token.text === "COLLECT" && tokens[index + 1]?.text === "{"),
  },
  {
    name: "exists-return",
    message: "RETURN inside EXISTS or COUNT { }",
    instead: "EXISTS { pattern WHERE ... } without it",
    find: (cypher) =>
      tokensWhere(
        cypher,
        (token, _index, tokens) =>
          token.text === "RETURN" && ["EXISTS", "COUNT"].includes(tokens[token.parent - 1]?.text ?? ""),
      ),
  },
  {
    name: "optional-exists",
    message: "% { } in the WHERE of an OPTIONAL MATCH, where one store drops the row",
    instead: "collect what it asks for in a WITH before, and compare ids",
    find: (cypher) =>
      tokensWhere(cypher, (token, index, tokens) => {
        if (!/^(EXISTS|COUNT)$/.test(token.text) || tokens[index + 1]?.text !== "{") return false;
        const before = tokens.slice(0, index).filter((one) => one.parent === clauseParent(tokens, index));
        const clause = before.findLastIndex((one) => /^(MATCH|WITH|RETURN|UNWIND|CALL)$/.test(one.text));
        return before[clause]?.text === "MATCH" && before[clause - 1]?.text === "OPTIONAL";
      }),
  },
  {
    name: "quantified-path",
    message: "a quantified path",
    instead: "a variable length: -[:T*1..3]-",
    find: (cypher) =>
      tokensWhere(cypher, (token, index, tokens) => {
        const before = tokens[index - 1]?.text;
        const beforeThat = tokens[index - 2]?.text;
        const afterArrow =
          (before === ">" && beforeThat === "-") || (before === "-" && (beforeThat === "]" || beforeThat === "-"));
        const afterGroup = before === ")" && beforeThat === ")";
        if (!afterArrow && !afterGroup) return false;
        const next = tokens[index + 1];
        if (token.text === "{") return next?.kind === "number" || next?.text === ",";
        return (token.text === "+" || token.text === "*") && next?.text === "(";
      }),
  },
  {
    name: "shortest",
    message: "SHORTEST",
    instead: "shortestPath or allShortestPaths with an upper bound",
    find: (cypher) => tokensWhere(cypher, (token, index, tokens) => token.text === "SHORTEST" && isWord(tokens, index)),
  },
  {
    name: "unbounded-length",
    message: "a variable length without an upper bound",
    instead: "[*1..3]",
    find: ({ tokens }) => variableLengths(tokens, (bounds) => bounds.upper === undefined || bounds.lower === undefined),
  },
  {
    name: "long-length",
    message: `a variable length of more than ${MAX_HOPS} (${MAX_SHORTEST_HOPS} in a shortest path)`,
    instead: `at most [*1..${MAX_HOPS}]`,
    find: ({ tokens }) => variableLengths(tokens, (bounds, limit) => (bounds.upper ?? 0) > limit),
  },
];
