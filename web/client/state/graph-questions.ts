// What panels ask of the loaded graph: the relations of an entity, those between two, what a focus keeps in the light.
import type { WireRelation } from "#contract";
import { FAMILIES, compareText, keysOf } from "#model";
import { familyName } from "#view";
import type { VisibleGraph } from "./visible-graph.ts";
import type { GraphState } from "./graph/types.ts";
import type { Ref, SelectionState } from "./selection/types.ts";

export function relationsOf(graph: GraphState, entityId: string): readonly WireRelation[] {
  return [...graph.relations.values()].filter(({ source, target }) => source === entityId || target === entityId);
}

/** The other relations between the same two entities, whatever their direction. */
export function alsoBetween(graph: GraphState, relation: WireRelation): readonly WireRelation[] {
  const ends = new Set([relation.source, relation.target]);
  return [...graph.relations.values()].filter(
    (other) =>
      other.id !== relation.id &&
      ends.has(other.source) &&
      ends.has(other.target) &&
      (other.source !== other.target || ends.size === 1),
  );
}

export interface FamilyGroup {
  readonly family: string;
  readonly relations: readonly WireRelation[];
}

/** The vocabulary's order, then types that are not ours, as they come. */
export function groupByFamily(relations: readonly WireRelation[]): readonly FamilyGroup[] {
  const groups = new Map<string, WireRelation[]>(keysOf(FAMILIES).map((family) => [family, []]));
  for (const relation of relations) {
    const family = familyName(relation.type);
    const group = groups.get(family);
    if (group === undefined) groups.set(family, [relation]);
    else group.push(relation);
  }
  // By id, whatever order they came onto the canvas in: what is read is the same for whoever opens the link.
  return [...groups].flatMap(([family, members]) =>
    members.length === 0 ? [] : [{ family, relations: members.toSorted((a, b) => compareText(a.id, b.id)) }],
  );
}

/**
 * Ids that stay in the light: what is selected, else what the picture is turned to, with what touches it. Undefined
 * where none of it is on the page, so that a filter never leaves a picture all quiet.
 */
export function focusIds(visible: VisibleGraph, selection: SelectionState): readonly string[] | undefined {
  const turned = ({ entities, relations }: Record<"entities" | "relations", ReadonlySet<string>>) => {
    const centres = visible.entities.filter(({ id }) => entities.has(id)).map(({ id }) => id);
    const chosen = visible.relations.filter(({ id }) => relations.has(id));
    if (centres.length === 0 && chosen.length === 0) return undefined;
    const pairs = new Set(chosen.map(pairOf));
    const touching = visible.relations.filter(
      (relation) =>
        entities.has(relation.source) ||
        entities.has(relation.target) ||
        (pairs.size > 0 && pairs.has(pairOf(relation))),
    );
    return [...new Set([...centres, ...touching.flatMap(({ id, source, target }) => [id, source, target])])];
  };
  const idsOf = (kind: Ref["kind"]) => new Set(selection.items.filter((i) => i.kind === kind).map(({ id }) => id));
  const selected = turned({ entities: idsOf("entity"), relations: idsOf("relation") });
  if (selected !== undefined || selection.focus === undefined) return selected;
  return turned({ entities: new Set([selection.focus]), relations: new Set() });
}

function pairOf({ source, target }: WireRelation): string {
  return [source, target].toSorted().join(" ");
}

export function isLoaded(graph: Pick<GraphState, "entities" | "relations">, ref: Ref): boolean {
  return ref.kind === "entity" ? graph.entities.has(ref.id) : graph.relations.has(ref.id);
}
