// An answer as a table: virtual, sortable; a row selects the facts it is about, and shows when they are selected.
import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useMemo, useRef } from "react";
import type { Answer } from "../read/parse-queries.ts";
import { useExplorer, useExplorerStore } from "../state/explorer-store.ts";
import type { RowOrder, ShownColumn } from "./answer-rows.ts";
import { cellWords, isAbout, refsToSelect, rowOrder, rowRefs, shownColumns } from "./answer-rows.ts";
import { selectRefs } from "./result-store.ts";
import styles from "./ResultTable.module.css";

const ROW_HEIGHT = 34;

export function ResultTable(props: {
  answer: Pick<Answer, "columns" | "rows" | "graph">;
  order: RowOrder | undefined;
  onOrder: (order: RowOrder) => void;
}) {
  const { answer, order } = props;
  const store = useExplorerStore();
  const selected = useExplorer((state) => state.selection.items);
  const columns = useMemo(() => shownColumns(answer), [answer]);
  const refs = useMemo(() => rowRefs(answer), [answer]);
  const positions = useMemo(() => rowOrder(answer.rows, order), [answer.rows, order]);
  const scroller = useRef<HTMLElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- its answers are read while rendering, never handed on
  const virtual = useVirtualizer({
    count: positions.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 20,
  });
  const inSight = virtual.getVirtualItems();
  const above = inSight[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (inSight.at(-1)?.end ?? 0);

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable to be scrolled by keys
    <section className={styles.scroller} ref={scroller} tabIndex={0} aria-label="Answer as a table">
      <table className={styles.table} aria-rowcount={positions.length + 1}>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column.index} column={column} order={order} onOrder={props.onOrder} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer height={above} />
          {inSight.map(({ index }) => {
            const position = positions[index] ?? index;
            const about = refs[position] ?? [];
            return (
              <Row
                key={position}
                index={index}
                columns={columns}
                row={answer.rows[position] ?? []}
                chosen={isAbout(about, selected)}
                onSelect={about.length === 0 ? undefined : () => selectRefs(store, refsToSelect(about))}
              />
            );
          })}
          <Spacer height={below} />
        </tbody>
      </table>
    </section>
  );
}

function Row(props: {
  index: number;
  columns: readonly ShownColumn[];
  row: Answer["rows"][number];
  chosen: boolean;
  onSelect: (() => void) | undefined;
}) {
  const { onSelect } = props;
  return (
    <tr
      aria-rowindex={props.index + 2}
      data-selected={props.chosen || undefined}
      data-selects={onSelect !== undefined || undefined}
      onClick={onSelect}
    >
      {props.columns.map(({ index, name, numeric }, place) => {
        const cell = props.row[index] ?? null;
        const words = cellWords(cell, name);
        return (
          // As it was answered, where words stand for it: "PARTNER_OF".
          <td key={index} data-numeric={numeric || undefined} title={typeof cell === "string" ? cell : words}>
            {place === 0 && onSelect !== undefined ? (
              <button type="button">{words === "" ? "(empty)" : words}</button>
            ) : (
              words
            )}
          </td>
        );
      })}
    </tr>
  );
}

function Heading(props: { column: ShownColumn; order: RowOrder | undefined; onOrder: (order: RowOrder) => void }) {
  const { column, order } = props;
  const current = order?.column === column.index;
  const descending = current && order.descending;
  return (
    <th
      scope="col"
      data-numeric={column.numeric || undefined}
      aria-sort={current ? (descending ? "descending" : "ascending") : "none"}
      title={column.label}
    >
      <button type="button" onClick={() => props.onOrder({ column: column.index, descending: current && !descending })}>
        <span>{column.label}</span>
        {current ? descending ? <ArrowDown size={12} aria-hidden /> : <ArrowUp size={12} aria-hidden /> : null}
      </button>
    </th>
  );
}

/** Stands in for the rows that are not in sight. */
function Spacer({ height }: { height: number }) {
  if (height <= 0) return null;
  return <tr aria-hidden style={{ height }} />;
}
