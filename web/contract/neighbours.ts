// What expanding an entity would bring: counts before anything is drawn, and one page of neighbours in an order. Pure.
import { RELATION_TYPES, isRelationType, numberOf, textOf, compareText } from "#model";
import type { GraphRelationship, Properties } from "#model";
import type { NeighboursResponse } from "./wire.ts";

export type NeighbourOrder = "amount" | "date" | "degree";
type Direction = NeighboursResponse["counts"][number]["direction"];

interface Neighbour {
  readonly id: string;
  readonly degree: number;
}

/** Relations by type and by which way they point, seen from `id`; sorted by type, then direction. */
export function countByType(id: string, relations: readonly GraphRelationship[]): NeighboursResponse["counts"] {
  const counts = new Map<string, { type: string; direction: Direction; count: number }>();
  for (const relation of relations) {
    const direction = directionFrom(id, relation);
    const key = `${relation.type} ${direction}`;
    const entry = counts.get(key) ?? { type: relation.type, direction, count: 0 };
    entry.count += 1;
    counts.set(key, entry);
  }
  return [...counts].toSorted(([a], [b]) => compareText(a, b)).map(([, entry]) => entry);
}

function directionFrom(id: string, { type, source, target }: GraphRelationship): Direction {
  if (isRelationType(type) && !RELATION_TYPES[type].directed) return "both";
  if (source === target) return "both";
  return source === id ? "out" : "in";
}

/**
 * Ids of the neighbours in the asked order, ties by id. "amount" is the largest figure on a relation between the two,
 * whatever its currency and status (an order, never a total); "date" the latest day a relation was announced or began.
 * A neighbour without the one or the other comes last.
 */
export function orderNeighbours(
  id: string,
  neighbours: readonly Neighbour[],
  relations: readonly GraphRelationship[],
  order: NeighbourOrder,
): readonly string[] {
  const between = new Map<string, GraphRelationship[]>();
  for (const relation of relations) {
    const other = relation.source === id ? relation.target : relation.source;
    const known = between.get(other);
    if (known === undefined) between.set(other, [relation]);
    else known.push(relation);
  }
  const ranked = neighbours
    .filter((neighbour) => between.has(neighbour.id))
    .map((neighbour) => ({ ...neighbour, relations: between.get(neighbour.id) ?? [] }));
  const valueOf = VALUES[order];
  return ranked
    .map((neighbour) => ({ id: neighbour.id, value: valueOf(neighbour.degree, neighbour.relations) }))
    .toSorted((a, b) => (a.value === b.value ? compareText(a.id, b.id) : a.value > b.value ? -1 : 1))
    .map((neighbour) => neighbour.id);
}

/** What a neighbour is ordered by, largest first. */
const VALUES: Readonly<
  Record<NeighbourOrder, (degree: number, relations: readonly GraphRelationship[]) => number | string>
> = {
  degree: (degree) => degree,
  amount: (_degree, relations) =>
    Math.max(...relations.map(({ properties }) => figureOf(properties) ?? Number.NEGATIVE_INFINITY)),
  date: (_degree, relations) => maxText(relations.map(({ properties }) => dayOf(properties))),
};

function figureOf(properties: Properties): number | undefined {
  return numberOf(properties, "amount") ?? numberOf(properties, "amountMax");
}

function dayOf(properties: Properties): string {
  const names = ["announcedDateLatest", "announcedDate", "startDateLatest", "startDate"];
  return names.map((name) => textOf(properties, name)).find((day) => day !== undefined) ?? "";
}

function maxText(texts: readonly string[]): string {
  return texts.reduce((latest, text) => (text > latest ? text : latest), "");
}
