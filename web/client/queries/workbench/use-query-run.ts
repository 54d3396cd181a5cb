// One free query at a time: rows while they come, a live count, its end, or why it has none.
import { useCallback, useEffect, useRef, useState } from "react";
import type { WireGraph } from "#contract";
import { addresses } from "#contract";
import type { Plain, Properties } from "#model";
import type { Answer } from "../../read/parse-queries.ts";
import { streamQuery } from "./read-stream.ts";

export type QueryRun =
  | { readonly state: "idle" }
  /** `rows` so far. */
  | { readonly state: "running"; readonly rows: number }
  | { readonly state: "cancelled"; readonly rows: number }
  | { readonly state: "failed"; readonly error: Error }
  | { readonly state: "done"; readonly answer: Answer };

/** The count on the page changes at most this often, ms. */
const COUNT_EVERY = 120;

export interface QueryRunner {
  readonly run: QueryRun;
  readonly start: (query: { readonly cypher: string; readonly params: Properties }) => void;
  /** Ends it here and in the database. */
  readonly cancel: () => void;
}

export function useQueryRun(): QueryRunner {
  const [run, setRun] = useState<QueryRun>({ state: "idle" });
  const current = useRef<{ readonly stop: () => void }>(undefined);
  const start = useCallback<QueryRunner["start"]>((query) => {
    current.current?.stop();
    const mine = begin(query, (next) => {
      if (current.current === mine) setRun(next);
    });
    current.current = mine;
    setRun({ state: "running", rows: 0 });
  }, []);
  const cancel = useCallback(() => current.current?.stop(), []);
  // Who leaves the page asks no more.
  useEffect(() => () => current.current?.stop(), []);
  return { run, start, cancel };
}

/** `tell` is never called before this has returned. */
function begin(query: { readonly cypher: string; readonly params: Properties }, tell: (run: QueryRun) => void) {
  const requestId = crypto.randomUUID();
  const controller = new AbortController();
  const rows: (readonly Plain[])[] = [];
  let columns: readonly string[] = [];
  let graph: WireGraph | undefined;
  let over = false;
  let told = performance.now();
  const count = (): void => {
    if (performance.now() - told < COUNT_EVERY) return;
    told = performance.now();
    tell({ state: "running", rows: rows.length });
  };
  const handlers = {
    columns: (names: readonly string[]) => {
      columns = names;
    },
    row: (row: readonly Plain[]) => {
      rows.push(row);
      count();
    },
    graph: (found: WireGraph) => {
      graph = found;
    },
  };
  const ask = async (): Promise<void> => {
    try {
      const end = await streamQuery({ ...query, requestId, graph: true }, handlers, controller.signal);
      tell({
        state: "done",
        answer: { ...end, columns: columns.map((name) => ({ name, label: name })), rows, graph, positions: {} },
      });
    } catch (error) {
      if (controller.signal.aborted) tell({ state: "cancelled", rows: rows.length });
      else tell({ state: "failed", error: error instanceof Error ? error : new Error(String(error)) });
    } finally {
      over = true;
    }
  };
  // In the next turn: whoever began it knows by then that it did.
  queueMicrotask(() => void ask());
  return {
    stop: () => {
      if (over || controller.signal.aborted) return;
      controller.abort();
      // Leaving ends it too; this says so even where something between here and the server keeps the connection.
      fetch(addresses.cancelQuery(requestId), { method: "DELETE" }).catch(() => undefined);
    },
  };
}
