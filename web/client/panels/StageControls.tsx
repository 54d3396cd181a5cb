// Zoom, fit and layout, at the lower left of the canvas.
import { Maximize, Minus, Plus, RotateCcw, Shuffle } from "lucide-react";
import { useEffect, useRef } from "react";
import type { Drawing } from "../canvas/drawing.ts";
import { Button, IconButton } from "../components/Button.tsx";
import { useNarrow } from "../components/narrow.ts";
import { RunningWork } from "../components/RunningWork.tsx";
import { useExplorer, useExplorerStore } from "../state/explorer-store.ts";
import { MAP } from "./minimap/map-size.ts";
import styles from "./StageControls.module.css";

/** px that the overview map takes at the lower right, with what is around it. */
const MAP_ROOM = MAP.height + 26;

export function StageControls({
  drawing,
  onStopFirst,
}: {
  drawing: Drawing;
  /** While the data's first layout runs. */
  onStopFirst: (() => void) | undefined;
}) {
  const { run, progress, failure } = useExplorer((state) => state.arrangement);
  const { layoutAsked, layoutEnded } = useExplorerStore().getState();
  const bar = useRef<HTMLDivElement>(null);
  const narrow = useNarrow();
  // Who walks a path is near it, and the rest of the graph out of sight: the map comes.
  const mapComes = useExplorer((state) => state.pathLit !== undefined) && !narrow;
  useEffect(() => {
    const element = bar.current;
    if (element === null) return undefined;
    // What is fitted stays clear of the bar, as high as it is now.
    const observer = new ResizeObserver(() => {
      const upright = element.offsetHeight > element.offsetWidth;
      const below = Math.max(0, (element.offsetParent?.clientHeight ?? 0) - element.offsetTop);
      const aside = element.offsetLeft + element.offsetWidth;
      const bottom = Math.max(upright ? 0 : below, mapComes ? MAP_ROOM : 0);
      drawing.viewport.clear({ top: 0, right: 0, bottom, left: upright ? aside : 0 });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [drawing, mapComes]);
  return (
    <div ref={bar} className={styles.controls} role="toolbar" aria-label="Zoom and layout" data-over-stage>
      <IconButton name="Zoom out" onClick={() => drawing.viewport.zoomBy(0.8)}>
        <Minus size={15} aria-hidden />
      </IconButton>
      <IconButton name="Zoom in" onClick={() => drawing.viewport.zoomBy(1.25)}>
        <Plus size={15} aria-hidden />
      </IconButton>
      <Button onClick={() => drawing.viewport.fit()}>
        <Maximize size={14} aria-hidden />
        <span className={styles.words}>Fit</span>
      </Button>
      {onStopFirst !== undefined ? (
        <RunningWork words="Laying out" onStop={onStopFirst} />
      ) : run === undefined ? (
        <Button onClick={() => layoutAsked({ kind: "force" })}>
          <Shuffle size={14} aria-hidden />
          <span className={styles.words}>Relayout</span>
        </Button>
      ) : (
        <RunningWork words="Laying out" progress={progress} onStop={() => layoutEnded()} />
      )}
      {run === undefined ? <WhoseLayout drawing={drawing} /> : null}
      {failure === undefined ? null : (
        <p className={styles.failed} role="alert">
          {failure}
        </p>
      )}
    </div>
  );
}

/** Whether things stand where the reader put them, where a link does, or where the data does; and the way to the other. */
function WhoseLayout({ drawing }: { drawing: Drawing }) {
  const anyMoved = useExplorer((state) => Object.keys(state.places.moved).length > 0);
  // What the data placed nowhere has to stand somewhere: to write that down is nobody's layout.
  const otherwise = useExplorer(({ places, graph }) => Object.keys(places.moved).some((id) => id in graph.placed));
  const { yours, kept } = useExplorer((state) => state.layout);
  const { movesForgotten, ownPlacesTaken } = useExplorerStore().getState();
  const anyKept = Object.keys(kept).length > 0;
  const change = (step: () => void) => () => {
    step();
    requestAnimationFrame(() => drawing.viewport.fit());
  };
  if (yours ? !otherwise : !anyMoved && !anyKept) return null;
  return (
    <span className={styles.whose}>
      {yours ? "Your layout" : anyMoved ? "The link’s layout" : null}
      {otherwise ? (
        <Button onClick={change(movesForgotten)}>
          <RotateCcw size={14} aria-hidden />
          <span className={styles.words}>As placed</span>
        </Button>
      ) : null}
      {!yours && anyKept ? <Button onClick={change(ownPlacesTaken)}>Use your layout</Button> : null}
    </span>
  );
}
