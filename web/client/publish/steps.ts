// The steps of a story while they are composed. Pure: what is on the canvas in, steps out; a step is its place in the order.
import type { Positions, SnapshotGraph, SnapshotStep, StepCamera } from "#model";
import { STORY_LIMITS, liftedBy } from "#model";
import type { VisibleGraph } from "../state/visible-graph.ts";
import { counted } from "../state/graph-words.ts";
import { focusIds } from "../state/graph-questions.ts";
import type { Ref, SelectionState } from "../state/selection/types.ts";
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
  if (lift === "lit") return focusIds(visible, selection) ?? [];
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

/** The part of the graph that is on the screen, px at zoom 1. */
function boxSeen({ x, y, zoom }: Viewport, { width, height }: Size): StepCamera {
  return {
    fit: "box",
    x: Math.round(-x / zoom) || 0,
    y: Math.round(-y / zoom) || 0,
    width: Math.max(1, Math.round(width / zoom)),
    height: Math.max(1, Math.round(height / zoom)),
  };
}

/** The canvas's camera that sees what a step shows; undefined where that is everything. */
export function canvasCamera(
  step: SnapshotStep,
  graph: SnapshotGraph,
  positions: Positions,
  size: Size,
): Camera | undefined {
  const box = step.camera?.fit === "box" ? step.camera : boxOfLifted(step, graph, positions);
  if (box === undefined || step.camera === undefined) return undefined;
  const zoom = Math.min(2, size.width / box.width, size.height / box.height);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, zoom };
}

/** px at zoom 1 around the middles: a node and its label. */
const AROUND = 90;

function boxOfLifted(step: SnapshotStep, graph: SnapshotGraph, positions: Positions) {
  const lifted = liftedBy(step, graph.relations);
  const places = graph.entities.filter(({ id }) => lifted.has(id)).flatMap(({ id }) => [positions[id] ?? [0, 0]]);
  if (places.length === 0) return undefined;
  const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)];
  const [x, y] = [Math.min(...xs) - AROUND, Math.min(...ys) - AROUND];
  return { x, y, width: Math.max(...xs) + AROUND - x, height: Math.max(...ys) + AROUND - y };
}

/** What to select so that on the canvas no more stands out than in the step: its lines, and what has none. */
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
