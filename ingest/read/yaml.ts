// Reads YAML (core schema, unique keys, limited aliases) to plain values that know their line and column.
import { Lexer, LineCounter, isAlias, isMap, isNode, isPair, isScalar, isSeq, parseDocument, visit } from "yaml";
import type { Document, Node, Pair, YAMLError } from "yaml";
import type { FieldPath, Plain } from "#model";
import type { Position } from "../problem.ts";
import type { Locate, ReadText, TextProblem } from "./source-file.ts";

/** How often aliases may be resolved in one file: a few of them are handy, a thousand are an attack. */
const MOST_ALIASES = 100;

export const readYaml: ReadText = (text) => {
  const lines = new LineCounter();
  if (isTooDeep(text)) return { ok: false, problems: [TOO_DEEP] };
  try {
    // Problems are collected below: the parser prints nothing by itself at this level, but still tells of a second document.
    const document = parseDocument(text, {
      lineCounter: lines,
      uniqueKeys: true,
      logLevel: "error",
      stringKeys: true,
    });
    const found = [...document.errors, ...document.warnings];
    const problems = onePerPlace(found.map((error) => toTextProblem(error, lines, openingQuote(document, error))));
    if (found.some((error) => error.code !== "DUPLICATE_KEY")) return { ok: false, problems };
    const strange = findStrangeNumber(document, lines);
    if (strange !== undefined) return { ok: false, problems: [...problems, strange] };
    return { ok: true, value: toPlain(document), locate: locateIn(document, lines), problems };
  } catch (error) {
    return { ok: false, problems: [unreadable(error)] };
  }
};

/** One slip makes the parser stumble several times at the same place: what it said first is what it was. */
function onePerPlace(problems: readonly TextProblem[]): readonly TextProblem[] {
  const places = new Map<string, TextProblem>();
  for (const problem of problems) {
    const place = `${problem.line}:${problem.column}`;
    if (!places.has(place)) places.set(place, problem);
  }
  return [...places.values()];
}

/** Where the values of a document are. */
export function locateIn(document: Document, lines: LineCounter): Locate {
  return (path, part = "value") => {
    const node = nodeAt(document, path, part);
    return toPosition(node?.range?.[0] ?? 0, lines);
  };
}

/** The value of a document as JSON would hold it. Throws where there are too many aliases. */
function toPlain(document: Document): Plain {
  const value: Plain = document.toJS({ maxAliasCount: MOST_ALIASES });
  return value ?? null;
}

/** The node at a path, or the nearest one around it that exists. */
function nodeAt(document: Document, path: FieldPath, part: "value" | "key"): Node | undefined {
  let node: Node | undefined = document.contents ?? undefined;
  for (const [depth, step] of path.entries()) {
    const resolved: Node | undefined = isAlias(node) ? node.resolve(document) : node;
    if (isMap(resolved)) {
      const pair: Pair | undefined = resolved.items.find((item) => keyText(item) === String(step));
      if (pair === undefined) return node;
      const wanted: unknown = part === "key" && depth === path.length - 1 ? pair.key : (pair.value ?? pair.key);
      node = isNode(wanted) ? wanted : node;
    } else if (isSeq(resolved)) {
      const item: unknown = typeof step === "number" ? resolved.items[step] : undefined;
      if (!isNode(item)) return node;
      node = item;
    } else return node;
  }
  return node;
}

function keyText(pair: Pair): string | undefined {
  return isPair(pair) && isScalar(pair.key) ? String(pair.key.value) : undefined;
}

/** Numbers that JSON has no word for (.inf, .nan) can be kept by no store. */
function findStrangeNumber(document: Document, lines: LineCounter): TextProblem | undefined {
  let found: TextProblem | undefined;
  visit(document, {
    Scalar(_key, scalar) {
      if (typeof scalar.value !== "number" || Number.isFinite(scalar.value)) return undefined;
      const position = toPosition(scalar.range?.[0] ?? 0, lines);
      const hint = "Write the number in digits, or put it in quotes if it is a name.";
      found = {
        ...position,
        code: "number",
        message: `${scalar.source ?? "this"} is no number that can be kept`,
        hint,
      };
      return visit.BREAK;
    },
  });
  return found;
}

/** A problem of the parser in our words. */
export function toTextProblem(error: YAMLError, lines: LineCounter, offset: number = error.pos[0]): TextProblem {
  // The parser's message goes on with the place and an excerpt, which the position says better.
  const message = MESSAGES[error.code] ?? error.message.split(/ at line \d+|:?\n/)[0] ?? error.message;
  const hint = HINTS[error.code] ?? SYNTAX_HINT;
  return { ...toPosition(offset, lines), code: CODES[error.code] ?? "syntax", message, hint };
}

/** A quote that is never closed is noticed at the end of the file; what has to be mended is where it opens. */
function openingQuote(document: Document, error: YAMLError): number | undefined {
  if (error.code !== "MISSING_CHAR" || !error.message.includes("quote")) return undefined;
  let opening: number | undefined;
  visit(document, {
    Scalar(_key, { type, range }) {
      if (type?.startsWith("QUOTE") === true && range && range[0] < error.pos[0]) opening = range[0];
    },
  });
  return opening;
}

const MESSAGES: Readonly<Record<string, string>> = { DUPLICATE_KEY: "the field is given twice" };
const CODES: Readonly<Record<string, string>> = { DUPLICATE_KEY: "duplicate-key" };
const SYNTAX_HINT = "Check the indentation, the colons and the quotes on this line and the one above.";
const HINTS: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: "A field may be given once. Remove one of the two.",
  TAB_AS_INDENT: "Indent with spaces.",
  TAG_RESOLVE_FAILED: "Leave out the word that begins with an exclamation mark, or put the text in quotes.",
  MULTIPLE_DOCS: "Remove the line --- and what follows, or make it a file of its own.",
  BAD_ALIAS: "An asterisk at the beginning names an anchor. Put the text in quotes if it is one.",
};

/** Levels of brackets, and of marks or blanks at the beginning of a line: a dataset has five. */
const MOST_LEVELS = 100;

/**
 * The parser goes one step down its stack a level, and Node ends the whole process when a regular expression is
 * compiled at the end of the stack: so depth is measured first, by the lexer, which has no stack.
 */
export function isTooDeep(text: string): boolean {
  let brackets = 0;
  let marks = 0;
  let isScalar = false;
  let startsLine = true;
  for (const lexeme of new Lexer().lex(text)) {
    if (isScalar) isScalar = false;
    else if (lexeme === SCALAR_FOLLOWS) isScalar = true;
    else if (lexeme === "[" || lexeme === "{") brackets++;
    else if (lexeme === "]" || lexeme === "}") brackets--;
    else if (brackets === 0 && (lexeme === "-" || lexeme === "?" || lexeme === ":")) marks++;
    else if (startsLine && lexeme.length > 2 * MOST_LEVELS && lexeme.trim() === "") return true;
    startsLine = lexeme.endsWith("\n");
    if (startsLine) marks = 0;
    if (brackets > MOST_LEVELS || marks > MOST_LEVELS) return true;
  }
  return false;
}

/** What the lexer says before the text of a scalar, which may look like a mark. */
const SCALAR_FOLLOWS = "\u001F";

export const TOO_DEEP: TextProblem = {
  line: 1,
  column: 1,
  code: "syntax",
  message: "the file is nested too deep",
  hint: "Look for brackets that are never closed; a dataset needs few levels.",
};

/** What the parser throws instead of reporting: too many aliases. */
function unreadable(error: unknown): TextProblem {
  const place = { line: 1, column: 1 };
  const message = error instanceof Error ? error.message : "the file cannot be read";
  return { ...place, code: "syntax", message, hint: "Write the values out instead of repeating anchors." };
}

/** The place of an offset in the text. */
export function toPosition(offset: number, lines: LineCounter): Position {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}
