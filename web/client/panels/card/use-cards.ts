// The card of what the pointer is on; and Escape, which sends a card away (WCAG 1.4.13), or stops what moves.
import { useEffect, useMemo, useState } from "react";
import type { CardSubject } from "./FactCard.tsx";
import type { HoverCard } from "./follow-hover.ts";
import { followHover } from "./follow-hover.ts";

const ABOVE = "input, textarea, [role=dialog], [role=menu]";

export function useHoverCard(): readonly [shown: CardSubject | undefined, hover: HoverCard<CardSubject>] {
  const [shown, setShown] = useState<CardSubject>();
  const hover = useMemo(() => followHover(keyOf, setShown), []);
  useEffect(() => hover.stop, [hover]);
  return [shown, hover];
}

/** A fan that is one line has one card, wherever in it the pointer is. */
function keyOf({ hit, together }: CardSubject): string {
  return together.length > 1 ? together.join(" ") : `${hit.kind} ${hit.id}`;
}

/** `alone`: the key does nothing else then; a card of the keyboard goes with the step back that the key is for. */
export function useEscape(shown: boolean, dismiss: () => void, alone: boolean): void {
  useEffect(() => {
    if (!shown) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      dismiss();
      // Where somebody types, or in what lies above the page, the key is theirs too.
      const elsewhere = event.target instanceof Element ? event.target.closest(ABOVE) : null;
      if (alone && elsewhere === null) event.preventDefault();
    };
    // Before the page's own listener, which takes another step back.
    window.addEventListener("keydown", onKey, true);
    return () => window.removeEventListener("keydown", onKey, true);
  }, [alone, dismiss, shown]);
}
