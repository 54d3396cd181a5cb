// What panels ask of the loaded graph: the relations of an entity, those between two, what a focus keeps in the light.
import type { WireRelation } from "#contract";
import { FAMILIES, keysOf } from "#model";
import { familyName } from "#view";
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
  return [...groups].flatMap(([family, members]) => (members.length === 0 ? [] : [{ family, relations: members }]));
}

/** Ids that stay in the light: what is selected, else what the picture is turned to, with what touches it. */
export function focusIds(
  graph: Pick<GraphState, "entities" | "relations">,
  selection: SelectionState,
): readonly string[] | undefined {
  const known = selection.items.filter((item) => isLoaded(graph, item));
  const turned: readonly Ref[] =
    known.length > 0 || selection.focus === undefined ? known : [{ kind: "entity", id: selection.focus }];
  const entities = turned.filter((ref) => ref.kind === "entity" && graph.entities.has(ref.id)).map((ref) => ref.id);
  const relations = turned.flatMap((ref) => (ref.kind === "relation" ? (graph.relations.get(ref.id) ?? []) : []));
  if (entities.length === 0 && relations.length === 0) return undefined;
  const centres = new Set(entities);
  const pairs = new Set(relations.flatMap(({ source, target }) => [`${source} ${target}`, `${target} ${source}`]));
  const touching = [...graph.relations.values()].filter(
    ({ source, target }) => centres.has(source) || centres.has(target) || pairs.has(`${source} ${target}`),
  );
  return [...new Set([...entities, ...touching.flatMap(({ id, source, target }) => [id, source, target])])];
}

export function isLoaded(graph: Pick<GraphState, "entities" | "relations">, ref: Ref): boolean {
  return ref.kind === "entity" ? graph.entities.has(ref.id) : graph.relations.has(ref.id);
}
