// Who had the focus before a panel came gets it back when the panel goes with the focus inside; else the canvas has it.
import type { RefObject } from "react";
import { useEffect, useLayoutEffect, useRef } from "react";
import { CANVAS_KEYS_ID } from "../panels/use-page-keys.ts";

export function useFocusBack(box: RefObject<HTMLElement | null>): void {
  const known = useRef<HTMLElement>(null);
  // By the time a panel goes, its own ref is empty.
  useEffect(() => {
    known.current = box.current;
  }, [box]);
  useLayoutEffect(() => {
    const before = document.activeElement;
    return () => {
      // Still on the page here: what leaves it with the focus leaves it to nobody.
      if (known.current === null || !known.current.contains(document.activeElement)) return;
      const to = before instanceof HTMLElement && before !== document.body && before.isConnected ? before : undefined;
      // React hears of no focus while it changes the page.
      queueMicrotask(() => (to ?? document.getElementById(CANVAS_KEYS_ID))?.focus());
    };
  }, []);
}

/** The same inside what is there only while its panel is. */
export function FocusBack({ box }: { box: RefObject<HTMLElement | null> }) {
  useFocusBack(box);
  return null;
}
