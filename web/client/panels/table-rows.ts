// The visible relations as rows of a table, and their order.
import type { WireRelation } from "#contract";
import { dateOf, isRelationType, moneyOf, RELATION_TYPES } from "#model";
import { dateWords, drawnAmount, humanised, moneyWords, namesOf } from "#view";
import { qualifiedAmount } from "../state/graph-words.ts";
import { wireGraphOf } from "../state/graph/transitions.ts";
import type { GraphState } from "../state/graph/types.ts";

export const COLUMNS = {
  from: "From",
  type: "Relation",
  to: "To",
  amount: "Amount",
  status: "Status",
  date: "Date",
  source: "Source",
  locator: "Where",
} as const;
export type Column = keyof typeof COLUMNS;

export interface TableRow {
  readonly id: string;
  readonly words: Readonly<Record<Column, string>>;
  /** Sorts before its words: an amount (undefined without), the first day a date can stand for. */
  readonly amount: number | undefined;
  readonly day: string;
}

export interface Order {
  readonly column: Column;
  readonly descending: boolean;
}

export function toTableRows(graph: GraphState, relations: readonly WireRelation[]): readonly TableRow[] {
  const nameOf = namesOf(wireGraphOf(graph));
  return relations.map((relation) => {
    const money = moneyOf(relation.properties);
    const said = money === undefined ? undefined : moneyWords(money);
    const date = dateOf(relation.properties, "announcedDate") ?? dateOf(relation.properties, "startDate");
    const titles = new Set(relation.evidence.map((item) => graph.sources.get(item.source)?.title ?? item.source));
    return {
      id: relation.id,
      amount: drawnAmount(relation)?.amount,
      day: date?.earliest ?? "",
      words: {
        from: nameOf(relation.source),
        type: isRelationType(relation.type)
          ? RELATION_TYPES[relation.type].label
          : humanised(relation.type, "sentence"),
        to: nameOf(relation.target),
        amount: said === undefined ? "" : qualifiedAmount(said),
        status: said?.status ?? "",
        date: dateWords(date),
        source: [...titles].join("; "),
        locator: [...new Set(relation.evidence.map((item) => item.locator))].join(", "),
      },
    };
  });
}

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** In order, what has no value last whichever way; rows alike keep the order they came in. */
export function inOrder(rows: readonly TableRow[], { column, descending }: Order): readonly TableRow[] {
  const sign = descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const missing = Number(isMissing(a, column)) - Number(isMissing(b, column));
    if (missing !== 0) return missing;
    if (column === "amount") return sign * ((a.amount ?? 0) - (b.amount ?? 0));
    if (column === "date") return sign * collator.compare(a.day, b.day);
    return sign * collator.compare(a.words[column], b.words[column]);
  });
}

function isMissing(row: TableRow, column: Column): boolean {
  if (column === "amount") return row.amount === undefined;
  if (column === "date") return row.day === "";
  return row.words[column] === "";
}
