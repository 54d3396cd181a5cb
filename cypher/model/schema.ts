// The dataset format: what one file may hold, as zod schemas that the ingest checks files with and from which
// `npm run schema` makes the JSON Schema that editors complete with. Every description is written for a curator.
import { z } from "zod";
import {
  AMOUNT_QUALIFIERS,
  BASES,
  CONFIDENCES,
  KINDS,
  METRIC_QUALIFIERS,
  MONEY_STATUSES,
  RELATION_TYPES,
  SOURCE_TYPES,
  STANCES,
  keysOf,
} from "./vocabulary.ts";

/** Ids are readable and stay: they are in addresses and in published pictures. */
const ID_PATTERN = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

const id = (what: string) =>
  z
    .string()
    .max(120)
    .regex(ID_PATTERN)
    .describe(`${what} Small letters, digits and single hyphens, such as "open-ai".`);
const reference = (what: string) => z.string().min(1).max(120).describe(what);
const text = (what: string, max = 500) => z.string().min(1).max(max).describe(what);
const texts = (what: string) => z.array(z.string().min(1).max(500)).describe(what);
const day = (what: string) =>
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .describe(`${what} A whole day: 2026-03-31.`);
/** A bare year is a number in YAML, so both are taken. */
const date = (what: string) =>
  z
    .union([z.string().min(1).max(100), z.int().min(1000).max(9999)])
    .describe(
      `${what} Only as exact as the source: 2025, 2025-09 or 2025-09-15; 2025~ for about, 2024/2026 for a range, 2024/.. for open (EDTF). Leave it out where nobody stated it.`,
    );
const money = (what: string) => z.int().positive().describe(`${what} Whole units, digits only: 13000000000.`);
const link = (what: string) => z.string().min(1).max(2000).describe(`${what} Begins with https:// or http://.`);

export const evidenceSchema = z
  .strictObject({
    source: reference("Id of a source listed under `sources`."),
    locator: text('Where in the source: paragraph and sentence ("P6 S1"), a page, a minute. Never empty.', 200),
    stance: z
      .enum(keysOf(STANCES))
      .optional()
      .describe("Whether the source supports or disputes it. Default: supports."),
    note: text("What a reader should know about this evidence, in our own words.", 1000).optional(),
  })
  .describe("One source for or against a fact, and the place in it.");

const evidence = z.array(evidenceSchema);

export const identifierSchema = z
  .strictObject({
    scheme: text('Which register: "lei", "wikidata", "ticker".', 60),
    value: text("The identifier in that register, in quotes.", 200),
  })
  .describe("An identifier in a public register.");

export const entitySchema = z
  .strictObject({
    id: id("The entity's own id; it never changes."),
    kind: z.enum(keysOf(KINDS)).describe("What kind of thing it is."),
    name: text("The name that people use, short.", 300),
    aliases: texts("Other names and abbreviations that it goes by.").optional(),
    formerNames: texts("Names it had before.").optional(),
    sector: text("What business it is in.", 200).optional(),
    country: text("The country it belongs to.", 200).optional(),
    summary: text("One or two sentences in our own words.", 2000).optional(),
    website: link("Its website.").optional(),
    identifiers: z.array(identifierSchema).optional().describe("Identifiers in public registers."),
    editorial: texts(
      "Names of the fields here that are our own knowledge and in no source, such as [sector].",
    ).optional(),
    value: z.number().optional().describe("Metric only: the figure, digits only."),
    unit: text('Metric only: the unit of the figure, such as "TWh" or "USD".', 60).optional(),
    qualifier: z.enum(METRIC_QUALIFIERS).optional().describe("Metric only: how the figure is meant. Default: exact."),
    targetDate: date("Metric only: the date that the figure is for.").optional(),
    evidence: evidence.optional().describe("The sources that the entity is named in."),
    reviewedDate: day("When somebody last checked it against its sources.").optional(),
  })
  .describe("Somebody or something that relations are about.");

export const relationSchema = z
  .strictObject({
    id: id("The relation's own id; one relation is one fact."),
    type: z.enum(keysOf(RELATION_TYPES)).describe("What the relation is."),
    from: reference("Id of the entity that it starts from."),
    to: reference("Id of the entity that it leads to."),
    role: text('In what role: "CEO", "coFounder", "technology advisor".', 200).optional(),
    summary: text("The fact as a sentence in our own words, never the source's sentence.", 2000).optional(),
    startDate: date("Since when it is so.").optional(),
    endDate: date("Until when it was so.").optional(),
    announcedDate: date("When it was announced.").optional(),
    isCurrent: z
      .union([z.boolean(), z.literal("unknown")])
      .optional()
      .describe("Whether it still is so, as far as the sources say: true, false or unknown. Default: unknown."),
    amount: money("How much money.").optional(),
    amountMin: money("The lower end of a range.").optional(),
    amountMax: money("The upper end of a range.").optional(),
    currency: text("The currency's three letters (ISO 4217): USD, EUR.", 10).optional(),
    amountQualifier: z
      .enum(keysOf(AMOUNT_QUALIFIERS))
      .optional()
      .describe("How the amount is meant. Default: range where there are two ends, else exact."),
    moneyStatus: z
      .enum(keysOf(MONEY_STATUSES))
      .optional()
      .describe("Where the money stands. Needed with every amount: amounts of different status are never added up."),
    sharedTotalId: id("The same id on all relations that name one total together, so that it counts once.").optional(),
    share: text('The share that is owned, as the source says it, in quotes: "51 %".', 60).optional(),
    form: text("The form of ownership, as the source says it.", 200).optional(),
    instrument: text('What the money came as: "equity", "loan", "cloud credits".', 200).optional(),
    basis: z.enum(keysOf(BASES)).describe("What the claim rests on. `inference` is ours and not the source's."),
    attributedTo: reference(
      "Id of the entity or source that says so. Needed on every relation of conflict.",
    ).optional(),
    successorId: reference("Id of the relation that replaced this one.").optional(),
    evidence: evidence.min(1).describe("At least one source that supports it, with the place in it."),
    confidence: z
      .enum(keysOf(CONFIDENCES))
      .optional()
      .describe("Only to overrule what is derived from the evidence; then give confidenceReason too."),
    confidenceReason: text("Why the confidence is not the derived one.", 1000).optional(),
    reviewedDate: day("When somebody last checked it against its sources.").optional(),
  })
  .describe("One fact between two entities.");

export const sourceSchema = z
  .strictObject({
    id: id("The source's own id; evidence names it."),
    title: text("The title, or what it is where it has none.", 500),
    publisher: text("Who published it. Leave it out rather than guess.", 300).optional(),
    url: link("Where it can be read.").optional(),
    publishedDate: date("When it was published.").optional(),
    retrievedAt: text("When we read it: 2026-03-31 or 2026-03-31T10:15:00Z.", 40).optional(),
    archiveUrl: link("A copy in a public archive.").optional(),
    sourceType: z.enum(keysOf(SOURCE_TYPES)).describe("What kind of source it is."),
    interestedParties: texts("Ids of entities that gain or lose by what it says.").optional(),
    cites: texts("Ids of sources that it rests on: it does not count as independent of them.").optional(),
    credits: text("Credits that belong to it, such as of its picture.", 1000).optional(),
    withdrawn: z.boolean().optional().describe("true where the publisher took it back: its support no longer counts."),
  })
  .describe("Something published that evidence can point into.");

export const datasetSchema = z
  .strictObject({
    id: id("The dataset's own id."),
    title: text("The title that readers see."),
    description: text("What it covers, in one or two sentences.", 2000).optional(),
    licence: text("Under what licence the facts may be used.", 200).optional(),
    reviewedDate: day("When the whole was last reviewed; readers see it as the as-of date."),
  })
  .describe("What the dataset is. Exactly one file of a dataset says so.");

const position = z.tuple([z.number(), z.number()]).describe("[x, y] in pixels, x to the right, y down.");

export const positionsSchema = z
  .record(z.string(), position)
  .describe("The hand-placed drawing: entity id to [x, y]. Never a fact.");

/** What one file may hold, in any mix. */
export const fileSchema = z
  .strictObject({
    dataset: datasetSchema.optional(),
    sources: z.array(sourceSchema).optional().describe("What evidence points into."),
    entities: z.array(entitySchema).optional().describe("Who and what there is."),
    relations: z.array(relationSchema).optional().describe("The facts between them."),
    positions: positionsSchema.optional(),
  })
  .describe("One file of a Powerlines dataset. A dataset is a folder of such files, split as the curator likes.");

export type EntityRecord = z.infer<typeof entitySchema>;
export type RelationRecord = z.infer<typeof relationSchema>;
export type SourceRecord = z.infer<typeof sourceSchema>;
export type FileRecord = z.infer<typeof fileSchema>;
export type DatasetRecord = z.infer<typeof datasetSchema>;
export type EvidenceRecord = z.infer<typeof evidenceSchema>;

/** The JSON Schema of one file, for editors. */
export function datasetJsonSchema(): object {
  return { title: "Powerlines dataset file", ...z.toJSONSchema(fileSchema, { io: "input", target: "draft-7" }) };
}

/** What a curator can be told about the field at a path: its description, and the fields it may hold itself. */
export function describeField(path: readonly (string | number)[]): {
  readonly description: string | undefined;
  readonly fields: readonly string[];
  /** The words it may be, where they are few and fixed. */
  readonly values: readonly string[];
} {
  let schema: z.core.$ZodType = fileSchema;
  let description: string | undefined;
  for (const step of path) {
    const inner = unwrap(schema);
    if (inner instanceof z.ZodObject) schema = inner.shape[String(step)] ?? z.unknown();
    else if (inner instanceof z.ZodArray) schema = inner.element;
    else return { description, fields: [], values: [] };
    description = descriptionOf(schema) ?? description;
  }
  const last = unwrap(schema);
  return {
    description,
    fields: last instanceof z.ZodObject ? Object.keys(last.shape) : [],
    values: last instanceof z.ZodEnum ? last.options.map(String) : [],
  };
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional ? unwrap(schema.unwrap()) : schema;
}

function descriptionOf(schema: z.core.$ZodType): string | undefined {
  const own = z.globalRegistry.get(schema)?.description;
  return own ?? (schema instanceof z.ZodOptional ? descriptionOf(schema.unwrap()) : undefined);
}
