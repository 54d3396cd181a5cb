// The shape of a query file's YAML header, checked field by field; what the fields mean is in README.md.
import { KINDS, keysOf } from "#model";
import { z } from "zod";
import { PARAMETER_TYPES } from "./saved-query.ts";

const text = z.string().trim().min(1, "must not be empty");
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const name = z.string().regex(/^[A-Za-z]\w*$/, "must be a name: a letter, then letters, digits or _");

const choice = z.union([
  z.union([z.string(), z.number()]).transform((value) => ({ value, label: String(value) })),
  z.strictObject({ value: z.union([z.string(), z.number()]), label: text }),
]);

const column = z.union([
  name.transform((value) => ({ name: value, label: undefined })),
  z.strictObject({ name, label: text }),
]);

const parameter = z.strictObject({
  name,
  label: text,
  type: z.enum(PARAMETER_TYPES),
  required: z.boolean().default(false),
  many: z.boolean().default(false),
  help: text.optional(),
  default: z.union([scalar, z.array(scalar)]).optional(),
  example: z.union([scalar, z.array(scalar)]).optional(),
  choices: z.array(choice).default([]),
  min: z.number().optional(),
  max: z.number().optional(),
  picker: z.strictObject({ kinds: z.array(z.enum(keysOf(KINDS))).default([]) }).default({ kinds: [] }),
});

export const querySchema = z.strictObject({
  title: text,
  question: text,
  asked: text.optional(),
  params: z.array(parameter).default([]),
  result: z.enum(["graph", "table", "both"]),
  caveats: z.array(text).default([]),
  columns: z.array(column).min(1, "must name the columns of the answer"),
  minRows: z.int().min(0).default(1),
  group: text.default("Your own"),
  order: z.number().default(100),
  /** The words of a first-sight question, answered by the example. */
  featured: text.optional(),
});

/** Every name that may stand in a header, for hints. */
export const FIELD_NAMES: readonly string[] = [...Object.keys(querySchema.shape), ...Object.keys(parameter.shape)];

export type QueryHeader = z.infer<typeof querySchema>;
export type ParameterHeader = QueryHeader["params"][number];
