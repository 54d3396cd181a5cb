// What size says: degree, money, or a measure the caller computed; area grows with the value.
import type { WireEntity, WireRelation } from "#contract";
import { drawnAmount } from "./amounts.ts";
import { shortNumber } from "./human.ts";
import { unitOf } from "./look-words.ts";
import type { Scene } from "./scene.ts";
import { degreesOf, drawnRelations } from "./scene.ts";

/** px at zoom 1. */
const SMALLEST = 24;
const LARGEST = 48;
const ALIKE = 30;
/** A small drawing does not blow up its largest node: this degree is the least that is "large". */
const LARGE_DEGREE = 8;

function capitalOf(relations: readonly WireRelation[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const relation of relations) {
    const amount = drawnAmount(relation)?.amount ?? 0;
    for (const id of [relation.source, relation.target]) sums.set(id, (sums.get(id) ?? 0) + amount);
  }
  return sums;
}

function valuesOf(
  by: NonNullable<Scene["sizeBy"]>,
  entities: readonly WireEntity[],
  relations: readonly WireRelation[],
): ReadonlyMap<string, number> {
  if (by === "degree") return degreesOf(entities, relations);
  if (by === "same") return new Map();
  return by === "capital" ? capitalOf(relations) : new Map(Object.entries(by.values));
}

export interface SizeStep {
  readonly label: string;
  /** Side in px at zoom 1. */
  readonly size: number;
}

export interface NodeSizes {
  readonly sizeOf: (entityId: string) => number;
  /** Three sizes with what they stand for, from much to little; none where all are alike. */
  readonly steps: readonly SizeStep[];
}

/** The sizes of a scene's nodes, on a square-root scale. */
export function nodeSizes(scene: Pick<Scene, "entities" | "relations" | "sizeBy">): NodeSizes {
  const by = scene.sizeBy ?? "degree";
  const values = valuesOf(by, scene.entities, drawnRelations(scene));
  if (values.size === 0) return { sizeOf: () => ALIKE, steps: [] };
  let largest = 0;
  for (const value of values.values()) largest = Math.max(largest, value);
  const most = by === "degree" ? Math.max(LARGE_DEGREE, largest) : largest;
  const scaled = (value: number) =>
    most <= 0 ? SMALLEST : SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(Math.max(0, value) / most);
  return {
    sizeOf: (id) => scaled(values.get(id) ?? 0),
    steps: [largest, largest / 4, 0].map((value) => ({
      label: `${shortNumber(value)}${unitOf(by)}`,
      size: scaled(value),
    })),
  };
}
