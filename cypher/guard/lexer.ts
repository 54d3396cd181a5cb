// Cuts Cypher into tokens, the same ones that both engines see, and refuses every text on which they could disagree.
//
// The two lexers differ, so this one accepts only what means the same to both: a `//` comment ends at CR for one and
// at LF for the other, a doubled back-tick continues a name for one and ends it for the other, `\u` is decoded before
// or after quotes are found, "1SET" is a number and a keyword for one. What is sent to the store is built here too:
// the text without comments, so that nobody's idea of where a comment ends matters any more.
import type { Position, RefusalCode, Violation } from "./refusal.ts";

type TokenKind = "word" | "quoted" | "string" | "number" | "parameter" | "symbol";

export interface Token {
  readonly kind: TokenKind;
  /** As written; for quoted names, strings and parameters what is inside. */
  readonly text: string;
  /** UTF-16 offsets in the text, end exclusive. */
  readonly start: number;
  readonly end: number;
}

export interface Lexed {
  readonly tokens: readonly Token[];
  /** Same length and line breaks as the text, comments replaced by blanks: what may be sent. */
  readonly sent: string;
  /** Same length, strings and quoted names (with their quotes) and comments replaced by blanks. */
  readonly blanked: string;
}

/** A text that the engines may read differently. Caught inside the room and turned into a refusal. */
export class LexError extends Error {
  readonly violation: Violation;

  constructor(violation: Violation) {
    super(violation.message);
    this.name = "LexError";
    this.violation = violation;
  }
}

const WORD = /[A-Za-z_][A-Za-z0-9_]*/y;
const NUMBER = /0x[0-9A-Fa-f]+|0o[0-7]+|(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const LETTER_OR_DIGIT = /[A-Za-z0-9_]/;
const BLANK = /[ \t\r\n]/;
const PAIRS = new Set(["..", "::", "=~"]);
const SYMBOLS = new Set("()[]{},.:;|&!%=<>+-*/^$");
/** Control characters but tab and line breaks, and halves of a surrogate pair: no engine agrees on them. */
// oxlint-disable-next-line no-control-regex
const UNSAFE_IN_STRING = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]|\p{Surrogate}/u;
/** A line break in a name would let it pose as a line of the embedded engine's plan. */
// oxlint-disable-next-line no-control-regex
const UNSAFE_IN_NAME = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]|\p{Surrogate}/u;

/** 1-based line and column of an offset; CR, LF and CR LF each end a line. */
export function findPosition(text: string, offset: number): Position {
  let line = 1;
  let lineStart = 0;
  for (let at = 0; at < offset; at++) {
    const character = text[at];
    if (character === "\r" && text[at + 1] === "\n") continue;
    if (character === "\r" || character === "\n") {
      line++;
      lineStart = at + 1;
    }
  }
  return { line, column: offset - lineStart + 1 };
}

function blank(text: string): string {
  return text.replaceAll(/[^\r\n]/g, " ");
}

function fail(text: string, offset: number, code: RefusalCode, message: string, hint: string): never {
  throw new LexError({ code, message, hint, position: findPosition(text, offset) });
}

/** The end of the comment that starts here (exclusive), or -1 where none starts. */
function endOfComment(text: string, start: number): number {
  if (text[start] !== "/") return -1;
  if (text[start + 1] === "/") {
    let end = start;
    while (end < text.length && text[end] !== "\r" && text[end] !== "\n") end++;
    return end;
  }
  if (text[start + 1] !== "*") return -1;
  const close = text.indexOf("*/", start + 2);
  if (close < 0) {
    fail(text, start, "unclosed-comment", "A comment that starts with /* is never closed.", "Close it with */.");
  }
  return close + 2;
}

function endOfString(text: string, start: number): number {
  const quote = text[start];
  let at = start + 1;
  while (at < text.length && text[at] !== quote) {
    if (text[at] === "\\") {
      if (/[uU]/.test(text[at + 1] ?? "")) {
        fail(
          text,
          at,
          "unicode-escape",
          "Unicode escapes (\\u) are not accepted in a string.",
          "Write the character itself, or pass the text as a parameter.",
        );
      }
      at++;
    }
    at++;
  }
  if (at >= text.length) {
    fail(text, start, "unclosed-string", "A string is never closed.", `Close it with ${quote}.`);
  }
  const unsafe = UNSAFE_IN_STRING.exec(text.slice(start, at));
  if (unsafe !== null) {
    fail(
      text,
      start + unsafe.index,
      "character",
      "A string holds a control character or half a character.",
      "Remove it, or pass the text as a parameter.",
    );
  }
  return at + 1;
}

function endOfQuotedName(text: string, start: number): number {
  const close = text.indexOf("`", start + 1);
  if (close < 0) fail(text, start, "unclosed-name", "A name in back-ticks is never closed.", "Close it with `.");
  const name = text.slice(start + 1, close);
  const hint = "Use a name without these, or an alias.";
  if (text[close + 1] === "`") {
    fail(text, close, "quoted-name-form", "A doubled back-tick inside a quoted name is not accepted.", hint);
  }
  if (name === "") fail(text, start, "quoted-name-form", "A quoted name is empty.", hint);
  if (/\\u/i.test(name)) {
    fail(text, start, "unicode-escape", "Unicode escapes (\\u) are not accepted in a quoted name.", hint);
  }
  if (UNSAFE_IN_NAME.test(name)) {
    fail(text, start, "quoted-name-form", "A quoted name holds a line break or a control character.", hint);
  }
  return close + 1;
}

function endOfNumber(text: string, start: number): number {
  NUMBER.lastIndex = start;
  const match = NUMBER.exec(text);
  const end = match === null ? start + 1 : NUMBER.lastIndex;
  const next = text[end] ?? "";
  const glued = LETTER_OR_DIGIT.test(next) || (next === "." && LETTER_OR_DIGIT.test(text[end + 1] ?? ""));
  if (glued) {
    fail(
      text,
      start,
      "number-form",
      "A number runs into a letter, a dot or an underscore.",
      "Put a blank between a number and the word after it; write 1000 for 1_000 and 1.0 for 1.",
    );
  }
  return end;
}

function endOfWord(text: string, start: number): number {
  WORD.lastIndex = start;
  return WORD.test(text) ? WORD.lastIndex : start;
}

/** A parameter's token; `$(` (a dynamic label) is the symbol alone. */
function lexDollar(text: string, start: number): Token {
  const next = text[start + 1] ?? "";
  if (next === "(") return { kind: "symbol", text: "$", start, end: start + 1 };
  if (next === "`") {
    const end = endOfQuotedName(text, start + 1);
    return { kind: "parameter", text: text.slice(start + 2, end - 1), start, end };
  }
  let end = start + 1;
  while (LETTER_OR_DIGIT.test(text[end] ?? "")) end++;
  if (end === start + 1) {
    fail(text, start, "character", "A $ stands alone.", "Write a parameter as $name, without a blank.");
  }
  return { kind: "parameter", text: text.slice(start + 1, end), start, end };
}

function lexSymbol(text: string, start: number): Token {
  const pair = text.slice(start, start + 2);
  if (PAIRS.has(pair)) return { kind: "symbol", text: pair, start, end: start + 2 };
  const character = String.fromCodePoint(text.codePointAt(start) ?? 0);
  if (!SYMBOLS.has(character)) {
    const shown = /[\p{L}\p{N}\p{P}\p{S}]/u.test(character)
      ? `"${character}"`
      : `U+${(text.codePointAt(start) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
    fail(
      text,
      start,
      "character",
      `The character ${shown} is accepted only inside strings and names in back-ticks.`,
      "Put a name with such letters in back-ticks, and use plain blanks between words.",
    );
  }
  return { kind: "symbol", text: character, start, end: start + 1 };
}

function lexToken(text: string, start: number): Token {
  const first = text[start] ?? "";
  if (first === "'" || first === '"') {
    const end = endOfString(text, start);
    return { kind: "string", text: text.slice(start + 1, end - 1), start, end };
  }
  if (first === "`") {
    const end = endOfQuotedName(text, start);
    return { kind: "quoted", text: text.slice(start + 1, end - 1), start, end };
  }
  if (first === "$") return lexDollar(text, start);
  const wordEnd = endOfWord(text, start);
  if (wordEnd > start) {
    if (text[wordEnd] === "$") {
      fail(text, wordEnd, "character", "A $ runs into a word.", "Put a blank before a parameter.");
    }
    return { kind: "word", text: text.slice(start, wordEnd), start, end: wordEnd };
  }
  if (/\d/.test(first) || (first === "." && /\d/.test(text[start + 1] ?? "") && text[start - 1] !== ".")) {
    const end = endOfNumber(text, start);
    return { kind: "number", text: text.slice(start, end), start, end };
  }
  return lexSymbol(text, start);
}

/**
 * Tokens of a text, and the text as it may be sent.
 * Throws LexError where a string, name or comment is not closed, or where the engines could disagree.
 */
export function lex(text: string): Lexed {
  const tokens: Token[] = [];
  let sent = "";
  let blanked = "";
  let at = 0;
  while (at < text.length) {
    const commentEnd = endOfComment(text, at);
    if (commentEnd >= 0) {
      const spaces = blank(text.slice(at, commentEnd));
      sent += spaces;
      blanked += spaces;
      at = commentEnd;
      continue;
    }
    const character = text[at] ?? "";
    if (BLANK.test(character)) {
      sent += character;
      blanked += character;
      at++;
      continue;
    }
    const token = lexToken(text, at);
    const written = text.slice(at, token.end);
    const hidden = token.kind === "string" || token.kind === "quoted" || written.startsWith("$`");
    tokens.push(token);
    sent += written;
    blanked += hidden ? blank(written) : written;
    at = token.end;
  }
  return { tokens, sent, blanked };
}
