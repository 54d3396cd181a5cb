// Queries that were run here, newest first, in local storage; and the one that is being written. Reading is lenient: what
// cannot be understood is not there.
import { fieldsOf, text } from "../../read/parse-graph.ts";
import type { SharedQuery } from "./share-link.ts";
import { isSameQuery, parseSharedQuery, readQueryJson } from "./share-link.ts";

const HISTORY = "powerlines.query-history";
const DRAFT = "powerlines.query-draft";
const MOST = 50;

export interface PastQuery extends SharedQuery {
  /** ISO 8601 in UTC; "" where it is not known. */
  readonly at: string;
}

export function readHistory(storage: Pick<Storage, "getItem">): readonly PastQuery[] {
  try {
    const parsed: unknown = JSON.parse(storage.getItem(HISTORY) ?? "[]");
    if (!Array.isArray(parsed)) return [];
    return parsed.flatMap((item: unknown) => {
      const query = parseSharedQuery(item);
      return query === undefined ? [] : [{ ...query, at: text(fieldsOf(item)?.["at"]) }];
    });
  } catch {
    return [];
  }
}

/** The history with `query` in front, once. */
export function remember(history: readonly PastQuery[], query: PastQuery): readonly PastQuery[] {
  return [query, ...history.filter((other) => !isSameQuery(other, query))].slice(0, MOST);
}

export function writeHistory(storage: Pick<Storage, "setItem">, history: readonly PastQuery[]): void {
  keep(storage, HISTORY, history);
}

export function readDraft(storage: Pick<Storage, "getItem">): SharedQuery | undefined {
  try {
    return readQueryJson(storage.getItem(DRAFT) ?? "");
  } catch {
    return undefined;
  }
}

export function writeDraft(storage: Pick<Storage, "setItem">, query: SharedQuery): void {
  keep(storage, DRAFT, query);
}

/** A full or forbidden storage takes nothing from the page but its memory. */
function keep(storage: Pick<Storage, "setItem">, key: string, value: unknown): void {
  try {
    storage.setItem(key, JSON.stringify(value));
  } catch {
    // Nothing to do: the query itself runs.
  }
}
