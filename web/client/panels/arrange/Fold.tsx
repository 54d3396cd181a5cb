// A part of the rail that folds, native: the keyboard and the screen reader know it.
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import styles from "./Fold.module.css";

export function Fold(props: { title: string; children: ReactNode; onToggle?: (open: boolean) => void }) {
  return (
    <details className={styles.fold} onToggle={({ currentTarget }) => props.onToggle?.(currentTarget.open)}>
      <summary>
        <ChevronRight size={14} aria-hidden />
        {props.title}
      </summary>
      <div className={styles.inside}>{props.children}</div>
    </details>
  );
}
