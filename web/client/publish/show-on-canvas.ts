// From a finding of the publish check to the canvas: what it is about, selected; the dialog waits with what was typed.
import { liftedBy } from "#model";
import type { Finding, SnapshotGraph, SnapshotStep, SnapshotView } from "#model";
import { partSeen } from "#web/embed/page/draw";
import type { ExplorerState, ExplorerStore } from "../state/explorer-store.ts";
import type { Ref } from "../state/selection/types.ts";
import { canvasSize } from "./canvas-size.ts";
import { publishing } from "./publish-store.ts";
import { cameraOn, refsOfStep } from "./steps.ts";
import type { Subject } from "./subject.ts";

export function showOnCanvas(explorer: ExplorerStore, finding: Finding, graph: SnapshotGraph): void {
  const items = refsOf(finding.ids, graph);
  // On a phone a list of them would lie over the canvas they are to be seen on.
  const hasRoom = window.matchMedia("(min-width: 720px)").matches;
  explorer.setState(({ view }) => ({
    selection: { items, focus: undefined, drawerOpen: items.length === 1 || (hasRoom && items.length > 0) },
    view: { ...view, mode: "graph" },
  }));
  publishing.show(finding.message);
}

/** A story that is not published yet: what it is told of, and where its picture's steps look. */
export interface ToldStory {
  readonly subject: Subject;
  readonly steps: readonly SnapshotStep[];
  readonly view: SnapshotView;
}

/** The canvas's own camera for what a step of the picture brings into sight. */
function toStep({ subject, steps, view }: ToldStory, index: number) {
  const seen = partSeen({ ...subject, view, steps }, index);
  return ({ view: before }: ExplorerState) => ({
    ...before,
    mode: "graph" as const,
    camera: seen === undefined ? undefined : cameraOn(seen, canvasSize(), before.viewport?.turned === true),
  });
}

/** From a step of the story to the canvas: the same part of the graph, and exactly that standing out which does in the step. */
export function showStepOnCanvas(explorer: ExplorerStore, story: ToldStory, index: number): void {
  const { title = "", highlight = [] } = story.steps[index] ?? {};
  explorer.setState((state) => ({
    selection: { items: [], focus: undefined, drawerOpen: false },
    view: toStep(story, index)(state),
  }));
  const lifted = liftedBy({ highlight }, story.subject.graph.relations);
  publishing.show(`Step ${index + 1}: ${title || "without a title yet"}`, lifted.size === 0 ? undefined : [...lifted]);
}

/** To the canvas to choose anew what a step shows: what stands out in it is selected. */
export function chooseStepAnew(explorer: ExplorerStore, story: ToldStory, index: number): void {
  const step = story.steps[index];
  if (step === undefined) return;
  explorer.setState((state) => ({
    selection: { items: refsOfStep(step, story.subject.graph), focus: undefined, drawerOpen: false },
    view: toStep(story, index)(state),
  }));
  publishing.compose(index);
}

/** Entities and relations as they are; a source stands for the relations that cite it. */
export function refsOf(ids: readonly string[], graph: SnapshotGraph): readonly Ref[] {
  const wanted = new Set(ids);
  const cites = ({ evidence }: SnapshotGraph["relations"][number]) => evidence.some(({ source }) => wanted.has(source));
  const isSource = graph.sources.some(({ id }) => wanted.has(id));
  return [
    ...graph.entities.filter(({ id }) => wanted.has(id)).map(({ id }): Ref => ({ kind: "entity", id })),
    ...graph.relations
      .filter((relation) => wanted.has(relation.id) || (isSource && cites(relation)))
      .map(({ id }): Ref => ({ kind: "relation", id })),
  ];
}
