// A part of the rail that folds, native: the keyboard and the screen reader know it. What it opens comes into sight.
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { useEffect, useRef } from "react";
import styles from "./Fold.module.css";

export function Fold(props: { title: string; children: ReactNode; onToggle?: (open: boolean) => void }) {
  const fold = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const element = fold.current;
    if (element === null) return undefined;
    // While who opened it is in it: lists come a moment later, and what a filter adds is no reason to scroll.
    const observer = new ResizeObserver(() => {
      if (element.open && element.contains(document.activeElement)) element.scrollIntoView({ block: "nearest" });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <details ref={fold} className={styles.fold} onToggle={({ currentTarget }) => props.onToggle?.(currentTarget.open)}>
      <summary>
        <ChevronRight size={14} aria-hidden />
        {props.title}
      </summary>
      <div className={styles.inside}>{props.children}</div>
    </details>
  );
}
