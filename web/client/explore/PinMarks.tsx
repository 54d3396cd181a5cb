// A pin beside every entity that stays where it is.
import { Pin } from "lucide-react";
import type { Drawing } from "../canvas/drawing.ts";
import { useDrawnPositions, useExplorer } from "../state/explorer-store.ts";
import styles from "./PinMarks.module.css";

export function PinMarks({ drawing }: { drawing: Drawing }) {
  const pinned = useExplorer((state) => state.exploration.pinned);
  // Where they are drawn is read again at every move of the camera and of what is drawn.
  useExplorer((state) => state.view.viewport);
  useDrawnPositions();
  return [...pinned].map((id) => {
    const at = drawing.renderedPosition(id);
    if (at === null) return null;
    return (
      <span
        key={id}
        className={styles.pin}
        data-pinned={id}
        style={{ transform: `translate(${at.x + at.radius * 0.7 - 3}px, ${at.y - at.radius * 0.7 - 13}px)` }}
      >
        <Pin size={14} aria-hidden />
      </span>
    );
  });
}
