// Whom "keep only these" means: the selected entities, where the one under the menu is among them, else that one alone.
import type { Ref } from "../state/selection/types.ts";

export function keepIds(items: readonly Ref[], entityId: string): readonly string[] {
  const selected = items.flatMap(({ kind, id }) => (kind === "entity" ? [id] : []));
  return selected.includes(entityId) ? selected : [entityId];
}
