// Money of some relations, by status and currency, each line with the relations it counts; then what is left out, and why.
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { useMemo, useState } from "react";
import type { WireRelation } from "#contract";
import { MONEY_STATUSES } from "#model";
import { LEFT_OUT, countedWords, totalWords, totalsOf } from "#view";
import { RefRow } from "../../components/RefRow.tsx";
import { counted } from "../../state/graph-words.ts";
import styles from "./MoneyTotals.module.css";

export function MoneyTotals({ relations }: { relations: readonly WireRelation[] }) {
  const { totals, leftOut, withoutMoney } = useMemo(() => totalsOf(relations), [relations]);
  if (totals.length === 0 && leftOut.length === 0) {
    return <p className={styles.hint}>No relation here states money.</p>;
  }
  return (
    <div className={styles.money}>
      <ul>
        {totals.map((total) => (
          <Line key={`${total.status} ${total.currency}`} relationIds={total.relationIds}>
            <span className={styles.sum}>
              <strong>{totalWords(total)}</strong> {MONEY_STATUSES[total.status]}
            </span>
            <span className={styles.hint}>{countedWords(total)}</span>
          </Line>
        ))}
      </ul>
      {leftOut.length === 0 ? null : (
        <>
          <h3 className={styles.heading}>Left out</h3>
          <ul>
            {leftOut.map(({ why, relationIds }) => (
              <Line key={why} relationIds={relationIds}>
                <span className={styles.sum}>{counted(relationIds.length, "relation", "relations")}</span>
                <span className={styles.hint}>{LEFT_OUT[why]}</span>
              </Line>
            ))}
          </ul>
        </>
      )}
      <p className={styles.hint}>
        Never summed over statuses or currencies. Money that is passed on counts at every step.
        {withoutMoney === 0
          ? ""
          : ` ${counted(withoutMoney, "relation", "relations")} here ${withoutMoney === 1 ? "states" : "state"} none.`}
      </p>
    </div>
  );
}

/** A line that opens the relations it counts. */
function Line({ relationIds, children }: { relationIds: readonly string[]; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <li>
      <button type="button" className={styles.line} aria-expanded={open} onClick={() => setOpen(!open)}>
        <ChevronRight size={13} className={styles.mark} aria-hidden />
        <span className={styles.words}>{children}</span>
      </button>
      {open ? (
        <ul className={styles.relations}>
          {relationIds.map((id) => (
            <li key={id}>
              <RefRow item={{ kind: "relation", id }} swatch={false} />
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}
