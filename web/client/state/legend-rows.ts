// The rows of the legend, which are the filters: one for each kind and family present, with live counts.
import type { WireEntity, WireRelation } from "#contract";
import { FAMILIES, KINDS, keysOf } from "#model";
import { familyName, relationMarks } from "#view";
import type { CanvasGraph } from "./exploration/canvas-graph.ts";
import type { VisibleGraph } from "./visible-graph.ts";

export interface LegendRow {
  readonly name: string;
  readonly shown: number;
  readonly total: number;
}

export interface LegendRows {
  readonly kinds: readonly LegendRow[];
  readonly families: readonly LegendRow[];
  readonly inferred: LegendRow;
}

const kindOfEntity = (entity: WireEntity): string => entity.kind;
const familyNameOf = (relation: WireRelation): string => familyName(relation.type);
const isInferred = (relation: WireRelation): boolean => relationMarks(relation).inferred;

export function legendRows(graph: CanvasGraph, visible: VisibleGraph): LegendRows {
  const entities = [...graph.entities.values()];
  const relations = [...graph.relations.values()];
  return {
    kinds: rows(count(entities, kindOfEntity), count(visible.entities, kindOfEntity), keysOf(KINDS)),
    families: rows(count(relations, familyNameOf), count(visible.relations, familyNameOf), keysOf(FAMILIES)),
    inferred: {
      name: "inferred",
      shown: visible.relations.filter(isInferred).length,
      total: relations.filter(isInferred).length,
    },
  };
}

function count<T extends WireEntity | WireRelation>(items: readonly T[], nameOf: (item: T) => string) {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(nameOf(item), (counts.get(nameOf(item)) ?? 0) + 1);
  return counts;
}

/** The vocabulary's order first, then names that are not ours, alphabetically. */
function rows(
  totals: ReadonlyMap<string, number>,
  shown: ReadonlyMap<string, number>,
  order: readonly string[],
): readonly LegendRow[] {
  const others = [...totals.keys()].filter((name) => !order.includes(name)).toSorted();
  return [...order, ...others].flatMap((name) => {
    const total = totals.get(name);
    return total === undefined ? [] : [{ name, total, shown: shown.get(name) ?? 0 }];
  });
}
