// Pure steps of the arrangement slice.
import type { Brought } from "../exploration/types.ts";
import type { VisibleGraph } from "../visible-graph.ts";
import type { ArrangementState, LayoutRun } from "./types.ts";

export function initialArrangement(): ArrangementState {
  return { run: undefined, progress: 0, failure: undefined };
}

export function start(run: LayoutRun): ArrangementState {
  return { run: { ...run }, progress: 0, failure: undefined };
}

/** What may move: what was asked for, but never what is pinned. Undefined: everything. */
export function freeToMove(
  run: LayoutRun,
  visible: VisibleGraph,
  pinned: ReadonlySet<string>,
): readonly string[] | undefined {
  if (run.only === undefined && pinned.size === 0) return undefined;
  return (run.only ?? visible.entities.map(({ id }) => id)).filter((id) => !pinned.has(id));
}

/** The visible entities that the last step brought and no step before it. */
export function newest(brought: readonly Brought[], visible: VisibleGraph): readonly string[] {
  const before = new Set(brought.slice(0, -1).flatMap(({ entityIds }) => entityIds));
  const last = new Set(brought.at(-1)?.entityIds.filter((id) => !before.has(id)));
  last.delete(brought.at(-1)?.of ?? "");
  return visible.entities.flatMap(({ id }) => (last.has(id) ? [id] : []));
}
