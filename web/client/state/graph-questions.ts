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

type Chosen = Readonly<Record<Ref["kind"], ReadonlySet<string>>>;

/** What is chosen and to be seen, and with it the relations that `isTold` of it. Undefined where none of it is on the page. */
function turnedTo(
  visible: VisibleGraph,
  { entity, relation }: Chosen,
  isTold: (relation: WireRelation, centres: ReadonlySet<string>) => boolean,
): readonly string[] | undefined {
  const centres = new Set(visible.entities.flatMap(({ id }) => (entity.has(id) ? [id] : [])));
  const pairs = new Set(visible.relations.filter(({ id }) => relation.has(id)).map(pairOf));
  if (centres.size === 0 && pairs.size === 0) return undefined;
  const told = visible.relations.filter((one) => isTold(one, centres) || (pairs.size > 0 && pairs.has(pairOf(one))));
  return [...new Set([...centres, ...told.flatMap(({ id, source, target }) => [id, source, target])])];
}

const touches = ({ source, target }: WireRelation, centres: ReadonlySet<string>) =>
  centres.has(source) || centres.has(target);

/** Of several, what they have to do with each other: with their neighbours beside them nobody sees which are selected. */
const tells = (relation: WireRelation, centres: ReadonlySet<string>) =>
  centres.size < 2 ? touches(relation, centres) : centres.has(relation.source) && centres.has(relation.target);

function lightOf(visible: VisibleGraph, { items, focus }: SelectionState, isTold: typeof touches) {
  const idsOf = (kind: Ref["kind"]) => new Set(items.filter((item) => item.kind === kind).map(({ id }) => id));
  const selected = turnedTo(visible, { entity: idsOf("entity"), relation: idsOf("relation") }, isTold);
  if (selected !== undefined || focus === undefined) return selected;
  return turnedTo(visible, { entity: new Set([focus]), relation: new Set() }, touches);
}

/**
 * Ids that stay in the light: what is selected, else what the picture is turned to, with what touches it; of several
 * selected entities only what is between them. Undefined where none of it is on the page, so that a filter never leaves
 * a picture all quiet.
 */
export function focusIds(visible: VisibleGraph, selection: SelectionState): readonly string[] | undefined {
  return lightOf(visible, selection, tells);
}

/** The same with all that touches it, however many are selected. */
export function touchedIds(visible: VisibleGraph, selection: SelectionState): readonly string[] | undefined {
  return lightOf(visible, selection, touches);
}

function pairOf({ source, target }: WireRelation): string {
  return [source, target].toSorted().join(" ");
}

export function isLoaded(graph: Pick<GraphState, "entities" | "relations">, ref: Ref): boolean {
  return ref.kind === "entity" ? graph.entities.has(ref.id) : graph.relations.has(ref.id);
}
