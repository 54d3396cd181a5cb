// Keys that work everywhere on the page: find, and step back out.
import { useEffect } from "react";
import { explorer } from "../state/explorer-store.ts";

/** The id of the search box's input. */
export const SEARCH_ID = "search";
/** The id of what takes the canvas's keys. */
export const CANVAS_KEYS_ID = "canvas-keys";

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

export function usePageKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const find = (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) || event.key === "/";
      if (find && (event.key !== "/" || !isTyping(event.target))) {
        event.preventDefault();
        startFinding();
      } else if (event.key === "Escape" && !event.defaultPrevented && !isTyping(event.target)) {
        const { view, railSheetShown, steppedBack } = explorer.getState();
        if (view.railSheetOpen) railSheetShown(false);
        else steppedBack();
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}

/** Opens what holds the search box and puts the cursor in it. */
export function startFinding(): void {
  const { view, railToggled, railSheetShown } = explorer.getState();
  if (view.railFolded) railToggled();
  railSheetShown(true);
  // After the rail is on the page again.
  requestAnimationFrame(() => document.getElementById(SEARCH_ID)?.focus());
}
