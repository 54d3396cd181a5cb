// Tables as CSV (RFC 4180, CRLF) that a spreadsheet opens without running anything in it.
import { stringify } from "csv-stringify/browser/esm/sync";
import { dateOf, moneyOf, nameOfSpeaker, textOf } from "#model";
import type { SnapshotGraph } from "#model";

export type Cell = string | number | boolean | null | undefined;

/**
 * Header and rows as CSV. Text that a spreadsheet would take for a formula gets an apostrophe in front; numbers stay
 * numbers. Null and undefined are empty.
 */
export function toCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return stringify([[...header], ...rows.map((row) => row.map(cellOf))], {
    escape_formulas: true,
    record_delimiter: "windows",
    quoted_match: /[\r\n\t']/,
  });
}

/** A number is written by us, so that its minus sign is never taken for a formula. */
function cellOf(cell: Cell): string | number | boolean | null {
  return cell ?? null;
}

export const RELATION_COLUMNS = [
  "relation_id",
  "from_id",
  "from",
  "type",
  "to_id",
  "to",
  "role",
  "summary",
  "amount",
  "amount_min",
  "amount_max",
  "currency",
  "amount_qualifier",
  "money_status",
  "announced_date",
  "start_date",
  "end_date",
  "is_current",
  "basis",
  "confidence",
  "attributed_to",
  "attributed_to_name",
  "stance",
  "locator",
  "note",
  "source_id",
  "source_title",
  "source_publisher",
  "source_date",
  "source_url",
] as const;

/** One row for each piece of evidence of each relation; a relation without any has one row. */
export function relationsToCsv(graph: SnapshotGraph): string {
  const names = new Map(graph.entities.map((entity) => [entity.id, entity.name]));
  const sources = new Map(graph.sources.map((source) => [source.id, source]));
  const rows = graph.relations.flatMap((relation) => {
    const { properties } = relation;
    const money = moneyOf(properties);
    const speaker = textOf(properties, "attributedTo");
    const claim: readonly Cell[] = [
      relation.id,
      relation.source,
      names.get(relation.source),
      relation.type,
      relation.target,
      names.get(relation.target),
      textOf(properties, "role"),
      textOf(properties, "summary"),
      money !== undefined && "amount" in money ? money.amount : undefined,
      money?.qualifier === "range" ? money.amountMin : undefined,
      money?.qualifier === "range" ? money.amountMax : undefined,
      money !== undefined && "currency" in money ? money.currency : undefined,
      money?.qualifier,
      money?.status,
      dateOf(properties, "announcedDate")?.written,
      dateOf(properties, "startDate")?.written,
      dateOf(properties, "endDate")?.written,
      typeof properties["isCurrent"] === "boolean" ? String(properties["isCurrent"]) : undefined,
      textOf(properties, "basis"),
      textOf(properties, "confidence"),
      speaker,
      speaker === undefined ? undefined : nameOfSpeaker(speaker, graph),
    ];
    if (relation.evidence.length === 0) return [[...claim, ...Array<Cell>(8).fill(undefined)]];
    return relation.evidence.map((evidence) => {
      const source = sources.get(evidence.source);
      return [
        ...claim,
        evidence.stance,
        evidence.locator,
        evidence.note,
        evidence.source,
        source?.title,
        textOf(source?.properties ?? {}, "publisher"),
        dateOf(source?.properties ?? {}, "publishedDate")?.written,
        textOf(source?.properties ?? {}, "url"),
      ];
    });
  });
  return toCsv(RELATION_COLUMNS, rows);
}
