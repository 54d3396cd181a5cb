// Saved queries and their answers to the wire and to CSV. Pure.
import { basename } from "node:path";
import type { BrokenQuery, SavedQuery } from "#queries";
import { exampleOf, parametersToQuery } from "#queries";
import { toCsv } from "#formats";
import type { Cell } from "#formats";
import type { SavedQueryResponse, WireBrokenQuery, WireSavedQuery, WireValue } from "#contract";

export function presentQuery(query: SavedQuery): WireSavedQuery {
  const { name, title, question, params, result, columns, caveats, group, order, featured, cypher } = query;
  const example = parametersToQuery(query, exampleOf(query));
  return { name, title, question, params, result, columns, caveats, group, order, featured, example, cypher };
}

/** Where the files lie is nobody's business but the owner's. */
export function presentBroken({ name, file, problems }: BrokenQuery): WireBrokenQuery {
  return {
    name,
    file: basename(file),
    problems: problems.map(({ line, column, message, file: inFile }) => ({
      line,
      column,
      message: message.replaceAll(/(?:\/[^\s/:]+)+\//g, "").replaceAll(inFile, basename(inFile)),
    })),
  };
}

/** The rows under their columns' names. Lists stand in one cell with "; " between. */
export function toAnswerCsv({ columns, rows }: Pick<SavedQueryResponse, "columns" | "rows">): string {
  const header = columns.map(({ name }) => name);
  return toCsv(
    header,
    rows.map((row) => row.map(toCell)),
  );
}

function toCell(value: WireValue): Cell {
  if (value === null || typeof value === "number" || typeof value === "string") return value;
  if (typeof value === "boolean") return String(value);
  return isList(value) ? value.map((item) => String(toCell(item) ?? "")).join("; ") : JSON.stringify(value);
}

function isList(value: WireValue): value is readonly WireValue[] {
  return Array.isArray(value);
}
