// The published picture that is on the canvas in the place of the loaded graph, and the way back to that.
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Snapshot } from "#model";
import { goTo } from "../place.ts";
import type { ExplorerState } from "../state/explorer-store.ts";
import { explorer } from "../state/explorer-store.ts";
import { loadGraph } from "../state/graph/transitions.ts";

interface Reopened {
  readonly snapshot: Pick<Snapshot, "id" | "title" | "createdAt" | "dataVersion"> | undefined;
  /** The page as it was before; whole, so that nothing of an exploration is lost. */
  readonly before: ExplorerState | undefined;
  /** Why the last file could not be opened, in words. */
  readonly problem: string | undefined;
}

const store = createStore<Reopened>()(() => ({ snapshot: undefined, before: undefined, problem: undefined }));

export function useReopened<T>(part: (state: Reopened) => T): T {
  return useStore(store, part);
}

/** The snapshot's facts as they were published, where they stood, and nothing filtered. */
export function putOnCanvas(snapshot: Snapshot): void {
  const { graph, positions, dataVersion, id, title, createdAt } = snapshot;
  goTo("/");
  const before = store.getState().before ?? explorer.getState();
  const fresh = explorer.getInitialState();
  explorer.setState({
    ...fresh,
    view: { ...before.view, mode: "graph", viewport: undefined },
    graph: loadGraph({
      ok: true,
      graph,
      positions,
      dataVersion,
      // The picture in the place of a dataset: its title stands in the bar, and what is moved in it is kept apart.
      datasets: [{ id: `snapshot:${id}`, title, description: null, reviewedDate: "" }],
      truncated: false,
      totals: { entities: graph.entities.length, relations: graph.relations.length },
    }),
  });
  // Undoing a step of another graph would make no sense of this one.
  explorer.temporal.getState().clear();
  store.setState({ snapshot: { id, title, createdAt, dataVersion }, before, problem: undefined });
}

/** The loaded graph again, as it was left. */
export function backToLoaded(): void {
  const { before } = store.getState();
  if (before !== undefined) explorer.setState({ ...before, view: { ...before.view, viewport: undefined } });
  explorer.temporal.getState().clear();
  store.setState({ snapshot: undefined, before: undefined });
}

export const problemTold = (problem: string | undefined): void => store.setState({ problem });
