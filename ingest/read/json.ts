// Reads strict JSON to plain values that know their line and column. JSON.parse decides what is JSON; the YAML parser,
// which takes a superset of it, says where each value is and whether a field is given twice.
import { LineCounter, parseDocument } from "yaml";
import type { Plain } from "#model";
import type { ReadText, TextProblem } from "./source-file.ts";
import { TOO_DEEP, isTooDeep, locateIn, toPosition, toTextProblem } from "./yaml.ts";

export const readJson: ReadText = (text) => {
  let value: Plain;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { ok: false, problems: [syntaxProblem(text, error)] };
  }
  // Without positions nothing could be said about it, and no dataset is so deep.
  if (isTooDeep(text)) return { ok: false, problems: [TOO_DEEP] };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, logLevel: "error" });
  const repeated = document.errors.filter((error) => error.code === "DUPLICATE_KEY");
  const problems = repeated.map((error) => toTextProblem(error, lines));
  return { ok: true, value, locate: locateIn(document, lines), problems };
};

function syntaxProblem(text: string, error: unknown): TextProblem {
  const lines = new LineCounter();
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) lines.addNewLine(end + 1);
  lines.lineStarts.unshift(0);
  const said = error instanceof Error ? error.message : "";
  const message = `this is not JSON: ${said.replace(/ (in JSON )?at position \d+.*$|, (\.\.\.)?".*$/s, "")}`;
  const hint = "Look for a missing or a spare comma, quote or bracket here or just before.";
  return { ...toPosition(brokenAt(text), lines), code: "syntax", message, hint };
}

/**
 * The offset of the first character that no JSON text could have there. JSON.parse does not always name it, but says
 * of a text cut off before it only that the end is missing: so the longest such beginning is searched for.
 */
function brokenAt(text: string): number {
  let good = 0;
  let bad = text.length;
  if (couldGoOn(text)) return text.length;
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (couldGoOn(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

function couldGoOn(beginning: string): boolean {
  try {
    JSON.parse(beginning);
    return true;
  } catch (error) {
    if (!(error instanceof SyntaxError)) return false;
    const position = /at position (\d+)/.exec(error.message)?.[1];
    if (position === undefined) return error.message.startsWith("Unexpected end");
    return Number(position) >= beginning.length;
  }
}
