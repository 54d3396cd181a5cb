// What is shown only after the first picture: the card, its numbers in a panel, and the map of the whole. Without the
// network they stay away.
import { useEffect } from "react";
import { later, missingQuietly } from "../components/later.tsx";

const loadCard = () => import("./card/FactCard.tsx");

export const FactCard = later(async () => (await loadCard()).FactCard, { missing: missingQuietly });
export const Glance = later(async () => (await import("./card/Glance.tsx")).Glance, { missing: missingQuietly });
export const Minimap = later(async () => (await import("./minimap/Minimap.tsx")).Minimap, { missing: missingQuietly });

/** ms after the stage is there: the first picture goes before. */
const LOAD_AFTER_MS = 1500;

/** So that the first card comes without a wait. */
export function useCardsSoon(): void {
  useEffect(() => {
    const timer = setTimeout(() => void loadCard().catch(() => undefined), LOAD_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
}
