// Zoom, fit and layout, at the lower left of the canvas.
import { Maximize, Minus, Plus, RotateCcw, Shuffle, Square } from "lucide-react";
import { useState } from "react";
import type { Drawing } from "../canvas/drawing.ts";
import { Button, IconButton } from "../components/Button.tsx";
import { useExplorer, useExplorerStore } from "../state/explorer-store.ts";
import styles from "./StageControls.module.css";

export function StageControls({ drawing }: { drawing: Drawing }) {
  const [running, setRunning] = useState(false);
  const [failed, setFailed] = useState(false);
  const anyMoved = useExplorer((state) => Object.keys(state.places.moved).length > 0);
  const anyPlaced = useExplorer((state) => Object.keys(state.graph.placed).length > 0);
  const { moved, movesForgotten } = useExplorerStore().getState();

  const relayout = async (): Promise<void> => {
    setRunning(true);
    setFailed(false);
    try {
      moved(await drawing.relayout("force"));
      requestAnimationFrame(() => drawing.viewport.fit());
    } catch {
      setFailed(true);
    }
    setRunning(false);
  };
  return (
    <div className={styles.controls} role="toolbar" aria-label="Zoom and layout">
      <IconButton name="Zoom out" onClick={() => drawing.viewport.zoomBy(0.8)}>
        <Minus size={15} aria-hidden />
      </IconButton>
      <IconButton name="Zoom in" onClick={() => drawing.viewport.zoomBy(1.25)}>
        <Plus size={15} aria-hidden />
      </IconButton>
      <Button onClick={() => drawing.viewport.fit()}>
        <Maximize size={14} aria-hidden />
        Fit
      </Button>
      {running ? (
        <Button onClick={() => drawing.stopLayout()}>
          <Square size={13} aria-hidden />
          Stop
        </Button>
      ) : (
        <Button onClick={() => void relayout()}>
          <Shuffle size={14} aria-hidden />
          Relayout
        </Button>
      )}
      {anyMoved && anyPlaced && !running ? (
        <Button
          onClick={() => {
            movesForgotten();
            requestAnimationFrame(() => drawing.viewport.fit());
          }}
        >
          <RotateCcw size={14} aria-hidden />
          As placed
        </Button>
      ) : null}
      {failed ? (
        <p className={styles.failed} role="alert">
          The layout could not be computed; nothing was moved.
        </p>
      ) : null}
    </div>
  );
}
