// The steps of a story while they are composed. Pure: what is on the canvas in, steps out; a step is its place in the order.
import type { SnapshotGraph, SnapshotStep, StepCamera } from "#model";
import { STORY_LIMITS, liftedBy } from "#model";
import type { Box } from "#view";
import type { VisibleGraph } from "../state/visible-graph.ts";
import { counted } from "../state/graph-words.ts";
import { touchedIds } from "../state/graph-questions.ts";
import type { Ref, SelectionState } from "../state/selection/types.ts";
import { cameraOf } from "../state/view/transitions.ts";
import type { Size } from "../state/view/transitions.ts";
import type { Camera, Viewport } from "../state/view/types.ts";

/** What of a selection stands out. */
export const LIFTS = { lit: "With what touches it", selected: "Only what is selected" } as const;
export type Lift = keyof typeof LIFTS;

/** Where a step looks. */
export const LOOKS = { highlight: "What stands out", here: "As on the canvas", whole: "The whole picture" } as const;
export type Look = keyof typeof LOOKS;

type Facts = Pick<SnapshotGraph, "entities" | "relations">;

/** Ids of what a step made of this selection lifts; a single thing among others is not lost by being alone. */
export function highlightOf(visible: VisibleGraph, selection: SelectionState, lift: Lift): readonly string[] {
  if (lift === "lit") return touchedIds(visible, selection) ?? [];
  const chosen = new Set(selection.items.map(({ id }) => id));
  if (chosen.size === 0 && selection.focus !== undefined) chosen.add(selection.focus);
  // Lines between two that are selected are what they have to do with each other.
  const between = visible.relations.filter(({ source, target }) => chosen.has(source) && chosen.has(target));
  const named = new Set([...chosen, ...between.map(({ id }) => id)]);
  const lifted = liftedBy({ highlight: [...named] }, visible.relations);
  return [...visible.entities, ...visible.relations].map(({ id }) => id).filter((id) => lifted.has(id));
}

export function cameraFor(look: Look, highlight: readonly string[], viewport: Viewport, size: Size) {
  if (look === "here") return { camera: boxSeen(viewport, size) };
  return look === "highlight" && highlight.length > 0 ? { camera: { fit: "highlight" } as const } : {};
}

/** px on the screen, to px of the graph at zoom 1 along its own axes. */
function spanOf({ width, height }: Size, zoom: number, turned: boolean): Size {
  return turned ? { width: height / zoom, height: width / zoom } : { width: width / zoom, height: height / zoom };
}

/** The part of the graph that is on the screen, px at zoom 1. */
function boxSeen(viewport: Viewport, size: Size): StepCamera {
  const turned = viewport.turned === true;
  const middle = cameraOf(viewport, size, turned);
  const { width, height } = spanOf(size, viewport.zoom, turned);
  return {
    fit: "box",
    x: Math.round(middle.x - width / 2) || 0,
    y: Math.round(middle.y - height / 2) || 0,
    width: Math.max(1, Math.round(width)),
    height: Math.max(1, Math.round(height)),
  };
}

/** The camera that sees the whole of a part of the graph on a canvas of this size, and no more around it than its shape asks. */
export function cameraOn({ left, top, right, bottom }: Box, size: Size, turned: boolean): Camera {
  const span = spanOf(size, 1, turned);
  const zoom = Math.min(span.width / (right - left), span.height / (bottom - top));
  return { x: (left + right) / 2, y: (top + bottom) / 2, zoom };
}

/** What to select so that its choice can be changed from there: its lines, and what has none. */
export function refsOfStep(step: SnapshotStep, graph: SnapshotGraph): readonly Ref[] {
  const named = new Set(step.highlight);
  const relations = graph.relations.filter(({ id }) => named.has(id));
  const ends = new Set(relations.flatMap(({ source, target }) => [source, target]));
  return [
    ...graph.entities.filter(({ id }) => named.has(id) && !ends.has(id)).map(({ id }): Ref => ({ kind: "entity", id })),
    ...relations.map(({ id }): Ref => ({ kind: "relation", id })),
  ];
}

export function moved(steps: readonly SnapshotStep[], from: number, to: number): readonly SnapshotStep[] {
  const step = steps[from];
  if (step === undefined || to < 0 || to >= steps.length) return steps;
  return steps.toSpliced(from, 1).toSpliced(to, 0, step);
}

export function changed(
  steps: readonly SnapshotStep[],
  index: number,
  change: Partial<SnapshotStep>,
): readonly SnapshotStep[] {
  return steps.map((step, at) => (at === index ? { ...step, ...change } : step));
}

/** The step with another camera; undefined is the whole picture. */
export function seenBy({ camera: _before, ...step }: SnapshotStep, camera: StepCamera | undefined): SnapshotStep {
  return camera === undefined ? step : { ...step, camera };
}

export interface StepProblems {
  readonly title?: string;
  readonly text?: string;
}

/** What the server would refuse of each step, told before anything is sent. */
export function stepProblems(steps: readonly SnapshotStep[]): readonly StepProblems[] {
  return steps.map(({ title, text }, index) => ({
    ...(title.trim() === "" ? { title: `Step ${index + 1} needs a title.` } : overLimit("title", title)),
    ...overLimit("text", text),
  }));
}

function overLimit(field: "title" | "text", words: string): StepProblems {
  const over = words.trim().length - STORY_LIMITS[field];
  if (over <= 0) return {};
  return { [field]: `${over} characters too many; at most ${STORY_LIMITS[field].toLocaleString("en")}.` };
}

/** "3 entities and 2 relations stand out". */
export function highlightWords({ highlight }: Pick<SnapshotStep, "highlight">, graph: Facts): string {
  const named = liftedBy({ highlight }, graph.relations);
  const entities = graph.entities.filter(({ id }) => named.has(id)).length;
  const relations = graph.relations.filter(({ id }) => named.has(id)).length;
  const parts = [
    ...(entities === 0 ? [] : [counted(entities, "entity", "entities")]),
    ...(relations === 0 ? [] : [counted(relations, "relation", "relations")]),
  ];
  if (parts.length === 0) return "Nothing stands out";
  return `${parts.join(" and ")} ${entities + relations === 1 ? "stands" : "stand"} out`;
}
