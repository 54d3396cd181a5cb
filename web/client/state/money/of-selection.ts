// Which relations a selection is about, for its money.
import type { WireRelation } from "#contract";
import type { Ref } from "../selection/types.ts";
import type { VisibleGraph } from "../visible-graph.ts";

/** The visible relations that are selected or touch a selected entity, each once. */
export function relationsOfSelection({ relations }: VisibleGraph, items: readonly Ref[]): readonly WireRelation[] {
  const idsOf = (kind: Ref["kind"]) => new Set(items.filter((item) => item.kind === kind).map(({ id }) => id));
  const entities = idsOf("entity");
  const selected = idsOf("relation");
  return relations.filter(({ id, source, target }) => selected.has(id) || entities.has(source) || entities.has(target));
}
