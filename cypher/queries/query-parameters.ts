// Values of a saved query's parameters: from a URL's text to typed values, and back to the one canonical text.
import { FAMILIES, calendarDays, isFamily, isRelationType, keysOf, RELATION_TYPES } from "#model";
import type { Plain } from "#model";
import { nearestName } from "../model/nearest.ts";
import type { QueryParameter, SavedQuery } from "./saved-query.ts";

const MAX_TEXT = 500;
const MAX_ITEMS = 200;

export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

export type ParsedParameters =
  | {
      readonly ok: true;
      /** Every declared parameter, null where it has no value: ready for the store. */
      readonly values: Readonly<Record<string, Plain>>;
      /** Names in the URL that the query does not have (trackers add them), so that a page can say so. */
      readonly ignored: readonly string[];
    }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

type Parsed = { readonly value: Plain } | { readonly problem: string };

/**
 * Typed values for every declared parameter, or every field's problem at once. A name that is absent takes its default;
 * one that is there but empty takes none (null), unless the parameter is required.
 */
export function parseParameters(
  query: Pick<SavedQuery, "params">,
  raw: Readonly<Record<string, string>>,
): ParsedParameters {
  const values: Record<string, Plain> = {};
  const problems: FieldProblem[] = [];
  for (const parameter of query.params) {
    const text = Object.hasOwn(raw, parameter.name) ? raw[parameter.name] : undefined;
    const parsed = parseParameter(parameter, text);
    if ("problem" in parsed) problems.push({ field: parameter.name, message: parsed.problem });
    else values[parameter.name] = parsed.value;
  }
  if (problems.length > 0) return { ok: false, problems };
  const known = new Set(query.params.map((parameter) => parameter.name));
  return { ok: true, values, ignored: Object.keys(raw).filter((name) => !known.has(name)) };
}

/** The values as URL text in declared order, defaults omitted, so that one question has one address. */
export function parametersToQuery(
  query: Pick<SavedQuery, "params">,
  values: Readonly<Record<string, Plain>>,
): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const parameter of query.params) {
    const text = toText(values[parameter.name] ?? null);
    if (text !== toText(parameter.default)) texts[parameter.name] = text;
  }
  return texts;
}

/** The example of every parameter, as typed values. */
export function exampleOf(query: Pick<SavedQuery, "params">): Readonly<Record<string, Plain>> {
  return Object.fromEntries(query.params.map((parameter) => [parameter.name, parameter.example]));
}

/**
 * What was asked, in words: the question with its values filled in. `nameOf` gives the name to show for an entity or
 * source id; what it does not know is shown as its id.
 */
export function toWords(
  query: Pick<SavedQuery, "params" | "question" | "asked">,
  values: Readonly<Record<string, Plain>>,
  nameOf: (id: string) => string | undefined,
): string {
  if (query.asked === null) return query.question;
  // What stands in brackets narrows the question: where nothing narrows it, it is not said.
  const said = query.asked.replaceAll(/ ?\(([^()]*)\)/g, (part) => {
    const names = [...part.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
    return names.length > 0 && names.every((name) => (values[name] ?? null) === null) ? "" : part;
  });
  return said.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const parameter = query.params.find((candidate) => candidate.name === name);
    return parameter === undefined ? whole : valueInWords(parameter, values[name] ?? null, nameOf);
  });
}

function valueInWords(parameter: QueryParameter, value: Plain, nameOf: (id: string) => string | undefined): string {
  if (value === null) return "any";
  if (Array.isArray(value)) return value.map((item: Plain) => valueInWords(parameter, item, nameOf)).join(", ");
  const text = toText(value);
  const chosen = parameter.choices.find((choice) => String(choice.value) === text);
  if (chosen !== undefined) return chosen.label;
  if (parameter.type === "entity" || parameter.type === "source") return nameOf(text) ?? text;
  if (parameter.type === "relationType" && isRelationType(text)) return RELATION_TYPES[text].label;
  if (parameter.type === "family" && isFamily(text)) return FAMILIES[text].label;
  return text;
}

/** One value as URL text; "" for none. */
export function toText(value: Plain): string {
  if (value === null) return "";
  if (Array.isArray(value)) return value.map((item: Plain) => toText(item).replaceAll(",", "\\,")).join(",");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** One parameter's value from its text, undefined where the URL does not name it. */
export function parseParameter(parameter: QueryParameter, text: string | undefined): Parsed {
  if (text === undefined && parameter.default !== null) return { value: parameter.default };
  const trimmed = (text ?? "").trim();
  if (trimmed === "") return parameter.required ? { problem: "a value is needed" } : { value: null };
  if (!parameter.many) return parseOne(parameter, trimmed);
  const items = trimmed
    .split(/(?<!\\),/)
    .map((item) => item.replaceAll("\\,", ",").trim())
    .filter((item) => item !== "");
  // Commas alone are no values: an empty list would find nothing, which looks like a finding.
  if (items.length === 0) return parameter.required ? { problem: "a value is needed" } : { value: null };
  if (items.length > MAX_ITEMS) return { problem: `at most ${MAX_ITEMS} values, here are ${items.length}` };
  const parsed = items.map((item) => parseOne(parameter, item));
  const problems = parsed.flatMap((item) => ("problem" in item ? [item.problem] : []));
  if (problems.length > 0) return { problem: [...new Set(problems)].join("; ") };
  return { value: parsed.flatMap((item) => ("value" in item ? [item.value] : [])) };
}

function parseOne(parameter: QueryParameter, text: string): Parsed {
  if (text.length > MAX_TEXT) return { problem: `at most ${MAX_TEXT} characters, here are ${text.length}` };
  const parsed = parseTyped(parameter, text);
  if ("problem" in parsed || parameter.choices.length === 0 || parameter.type === "choice") return parsed;
  return parameter.choices.some((choice) => choice.value === parsed.value)
    ? parsed
    : { problem: oneOf(text, choiceNames(parameter)) };
}

function parseTyped(parameter: QueryParameter, text: string): Parsed {
  switch (parameter.type) {
    case "integer":
    case "number":
      return parseNumber(parameter, text);
    case "boolean":
      return parseBoolean(text);
    case "date":
      return parseDate(text);
    case "relationType":
      return isRelationType(text) ? { value: text } : { problem: oneOf(text, keysOf(RELATION_TYPES)) };
    case "family":
      return isFamily(text) ? { value: text } : { problem: oneOf(text, keysOf(FAMILIES)) };
    case "choice": {
      const chosen = parameter.choices.find((choice) => String(choice.value) === text);
      return chosen === undefined ? { problem: oneOf(text, choiceNames(parameter)) } : { value: chosen.value };
    }
    default:
      return /\p{Cc}/u.test(text) ? { problem: "control characters are not allowed" } : { value: text };
  }
}

const choiceNames = (parameter: QueryParameter) => parameter.choices.map((choice) => String(choice.value));

function oneOf(text: string, names: readonly string[]): string {
  const near = nearestName(text, names);
  return `"${text}" is not one of ${names.join(", ")}${near === undefined ? "" : `; did you mean ${near}?`}`;
}

function parseNumber(parameter: QueryParameter, text: string): Parsed {
  const value = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  if (!Number.isFinite(value)) return { problem: `"${text}" is not a number` };
  if (parameter.type === "integer" && !Number.isSafeInteger(value))
    return { problem: `"${text}" is not a whole number` };
  if (parameter.min !== null && value < parameter.min)
    return { problem: `${text} is too small: at least ${parameter.min}` };
  if (parameter.max !== null && value > parameter.max)
    return { problem: `${text} is too large: at most ${parameter.max}` };
  return { value };
}

function parseBoolean(text: string): Parsed {
  if (/^(true|yes|on|1)$/i.test(text)) return { value: true };
  if (/^(false|no|off|0)$/i.test(text)) return { value: false };
  return { problem: `"${text}" is neither true nor false` };
}

/** An ISO 8601 prefix: a year, a month or a day that exists. Kept as written; its precision is what is written. */
function parseDate(text: string): Parsed {
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)) {
    return { problem: `"${text}" is not a date: write 2025, 2025-09 or 2025-09-30` };
  }
  return calendarDays(text) === undefined ? { problem: `there is no ${text} in the calendar` } : { value: text };
}
