// Reads a Cypher text as far as a lexer can: strings, quoted names and comments blanked, the rest cut into tokens.
// It never parses: the stores do that. It is what lets a rule look at code without tripping over a string.

export interface Token {
  readonly kind: "name" | "quotedName" | "number" | "string" | "parameter" | "symbol";
  /** Upper case for a name, so that keywords compare; as written for the rest ("$x" for a parameter, "" for a string). */
  readonly text: string;
  /** As written; the content of a quoted name, without its back-ticks. */
  readonly written: string;
  /** Into the text, from 0. */
  readonly offset: number;
  /** The offsets (in the token list) of the bracket around it, or -1 at the top. */
  readonly parent: number;
  /** For an opening bracket: the index of its closing one, or -1 where it is never closed. */
  readonly partner: number;
}

interface LexicalProblem {
  readonly offset: number;
  readonly message: string;
}

export interface CypherText {
  /** As long as the text, line breaks kept; content of strings, quoted names and comments is blanks. */
  readonly blanked: string;
  readonly tokens: readonly Token[];
  /** Unclosed strings, comments, names and brackets. */
  readonly problems: readonly LexicalProblem[];
}

/** 1-based line and column of an offset. */
export function positionOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  return { line, column: offset - (before.lastIndexOf("\n") + 1) + 1 };
}

const PARTS =
  /(?<comment>\/\/[^\n\r]*|\/\*[\s\S]*?\*\/)|(?<open>\/\*)|(?<string>'(?:\\[\s\S]|[^'\\])*'|"(?:\\[\s\S]|[^"\\])*")|(?<quote>['"])|(?<quoted>`(?:``|[^`])*`)|(?<tick>`)|(?<parameter>\$(?:[\p{L}_\d]+|`(?:``|[^`])*`))|(?<name>[\p{L}_][\p{L}\p{N}_]*)|(?<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?<space>\s+)|(?<symbol>\.\.|<>|<=|>=|=~|\+=|[\s\S])/gu;

const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

const blank = (text: string) => text.replaceAll(/[^\n\r]/g, " ");

interface Draft {
  kind: Token["kind"];
  text: string;
  written: string;
  offset: number;
  parent: number;
  partner: number;
}

/** Cuts a text into tokens; never throws, what is unclosed is among the problems. */
export function readCypher(text: string): CypherText {
  const tokens: Draft[] = [];
  const problems: LexicalProblem[] = [];
  const open: number[] = [];
  let blanked = "";
  const push = (kind: Token["kind"], shown: string, written: string, offset: number) => {
    tokens.push({ kind, text: shown, written, offset, parent: open.at(-1) ?? -1, partner: -1 });
  };
  for (const match of text.matchAll(PARTS)) {
    const part = match[0];
    const offset = match.index;
    const groups = match.groups ?? {};
    if (groups["comment"] !== undefined) blanked += blank(part);
    else if (groups["open"] !== undefined) {
      problems.push({ offset, message: "this comment is never closed" });
      return { blanked: blanked + blank(text.slice(offset)), tokens, problems };
    } else if (groups["string"] !== undefined) {
      blanked += part.at(0) + blank(part.slice(1, -1)) + part.at(-1);
      push("string", "", part, offset);
    } else if (groups["quote"] !== undefined || groups["tick"] !== undefined) {
      problems.push({
        offset,
        message: part === "`" ? "this quoted name is never closed" : "this string is never closed",
      });
      return { blanked: blanked + blank(text.slice(offset)), tokens, problems };
    } else if (groups["quoted"] !== undefined) {
      blanked += "`" + blank(part.slice(1, -1)) + "`";
      push("quotedName", "", part.slice(1, -1).replaceAll("``", "`"), offset);
    } else if (groups["parameter"] !== undefined) {
      const name = part.slice(1).replaceAll(/^`|`$/g, "");
      blanked += part;
      push("parameter", `$${name}`, name, offset);
    } else if (groups["name"] !== undefined) {
      blanked += part;
      push("name", part.toUpperCase(), part, offset);
    } else if (groups["number"] !== undefined) {
      blanked += part;
      push("number", part, part, offset);
    } else if (groups["space"] !== undefined) blanked += part;
    else {
      blanked += part;
      pushSymbol(part, offset, { tokens, problems, open, push });
    }
  }
  for (const index of open) {
    const token = tokens[index];
    if (token !== undefined) problems.push({ offset: token.offset, message: `this ${token.text} is never closed` });
  }
  return { blanked, tokens, problems };
}

interface Brackets {
  readonly tokens: Draft[];
  readonly problems: LexicalProblem[];
  readonly open: number[];
  readonly push: (kind: Token["kind"], shown: string, written: string, offset: number) => void;
}

function pushSymbol(symbol: string, offset: number, state: Brackets): void {
  const { tokens, problems, open, push } = state;
  if (Object.values(CLOSING).includes(symbol)) {
    const index = open.pop();
    const opening = index === undefined ? undefined : tokens[index];
    if (opening === undefined || CLOSING[opening.text] !== symbol)
      problems.push({ offset, message: `this ${symbol} closes nothing` });
    else opening.partner = tokens.length;
    push("symbol", symbol, symbol, offset);
    return;
  }
  push("symbol", symbol, symbol, offset);
  if (CLOSING[symbol] !== undefined) open.push(tokens.length - 1);
}

/** The names of the parameters a text uses, each once, with where it is first used. */
export function parametersUsed(cypher: CypherText): ReadonlyMap<string, number> {
  const used = new Map<string, number>();
  for (const token of cypher.tokens)
    if (token.kind === "parameter" && !used.has(token.written)) used.set(token.written, token.offset);
  return used;
}
