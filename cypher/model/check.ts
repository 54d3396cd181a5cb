// What must hold between the records of a dataset, beyond the shape of each (that is schema.ts). Pure and lenient: it
// takes flat records as they were written, judges what it understands, and leaves a field of the wrong type to the schema.
import { MONEY_CHECKS, checkMoney, checkSharedTotals } from "./check-money.ts";
import type { FieldProblem } from "./check-money.ts";
import type { PartialDate, Plain, Properties } from "./graph.ts";
import { nearestName } from "./nearest.ts";
import { textOf, textsOf } from "./properties.ts";
import { FAMILIES, KINDS, RELATION_TYPES, familyOf, isKind, isRelationType } from "./vocabulary.ts";
import type { Kind, RelationType } from "./vocabulary.ts";

/** Every check by its code, with what it asks for. The fixture test/fixtures/every-mistake breaks each of them. */
export const CHECKS = {
  ...MONEY_CHECKS,
  "duplicate-id": "Ids are used once: over entities, sources and datasets, and over relations.",
  "duplicate-relation": "Two relations that say exactly the same are one.",
  "unknown-end": "Both ends of a relation exist.",
  "end-not-allowed": "The relation type allows the kinds at its ends.",
  "self-relation": "A relation leads from one entity to another.",
  "unknown-source": "Evidence names a source that is listed.",
  "no-supporting-evidence": "Every relation has at least one source that supports it.",
  "empty-locator": "Evidence says where in the source it is.",
  "duplicate-evidence": "The same place in the same source is named once.",
  "missing-attribution": "A relation of conflict names who says so.",
  "unknown-reference": "What is referred to by id exists.",
  "self-reference": "A source does not cite itself, and a relation is not its own successor.",
  "confidence-without-reason": "Overruling the derived confidence needs a reason, and a reason something to explain.",
  "impossible-date": "A date is a day, month or year that exists, or EDTF.",
  "end-before-start": "What ends began before.",
  "ended-but-current": "What ended before the review is not current.",
  "metric-only": "value, unit, qualifier and targetDate belong to metrics.",
  "metric-incomplete": "A metric's value and unit come together.",
  "bad-url": "Links begin with https:// or http://.",
  "unknown-editorial": "editorial names fields that the entity has.",
  "control-character": "Texts hold no invisible control characters.",
  "unknown-position": "Positions are of entities that exist.",
} as const;
export type CheckCode = keyof typeof CHECKS;

export type FieldPath = readonly (string | number)[];

/** A problem with the place it is at: ["relations", 3, "amount"]; positions are ["positions", id]. */
export interface CheckProblem {
  readonly code: CheckCode;
  readonly path: FieldPath;
  readonly message: string;
  readonly hint: string;
}

/** The records of one dataset, over all its files, as written. */
export interface FactRecords {
  readonly datasets: readonly Properties[];
  readonly entities: readonly Properties[];
  readonly relations: readonly Properties[];
  readonly sources: readonly Properties[];
  readonly positions: Properties;
}

export interface CheckContext {
  /** Undefined for a date that does not exist. */
  readonly parseDate: (written: string) => PartialDate | undefined;
  /** Entities of other datasets that relations may refer to, by id. */
  readonly external: ReadonlyMap<string, Kind | undefined>;
  /** Where a record was written, for "the first is at …". */
  readonly whereIs: (path: FieldPath) => string;
}

type Report = readonly CheckProblem[];

/** Every problem between and within the records, in no particular order. */
export function checkRecords(records: FactRecords, context: CheckContext): Report {
  const known = indexRecords(records, context);
  return [
    ...checkDuplicateIds(records, context),
    ...checkDuplicateRelations(records, context),
    ...each("datasets", records.datasets, (dataset) => [...checkTexts(dataset), ...checkDates(dataset, context)]),
    ...each("entities", records.entities, (entity) => [...checkEntity(entity, known), ...checkDates(entity, context)]),
    ...each("sources", records.sources, (source) => [...checkSource(source, known), ...checkDates(source, context)]),
    ...each("relations", records.relations, (relation) => [
      ...checkRelation(relation, known),
      ...checkMoney(relation),
      ...checkDates(relation, context),
      ...checkPeriod(relation, known, context),
    ]),
    ...checkSharedTotals(records.relations).map(({ index, ...problem }) => place("relations", index, problem)),
    ...checkPositions(records.positions, known),
  ];
}

// ── Ids ──────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Known {
  readonly kinds: ReadonlyMap<string, Kind | undefined>;
  readonly sourceIds: ReadonlySet<string>;
  readonly relationIds: ReadonlySet<string>;
  readonly reviewedDate: string | undefined;
}

function idsOf(records: readonly Properties[]): readonly string[] {
  return records.flatMap((record) => textOf(record, "id") ?? []);
}

function indexRecords(records: FactRecords, context: CheckContext): Known {
  const kinds = new Map(context.external);
  for (const entity of records.entities) {
    const id = textOf(entity, "id");
    const kind = textOf(entity, "kind");
    if (id !== undefined) kinds.set(id, kind !== undefined && isKind(kind) ? kind : undefined);
  }
  return {
    kinds,
    sourceIds: new Set(idsOf(records.sources)),
    relationIds: new Set(idsOf(records.relations)),
    reviewedDate: records.datasets[0] === undefined ? undefined : textOf(records.datasets[0], "reviewedDate"),
  };
}

function checkDuplicateIds(records: FactRecords, context: CheckContext): Report {
  const spaces = [["datasets", "entities", "sources"], ["relations"]] as const;
  return spaces.flatMap((lists) => {
    const first = new Map<string, FieldPath>();
    return lists.flatMap((list) =>
      records[list].flatMap((record, index): Report => {
        const id = textOf(record, "id");
        if (id === undefined) return [];
        const before = first.get(id);
        if (before === undefined) {
          first.set(id, [list, index, "id"]);
          return [];
        }
        const hint = `The first is at ${context.whereIs(before)}. Give one of them another id, or merge them.`;
        return [{ code: "duplicate-id", path: [list, index, "id"], message: `the id "${id}" is used twice`, hint }];
      }),
    );
  });
}

/** Two records that differ in nothing but their id, words and evidence state one fact twice. */
function checkDuplicateRelations(records: FactRecords, context: CheckContext): Report {
  const first = new Map<string, number>();
  return records.relations.flatMap((relation, index): Report => {
    const { id, summary: _summary, evidence: _evidence, reviewedDate: _reviewed, from, to, ...rest } = relation;
    const type = textOf(relation, "type");
    if (type === undefined || !isRelationType(type) || from === undefined || to === undefined) return [];
    const ends = RELATION_TYPES[type].directed ? [from, to] : [String(from), String(to)].toSorted();
    const key = JSON.stringify([ends, Object.entries(rest).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
    const before = first.get(key);
    const firstId = before === undefined ? undefined : records.relations[before]?.["id"];
    if (before === undefined) first.set(key, index);
    if (before === undefined || firstId === id) return [];
    return [
      {
        code: "duplicate-relation",
        path: ["relations", index],
        message: `it says the same as ${String(firstId)}`,
        hint: `The first is at ${context.whereIs(["relations", before])}. Put the evidence of both under one of them.`,
      },
    ];
  });
}

// ── Entities, sources, positions ─────────────────────────────────────────────────────────────────────────────────

type Found = FieldProblem<CheckCode> & { readonly within?: FieldPath };

function place(list: string, index: number, { code, field, message, hint, within = [] }: Found): CheckProblem {
  return { code, path: [list, index, field, ...within], message, hint };
}

function each(list: string, records: readonly Properties[], check: (record: Properties) => readonly Found[]): Report {
  return records.flatMap((record, index) => check(record).map((found) => place(list, index, found)));
}

const METRIC_FIELDS = ["value", "unit", "qualifier", "targetDate"] as const;

function checkEntity(entity: Properties, known: Known): readonly Found[] {
  const found: Found[] = [...checkTexts(entity), ...checkLinks(entity, ["website"]), ...checkEvidence(entity, known)];
  const kind = textOf(entity, "kind");
  if (kind !== undefined && isKind(kind) && kind !== "Metric") {
    for (const field of METRIC_FIELDS.filter((name) => name in entity)) {
      const hint = `${KINDS[kind].label} has no ${field}. Make the figure an entity of kind Metric and point a relation at it.`;
      found.push({ code: "metric-only", field, message: `${field} belongs to metrics`, hint });
    }
  } else if (kind === "Metric" && "value" in entity !== "unit" in entity) {
    const [there, missing] = "value" in entity ? ["value", "unit"] : ["unit", "value"];
    const message = `${there} is given without ${missing}`;
    found.push({ code: "metric-incomplete", field: there, message, hint: "A figure needs both: 1580 and TWh." });
  } else if (kind === "Metric" && "qualifier" in entity && !("value" in entity)) {
    const message = "qualifier is given without a value";
    found.push({ code: "metric-incomplete", field: "qualifier", message, hint: "Add the value, or leave it out." });
  }
  for (const [index, name] of textsOf(entity, "editorial").entries()) {
    if (name in entity && name !== "editorial") continue;
    const near = nearestName(name, Object.keys(entity));
    found.push({
      code: "unknown-editorial",
      field: "editorial",
      within: [index],
      message: `the entity has no field "${name}"`,
      hint: near === undefined ? "Name a field that is given here, such as sector." : `Did you mean ${near}?`,
    });
  }
  return found;
}

function checkSource(source: Properties, known: Known): readonly Found[] {
  const id = textOf(source, "id");
  const found: Found[] = [...checkTexts(source), ...checkLinks(source, ["url", "archiveUrl"])];
  const cites = textsOf(source, "cites");
  found.push(
    ...checkReferences("interestedParties", textsOf(source, "interestedParties"), known.kinds.keys(), "entity"),
    ...checkReferences("cites", cites, known.sourceIds, "source"),
  );
  const self = cites.findIndex((cited) => cited === id);
  if (self >= 0) {
    const hint = "List only other sources that it rests on.";
    found.push({ code: "self-reference", field: "cites", within: [self], message: "the source cites itself", hint });
  }
  return found;
}

function checkReferences(field: string, ids: readonly string[], known: Iterable<string>, what: string): Found[] {
  const all = new Set(known);
  return ids.flatMap((id, index) =>
    all.has(id) ? [] : { ...unknownReference(field, id, all, what), within: [index] },
  );
}

function unknownReference(field: string, id: string, known: Iterable<string>, what: string): Found {
  const near = nearestName(id, known);
  const hint = near === undefined ? `List the ${what} first, or leave it out.` : `Did you mean ${near}?`;
  return { code: "unknown-reference", field, message: `there is no ${what} "${id}"`, hint };
}

function checkPositions(positions: Properties, known: Known): Report {
  return Object.keys(positions).flatMap((id): Report => {
    if (known.kinds.has(id)) return [];
    const near = nearestName(id, known.kinds.keys());
    const hint = near === undefined ? "Remove the line." : `Did you mean ${near}?`;
    return [{ code: "unknown-position", path: ["positions", id], message: `there is no entity "${id}"`, hint }];
  });
}

// ── Relations ────────────────────────────────────────────────────────────────────────────────────────────────────

function checkRelation(relation: Properties, known: Known): readonly Found[] {
  const typeName = textOf(relation, "type");
  const type = typeName !== undefined && isRelationType(typeName) ? typeName : undefined;
  const found: Found[] = [...checkTexts(relation), ...checkEvidence(relation, known)];
  found.push(...checkEnd(relation, "from", type, known), ...checkEnd(relation, "to", type, known));
  const from = textOf(relation, "from");
  if (from !== undefined && from === textOf(relation, "to")) {
    const hint = "Name the other entity, or put the fact into the entity's summary.";
    found.push({ code: "self-relation", field: "to", message: `both ends are "${from}"`, hint });
  }
  return [...found, ...checkSupport(relation), ...checkAttribution(relation, type, known), ...checkOverride(relation)];
}

function checkEnd(
  relation: Properties,
  end: "from" | "to",
  type: RelationType | undefined,
  known: Known,
): readonly Found[] {
  const id = textOf(relation, end);
  if (id === undefined) return [];
  if (!known.kinds.has(id)) {
    const near = nearestName(id, known.kinds.keys());
    const hint = near === undefined ? "List the entity under entities: first." : `Did you mean ${near}?`;
    return [{ code: "unknown-end", field: end, message: `there is no entity "${id}"`, hint }];
  }
  const kind = known.kinds.get(id);
  if (type === undefined || kind === undefined) return [];
  const allowed: readonly Kind[] = RELATION_TYPES[type][end];
  if (allowed.includes(kind)) return [];
  const message = `${type} cannot ${end === "from" ? "start from" : "lead to"} a ${kind} ("${id}")`;
  return [{ code: "end-not-allowed", field: end, message, hint: `It allows ${allowed.join(", ")}.` }];
}

function recordsIn(value: Plain | undefined): readonly Properties[] {
  if (!Array.isArray(value)) return [];
  return value.map((item) => (isRecord(item) ? item : {}));
}

function isRecord(value: unknown): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function checkSupport(relation: Properties): readonly Found[] {
  const supports = recordsIn(relation["evidence"]).some((item) => (item["stance"] ?? "supports") === "supports");
  if (supports || (relation["evidence"] !== undefined && !Array.isArray(relation["evidence"]))) return [];
  const hint = "Add the source and the place in it that support the fact.";
  const message = "the relation has no evidence that supports it";
  return [{ code: "no-supporting-evidence", field: "evidence", message, hint }];
}

function checkEvidence(record: Properties, known: Known): readonly Found[] {
  const seen = new Set<string>();
  return recordsIn(record["evidence"]).flatMap((item, index) => {
    const found: Found[] = [];
    const source = textOf(item, "source");
    if (source !== undefined && !known.sourceIds.has(source)) {
      const near = nearestName(source, known.sourceIds);
      found.push({
        code: "unknown-source",
        field: "evidence",
        within: [index, "source"],
        message: `there is no source "${source}"`,
        hint: near === undefined ? "List it under sources: first." : `Did you mean ${near}?`,
      });
    }
    const locator = item["locator"];
    if (typeof locator === "string" && locator.trim() === "") {
      const hint = 'Say where in the source: "P6 S1" (paragraph and sentence), a page, a minute.';
      found.push({
        code: "empty-locator",
        field: "evidence",
        within: [index, "locator"],
        message: "the locator is empty",
        hint,
      });
    }
    const key = JSON.stringify([source, locator]);
    if (source !== undefined && seen.has(key)) {
      const hint = "Keep one of them.";
      found.push({
        code: "duplicate-evidence",
        field: "evidence",
        within: [index],
        message: `"${source}" is named twice at the same place`,
        hint,
      });
    }
    seen.add(key);
    return found;
  });
}

function checkAttribution(relation: Properties, type: RelationType | undefined, known: Known): readonly Found[] {
  const found: Found[] = [];
  const who = textOf(relation, "attributedTo");
  if (who !== undefined && !known.kinds.has(who) && !known.sourceIds.has(who)) {
    found.push(unknownReference("attributedTo", who, [...known.kinds.keys(), ...known.sourceIds], "entity or source"));
  }
  const family = type === undefined ? undefined : familyOf(type);
  if (family === "conflict" && !("attributedTo" in relation)) {
    const message = `a relation of ${FAMILIES[family].label.toLowerCase()} must say who characterises it so`;
    const hint = "Add attributedTo: with the id of an entity or source.";
    found.push({ code: "missing-attribution", field: "type", message, hint });
  }
  const successor = textOf(relation, "successorId");
  if (successor !== undefined && successor === textOf(relation, "id")) {
    const hint = "Name the relation that replaced it, or leave it out.";
    found.push({ code: "self-reference", field: "successorId", message: "the relation is its own successor", hint });
  } else if (successor !== undefined && !known.relationIds.has(successor)) {
    found.push(unknownReference("successorId", successor, known.relationIds, "relation"));
  }
  return found;
}

function checkOverride(relation: Properties): readonly Found[] {
  const overrides = "confidence" in relation;
  if (overrides === "confidenceReason" in relation) return [];
  const field = overrides ? "confidence" : "confidenceReason";
  const message = overrides ? "the confidence is overruled without a reason" : "a reason is given for no confidence";
  const hint = overrides
    ? "Add confidenceReason:, or leave confidence to be derived."
    : "Add confidence:, or remove it.";
  return [{ code: "confidence-without-reason", field, message, hint }];
}

// ── Dates, links, texts ──────────────────────────────────────────────────────────────────────────────────────────

const DATE_FIELDS = [
  "startDate",
  "endDate",
  "announcedDate",
  "targetDate",
  "publishedDate",
  "retrievedAt",
  "reviewedDate",
] as const;

function writtenDate(record: Properties, field: string): string | undefined {
  const value = record[field];
  return typeof value === "number" ? String(value) : textOf(record, field);
}

function checkDates(record: Properties, { parseDate }: CheckContext): readonly Found[] {
  return DATE_FIELDS.flatMap((field) => {
    const written = writtenDate(record, field);
    if (written === undefined || parseDate(written) !== undefined) return [];
    const hint = "Write 2025, 2025-09 or 2025-09-15; 2025~ for about; 2024/2026 for a range; or leave it out.";
    return { code: "impossible-date" as const, field, message: `"${written}" is no date`, hint };
  });
}

function checkPeriod(relation: Properties, known: Known, { parseDate }: CheckContext): readonly Found[] {
  const [start, end] = ["startDate", "endDate"].map((field) => {
    const written = writtenDate(relation, field);
    return written === undefined ? undefined : parseDate(written);
  });
  const found: Found[] = [];
  if (start !== undefined && end !== undefined && end.latest < start.earliest) {
    const message = `it ends (${end.written}) before it starts (${start.written})`;
    found.push({ code: "end-before-start", field: "endDate", message, hint: "Swap the two, or correct one." });
  }
  if (relation["isCurrent"] === true && end !== undefined && end.latest < (known.reviewedDate ?? "")) {
    const message = `it is called current, but ended (${end.written}) before the review (${known.reviewedDate})`;
    found.push({ code: "ended-but-current", field: "isCurrent", message, hint: "Write isCurrent: false." });
  }
  return found;
}

function checkLinks(record: Properties, fields: readonly string[]): readonly Found[] {
  return fields.flatMap((field) => {
    const link = textOf(record, field);
    if (link === undefined || isWebAddress(link)) return [];
    const hint = "Write the whole address, beginning with https:// or http://.";
    return { code: "bad-url" as const, field, message: `"${link}" is no web address`, hint };
  });
}

function isWebAddress(link: string): boolean {
  return /^https?:\/\/[^\s/]/.test(link) && URL.canParse(link);
}

/** Everything below a space but tab and line feed, and delete. */
// oxlint-disable-next-line no-control-regex -- finding control characters is the point
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F]/;

function checkTexts(record: Properties): readonly Found[] {
  return Object.entries(record).flatMap(([field, value]) => textProblems(field, value, []));
}

function textProblems(field: string, value: Plain, within: FieldPath): readonly Found[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => textProblems(field, item, [...within, index]));
  if (isRecord(value)) {
    return Object.entries(value).flatMap(([key, item]) => textProblems(field, item, [...within, key]));
  }
  if (typeof value !== "string" || !CONTROL.test(value)) return [];
  const hint = "Retype the text: it came along from a copy.";
  return [{ code: "control-character", field, within, message: "the text holds an invisible control character", hint }];
}
