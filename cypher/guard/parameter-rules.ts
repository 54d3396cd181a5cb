// The rules on parameters: what a query names is given, and nothing is larger or deeper than the limits.
import type { Plain } from "#model";
import type { Parameters } from "#store/graph-store";
import type { Token } from "./lexer.ts";
import { findPosition } from "./lexer.ts";
import type { GuardLimits } from "./limits.ts";
import type { Violation } from "./refusal.ts";

interface Measure {
  readonly depth: number;
  readonly longest: number;
}

/** Depth and longest list; stops going down once the depth is too large, so that no input exhausts the stack. */
function measure(value: Plain, limit: number): Measure {
  if (value === null || typeof value !== "object") return { depth: 0, longest: 0 };
  if (limit < 0) return { depth: 1, longest: 0 };
  const items: readonly Plain[] = Array.isArray(value) ? value : Object.values(value);
  let depth = 0;
  let longest = items.length;
  for (const item of items) {
    const inner = measure(item, limit - 1);
    depth = Math.max(depth, inner.depth);
    longest = Math.max(longest, inner.longest);
  }
  return { depth: depth + 1, longest };
}

function tooLarge(message: string, hint: string): Violation {
  return { code: "parameter-too-large", message, hint };
}

/** Every parameter that breaks a limit. */
export function checkParameters(params: Parameters, limits: GuardLimits): readonly Violation[] {
  const found: Violation[] = [];
  let isShallow = true;
  for (const [name, value] of Object.entries(params)) {
    const size = measure(value, limits.parameterDepth);
    if (size.depth > limits.parameterDepth) {
      isShallow = false;
      found.push(
        tooLarge(
          `The parameter $${name} has lists or maps more than ${limits.parameterDepth} deep.`,
          "Pass a flatter value.",
        ),
      );
    }
    if (size.longest > limits.parameterList) {
      found.push(
        tooLarge(
          `The parameter $${name} has a list of ${size.longest} items; at most ${limits.parameterList} are accepted.`,
          "Ask in several queries.",
        ),
      );
    }
  }
  const bytes = isShallow ? JSON.stringify(params).length : 0;
  if (bytes > limits.parameterBytes) {
    found.push(
      tooLarge(
        `The parameters take ${bytes} characters; at most ${limits.parameterBytes} are accepted.`,
        "Ask in several queries.",
      ),
    );
  }
  return found;
}

/** Parameters that the text names and nobody gave, each once. */
export function checkParametersGiven(text: string, tokens: readonly Token[], params: Parameters): readonly Violation[] {
  const missing = new Map<string, Token>();
  for (const token of tokens) {
    if (token.kind !== "parameter" || Object.hasOwn(params, token.text) || missing.has(token.text)) continue;
    missing.set(token.text, token);
  }
  return [...missing].map(([name, token]) => ({
    code: "parameter-missing",
    message: `The parameter $${name} is not given.`,
    hint: `Give it a value in the parameters, as in {"${name}": "…"}.`,
    position: findPosition(text, token.start),
  }));
}
