// Keeps the whole graph in sight while the room for it changes, until a person moves the camera.
import type { RefObject } from "react";
import { useEffect } from "react";
import type { ExplorerState } from "../state/explorer-store.ts";
import { useExplorerStore, visibleOf } from "../state/explorer-store.ts";
import { focusIds } from "../state/graph-questions.ts";
import type { Drawing } from "../canvas/drawing.ts";

/** In less room than this, px, a whole graph is a smear: what is selected, with what touches it, is enough. */
const NARROW = 500;

/** After this many ms of rest: a double click must find its target where the first click was. */
const REST = 350;

export function useStayFitted(drawing: Drawing | undefined, host: RefObject<HTMLElement | null>): void {
  const explorer = useExplorerStore();
  useEffect(() => {
    const inSight = () => inSightOf(explorer.getState());
    const box = host.current;
    if (drawing === undefined || box === null) return undefined;
    let fitted = true;
    let seen = { width: box.clientWidth, height: box.clientHeight };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const letGo = (): void => {
      fitted = false;
    };
    const onDrag = (event: PointerEvent): void => {
      if (event.buttons !== 0) letGo();
    };
    const observer = new ResizeObserver(() => {
      const now = { width: box.clientWidth, height: box.clientHeight };
      if ((now.width === seen.width && now.height === seen.height) || now.width === 0) return;
      seen = now;
      clearTimeout(timer);
      if (fitted) timer = setTimeout(() => drawing.viewport.fit(now.width < NARROW ? inSight() : undefined), REST);
    });
    observer.observe(box);
    if (seen.width < NARROW) drawing.viewport.fit(inSight(), false);
    box.addEventListener("wheel", letGo, { passive: true });
    box.addEventListener("pointermove", onDrag, { passive: true });
    return () => {
      observer.disconnect();
      clearTimeout(timer);
      box.removeEventListener("wheel", letGo);
      box.removeEventListener("pointermove", onDrag);
    };
  }, [drawing, explorer, host]);
}

function inSightOf(state: ExplorerState): readonly string[] | undefined {
  return focusIds(visibleOf(state), state.selection);
}
