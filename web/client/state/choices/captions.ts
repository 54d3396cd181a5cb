// Calls the loaded nodes by the property that was chosen for their kind. Pure: facts in, the same facts under other names.
import { compareText } from "#model";
import type { WireEntity } from "#contract";
import type { Plain } from "#model";
import type { GraphState } from "../graph/types.ts";
import type { Choices } from "./types.ts";

/** What the server called an entity that was given another name here. */
const given = new WeakMap<WireEntity, WireEntity>();

/** A value as a name; undefined where it is none (a list, a point, nothing). */
export function nameText(value: Plain | undefined): string | undefined {
  if (typeof value === "number" || typeof value === "boolean") return `${value}`;
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

/** An entity under the chosen name, or as the server called it; the same object where that is its name already. */
export function called(entity: WireEntity, { captions }: Pick<Choices, "captions">): WireEntity {
  const first = given.get(entity) ?? entity;
  const property = Object.hasOwn(captions, entity.kind) ? captions[entity.kind] : undefined;
  const name = (property === undefined ? undefined : nameText(first.properties[property])) ?? first.name;
  if (name === entity.name) return entity;
  if (name === first.name) return first;
  const renamed = { ...first, name };
  given.set(renamed, first);
  return renamed;
}

/** The loaded graph under the chosen names; the same object where nothing changes. */
export function calledGraph(graph: GraphState, choices: Pick<Choices, "captions">): GraphState {
  let changed = false;
  const entities = new Map<string, WireEntity>();
  for (const [id, entity] of graph.entities) {
    const now = called(entity, choices);
    changed ||= now !== entity;
    entities.set(id, now);
  }
  return changed ? { ...graph, entities } : graph;
}

/** Properties that could name the nodes of a kind, those that most of them have first. */
export function captionCandidates(entities: Iterable<WireEntity>, kind: string): readonly string[] {
  const counts = new Map<string, number>();
  for (const entity of entities) {
    if (entity.kind !== kind) continue;
    for (const [name, value] of Object.entries(entity.properties)) {
      if (nameText(value) !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return [...counts].toSorted(([a, one], [b, other]) => other - one || compareText(a, b)).map(([name]) => name);
}
