// What of the loaded graph is on the page: derived from graph and filters, never stored.
import type { WireEntity, WireRelation } from "#contract";
import { familyName, relationMarks } from "#view";
import type { FilterState } from "./filters/types.ts";
import type { GraphState } from "./graph/types.ts";

export interface VisibleGraph {
  readonly entities: readonly WireEntity[];
  readonly relations: readonly WireRelation[];
}

/**
 * A relation is visible if its family is and both its ends are. An entity is visible if its kind is; while families
 * are filtered it must also take part in a visible relation, since "only conflict" asks who is in conflict.
 */
export function visibleGraph(
  { entities, relations }: Pick<GraphState, "entities" | "relations">,
  filters: FilterState,
): VisibleGraph {
  const kindShown = (id: string): boolean => {
    const entity = entities.get(id);
    return entity !== undefined && !filters.hiddenKinds.has(entity.kind);
  };
  const shownRelations = [...relations.values()].filter(
    (relation) =>
      !filters.hiddenFamilies.has(familyName(relation.type)) &&
      !(filters.hideInferred && relationMarks(relation).inferred) &&
      kindShown(relation.source) &&
      kindShown(relation.target),
  );
  const related = new Set(shownRelations.flatMap((relation) => [relation.source, relation.target]));
  const shownEntities = [...entities.values()].filter(
    (entity) => kindShown(entity.id) && (filters.hiddenFamilies.size === 0 || related.has(entity.id)),
  );
  return { entities: shownEntities, relations: shownRelations };
}

/** The same answer for the same graph and filters, so that whoever asks draws only when something changed. */
export function rememberingVisibleGraph(): typeof visibleGraph {
  let last: { graph: unknown; filters: unknown; answer: VisibleGraph } | undefined;
  return (graph, filters) => {
    if (last?.graph !== graph || last.filters !== filters) {
      last = { graph, filters, answer: visibleGraph(graph, filters) };
    }
    return last.answer;
  };
}
