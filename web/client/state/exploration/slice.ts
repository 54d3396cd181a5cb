// Binds the exploration slice to the store. A step sets everything it changes at once: it is undone at once.
import type { StateCreator } from "zustand";
import type { WireGraph } from "#contract";
import type { GraphSlice } from "../graph/slice.ts";
import { mergeGraph } from "../graph/transitions.ts";
import type { GraphState } from "../graph/types.ts";
import type { PlacesSlice } from "../places/slice.ts";
import type { ViewSlice } from "../view/slice.ts";
import { canvasGraph, relationIdsAmong } from "./canvas-graph.ts";
import { knownPositions, settle } from "./drawn-positions.ts";
import type { Ids } from "./transitions.ts";
import * as steps from "./transitions.ts";
import type { Expansion, ExplorationState } from "./types.ts";

export interface ExplorationSlice {
  readonly exploration: ExplorationState;
  readonly everythingShown: () => void;
  readonly startedFrom: (entityId: string) => void;
  /** Brings a page of neighbours; the facts are merged into the graph. */
  readonly expanded: (expansion: Expansion) => void;
  readonly collapsed: (entityId: string) => void;
  readonly entitiesHidden: (entityIds: readonly string[]) => void;
  /** All that is hidden, where none is named. */
  readonly hiddenShown: (entityIds?: readonly string[]) => void;
  readonly pinToggled: (entityId: string) => void;
  readonly keptOnly: (entityIds: readonly string[]) => void;
  /** Puts what was found beside what is there; `name` says what it is, in words ("Shortest path"). */
  readonly resultAdded: (found: WireGraph, name: string) => void;
  /** Puts what was found in the place of what is there. */
  readonly resultPutUp: (found: WireGraph, name: string) => void;
  readonly linksToggled: () => void;
}

type Around = ExplorationSlice & GraphSlice & PlacesSlice & ViewSlice;
type Step = (exploration: ExplorationState, graph: GraphState) => ExplorationState;

export const createExplorationSlice: StateCreator<Around, [], [], ExplorationSlice> = (set) => {
  const take = (step: Step, merge: (graph: GraphState) => GraphState = (graph) => graph) =>
    set((state) => {
      const graph = merge(state.graph);
      const exploration = step(state.exploration, graph);
      const places = settle(
        canvasGraph(state.graph, state.exploration),
        canvasGraph(graph, exploration),
        knownPositions(graph, state.places),
        state.places,
      );
      return { graph, exploration, places };
    });
  /** Another picture: the camera goes back to seeing all of it. */
  const begin: typeof take = (step, merge) => {
    take(step, merge);
    set(({ view }) => ({ view: { ...view, camera: undefined } }));
  };
  return {
    exploration: steps.initialExploration(),
    everythingShown: () => begin(steps.showEverything),
    startedFrom: (entityId) => begin((state) => steps.startFrom(state, entityId)),
    expanded: ({ entityId, graph, positions, types, order, next }) =>
      take(
        (state) => steps.expand(state, entityId, { types, order, next }, idsOf(graph)),
        (known) => mergeGraph(known, graph, positions),
      ),
    collapsed: (entityId) => take((state) => steps.collapse(state, entityId)),
    entitiesHidden: (entityIds) => take((state) => steps.hide(state, entityIds)),
    hiddenShown: (entityIds) => take((state) => steps.showHidden(state, entityIds)),
    pinToggled: (entityId) => take((state) => steps.togglePin(state, entityId)),
    keptOnly: (entityIds) =>
      begin((state, graph) =>
        steps.keepOnly(state, { entityIds, relationIds: relationIdsAmong(canvasGraph(graph, state), entityIds) }),
      ),
    resultAdded: (found, name) =>
      take(
        (state) => steps.addResult(state, idsOf(found), name),
        (known) => mergeGraph(known, found),
      ),
    resultPutUp: (found, name) =>
      begin(
        (state) => steps.replaceWith(state, idsOf(found), name),
        (known) => mergeGraph(known, found),
      ),
    linksToggled: () => take(steps.toggleLinks),
  };
};

function idsOf({ entities, relations }: WireGraph): Ids {
  return { entityIds: entities.map(({ id }) => id), relationIds: relations.map(({ id }) => id) };
}
