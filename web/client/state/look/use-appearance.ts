// What size, colour and areas stand for, as the drawing takes it: the reader's choice with the measured values.
import { useMemo } from "react";
import type { Scene } from "#view";
import { useExplorer, useVisibleGraph } from "../explorer-store.ts";
import type { MeasureName, MeasuresState, MeasureValues } from "../measures/types.ts";
import type { VisibleGraph } from "../visible-graph.ts";
import { groupsOf } from "./groups.ts";
import type { LookState } from "./types.ts";

export type Appearance = Pick<Scene, "sizeBy" | "colourBy" | "groups">;

const NONE: MeasureValues = {};

function numbersOf(values: MeasureValues): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([id, value]) => (typeof value === "number" ? [[id, value] as const] : [])),
  );
}

/** Until a measure is there, size and colour stay the usual; while it is computed again, the last values stay. */
export function appearanceOf(look: LookState, measured: MeasuresState["measured"], visible: VisibleGraph): Appearance {
  const valuesOf = (name: MeasureName) => measured[name]?.values;
  const sizes = look.sizeBy === "betweenness" || look.sizeBy === "pagerank" ? valuesOf(look.sizeBy) : undefined;
  const colours = look.colourBy === "kind" ? undefined : valuesOf(look.colourBy);
  const groups = groupsOf(look.grouping, visible, valuesOf("community") ?? NONE);
  return {
    ...(look.sizeBy === "capital" || look.sizeBy === "same" ? { sizeBy: look.sizeBy } : {}),
    ...(sizes === undefined ? {} : { sizeBy: numbersOf(sizes) }),
    ...(colours === undefined ? {} : { colourBy: colours }),
    ...(groups.length === 0 ? {} : { groups }),
  };
}

export function useAppearance(): Appearance {
  const look = useExplorer((state) => state.look);
  const measured = useExplorer((state) => state.measures.measured);
  const visible = useVisibleGraph();
  return useMemo(() => appearanceOf(look, measured, visible), [look, measured, visible]);
}
