// Undo and redo by the keys people know: Ctrl/Cmd+Z, and with Shift, or Ctrl+Y.
import { useEffect } from "react";
import { useExplorerStore } from "../state/explorer-store.ts";
import { walkHistory } from "./walk-history.ts";

export function useUndoKeys(): void {
  const explorer = useExplorerStore();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isWriting(event.target)) return;
      const key = event.key.toLowerCase();
      if (key !== "z" && key !== "y") return;
      event.preventDefault();
      walkHistory(explorer, key === "y" || event.shiftKey ? 1 : -1);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [explorer]);
}

/** A field has an undo of its own. A box to tick or a range has none. */
function isWriting(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "range", "button"].includes(target.type);
  return target instanceof HTMLElement && (target.isContentEditable || target.tagName === "TEXTAREA");
}
