// From a finding of the publish check to the canvas: what it is about, selected; the dialog waits with what was typed.
import type { Finding, SnapshotGraph, SnapshotStep } from "#model";
import type { ExplorerStore } from "../state/explorer-store.ts";
import type { Ref } from "../state/selection/types.ts";
import { publishing } from "./publish-store.ts";
import { canvasCamera, refsOfStep } from "./steps.ts";
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

/** From a step of the story to the canvas: what stands out in it, selected, and its camera. */
export function showStepOnCanvas(
  explorer: ExplorerStore,
  step: SnapshotStep,
  index: number,
  { graph, positions }: Pick<Subject, "graph" | "positions">,
): void {
  const size = { width: window.innerWidth * 0.6, height: window.innerHeight * 0.7 };
  explorer.setState(({ view, selection }) => ({
    selection: { ...selection, items: refsOfStep(step, graph), focus: undefined, drawerOpen: false },
    view: { ...view, mode: "graph", camera: canvasCamera(step, graph, positions, size) },
  }));
  publishing.show(`Step ${index + 1}: ${step.title || "without a title yet"}`);
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
