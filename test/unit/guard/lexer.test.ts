// The lexer: what it blanks, what it sends, what it refuses because the engines would read it differently.
// oxlint-disable vitest/no-standalone-expect -- test.prop is a test, which the rule does not know
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { findPosition, lex, LexError } from "#guard/lexer";

function codeOf(text: string): string {
  try {
    lex(text);
  } catch (error) {
    if (error instanceof LexError) return error.violation.code;
    throw error;
  }
  return "accepted";
}

/** Any text, rich in the characters that matter to a lexer. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...Array.from("'\"`/*\\\r\n\t $.:;u01aS{}()[]|=~-ſ\u2028")),
      fc.string({ unit: "binary" }),
    ),
  )
  .map((parts) => parts.join(""));

const stringContent = fc.string({ unit: fc.constantFrom(...Array.from('CREATE (n);/*`"ä\n日')) });

describe("any text", () => {
  test.prop([anyText])("is refused with a position inside it, or keeps its length and lines", (text) => {
    try {
      const { blanked, sent } = lex(text);
      expect(blanked).toHaveLength(text.length);
      expect(sent).toHaveLength(text.length);
      expect(sent.replaceAll(/[^\r\n]/g, "")).toBe(text.replaceAll(/[^\r\n]/g, ""));
    } catch (error) {
      if (!(error instanceof LexError)) throw error;
      const { line = 0, column = 0 } = error.violation.position ?? {};
      expect(line).toBeGreaterThan(0);
      expect(column).toBeGreaterThan(0);
    }
  });

  test.prop([anyText])("once it is sent, is read the same again, without comments", (text) => {
    if (codeOf(text) !== "accepted") return;
    const first = lex(text);
    const second = lex(first.sent);
    expect(second.tokens).toEqual(first.tokens);
    expect(second.sent).toBe(first.sent);
    expect(first.blanked).not.toMatch(/\/\/|\/\*/);
  });

  test.prop([anyText])("outside strings and quoted names is plain ASCII", (text) => {
    if (codeOf(text) !== "accepted") return;
    expect(lex(text).blanked).toMatch(/^[\t\n\r -~]*$/);
  });
});

describe("strings and names", () => {
  test.prop([stringContent])("never leak out of single quotes", (content) => {
    const text = `RETURN '${content}' AS x`;
    const { blanked, tokens } = lex(text);
    expect(blanked.replaceAll(/\s/g, "")).toBe("RETURNASx");
    expect(tokens.map(({ kind }) => kind)).toEqual(["word", "string", "word", "word"]);
  });

  test.prop([stringContent])("never leak out of a comment", (content) => {
    const inner = content.replaceAll("*/", "");
    const { sent } = lex(`RETURN /*${inner}*/ 1 //${inner.replaceAll("\n", " ")}\n AS x`);
    expect(sent.replaceAll(/\s/g, "")).toBe("RETURN1ASx");
  });

  it.each([
    ["'a\\'b'", "a\\'b"],
    ["'a\\\\'", "a\\\\"],
    ["'C:\\\\users'", "C:\\\\users"],
    ['"it\'s"', "it's"],
    ["'// no comment'", "// no comment"],
  ])("reads %s as one string", (text, content) => {
    expect(lex(text).tokens).toEqual([{ kind: "string", text: content, start: 0, end: text.length }]);
  });

  it("reads a parameter in back-ticks", () => {
    expect(lex("$`a b` $n").tokens.map(({ kind, text }) => [kind, text])).toEqual([
      ["parameter", "a b"],
      ["parameter", "n"],
    ]);
  });
});

describe("what the engines read differently", () => {
  it.each([
    ["'open", "unclosed-string"],
    ["'ends with a quote\\'", "unclosed-string"],
    ["`open", "unclosed-name"],
    ["1 /* open", "unclosed-comment"],
    ["1 /*/", "unclosed-comment"],
    ["'\\u0027'", "unicode-escape"],
    ["'\\\\\\u0027'", "unicode-escape"],
    ["'\\U00000027'", "unicode-escape"],
    ["`\\u0060`", "unicode-escape"],
    ["\\u0053ET", "character"],
    ["`a``b`", "quoted-name-form"],
    ["``", "quoted-name-form"],
    ["`a\nb`", "quoted-name-form"],
    ["1SET", "number-form"],
    ["1.SET", "number-form"],
    ["1_000", "number-form"],
    ["0x1FSET", "number-form"],
    [".5e", "number-form"],
    ["ſET", "character"],
    ["a\u00A0b", "character"],
    ["a\u000Bb", "character"],
    ["\uFEFFa", "character"],
    ["'\u0000'", "character"],
    ["'\uD800'", "character"],
    ["a ~ b", "character"],
    ["$ a", "character"],
    ["a$b", "character"],
  ])("refuses %j as %s", (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it("ends a line comment at a carriage return and at a line feed alike", () => {
    expect(lex("1 // x\rSET").tokens.map(({ text }) => text)).toEqual(["1", "SET"]);
    expect(lex("1 // x\nSET").tokens.map(({ text }) => text)).toEqual(["1", "SET"]);
  });

  it("accepts ranges, properties and slices beside numbers", () => {
    expect(lex("[*1..3] x[0..2] .5 1e-3 n.a").tokens.map(({ text }) => text)).toEqual([
      "[",
      "*",
      "1",
      "..",
      "3",
      "]",
      "x",
      "[",
      "0",
      "..",
      "2",
      "]",
      ".5",
      "1e-3",
      "n",
      ".",
      "a",
    ]);
  });
});

describe("positions", () => {
  it("count lines ended by CR, LF and both", () => {
    expect(findPosition("a\r\nb\rc\nd", 7)).toEqual({ line: 4, column: 1 });
    expect(findPosition("ab", 1)).toEqual({ line: 1, column: 2 });
  });
});
