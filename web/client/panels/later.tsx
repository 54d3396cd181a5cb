// What is shown only after the first picture: the card, its numbers in a panel, and the map of the whole. Without the network they stay
// away, and nothing else does.
import { lazy, useEffect } from "react";

const loadCard = () => import("./card/FactCard.tsx");
const loadMap = () => import("./minimap/Minimap.tsx");
const Nothing = () => null;

export const FactCard = lazy(() =>
  loadCard().then(
    (module) => ({ default: module.FactCard }),
    () => ({ default: Nothing }),
  ),
);
export const Glance = lazy(() =>
  import("./card/Glance.tsx").then(
    (module) => ({ default: module.Glance }),
    () => ({ default: Nothing }),
  ),
);
export const Minimap = lazy(() =>
  loadMap().then(
    (module) => ({ default: module.Minimap }),
    () => ({ default: Nothing }),
  ),
);

/** ms after the stage is there: the first picture goes before. */
const LOAD_AFTER_MS = 1500;

/** So that the first card comes without a wait. */
export function useCardsSoon(): void {
  useEffect(() => {
    const timer = setTimeout(() => void loadCard().catch(() => undefined), LOAD_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
}
