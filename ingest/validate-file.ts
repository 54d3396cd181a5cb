// One file against the schema of the dataset format, every difference told in a curator's words.
import { nearestName } from "#model";
import type { FieldPath, Plain } from "#model";
import { describeField, fileSchema } from "#model/schema";
import type { FileRecord } from "#model/schema";
import type { z } from "zod";
import type { Problem } from "./problem.ts";
import type { SourceFile } from "./read/source-file.ts";

/** Every way in which a file's shape can be wrong. */
export const SHAPE_CODES = [
  "unknown-field",
  "unknown-value",
  "missing-field",
  "wrong-type",
  "empty",
  "too-long",
  "out-of-range",
  "malformed",
] as const;
type ShapeCode = (typeof SHAPE_CODES)[number];

interface ShapeProblem extends Problem {
  readonly path: FieldPath;
}

export interface ValidatedFile {
  /** Texts trimmed, otherwise as written; what the checks look at, also where the shape is wrong. */
  readonly value: Plain;
  /** Undefined where there are problems. */
  readonly record: FileRecord | undefined;
  readonly problems: readonly ShapeProblem[];
}

export function validateFile(file: SourceFile): ValidatedFile {
  // An empty file, or one of comments only, holds nothing: that is no mistake.
  const value = trimTexts(file.value ?? {});
  const result = fileSchema.safeParse(value);
  if (result.success) return { value, record: result.data, problems: [] };
  const problems = result.error.issues.flatMap((issue) => toProblems(issue, value, file));
  return { value, record: undefined, problems };
}

/** Block texts of YAML end with a line feed, and blanks come along from copies. */
function trimTexts(value: Plain): Plain {
  if (typeof value === "string") return value.trim();
  if (Array.isArray(value)) return value.map(trimTexts);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, trimTexts(item)]));
}

function toProblems(issue: z.core.$ZodIssue, value: Plain, file: SourceFile): readonly ShapeProblem[] {
  const path = issue.path.map((step) => (typeof step === "symbol" ? String(step) : step));
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => unknownField(key, path, file));
  }
  const said = saySo(issue, path, valueAt(value, path));
  return [{ file: file.path, ...file.locate(path), path, ...said }];
}

function unknownField(key: string, path: FieldPath, file: SourceFile): ShapeProblem {
  const { fields } = describeField(path);
  const near = nearestName(key, fields);
  const hint = near === undefined ? `Fields here: ${fields.join(", ")}.` : `Did you mean ${near}?`;
  const place = file.locate([...path, key], "key");
  return {
    file: file.path,
    ...place,
    path: [...path, key],
    code: "unknown-field",
    message: `unknown field "${key}"`,
    hint,
  };
}

interface Said {
  readonly code: ShapeCode;
  readonly message: string;
  readonly hint: string;
}

function saySo(issue: z.core.$ZodIssue, path: FieldPath, found: Plain | undefined): Said {
  const name = nameOf(path);
  const { description = "See the README of the ingest for the format.", values } = describeField(path);
  const about = values.length === 0 ? description : `${description} One of ${values.join(", ")}.`;
  if (found === undefined) return { code: "missing-field", message: `${name} is missing`, hint: about };
  if (found === null || found === "") {
    return {
      code: "empty",
      message: `${name} is empty`,
      hint: `${about} Leave the line out where there is nothing to say.`,
    };
  }
  switch (issue.code) {
    case "invalid_value":
      return unknownValue(name, show(found), issue.values.map(String));
    case "too_big":
      return issue.origin === "string"
        ? { code: "too-long", message: `${name} is longer than ${issue.maximum} characters`, hint: "Shorten it." }
        : { code: "out-of-range", message: `${name} is too large: ${show(found)}`, hint: about };
    case "too_small":
      return issue.origin === "array" || issue.origin === "string"
        ? { code: "empty", message: `${name} is empty`, hint: about }
        : {
            code: "out-of-range",
            message: `${name} must be above ${issue.minimum}, and is ${show(found)}`,
            hint: about,
          };
    case "invalid_type":
      return wrongType(name, issue.expected, found, about);
    default:
      return { code: "malformed", message: `${name} is not as it should be: ${show(found)}`, hint: about };
  }
}

function unknownValue(name: string, found: string, values: readonly string[]): Said {
  const near = nearestName(found, values);
  const hint = near === undefined ? `One of ${values.join(", ")}.` : `Did you mean ${near}?`;
  return { code: "unknown-value", message: `unknown ${name} ${found}`, hint };
}

const WORDS: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a group of fields",
  record: "a group of fields",
  tuple: "a list of two numbers",
};

function wrongType(name: string, expected: string, found: Plain, about: string): Said {
  const wanted = WORDS[expected] ?? expected;
  const message = `${name} must be ${wanted}, not ${typeWord(found)}`;
  if (expected === "string" && typeof found !== "object") {
    return { code: "wrong-type", message, hint: `Put it in quotes: "${String(found)}".` };
  }
  const digits = typeof found === "string" ? found.replaceAll(/[\s,_']/g, "") : "";
  if ((expected === "number" || expected === "int") && /^\d+(\.\d+)?$/.test(digits)) {
    return { code: "wrong-type", message, hint: `Write digits only, without quotes: ${digits}.` };
  }
  return { code: "wrong-type", message, hint: about };
}

function typeWord(value: Plain): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a group of fields";
  if (typeof value === "string") return `the text ${show(value)}`;
  return typeof value === "number" ? `the number ${value}` : String(value);
}

function show(value: Plain): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** The field, or the record where the path ends in a list. */
function nameOf(path: FieldPath): string {
  const last = path.at(-1);
  if (last === undefined) return "the file";
  if (typeof last === "string") return last;
  const list = path.at(-2);
  return list === undefined ? `item ${last + 1}` : `item ${last + 1} of ${list}`;
}

function valueAt(value: Plain, path: FieldPath): Plain | undefined {
  let found: Plain | undefined = value;
  for (const step of path) {
    if (typeof found !== "object" || found === null) return undefined;
    found = Array.isArray(found) ? found[Number(step)] : Object.entries(found).find(([key]) => key === step)?.[1];
  }
  return found;
}
