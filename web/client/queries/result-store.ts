// A drawn result has a store of its own, so that canvas, table, text and panels of the result share one selection.
import type { WireGraph } from "#contract";
import type { Answer } from "../read/parse-queries.ts";
import type { ExplorerStore } from "../state/explorer-store.ts";
import { createExplorer } from "../state/explorer-store.ts";
import type { Ref } from "../state/selection/types.ts";

const NOTHING: WireGraph = { entities: [], relations: [], sources: [] };

/** Holds exactly the graph that came back. */
export function openResult({ graph, positions }: Pick<Answer, "graph" | "positions">): ExplorerStore {
  const store = createExplorer();
  const drawn = graph ?? NOTHING;
  store.getState().graphLoaded({
    ok: true,
    graph: drawn,
    datasets: [],
    positions,
    totals: { entities: drawn.entities.length, relations: drawn.relations.length },
    truncated: false,
    dataVersion: null,
  });
  return store;
}

/** Selects all of them, as if they were picked one after the other. */
export function selectRefs(store: ExplorerStore, refs: readonly Ref[]): void {
  const { selected, selectionCleared } = store.getState();
  if (refs.length === 0) selectionCleared();
  for (const [index, ref] of refs.entries()) selected(ref, index > 0);
}
