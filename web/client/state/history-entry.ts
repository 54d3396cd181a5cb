// A named door: what the browser keeps with each entry of its history for this page. It outlives a reload, is never part
// of a link, and is nobody else's: it says that the address is this reader's own doing.
import { fieldsOf, number, text } from "../read/parse-graph.ts";

export interface HistoryEntry {
  /** Of the walk of steps that `step` is one of: ids of steps mean nothing in another. */
  readonly walk: string;
  readonly step: number;
  /** The places on the page are those that the browser keeps for this reader. */
  readonly yours: boolean;
  /** The view as text, where the address cannot hold all of it. */
  readonly view?: string;
}

const MARK = "powerlines";

export function readEntry(state: unknown): HistoryEntry | undefined {
  const fields = fieldsOf(fieldsOf(state)?.[MARK]);
  if (fields === undefined) return undefined;
  const view = text(fields["view"]);
  return {
    walk: text(fields["walk"]),
    step: number(fields["step"]),
    yours: fields["yours"] === true,
    ...(view === "" ? {} : { view }),
  };
}

export function writeEntry(entry: HistoryEntry): unknown {
  return { [MARK]: entry };
}
