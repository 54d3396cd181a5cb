// The drawer's section of money, where several facts are selected: their relations, and those that touch their entities.
import { useMemo } from "react";
import { useVisibleGraph } from "../../state/explorer-store.ts";
import { relationsOfSelection } from "../../state/money/of-selection.ts";
import type { Ref } from "../../state/selection/types.ts";
import { MoneyTotals } from "./MoneyTotals.tsx";
import styles from "./MoneyTotals.module.css";

export function MoneyOfSelection({ items }: { items: readonly Ref[] }) {
  const visible = useVisibleGraph();
  const relations = useMemo(() => relationsOfSelection(visible, items), [visible, items]);
  return (
    <section className={styles.selection}>
      <h3 className={styles.heading}>Money of these</h3>
      <p className={styles.hint}>The relations selected, and all in view that touch a selected entity.</p>
      <MoneyTotals relations={relations} />
    </section>
  );
}
