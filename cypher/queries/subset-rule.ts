// What a rule of the subset is, and how rules walk over tokens.
import type { CypherText, Token } from "./cypher-text.ts";

export interface SubsetRule {
  readonly name: string;
  /** What is wrong; % stands for the token as written. */
  readonly message: string;
  readonly instead: string;
  readonly find: (cypher: CypherText) => Iterable<Token>;
}

/** Tokens for which `test` holds, with the list and the place, so that neighbours can be looked at. */
export function tokensWhere(
  cypher: CypherText,
  test: (token: Token, index: number, tokens: readonly Token[]) => boolean,
): readonly Token[] {
  return cypher.tokens.filter(test);
}

/** A bare name in code: not a property (`n.set`), a label (`:Set`), or a map's key (`{set: 1}`). */
export function isWord(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token?.kind !== "name") return false;
  const before = tokens[index - 1]?.text;
  if (before === "." || before === ":") return false;
  const bracket = tokens[token.parent]?.text;
  return !(bracket === "{" && tokens[index + 1]?.text === ":" && (before === "{" || before === ","));
}

/** A name followed by `(`, that is called: not a keyword before a pattern. */
export function isCall(tokens: readonly Token[], index: number): boolean {
  return isWord(tokens, index) && tokens[index + 1]?.text === "(" && !KEYWORDS.has(tokens[index]?.text ?? "");
}

/** The tokens between an opening bracket and its closing one. */
export function inside(tokens: readonly Token[], opening: number): readonly Token[] {
  const closing = tokens[opening]?.partner ?? -1;
  return closing < 0 ? [] : tokens.slice(opening + 1, closing);
}

/** Names that begin or join clauses and expressions; before `(` they are not functions. */
export const KEYWORDS: ReadonlySet<string> = new Set(
  `MATCH OPTIONAL WHERE AND OR XOR NOT IN STARTS ENDS CONTAINS WITH RETURN UNWIND AS ORDER BY ASC ASCENDING DESC DESCENDING
  SKIP LIMIT DISTINCT UNION ALL CASE WHEN THEN ELSE END IS NULL TRUE FALSE CALL EXISTS COUNT COLLECT
  CREATE MERGE DELETE FOREACH INSERT SHORTEST`.split(/\s+/),
);

/** Names of nodes, relationships and paths that patterns bind. */
export function patternNames(cypher: CypherText): ReadonlySet<string> {
  const names = new Set<string>();
  const { tokens } = cypher;
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    const bound = next?.kind === "name" && [")", ":", "{", "*", "]"].includes(tokens[index + 2]?.text ?? "");
    if (token.text === "(" && bound && isPatternBracket(tokens, index)) names.add(next.written);
    if (token.text === "[" && bound && tokens[index - 1]?.text === "-") names.add(next.written);
    if (token.kind === "name" && next?.text === "=" && isPathStart(tokens, index + 2)) names.add(token.written);
  }
  return names;
}

/** `(` of a node in a pattern: a relationship arrow beside it, or a clause that takes a pattern before it. */
function isPatternBracket(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1]?.text ?? "";
  const after = tokens[(tokens[index]?.partner ?? -2) + 1]?.text ?? "";
  const afterNext = tokens[(tokens[index]?.partner ?? -2) + 2]?.text ?? "";
  if (before === "MATCH" || before === "-" || before === ">") return true;
  if ((after === "-" || after === "<") && ["[", "-", ">"].includes(afterNext)) return true;
  return before === "," && isInMatch(tokens, index);
}

function isInMatch(tokens: readonly Token[], index: number): boolean {
  const parent = tokens[index]?.parent;
  for (let at = index - 1; at >= 0; at--) {
    const token = tokens[at];
    if (token === undefined || token.parent !== parent) continue;
    if (token.text === "MATCH") return true;
    if (token.kind === "name" && KEYWORDS.has(token.text)) return false;
  }
  return false;
}

function isPathStart(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token?.text === "(") return isPatternBracket(tokens, index);
  return token?.text === "SHORTESTPATH" || token?.text === "ALLSHORTESTPATHS";
}

/** The items of a RETURN or WITH that begins at `index`: each as its tokens, commas at its own depth apart. */
export function projectionItems(tokens: readonly Token[], index: number): readonly (readonly Token[])[] {
  const start = tokens[index];
  const around = tokens[start?.parent ?? -1]?.partner ?? -1;
  const items: Token[][] = [[]];
  for (const token of tokens.slice(index + 1, around < 0 ? undefined : around)) {
    const own = token.parent === start?.parent;
    if (own && PROJECTION_ENDS.has(token.text)) break;
    if (own && token.text === ",") items.push([]);
    else items.at(-1)?.push(token);
  }
  if (items[0]?.[0]?.text === "DISTINCT") items[0].shift();
  return items;
}

const PROJECTION_ENDS: ReadonlySet<string> = new Set(
  "WHERE ORDER SKIP LIMIT UNION MATCH OPTIONAL UNWIND WITH RETURN CALL ;".split(" "),
);
