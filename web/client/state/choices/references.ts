// What names an entity in a link: a property of its own ("code=S100"), because a database's own ids do not outlive it.
// Pure: addresses in, addresses out.
import { compareText } from "#model";
import type { WireEntity } from "#contract";
import type { Address } from "../address.ts";
import type { FilterStep } from "../filters/types.ts";
import { nameText } from "./captions.ts";

type Entities = ReadonlyMap<string, WireEntity>;

interface References {
  /** Entity id to reference. */
  readonly out: ReadonlyMap<string, string>;
  /** Reference to entity id. */
  readonly back: ReadonlyMap<string, string>;
}

const remembered = new WeakMap<Entities, Map<string, References>>();

/** The references of these entities by one property: only of those whose value no other entity has. */
export function referencesBy(entities: Entities, property: string): References {
  const known = remembered.get(entities)?.get(property);
  if (known !== undefined) return known;
  const back = new Map<string, string | undefined>();
  for (const [id, entity] of entities) {
    const value = nameText(entity.properties[property]);
    if (value === undefined) continue;
    const reference = `${property}=${value}`;
    back.set(reference, back.has(reference) ? undefined : id);
  }
  const single = [...back].flatMap(([reference, id]) => (id === undefined ? [] : [[reference, id] as const]));
  const references = { back: new Map(single), out: new Map(single.map(([reference, id]) => [id, reference])) };
  const ofEntities = remembered.get(entities) ?? new Map<string, References>();
  remembered.set(entities, ofEntities.set(property, references));
  return references;
}

/** Of how many entities each property is the only one with its value, most first: what could be their identity. */
export function identityCandidates(entities: Entities): readonly string[] {
  const names = new Set([...entities.values()].flatMap(({ properties }) => Object.keys(properties)));
  return [...names]
    .map((name) => ({ name, single: referencesBy(entities, name).out.size }))
    .filter(({ single }) => single > 0)
    .toSorted((a, b) => b.single - a.single || compareText(a.name, b.name))
    .map(({ name }) => name);
}

/** An address for a link: entities by the identity property, where it names them alone. */
export function toReferences(address: Address, entities: Entities, property: string): Address {
  const { out } = referencesBy(entities, property);
  return out.size === 0 ? address : withIds(address, (id) => out.get(id) ?? id);
}

/** An address out of a link: entities by their ids, whichever property the link was made with; the rest as written. */
export function fromReferences(address: Address, entities: Entities): Address {
  const idOf = (id: string): string => {
    const [, property] = entities.has(id) ? [] : (/^([^=]+)=/s.exec(id) ?? []);
    return property === undefined ? id : (referencesBy(entities, property).back.get(id) ?? id);
  };
  return withIds(address, idOf);
}

/** The address with every entity's id replaced; the same object, and the same parts, where none changes. */
function withIds(address: Address, idOf: (id: string) => string): Address {
  const { items, focus, filters, exploration, places, paths } = address;
  const list = (ids: readonly string[]): readonly string[] => kept(ids, ids.map(idOf));
  const set = (ids: ReadonlySet<string>): ReadonlySet<string> => {
    const now = [...ids].map(idOf);
    return now.every((id) => ids.has(id)) ? ids : new Set(now);
  };
  const brought = kept(
    exploration.brought,
    exploration.brought.map((step) => {
      const of = idOf(step.of);
      const entityIds = list(step.entityIds);
      return of === step.of && entityIds === step.entityIds ? step : { ...step, of, entityIds };
    }),
  );
  const [hidden, pinned] = [set(exploration.hidden), set(exploration.pinned)];
  const ids = Object.keys(places.moved);
  return shared(address, {
    ...address,
    items: kept(
      items,
      items.map((item) =>
        item.kind === "relation" || idOf(item.id) === item.id ? item : { ...item, id: idOf(item.id) },
      ),
    ),
    focus: focus === undefined ? undefined : idOf(focus),
    filters: shared(filters, {
      ...filters,
      steps: kept(
        filters.steps,
        filters.steps.map((step) => withStepIds(step, idOf)),
      ),
    }),
    paths: paths === undefined ? undefined : shared(paths, { ...paths, ends: list(paths.ends) }),
    exploration: shared(exploration, { ...exploration, brought, hidden, pinned }),
    places: ids.every((id) => idOf(id) === id)
      ? places
      : { ...places, moved: Object.fromEntries(Object.entries(places.moved).map(([id, point]) => [idOf(id), point])) },
  });
}

function withStepIds(step: FilterStep, idOf: (id: string) => string): FilterStep {
  const { rule } = step;
  if (rule.type !== "component" && rule.type !== "distance") return step;
  const of = idOf(rule.of);
  return of === rule.of ? step : { ...step, rule: { ...rule, of } };
}

function kept<T>(before: readonly T[], after: readonly T[]): readonly T[] {
  return before.every((item, index) => item === after[index]) ? before : after;
}

/** The object as it was, where every part of it is. */
function shared<T extends object>(before: T, after: T): T {
  return Object.entries(after).every(([name, part]) => part === Reflect.get(before, name)) ? before : after;
}
