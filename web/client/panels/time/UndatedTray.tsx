// What has no date of the chosen reading: counted, listed, and kept or hidden as the reader says. It never just vanishes.
import { useId, useState } from "react";
import { RefRows } from "../../components/RefRows.tsx";
import { useDerived, useExplorer, useExplorerStore } from "../../state/explorer-store.ts";
import { counted } from "../../state/graph-words.ts";
import styles from "./TimeStrip.module.css";

export function UndatedTray() {
  const { undated } = useDerived().timed;
  const hidden = useExplorer((state) => state.time.undatedHidden);
  const { undatedSwitched } = useExplorerStore().getState();
  const [open, setOpen] = useState(false);
  const list = useId();
  if (undated.length === 0) return null;
  return (
    <div className={styles.tray}>
      <div className={styles.trayHead}>
        <button
          type="button"
          className={styles.trayToggle}
          aria-expanded={open}
          aria-controls={list}
          onClick={() => setOpen(!open)}
        >
          {counted(undated.length, "undated relation", "undated relations")}, {hidden ? "hidden" : "kept"}
        </button>
        <label className={styles.switch}>
          <input type="checkbox" checked={!hidden} onChange={undatedSwitched} />
          Keep undated
        </label>
      </div>
      <div id={list} className={styles.trayList} hidden={!open}>
        {open ? <RefRows items={undated.map(({ id }) => ({ kind: "relation", id }))} /> : null}
      </div>
    </div>
  );
}
