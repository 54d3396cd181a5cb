// What size, colour and areas stand for, as the drawing takes it: the reader's choice with the measured values.
import { useMemo } from "react";
import type { ColourBy, SizeBy, SnapshotLook } from "#model";
import { useExplorer, useVisibleGraph } from "../explorer-store.ts";
import type { Measured, MeasuresState } from "../measures/types.ts";
import type { VisibleGraph } from "../visible-graph.ts";
import { groupsOf } from "./groups.ts";
import type { LookState } from "./types.ts";

export type Appearance = Pick<SnapshotLook, "sizeBy" | "colourBy" | "grouping">;

/** Of what is drawn: a last answer may name what has left since. */
function drawnValues({ values }: Measured, { entities }: VisibleGraph): Readonly<Record<string, string | number>> {
  return Object.fromEntries(
    entities.flatMap(({ id }) => {
      const value = values[id];
      return value === undefined ? [] : [[id, value] as const];
    }),
  );
}

function numbersAmong(values: Readonly<Record<string, string | number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([id, value]) => (typeof value === "number" ? [[id, value] as const] : [])),
  );
}

const noteOf = ({ note }: Measured) => (note === undefined ? {} : { note });

function sizeOf(
  sizeBy: LookState["sizeBy"],
  measured: MeasuresState["measured"],
  visible: VisibleGraph,
): Exclude<SizeBy, "degree"> | undefined {
  if (sizeBy === "degree") return undefined;
  if (sizeBy === "capital" || sizeBy === "same") return sizeBy;
  const found = measured[sizeBy];
  return found && { measure: sizeBy, values: numbersAmong(drawnValues(found, visible)), ...noteOf(found) };
}

function colourOf(
  colourBy: LookState["colourBy"],
  measured: MeasuresState["measured"],
  visible: VisibleGraph,
): Exclude<ColourBy, "kind"> | undefined {
  if (colourBy === "kind") return undefined;
  const found = measured[colourBy];
  return found && { measure: colourBy, values: drawnValues(found, visible), ...noteOf(found) };
}

/** Until a measure is there, size and colour stay the usual; while it is computed again, the last values stay. */
export function appearanceOf(look: LookState, measured: MeasuresState["measured"], visible: VisibleGraph): Appearance {
  const sizeBy = sizeOf(look.sizeBy, measured, visible);
  const colourBy = colourOf(look.colourBy, measured, visible);
  const { grouping: by } = look;
  const groups = groupsOf(by, visible, measured.community?.values ?? {});
  return {
    ...(sizeBy === undefined ? {} : { sizeBy }),
    ...(colourBy === undefined ? {} : { colourBy }),
    ...(by === "none" || groups.length === 0 ? {} : { grouping: { by, groups } }),
  };
}

export function useAppearance(): Appearance {
  const look = useExplorer((state) => state.look);
  const measured = useExplorer((state) => state.measures.measured);
  const visible = useVisibleGraph();
  return useMemo(() => appearanceOf(look, measured, visible), [look, measured, visible]);
}
