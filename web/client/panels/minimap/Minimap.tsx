// The whole graph in small, with the part that is in view as a frame: click to go there, drag the frame to move. It is
// there only while part of the graph is out of view. The keyboard has the same by Shift and the arrow keys.
import { ChevronDown, Map as MapIcon } from "lucide-react";
import type { PointerEvent, RefObject } from "react";
import { useEffect, useRef, useState } from "react";
import type { Box, Scene } from "#view";
import type { Drawing } from "../../canvas/drawing.ts";
import { IconButton } from "../../components/Button.tsx";
import { useExplorerStore } from "../../state/explorer-store.ts";
import type { MapFrame } from "./map-frame.ts";
import { boxOfNodes, frameOf, fromMap, isInSight, onMap, sightOf } from "./map-frame.ts";
import { MAP } from "./map-size.ts";
import styles from "./Minimap.module.css";
import { paintMap } from "./paint-map.ts";
import { readFold, writeFold } from "./remember-fold.ts";

interface Shown {
  readonly frame: MapFrame;
  readonly box: Box;
}

export function Minimap({
  drawing,
  scene,
  stage,
}: {
  drawing: Drawing;
  scene: Scene;
  stage: RefObject<HTMLElement | null>;
}) {
  const [folded, setFolded] = useState(() => readFold(window.localStorage));
  const [needed, setNeeded] = useState(false);
  const explorer = useExplorerStore();
  const canvas = useRef<HTMLCanvasElement>(null);
  const sight = useRef<HTMLDivElement>(null);
  const shown = useRef<Shown>(undefined);

  useEffect(() => {
    const room = stage.current;
    if (room === null) return undefined;
    let asked: number | undefined;
    let stale = true;
    const paint = () => {
      const elements = drawing.elements();
      const box = boxOfNodes(elements.filter((element) => element.group === "nodes"));
      shown.current = box === undefined ? undefined : { box, frame: frameOf(box, MAP) };
      if (canvas.current === null || shown.current === undefined) return;
      paintMap(canvas.current, elements, shown.current.frame, MAP, inksNow(canvas.current));
      stale = false;
    };
    const follow = () => {
      asked = undefined;
      // What the map is of is drawn by now.
      if (stale) paint();
      if (shown.current === undefined) return setNeeded(false);
      const { frame, box } = shown.current;
      const now = drawing.viewport.get();
      const seen = sightOf(now, { width: room.clientWidth, height: room.clientHeight });
      setNeeded(!isInSight(box, seen, now.zoom));
      if (sight.current !== null) putFrame(sight.current, onMap(frame, seen, MAP));
    };
    const soon = () => {
      asked ??= requestAnimationFrame(follow);
    };
    soon();
    const unsubscribe = explorer.subscribe((state, before) => {
      if (state.view.viewport !== before.view.viewport) soon();
    });
    const observer = new ResizeObserver(soon);
    observer.observe(room);
    const forced = matchMedia("(forced-colors: active)");
    const repaint = () => {
      stale = true;
      soon();
    };
    forced.addEventListener("change", repaint);
    return () => {
      if (asked !== undefined) cancelAnimationFrame(asked);
      unsubscribe();
      observer.disconnect();
      forced.removeEventListener("change", repaint);
    };
    // Again where there is another scene, or a canvas that there was not.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- scene, folded and needed say when
  }, [drawing, explorer, folded, needed, scene, stage]);

  if (!needed) return null;
  const fold = (to: boolean) => {
    setFolded(to);
    writeFold(window.localStorage, to);
  };
  if (folded) {
    return (
      <IconButton name="Show overview map" className={styles.unfold ?? ""} onClick={() => fold(false)}>
        <MapIcon size={15} aria-hidden />
      </IconButton>
    );
  }
  /** A press beside the frame brings the camera there; from there on, as within the frame, it goes with the pointer. */
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    const frame = shown.current?.frame;
    const room = stage.current;
    if (event.button !== 0 || frame === undefined || room === null) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    if (event.target === sight.current) return;
    const corner = event.currentTarget.getBoundingClientRect();
    const to = fromMap(frame, { x: event.clientX - corner.left, y: event.clientY - corner.top });
    const { x, y, zoom } = drawing.viewport.get();
    drawing.viewport.panBy(room.clientWidth / 2 - to.x * zoom - x, room.clientHeight / 2 - to.y * zoom - y);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    const frame = shown.current?.frame;
    if (frame === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const by = drawing.viewport.zoom() / frame.scale;
    drawing.viewport.panBy(-event.movementX * by, -event.movementY * by);
  };
  return (
    <div className={styles.map} data-testid="minimap" data-over-stage>
      <div
        className={styles.picture}
        style={MAP}
        aria-hidden
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
      >
        <canvas ref={canvas} className={styles.canvas} />
        <div ref={sight} className={styles.sight} data-testid="minimap-sight" />
      </div>
      <IconButton name="Hide overview map" className={styles.fold ?? ""} quiet onClick={() => fold(true)}>
        <ChevronDown size={14} aria-hidden />
      </IconButton>
    </div>
  );
}

function putFrame(element: HTMLElement, { left, top, right, bottom }: Box): void {
  element.style.transform = `translate(${left}px, ${top}px)`;
  element.style.width = `${right - left}px`;
  element.style.height = `${bottom - top}px`;
}

/** The system's own colours where it forces them: no hue is to be counted on. */
function inksNow(element: HTMLElement) {
  if (matchMedia("(forced-colors: active)").matches) return { line: "GrayText", speck: "CanvasText" };
  return { line: getComputedStyle(element).getPropertyValue("--line-strong") };
}
