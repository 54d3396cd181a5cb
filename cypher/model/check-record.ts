// What must hold in every record, whatever it is of: evidence, references, dates, links, texts. Part of check.ts.
import type { CheckContext, FieldPath, Found, Known } from "./check-codes.ts";
import type { Plain, Properties } from "./graph.ts";
import { isRecord } from "./is-record.ts";
import { nearestName } from "./nearest.ts";
import { textOf } from "./properties.ts";

export function checkEvidence(record: Properties, known: Known): readonly Found[] {
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

export function checkReferences(
  field: string,
  ids: readonly string[],
  known: { has(id: string): boolean; keys(): Iterable<string> },
  what: string,
): Found[] {
  return ids.flatMap((id, index) =>
    known.has(id) ? [] : { ...unknownReference(field, id, known.keys(), what), within: [index] },
  );
}

export function unknownReference(field: string, id: string, known: Iterable<string>, what: string): Found {
  const near = nearestName(id, known);
  const hint = near === undefined ? `List the ${what} first, or leave it out.` : `Did you mean ${near}?`;
  return { code: "unknown-reference", field, message: `there is no ${what} "${id}"`, hint };
}

const DATE_FIELDS = [
  "startDate",
  "endDate",
  "announcedDate",
  "targetDate",
  "publishedDate",
  "retrievedAt",
  "reviewedDate",
] as const;

export function writtenDate(record: Properties, field: string): string | undefined {
  const value = record[field];
  return typeof value === "number" ? String(value) : textOf(record, field);
}

export function checkDates(record: Properties, { parseDate }: CheckContext): readonly Found[] {
  return DATE_FIELDS.flatMap((field) => {
    const written = writtenDate(record, field);
    if (written === undefined || parseDate(written) !== undefined) return [];
    const hint = "Write 2025, 2025-09 or 2025-09-15; 2025~ for about; 2024/2026 for a range; or leave it out.";
    return { code: "impossible-date" as const, field, message: `"${written}" is no date`, hint };
  });
}

export function checkLinks(record: Properties, fields: readonly string[]): readonly Found[] {
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

export function checkTexts(record: Properties): readonly Found[] {
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

export function recordsIn(value: Plain | undefined): readonly Properties[] {
  if (!Array.isArray(value)) return [];
  return value.map((item: Plain) => (isRecord(item) ? item : {}));
}
