// Keys that work everywhere on the page, from the one table of actions; and Escape, one step back out.
import { useEffect } from "react";
import { explorer } from "../state/explorer-store.ts";
import { leaveDetails } from "./leave-details.ts";
import type { Action } from "./palette/keyed-actions.ts";
import { KEYED_ACTIONS } from "./palette/keyed-actions.ts";
import { isKeystroke } from "./palette/keystroke.ts";

/** The id of what takes the canvas's keys. */
export const CANVAS_KEYS_ID = "canvas-keys";

/** Undo and redo listen for themselves: a field has an undo of its own (use-undo-keys.ts). */
const LISTENING: readonly Action[] = Object.values(KEYED_ACTIONS).filter(({ id }) => id !== "undo" && id !== "redo");

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

export function usePageKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      // A sign is text where somebody types; with the command key it is none.
      const free = !isTyping(event.target) || event.ctrlKey || event.metaKey;
      const action = LISTENING.find(({ keys }) => free && keys?.some((key) => isKeystroke(event, key)) === true);
      if (action !== undefined) {
        event.preventDefault();
        action.run({ explorer, switchScheme: () => undefined });
      } else if (event.key === "Escape" && !isTyping(event.target)) {
        const { view, selection, paths, railSheetShown, steppedBack, pathsClosed } = explorer.getState();
        if (view.railSheetOpen) railSheetShown(false);
        else if (selection.drawerOpen) leaveDetails(explorer);
        else if (paths !== undefined) pathsClosed();
        else steppedBack();
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}
