// An answer's rows as a clipboard and a file take them: the columns for people, in the order on the page.
import { toCsv } from "#formats";
import type { Answer } from "../read/parse-queries.ts";
import type { RowOrder } from "./answer-rows.ts";
import { cellValue, rowOrder, shownColumns } from "./answer-rows.ts";

type Rows = Pick<Answer, "columns" | "rows">;

/** With tabs, as a spreadsheet takes it from a clipboard; what would break a row becomes a space. */
export function tabSeparated(answer: Rows, order: RowOrder | undefined): string {
  const columns = shownColumns(answer);
  const rows = rowOrder(answer.rows, order).map((position) =>
    line(columns.map(({ index }) => cellValue(answer.rows[position]?.[index] ?? null))),
  );
  return [line(columns.map(({ label }) => label)), ...rows].join("\n");
}

function line(cells: readonly (string | number | boolean | null)[]): string {
  return cells.map((cell) => String(cell ?? "").replaceAll(/[\t\r\n]+/g, " ")).join("\t");
}

/** Every column, ids too, in the order in which they came. */
export function answerCsv({ columns, rows }: Rows): string {
  return toCsv(
    columns.map(({ name }) => name),
    rows.map((row) => columns.map((_column, index) => cellValue(row[index] ?? null))),
  );
}

/** Hands the reader a file. */
export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // After the browser has taken it.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
