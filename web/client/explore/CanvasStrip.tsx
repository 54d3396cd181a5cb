// A line over the canvas while it is not the whole graph: how much of it is there, what is hidden, and the way back.
import { Eye, Layers, Link2, Link2Off } from "lucide-react";
import { useDeferredValue, useEffect } from "react";
import { useCanvasGraph, useExplorer, useExplorerStore } from "../state/explorer-store.ts";
import { isPlain } from "../state/exploration/transitions.ts";
import { counted } from "../state/graph-words.ts";
import styles from "./CanvasStrip.module.css";
import { SILENT, exploring, useExploring } from "./explore-store.ts";

export function CanvasStrip() {
  const exploration = useExplorer((state) => state.exploration);
  const totals = useExplorer((state) => state.graph.totals);
  const canvas = useCanvasGraph();
  // Empty at first: what a step said on the way here is heard only where it comes into a region that is there.
  const said = useDeferredValue(
    useExploring((state) => state.said),
    SILENT,
  );
  useEffect(() => () => exploring.say(""), []);
  const { everythingShown, hiddenShown, linksToggled } = useExplorerStore().getState();
  const hidden = exploration.hidden.size;
  const shown = !isPlain({ ...exploration, pinned: new Set() });
  return (
    <>
      {shown ? (
        <section className={styles.strip} aria-label="What is on the canvas">
          <span className={styles.count}>
            <strong>{canvas.entities.size.toLocaleString("en")}</strong> of{" "}
            {counted(Math.max(totals.entities, canvas.entities.size), "entity", "entities")}
          </span>
          <button type="button" onClick={everythingShown}>
            <Layers size={14} aria-hidden />
            Back to everything
          </button>
          {hidden === 0 ? null : (
            <button type="button" onClick={() => hiddenShown()}>
              <Eye size={14} aria-hidden />
              Show {hidden.toLocaleString("en")} hidden
            </button>
          )}
          <button type="button" aria-pressed={exploration.links} onClick={linksToggled}>
            {exploration.links ? <Link2 size={14} aria-hidden /> : <Link2Off size={14} aria-hidden />}
            Links among these: {exploration.links ? "on" : "off"}
          </button>
        </section>
      ) : null}
      <output className={styles.said} aria-label="Exploring">
        <span key={said.turn}>{said.words}</span>
      </output>
    </>
  );
}
