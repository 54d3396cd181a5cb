// The table twin: every visible relation as a row, sortable, each opening its receipt.
import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import { keysOf } from "#model";
import { useExplorer, useVisibleGraph } from "../state/explorer-store.ts";
import { StandingAlone } from "./StandingAlone.tsx";
import type { Column, Order } from "./table-rows.ts";
import { COLUMNS, inOrder, toTableRows } from "./table-rows.ts";
import styles from "./TableView.module.css";

const ROW_HEIGHT = 34;

export function TableView() {
  const graph = useExplorer((state) => state.graph);
  const chosen = useExplorer((state) => state.selection.items);
  const selected = useExplorer((state) => state.selected);
  const visible = useVisibleGraph();
  const [order, setOrder] = useState<Order>({ column: "from", descending: false });
  const rows = useMemo(() => inOrder(toTableRows(graph, visible.relations), order), [graph, visible, order]);
  const scroller = useRef<HTMLElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- its answers are read while rendering, never handed on
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 20,
  });
  const inSight = virtual.getVirtualItems();
  const above = inSight[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (inSight.at(-1)?.end ?? 0);
  const isChosen = (id: string): boolean => chosen.some((item) => item.kind === "relation" && item.id === id);

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable to be scrolled by keys
    <section className={styles.scroller} ref={scroller} tabIndex={0} aria-label="Relations as a table">
      <table className={styles.table} aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            {keysOf(COLUMNS).map((column) => (
              <Heading key={column} column={column} order={order} onOrder={setOrder} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer height={above} />
          {inSight.map(({ index }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <tr
                key={row.id}
                aria-rowindex={index + 2}
                data-selected={isChosen(row.id) || undefined}
                onClick={() => selected({ kind: "relation", id: row.id })}
              >
                {keysOf(COLUMNS).map((column) => (
                  <td key={column} className={styles[column]} title={row.words[column]}>
                    {column === "type" ? (
                      <button type="button">{row.words[column]}</button>
                    ) : (
                      <bdi>{row.words[column]}</bdi>
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
          <Spacer height={below} />
        </tbody>
      </table>
      <StandingAlone />
    </section>
  );
}

function Heading(props: { column: Column; order: Order; onOrder: (order: Order) => void }) {
  const { column, order } = props;
  const current = order.column === column;
  return (
    <th
      scope="col"
      className={styles[column]}
      aria-sort={current ? (order.descending ? "descending" : "ascending") : "none"}
    >
      <button type="button" onClick={() => props.onOrder({ column, descending: current && !order.descending })}>
        {COLUMNS[column]}
        {current ? order.descending ? <ArrowDown size={12} aria-hidden /> : <ArrowUp size={12} aria-hidden /> : null}
      </button>
    </th>
  );
}

/** Stands in for the rows that are not in sight. */
function Spacer({ height }: { height: number }) {
  if (height <= 0) return null;
  return <tr aria-hidden style={{ height }} />;
}
