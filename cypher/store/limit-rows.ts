// Counts rows, bytes and cells of a stranger's result; the same count for both engines.
import type { LimitedRun, RowLimits, StoreValue } from "./graph-store.ts";

export type Cut = NonNullable<LimitedRun["cutBy"]>;

/** Asked once a row, before it is handed on: undefined admits it, a limit's name ends the result before it. */
export function rowLimiter(limits: RowLimits): (values: readonly StoreValue[]) => Cut | undefined {
  let rows = 0;
  let bytes = 0;
  return (values) => {
    if (rows >= limits.rows) return "rows";
    let rowBytes = 2 + Math.max(0, values.length - 1); // brackets and commas
    for (const value of values) {
      const cellBytes = Buffer.byteLength(JSON.stringify(value));
      if (cellBytes > limits.cellBytes) return "cell";
      rowBytes += cellBytes;
    }
    if (bytes + rowBytes > limits.bytes) return "bytes";
    rows += 1;
    bytes += rowBytes;
    return undefined;
  };
}
