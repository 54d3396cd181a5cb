// The canvas on the page: hands the drawing its scene, its events to the store, and puts card, ring and controls over it.
import type { RefObject } from "react";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Hit, Scene } from "#view";
import type { Drawing, DrawingHandlers } from "../canvas/drawing.ts";
import { mountDrawing } from "../canvas/mount-drawing.ts";
import { exploring } from "../explore/explore-store.ts";
import { PinMarks } from "../explore/PinMarks.tsx";
import { useExpand } from "../explore/use-expand.ts";
import { usePublishing } from "../publish/publish-store.ts";
import { useNarrow } from "../components/narrow.ts";
import { useScheme } from "../components/use-scheme.ts";
import { useArranging } from "../state/arrangement/use-arranging.ts";
import { useAppearance } from "../state/look/use-appearance.ts";
import { useStyling } from "../state/choices/choices-store.ts";
import { knownPositions } from "../state/exploration/drawn-positions.ts";
import { focusIds } from "../state/graph-questions.ts";
import type { ExplorerStore } from "../state/explorer-store.ts";
import {
  canvasOf,
  useDerived,
  useDrawnPositions,
  useExplorer,
  useExplorerStore,
  useVisibleGraph,
} from "../state/explorer-store.ts";
import type { CardSubject } from "./card/FactCard.tsx";
import { useEscape, useHoverCard } from "./card/use-cards.ts";
import styles from "./GraphStage.module.css";
import { KeyboardCursor } from "./KeyboardCursor.tsx";
import { FactCard, Minimap, useCardsSoon } from "./after-first-picture.ts";
import { FollowPath } from "./paths/FollowPath.tsx";
import { StageControls } from "./StageControls.tsx";
import type { Guide } from "./use-camera.ts";
import { useCamera } from "./use-camera.ts";

export function GraphStage() {
  const host = useRef<HTMLDivElement>(null);
  const guide = useRef<Guide>(undefined);
  const explorer = useExplorerStore();
  const expand = useExpand();
  const [mounted, setMounted] = useState<{ readonly drawing: Drawing; readonly of: ExplorerStore }>();
  // Another store is another drawing (a question asked again): the old one is destroyed before this renders with the new.
  const drawing = mounted?.of === explorer ? mounted.drawing : undefined;
  const [under, setUnder] = useState<CardSubject>();
  const [card, hover] = useHoverCard();
  const scene = useScene();
  const empty = scene.entities.length === 0;

  useEffect(() => {
    if (host.current === null) return undefined;
    const fresh = mountDrawing(host.current, {
      ...handlersOf(explorer, guide, (subject) => {
        setUnder(subject);
        hover.over(subject);
      }),
      onDoubleTap: (entityId) => {
        explorer.getState().focused(entityId);
        void expand(entityId);
      },
      onMenu: (hit, at) => {
        hover.dismiss();
        if (hit?.kind === "entity") openMenu(host, hit.id, at);
      },
    });
    setMounted({ drawing: fresh, of: explorer });
    return () => {
      fresh.destroy();
      setMounted(undefined);
    };
  }, [expand, explorer, hover]);

  useEffect(() => drawing?.update(scene), [drawing, scene]);
  const steered = useCamera(drawing, host, guide);
  const firstLayout = useFirstLayout(drawing);
  useArranging(steered);
  // An open panel says more than the card would.
  const opened = useExplorer(({ selection }) => (selection.drawerOpen ? selection.items.at(-1) : undefined));
  const shown = opened?.kind === card?.hit.kind && opened?.id === card?.hit.id ? undefined : card;
  const narrow = useNarrow();
  useCardsSoon();
  useEscape(shown !== undefined, hover.dismiss, true);

  return (
    <div className={styles.stage}>
      <div
        ref={host}
        className={styles.host}
        // What will be somewhere else in a moment is nothing to aim at.
        data-unsettled={firstLayout === undefined ? undefined : true}
        style={{ cursor: under === undefined ? "default" : "pointer" }}
        onPointerLeave={() => {
          setUnder(undefined);
          hover.over(undefined);
        }}
        // Who presses has read it.
        onPointerDown={hover.dismiss}
        data-testid="canvas"
      />
      {steered === undefined ? null : (
        <>
          <KeyboardCursor
            drawing={steered}
            entities={scene.entities}
            relations={scene.relations}
            quiet={shown !== undefined}
            onMenu={(entityId, at) => openMenu(host, entityId, at)}
          />
          <PinMarks drawing={steered} />
          <FollowPath drawing={steered} />
        </>
      )}
      {shown === undefined || steered === undefined ? null : (
        <FactCard drawing={steered} subject={shown} onCard={hover.onCard} />
      )}
      {steered === undefined || narrow ? null : <Minimap drawing={steered} scene={scene} stage={host} />}
      {empty ? <NothingLeft /> : null}
      {steered === undefined ? null : (
        <StageControls
          drawing={steered}
          onStopFirst={firstLayout === undefined ? undefined : () => firstLayout.stopLayout()}
        />
      )}
    </div>
  );
}

/** `at` is px from the canvas's corner. */
function openMenu(host: RefObject<HTMLElement | null>, entityId: string, at: { x: number; y: number }): void {
  const corner = host.current?.getBoundingClientRect();
  if (corner !== undefined) exploring.openMenu(entityId, { x: corner.x + at.x, y: corner.y + at.y });
}

function useScene(): Scene {
  const visible = useVisibleGraph();
  const { marks } = useDerived().timed;
  const positions = useDrawnPositions();
  const selection = useExplorer((state) => state.selection);
  const lit = useExplorer((state) => state.pathLit);
  const explorer = useExplorerStore();
  const lifted = usePublishing((state) => (state.explorer === explorer ? state.lifted : undefined));
  const scheme = useScheme();
  const appearance = useAppearance();
  const styling = useStyling();
  return useMemo(() => {
    const { grouping, ...sizesAndColours } = appearance;
    // A step that is looked at, or a path that somebody walks, stays lit over what was selected before, until the
    // details of something are open.
    const selected = focusIds(visible, selection);
    const shown = lifted ?? lit;
    const focus = selection.drawerOpen ? (selected ?? shown) : (shown ?? selected);
    return {
      entities: visible.entities,
      relations: visible.relations,
      positions,
      selection: selection.items,
      scheme,
      styling,
      timeMarks: marks,
      ...sizesAndColours,
      ...(grouping === undefined ? {} : { groups: grouping.groups }),
      ...(focus === undefined ? {} : { focus }),
    };
  }, [visible, positions, marks, selection, lit, lifted, scheme, styling, appearance]);
}

function handlersOf(
  explorer: ExplorerStore,
  guide: RefObject<Guide | undefined>,
  onHover: (subject: CardSubject | undefined) => void,
): Omit<DrawingHandlers, "onDoubleTap"> {
  return {
    onTap: (hit, { additive }) => {
      const { selected, selectionCleared, railSheetShown } = explorer.getState();
      // One sheet at a time: what was tapped is shown.
      railSheetShown(false);
      if (hit !== null) selected(hit, additive);
      else if (!additive) selectionCleared();
    },
    onHover: (hit, at, together) => onHover(hit === null ? undefined : { hit, at, together }),
    onBox: (entityIds) => {
      const { selection, selectedTogether } = explorer.getState();
      const known = new Set(selection.items.map(({ id }) => id));
      const more = entityIds.filter((id) => !known.has(id)).map((id): Hit => ({ kind: "entity", id }));
      if (more.length === 0) return;
      const items = [...selection.items, ...more];
      if (!selection.drawerOpen) guide.current?.hold(items);
      selectedTogether(items);
    },
    onMoved: (positions) => explorer.getState().moved(positions),
    onViewport: (viewport) => explorer.getState().viewportChanged(viewport),
  };
}

/** Data that came without a drawing is laid out once. Gives the drawing that this runs on, and nothing once it is over. */
function useFirstLayout(drawing: Drawing | undefined): Drawing | undefined {
  const [running, setRunning] = useState<Drawing>();
  const explorer = useExplorerStore();
  const graph = useExplorer((state) => state.graph);
  // Who takes back their own places may be the first to need a layout: theirs had a place for everything.
  const untouched = useExplorer((state) => Object.keys(state.places.moved).length === 0);
  useEffect(() => {
    const state = explorer.getState();
    const known = knownPositions(graph, untouched ? { moved: {} } : state.places);
    const canvas = [...canvasOf({ graph, exploration: state.exploration }).entities.keys()];
    const placed = canvas.filter((id) => known[id] !== undefined).length;
    // Whoever asked for a layout gets that one: this must neither end it nor start beside it.
    if (drawing === undefined || placed * 2 >= canvas.length || state.arrangement.run !== undefined) return undefined;
    let ended = false;
    const layOut = async (): Promise<void> => {
      setRunning(drawing);
      const laid = await drawing.relayout("force").finally(() => {
        ended = true;
        setRunning(undefined);
      });
      if (Object.keys(laid).length > 0) state.firstLaidOut(laid);
    };
    // On failure what is drawn stays as it was placed; the control says it when a person asks again.
    layOut().catch(() => undefined);
    return () => {
      if (!ended && explorer.getState().arrangement.run === undefined) drawing.stopLayout();
    };
  }, [drawing, explorer, graph, untouched]);
  return running === drawing ? running : undefined;
}

function NothingLeft() {
  const { filtersCleared, timeCleared } = useExplorerStore().getState();
  const clear = (): void => {
    filtersCleared();
    timeCleared();
  };
  return (
    <output className={styles.nothing}>
      <span>The filters leave nothing to draw.</span>
      <button type="button" onClick={clear}>
        Clear filters
      </button>
    </output>
  );
}
