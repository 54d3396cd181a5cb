// Which of the visible entities belong together, by what the reader chose. Derived, never stored.
import type { WireEntity } from "#contract";
import { textOf } from "#model";
import type { EntityGroup, Grouping } from "#model";
import { kindStyle } from "#view";
import type { VisibleGraph } from "../visible-graph.ts";

/** An entity's country: as stated on it, else where a relation says it is based; a country is its own. */
function countryNames({ entities, relations }: VisibleGraph): (entity: WireEntity) => string | undefined {
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  const based = new Map<string, string>();
  for (const { type, source, target } of relations)
    if (type === "BASED_IN") based.set(source, names.get(target) ?? target);
  return (entity) =>
    entity.kind === "Country" ? entity.name : (textOf(entity.properties, "country") ?? based.get(entity.id));
}

/** Groups with their members in the order of the entities; who has no country or community is in none. */
export function groupsOf(
  grouping: Grouping,
  visible: VisibleGraph,
  communities: Readonly<Record<string, string | number>>,
): readonly EntityGroup[] {
  if (grouping === "none") return [];
  const countryOf = grouping === "country" ? countryNames(visible) : () => undefined;
  const members = new Map<string, string[]>();
  for (const entity of visible.entities) {
    const community = communities[entity.id];
    const name =
      grouping === "kind"
        ? entity.kind
        : grouping === "country"
          ? countryOf(entity)
          : community === undefined
            ? undefined
            : String(community);
    if (name === undefined) continue;
    const group = members.get(name);
    if (group === undefined) members.set(name, [entity.id]);
    else group.push(entity.id);
  }
  return [...members].map(([name, ids]) =>
    grouping === "kind" ? { name: kindStyle(name, "light").plural, kind: name, members: ids } : { name, members: ids },
  );
}

/** Entity id to the name of its group. */
export function groupNames(groups: readonly EntityGroup[]): Readonly<Record<string, string>> {
  return Object.fromEntries(groups.flatMap(({ name, members }) => members.map((id) => [id, name])));
}
