// The camera: keeps the whole canvas in sight until a person or a link puts it elsewhere, and remembers where that is.
import type { RefObject } from "react";
import { useEffect, useMemo, useRef } from "react";
import type { Drawing, ViewportState } from "../canvas/drawing.ts";
import type { ExplorerStore } from "../state/explorer-store.ts";
import { drawnPositionsOf, useExplorer, useExplorerStore, visibleOf } from "../state/explorer-store.ts";
import { focusIds } from "../state/graph-questions.ts";
import type { Ref } from "../state/selection/types.ts";
import type { Camera } from "../state/view/types.ts";
import type { Positions } from "#model";
import { breadth } from "#view";
import type { Size } from "../state/view/transitions.ts";
import { cameraOf, viewportOf } from "../state/view/transitions.ts";
import { handViewport } from "./viewport-in-hand.ts";

/** A window as tall as a phone's: panels that open and close are no reason to turn the graph, only another window is. */
const TALL = "(max-aspect-ratio: 4/5)";
/** How much wider than high a graph must be to be drawn the other way round in there. */
const WIDE = 1.15;
/** In less room than this, px, a whole graph is a smear: what is selected, with what touches it, is enough. */
const NARROW = 500;
/** Of all places that are there, so many elsewhere at once are another picture. */
const ANOTHER_PICTURE = 0.5;
/** ms after a press: a double click must find its target where the first click was. */
const REST = 350;
/** ms after the last move until the camera counts as left where it is. */
const SETTLED = 250;

/** The same drawing; who moves the camera through it, moves it for good. `guideRef` is to hold what has the camera. */
export function useCamera(
  drawing: Drawing | undefined,
  host: RefObject<HTMLElement | null>,
  guideRef: RefObject<Guide | undefined>,
): Drawing | undefined {
  const explorer = useExplorerStore();
  useEffect(() => {
    if (drawing === undefined || host.current === null) return undefined;
    const started = startGuide(drawing, host.current, explorer);
    guideRef.current = started;
    return () => {
      started.stop();
      guideRef.current = undefined;
    };
  }, [drawing, explorer, guideRef, host]);
  useFollowSelection(drawing, host, guideRef);
  const guided = useMemo(
    (): Drawing | undefined =>
      drawing === undefined
        ? undefined
        : {
            ...drawing,
            viewport: {
              ...drawing.viewport,
              zoomBy: (factor) => {
                guideRef.current?.take();
                drawing.viewport.zoomBy(factor);
              },
              panBy: (x, y) => {
                guideRef.current?.take();
                drawing.viewport.panBy(x, y);
              },
              clear: (insets) => {
                drawing.viewport.clear(insets);
                guideRef.current?.roomChanged();
              },
              fit: (entityIds, animate) => {
                if (entityIds === undefined) guideRef.current?.release();
                else {
                  guideRef.current?.take();
                  drawing.viewport.fit(entityIds, animate);
                }
              },
            },
          },
    [drawing, guideRef],
  );
  useEffect(() => (guided === undefined ? undefined : handViewport(guided.viewport)), [guided]);
  return guided;
}

export interface Guide {
  /** A person has the camera now. */
  take(): void;
  /** These are selected where they are seen: the details that open beside them move nothing on the screen. */
  hold(items: readonly Ref[]): void;
  /** Whether it was these. */
  holds(items: readonly Ref[]): boolean;
  /** Back to the whole canvas. */
  release(): void;
  /** Something lies over the canvas that did not, or no more. */
  roomChanged(): void;
  stop(): void;
}

/** What was selected where it is seen, and how it was seen. */
interface Held {
  readonly items: readonly Ref[];
  readonly room: Size;
  readonly viewport: ViewportState;
  readonly left: Camera | undefined;
}

function startGuide(drawing: Drawing, box: HTMLElement, explorer: ExplorerStore): Guide {
  const size = () => ({ width: box.clientWidth, height: box.clientHeight });
  let seen = size();
  let left = explorer.getState().view.camera;
  let fitting: ReturnType<typeof setTimeout> | undefined;
  let settling: ReturnType<typeof setTimeout> | undefined;
  let taken = left !== undefined;
  let resizing = false;
  let pressedAt = Number.NEGATIVE_INFINITY;
  let held: Held | undefined;

  const leave = (): void => {
    // While the room changes the middle is not where anybody put it; the observer may not have told yet that it did.
    const room = size();
    if (resizing || room.width !== seen.width || room.height !== seen.height) return;
    const now = cameraOf(drawing.viewport.get(), room, drawing.turned());
    if (left !== undefined && isAt(now, left)) return;
    left = now;
    explorer.getState().cameraLeft(left);
  };
  const settle = (): void => {
    clearTimeout(settling);
    settling = setTimeout(leave, SETTLED);
  };
  const take = (): void => {
    if (resizing) clearTimeout(fitting);
    resizing = false;
    taken = true;
    held = undefined;
    settle();
  };
  /** In another room everything stays where it is on the screen, and in the room it was held in all is as it was. */
  const stay = (room: Size): boolean => {
    const now = drawing.viewport.get();
    if (held === undefined || !isSameViewport(now, held.viewport)) return false;
    const isBack = room.width === held.room.width && room.height === held.room.height;
    left = isBack ? held.left : cameraOf(now, room, drawing.turned());
    taken = left !== undefined;
    if (isBack) held = undefined;
    explorer.getState().cameraLeft(left);
    return true;
  };
  const fit = (animate: boolean): void => {
    const narrow = box.clientWidth < NARROW ? inSight(explorer) : undefined;
    if (narrow === undefined) drawing.viewport.fitPlaces(drawnPositionsOf(explorer.getState()), animate);
    else drawing.viewport.fit(narrow, animate);
  };
  const look = (animate: boolean): void => {
    resizing = false;
    held = undefined;
    if (left === undefined) fit(animate);
    else drawing.viewport.set(viewportOf(left, size(), drawing.turned()));
  };
  /** It is nobody's any more: the whole canvas is kept in sight. */
  const letGo = (): void => {
    clearTimeout(settling);
    taken = false;
    left = undefined;
    held = undefined;
    explorer.getState().cameraLeft(undefined);
  };
  const release = (): void => {
    letGo();
    const state = explorer.getState();
    // What the filters left is less than the canvas: to go there is a choice of its own.
    if (visibleOf(state).entities.length === Object.keys(drawnPositionsOf(state)).length) fit(true);
    else {
      drawing.viewport.fit();
      take();
    }
  };

  const onPress = (): void => {
    pressedAt = performance.now();
  };
  const untilRest = (): number => Math.max(0, REST - (performance.now() - pressedAt));
  const onDrag = (event: PointerEvent): void => {
    if (event.buttons !== 0) take();
  };
  const tall = matchMedia(TALL);
  const turn = (): void => {
    const places = Object.values(drawnPositionsOf(explorer.getState())).map(([x, y]) => ({ x, y }));
    // What was laid out for a turned room stays turned for as long as that is the better way round.
    drawing.turn(tall.matches && breadth(places) > (drawing.turned() ? 1 : WIDE));
  };
  const observer = new ResizeObserver(() => {
    const now = size();
    if ((now.width === seen.width && now.height === seen.height) || now.width === 0) return;
    seen = now;
    clearTimeout(fitting);
    if (stay(now)) return;
    // Another room for the same picture: its middle stays in the middle, or all of it in sight.
    resizing = true;
    fitting = setTimeout(() => look(true), untilRest());
  });
  const unsubscribe = explorer.subscribe((state, before) => {
    if (isAnotherPicture(drawnPositionsOf(state), drawnPositionsOf(before))) turn();
    if (state.view.camera !== before.view.camera && state.view.camera !== left) {
      left = state.view.camera;
      taken = left !== undefined;
      clearTimeout(settling);
      look(true);
      return;
    }
    const another = drawnPositionsOf(state) !== drawnPositionsOf(before);
    if (another && held !== undefined && held.left === undefined) letGo();
    if (taken) {
      if (state.view.viewport !== before.view.viewport) settle();
    } else if (another) {
      clearTimeout(fitting);
      // After the scene is drawn, and after the second click of a double click.
      fitting = setTimeout(() => fit(true), untilRest());
    }
  });
  const onTall = (): void => {
    turn();
    look(true);
  };
  tall.addEventListener("change", onTall);
  turn();
  look(false);
  observer.observe(box);
  box.addEventListener("pointerdown", onPress, { passive: true });
  box.addEventListener("wheel", take, { passive: true });
  box.addEventListener("pointermove", onDrag, { passive: true });
  return {
    take,
    release,
    hold: (items) => {
      held = { items, room: size(), viewport: drawing.viewport.get(), left };
    },
    holds: (items) => held?.items === items,
    roomChanged: () => {
      if (!taken && !resizing && held === undefined) fit(false);
    },
    stop() {
      observer.disconnect();
      tall.removeEventListener("change", onTall);
      unsubscribe();
      clearTimeout(fitting);
      clearTimeout(settling);
      box.removeEventListener("pointerdown", onPress);
      box.removeEventListener("wheel", take);
      box.removeEventListener("pointermove", onDrag);
    },
  };
}

/** A layout, and not what came beside what stays where it is, which nobody wants turned. */
function isAnotherPicture(places: Positions, before: Positions): boolean {
  if (places === before) return false;
  const ids = Object.keys(places);
  const moved = ids.filter((id) => {
    const [at, was] = [places[id], before[id]];
    return at?.[0] !== was?.[0] || at?.[1] !== was?.[1];
  });
  return moved.length > ids.length * ANOTHER_PICTURE;
}

function isSameViewport(a: ViewportState, b: ViewportState): boolean {
  return a.x === b.x && a.y === b.y && a.zoom === b.zoom && a.turned === b.turned;
}

/** Less than a rounding apart: nobody moved it. */
function isAt(a: Camera, b: Camera): boolean {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y) < 0.5 && Math.abs(a.zoom - b.zoom) < 0.001;
}

function inSight(explorer: ExplorerStore): readonly string[] | undefined {
  const state = explorer.getState();
  return focusIds(visibleOf(state), state.selection);
}

/** Brings the camera to what is focused and keeps what is selected in sight; a link's own camera stays, and one that is held. */
function useFollowSelection(
  drawing: Drawing | undefined,
  host: RefObject<HTMLElement | null>,
  guideRef: RefObject<Guide | undefined>,
): void {
  const explorer = useExplorerStore();
  const focus = useExplorer((state) => state.selection.focus);
  const items = useExplorer((state) => state.selection.items);
  const arrived = useRef<Drawing>(undefined);
  useEffect(() => {
    if (arrived.current !== drawing && explorer.getState().view.camera !== undefined) return;
    if (focus !== undefined) drawing?.viewport.centre(focus);
  }, [drawing, explorer, focus]);
  useEffect(() => {
    const kept = arrived.current !== drawing && explorer.getState().view.camera !== undefined;
    arrived.current = drawing;
    const { graph } = explorer.getState();
    const item = items.at(-1);
    const relation = item?.kind === "relation" ? graph.relations.get(item.id) : undefined;
    const ids =
      relation === undefined ? (item?.kind === "entity" ? [item.id] : []) : [relation.source, relation.target];
    const box = host.current;
    if (drawing === undefined || box === null || kept || guideRef.current?.holds(items) === true) return;
    const outside = ids.find((id) => {
      const at = drawing.renderedPosition(id);
      return at !== null && (at.x < 0 || at.y < 0 || at.x > box.clientWidth || at.y > box.clientHeight);
    });
    if (outside !== undefined) drawing.viewport.centre(outside);
  }, [drawing, explorer, guideRef, host, items]);
}
