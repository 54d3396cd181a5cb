// Cypher's colours: CodeMirror's own mode for strings, comments, numbers and indents, and for every word what it is where
// it stands, by the same reading as completion. The mode itself takes any word of a long list for a keyword.
import type { StreamParser } from "@codemirror/language";
import { cypher } from "@codemirror/legacy-modes/mode/cypher";
import type { NameKind } from "./complete-cypher.ts";
import { KEYWORDS, typedAt } from "./complete-cypher.ts";

const KEYWORD: ReadonlySet<string> = new Set(
  KEYWORDS.flatMap((words) => words.toUpperCase().split(" ")).filter((word) => word !== "COUNT"),
);
/** Styles that the mode gives to words. */
const OF_WORDS: ReadonlySet<string | null> = new Set(["atom", "builtin", "def", "keyword", "variable"]);

export const colouredCypher: StreamParser<unknown> = {
  ...cypher,
  token: (stream, state) => {
    const from = stream.pos;
    const style = cypher.token(stream, state);
    if (!OF_WORDS.has(style)) return style;
    const text = stream.string.slice(from, stream.pos);
    // The mode takes a name, its colon and its label for one word.
    const colon = text.indexOf(":");
    if (colon >= 0 && text.length > 1) stream.backUp(text.length - Math.max(1, colon));
    if (colon === 0) return null;
    const isCalled = /^\s*\(/.test(stream.string.slice(stream.pos));
    return styleOf(stream.string.slice(from, stream.pos), typedAt(stream.string, stream.pos)?.kind, isCalled);
  },
};

function styleOf(word: string, kind: NameKind | undefined, isCalled: boolean): string {
  if (kind === "label" || kind === "relationType") return "typeName";
  if (kind === "property") return "propertyName";
  if (kind === "parameter") return "variable";
  if (KEYWORD.has(word.toUpperCase())) return "keyword";
  return isCalled ? "builtin" : "variable";
}
