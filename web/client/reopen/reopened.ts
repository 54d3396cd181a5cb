// The published picture that is on the canvas in the place of the loaded graph, and the way back to that.
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Snapshot, SnapshotLook } from "#model";
import { goTo } from "../place.ts";
import { publishing } from "../publish/publish-store.ts";
import type { ExplorerState } from "../state/explorer-store.ts";
import { explorer } from "../state/explorer-store.ts";
import type { ChoicesState } from "../state/choices/choices-store.ts";
import { choicesStore } from "../state/choices/choices-store.ts";
import { loadGraph } from "../state/graph/transitions.ts";
import { initialLook } from "../state/look/transitions.ts";
import { initialTime } from "../state/time/transitions.ts";

interface Reopened {
  readonly snapshot: Pick<Snapshot, "id" | "title" | "createdAt" | "dataVersion" | "look"> | undefined;
  /** The page as it was before; whole, so that nothing of an exploration is lost. */
  readonly before: { readonly page: ExplorerState; readonly choices: ChoicesState } | undefined;
  /** Why the last file could not be opened, in words. */
  readonly problem: string | undefined;
}

const store = createStore<Reopened>()(() => ({ snapshot: undefined, before: undefined, problem: undefined }));

export function useReopened<T>(part: (state: Reopened) => T): T {
  return useStore(store, part);
}

/** The choices that its look was made with, as the page's own. Values are measured again: the graph is the same. */
function choicesFrom({ sizeBy, colourBy, grouping, time }: SnapshotLook): Pick<ExplorerState, "look" | "time"> {
  const usual = { look: initialLook(), time: initialTime() };
  return {
    look: {
      grouping: grouping?.by ?? usual.look.grouping,
      sizeBy: sizeBy === undefined ? usual.look.sizeBy : typeof sizeBy === "string" ? sizeBy : sizeBy.measure,
      colourBy: colourBy?.measure ?? usual.look.colourBy,
    },
    time:
      time === undefined
        ? usual.time
        : { basis: time.basis, range: time.range, undatedHidden: time.undatedHidden ?? false },
  };
}

/** The snapshot's facts as they were published, where they stood and as they looked, with nothing filtered. */
export function putOnCanvas(snapshot: Snapshot): void {
  const { graph, positions, dataVersion, id, title, createdAt, look = {} } = snapshot;
  const before = store.getState().before ?? { page: explorer.getState(), choices: choicesStore.getState() };
  // Goes to the plain view, hence after what there is was taken down.
  goTo("/");
  choicesStore.getState().lent(look.styling);
  const fresh = explorer.getInitialState();
  explorer.setState({
    ...fresh,
    ...choicesFrom(look),
    view: { ...before.page.view, mode: "graph", viewport: undefined },
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
  store.setState({ snapshot: { id, title, createdAt, dataVersion, look }, before, problem: undefined });
  publishing.reopened(snapshot);
}

/** The loaded graph again, as it was left. */
export function backToLoaded(): void {
  const { before } = store.getState();
  if (before !== undefined) {
    choicesStore.setState(before.choices);
    explorer.setState({ ...before.page, view: { ...before.page.view, viewport: undefined } });
  }
  explorer.temporal.getState().clear();
  store.setState({ snapshot: undefined, before: undefined });
}

export const problemTold = (problem: string | undefined): void => store.setState({ problem });
