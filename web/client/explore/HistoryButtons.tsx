// Undo, redo, and the list of steps, in the top bar.
import { History, Redo2, Undo2 } from "lucide-react";
import { useId } from "react";
import { useStore } from "zustand";
import { IconButton } from "../components/Button.tsx";
import { useExplorerStore } from "../state/explorer-store.ts";
import { exploring, useExploring } from "./explore-store.ts";
import styles from "./HistoryButtons.module.css";
import { HistoryPanel } from "./HistoryPanel.tsx";
import { walkHistory } from "./walk-history.ts";

export function HistoryButtons() {
  const explorer = useExplorerStore();
  const panel = useId();
  const open = useExploring((state) => state.steps);
  const past = useStore(explorer.temporal, (state) => state.pastStates.length);
  const future = useStore(explorer.temporal, (state) => state.futureStates.length);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape closes the list from its button too
    <div
      className={styles.buttons}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !open) return;
        event.preventDefault();
        exploring.stepsShown(false);
      }}
    >
      <IconButton name="Undo" disabled={past === 0} onClick={() => walkHistory(explorer, -1)}>
        <Undo2 size={16} aria-hidden />
      </IconButton>
      <IconButton
        name="Redo"
        className={styles.wide ?? ""}
        disabled={future === 0}
        onClick={() => walkHistory(explorer, 1)}
      >
        <Redo2 size={16} aria-hidden />
      </IconButton>
      <IconButton
        name="Steps so far"
        className={styles.wide ?? ""}
        aria-expanded={open}
        aria-controls={panel}
        onClick={() => exploring.stepsShown(!open)}
      >
        <History size={16} aria-hidden />
      </IconButton>
      {open ? <HistoryPanel id={panel} onClose={() => exploring.stepsShown(false)} /> : null}
    </div>
  );
}
