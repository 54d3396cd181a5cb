// A problem document (RFC 9457) to what the page decides by; leniently, since a proxy may have written it.
import type { ProblemFacts, TextPosition, Violation } from "./answer-error.ts";
import type { Fields } from "./parse-graph.ts";
import { fieldsOf, listOf, number, text } from "./parse-graph.ts";

export function parseProblem(status: number, value: unknown, headers: Headers): ProblemFacts {
  const fields = fieldsOf(value) ?? {};
  const violations = listOf(fields["violations"], parseViolation);
  const own = parseViolation({ ...fields, message: fields["detail"] });
  const wait = Number(headers.get("retry-after") ?? Number.NaN);
  return {
    status,
    code: text(fields["code"]),
    errors: listOf(fields["errors"], (error) => ({ field: text(error["field"]), message: text(error["message"]) })),
    violations: violations.length > 0 || own === undefined ? violations : [own],
    position: parsePosition(fields["position"]) ?? violations[0]?.position,
    retryAfter: Number.isFinite(wait) && wait > 0 ? Math.ceil(wait) : undefined,
  };
}

function parseViolation(fields: Fields): Violation | undefined {
  const rule = text(fields["rule"]);
  if (rule === "") return undefined;
  return {
    rule,
    message: text(fields["message"]),
    hint: text(fields["hint"]),
    position: parsePosition(fields["position"]),
  };
}

function parsePosition(value: unknown): TextPosition | undefined {
  const fields = fieldsOf(value);
  const [line, column] = [number(fields?.["line"]), number(fields?.["column"])];
  return line >= 1 && column >= 1 ? { line, column } : undefined;
}
