// The canvas on the page: hands the drawing its scene, its events to the store, and puts card, ring and controls over it.
import { useEffect, useMemo, useRef, useState } from "react";
import type { Hit, Scene } from "#view";
import type { Drawing, DrawingHandlers } from "../canvas/drawing.ts";
import { mountDrawing } from "../canvas/mount-drawing.ts";
import { useScheme } from "../components/use-scheme.ts";
import { knownPositions } from "../state/exploration/drawn-positions.ts";
import { focusIds } from "../state/graph-questions.ts";
import type { ExplorerStore } from "../state/explorer-store.ts";
import {
  canvasOf,
  useDrawnPositions,
  useExplorer,
  useExplorerStore,
  useVisibleGraph,
} from "../state/explorer-store.ts";
import { FactCard } from "./FactCard.tsx";
import styles from "./GraphStage.module.css";
import { KeyboardCursor } from "./KeyboardCursor.tsx";
import { StageControls } from "./StageControls.tsx";
import { useStayFitted } from "./use-stay-fitted.ts";

interface Hovered {
  readonly hit: Hit;
  readonly x: number;
  readonly y: number;
}

export function GraphStage() {
  const host = useRef<HTMLDivElement>(null);
  const explorer = useExplorerStore();
  const [drawing, setDrawing] = useState<Drawing>();
  const [hovered, setHovered] = useState<Hovered>();
  const scene = useScene();
  const empty = scene.entities.length === 0;

  useEffect(() => {
    if (host.current === null) return undefined;
    const mounted = mountDrawing(host.current, handlersOf(explorer, setHovered));
    setDrawing(mounted);
    return () => {
      mounted.destroy();
      setDrawing(undefined);
    };
  }, [explorer]);

  useEffect(() => drawing?.update(scene), [drawing, scene]);
  useCamera(drawing, host);
  useFirstLayout(drawing);

  return (
    <div className={styles.stage}>
      <div
        ref={host}
        className={styles.host}
        style={{ cursor: hovered === undefined ? "default" : "pointer" }}
        onPointerLeave={() => setHovered(undefined)}
        data-testid="canvas"
      />
      {drawing === undefined ? null : (
        <KeyboardCursor drawing={drawing} entities={scene.entities} quiet={hovered !== undefined} />
      )}
      {hovered === undefined ? null : <FactCard item={hovered.hit} x={hovered.x} y={hovered.y} />}
      {empty ? <NothingLeft /> : null}
      {drawing === undefined ? null : <StageControls drawing={drawing} />}
    </div>
  );
}

function useScene(): Scene {
  const visible = useVisibleGraph();
  const positions = useDrawnPositions();
  const selection = useExplorer((state) => state.selection);
  const scheme = useScheme();
  return useMemo(() => {
    const focus = focusIds(visible, selection);
    return {
      entities: visible.entities,
      relations: visible.relations,
      positions,
      selection: selection.items,
      scheme,
      ...(focus === undefined ? {} : { focus }),
    };
  }, [visible, positions, selection, scheme]);
}

function handlersOf(explorer: ExplorerStore, setHovered: (hovered: Hovered | undefined) => void): DrawingHandlers {
  return {
    onTap: (hit, { additive }) => {
      const { selected, selectionCleared } = explorer.getState();
      if (hit !== null) selected(hit, additive);
      else if (!additive) selectionCleared();
    },
    onDoubleTap: (entityId) => explorer.getState().focused(entityId),
    onHover: (hit, at) => setHovered(hit === null ? undefined : { hit, ...at }),
    onMoved: (positions) => explorer.getState().moved(positions),
    onViewport: (viewport) => explorer.getState().viewportChanged(viewport),
  };
}

/** Brings the camera to what is focused, keeps what is selected in sight, and stays fitted until somebody moves it. */
function useCamera(drawing: Drawing | undefined, host: React.RefObject<HTMLDivElement | null>): void {
  const explorer = useExplorerStore();
  const focus = useExplorer((state) => state.selection.focus);
  const items = useExplorer((state) => state.selection.items);
  useStayFitted(drawing, host);
  useEffect(() => {
    if (focus !== undefined) drawing?.viewport.centre(focus);
  }, [drawing, focus]);
  useEffect(() => {
    const { graph } = explorer.getState();
    const item = items.at(-1);
    const relation = item?.kind === "relation" ? graph.relations.get(item.id) : undefined;
    const ids =
      relation === undefined ? (item?.kind === "entity" ? [item.id] : []) : [relation.source, relation.target];
    const box = host.current;
    if (drawing === undefined || box === null) return;
    const outside = ids.find((id) => {
      const at = drawing.renderedPosition(id);
      return at !== null && (at.x < 0 || at.y < 0 || at.x > box.clientWidth || at.y > box.clientHeight);
    });
    if (outside !== undefined) drawing.viewport.centre(outside);
  }, [drawing, explorer, host, items]);
}

/** Data that came without a drawing is laid out once. */
function useFirstLayout(drawing: Drawing | undefined): void {
  const explorer = useExplorerStore();
  const graph = useExplorer((state) => state.graph);
  useEffect(() => {
    const state = explorer.getState();
    const known = knownPositions(state.graph, state.places);
    const canvas = [...canvasOf(state).entities.keys()];
    const placed = canvas.filter((id) => known[id] !== undefined).length;
    if (drawing === undefined || placed * 2 >= canvas.length) return undefined;
    const layOut = async (): Promise<void> => {
      state.firstLaidOut(await drawing.relayout("force"));
      requestAnimationFrame(() => drawing.viewport.fit());
    };
    // On failure what is drawn stays as it was placed; the control says it when a person asks again.
    layOut().catch(() => undefined);
    return () => drawing.stopLayout();
  }, [drawing, explorer, graph]);
}

function NothingLeft() {
  const filtersCleared = useExplorer((state) => state.filtersCleared);
  return (
    <output className={styles.nothing}>
      <span>The filters leave nothing to draw.</span>
      <button type="button" onClick={filtersCleared}>
        Clear filters
      </button>
    </output>
  );
}
