// The rail's section of money: totals of what is on the page, closed again with its heading.
import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { useVisibleGraph } from "../../state/explorer-store.ts";
import { MoneyTotals } from "./MoneyTotals.tsx";
import styles from "./MoneyTotals.module.css";

export function MoneyInView() {
  const visible = useVisibleGraph();
  const [open, setOpen] = useState(true);
  return (
    <section>
      <h2 className={styles.heading}>
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          Money in view
          <ChevronRight size={13} className={styles.mark} aria-hidden />
        </button>
      </h2>
      {open ? <MoneyTotals relations={visible.relations} /> : null}
    </section>
  );
}
