// `:param name => value` lines, as Neo4j's own tools take them, out of a query's text. What is left keeps its lines, so
// that an error's position is still right.
import { isRecord } from "#model";
import type { Plain, Properties } from "#model";
import { isPlain } from "../../read/parse-graph.ts";

export interface ParameterLines {
  /** The text without those lines; every other character stands where it stood. */
  readonly cypher: string;
  readonly params: Properties;
  readonly problems: readonly { readonly line: number; readonly message: string }[];
}

const LINE = /^\s*:params?\s+(?<rest>.*)$/i;
const NAMED = /^(?<name>[A-Za-z_]\w*)\s*(?:=>|:)\s*(?<value>.+?);?\s*$/;

export function takeParameterLines(text: string): ParameterLines {
  const params: Record<string, Plain> = {};
  const problems: { line: number; message: string }[] = [];
  const lines = text.split("\n").map((line, index) => {
    const rest = LINE.exec(line)?.groups?.["rest"];
    if (rest === undefined) return line;
    const { name, value } = NAMED.exec(rest.trim())?.groups ?? {};
    const parsed = value === undefined ? undefined : parseValue(value);
    if (name === undefined || parsed === undefined) {
      problems.push({ line: index + 1, message: "Write :param name => value; the value as JSON, or text in quotes." });
    } else params[name] = parsed;
    return "";
  });
  return { cypher: lines.join("\n"), params, problems };
}

/** JSON, or text in single quotes; undefined where it is neither. */
function parseValue(text: string): Plain | undefined {
  const [, quoted] = /^'((?:\\.|[^'\\])*)'$/s.exec(text.trim()) ?? [];
  if (quoted !== undefined) return quoted.replaceAll(/\\(.)/g, "$1");
  try {
    const value: unknown = JSON.parse(text);
    return isPlain(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export type ParsedPane =
  | { readonly ok: true; readonly params: Properties }
  | { readonly ok: false; readonly message: string };

/** The parameters pane: a JSON object, or nothing. */
export function parseParameterPane(text: string): ParsedPane {
  if (text.trim() === "") return { ok: true, params: {} };
  try {
    const value: unknown = JSON.parse(text);
    if (isPlain(value) && isRecord(value)) return { ok: true, params: value };
  } catch (error) {
    return { ok: false, message: `This is no JSON: ${error instanceof Error ? error.message : "it cannot be read"}.` };
  }
  return { ok: false, message: 'Write an object with a value for each name: {"id": "openai"}.' };
}
