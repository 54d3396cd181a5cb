// The store of an explorer, out of its slices: the page has one, and every result that is drawn has its own.
import { createContext, useContext, useMemo } from "react";
import type { StoreApi } from "zustand";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Positions } from "#model";
import type { Address } from "./address.ts";
import { choicesStore, identityProperty } from "./choices/choices-store.ts";
import { nameByChoices, nameNewFacts } from "./choices/follow-choices.ts";
import { fromReferences, toReferences } from "./choices/references.ts";
import type { ArrangementSlice } from "./arrangement/slice.ts";
import { createArrangementSlice } from "./arrangement/slice.ts";
import type { CanvasGraph } from "./exploration/canvas-graph.ts";
import { rememberingCanvasGraph } from "./exploration/canvas-graph.ts";
import { isPlain } from "./exploration/transitions.ts";
import { rememberingDrawnPositions } from "./exploration/drawn-positions.ts";
import { writeExploration } from "./exploration/address.ts";
import type { ExplorationSlice } from "./exploration/slice.ts";
import { createExplorationSlice } from "./exploration/slice.ts";
import type { Field } from "./filters/address.ts";
import { writeFilters } from "./filters/address.ts";
import type { FilterSlice } from "./filters/slice.ts";
import { createFilterSlice } from "./filters/slice.ts";
import type { GraphSlice } from "./graph/slice.ts";
import { createGraphSlice } from "./graph/slice.ts";
import type { HistorySlice } from "./history/slice.ts";
import { createHistorySlice } from "./history/slice.ts";
import type { Past } from "./history/undoable.ts";
import { undoable } from "./history/undoable.ts";
import type { LegendRows } from "./legend-rows.ts";
import { legendRows } from "./legend-rows.ts";
import type { LookSlice } from "./look/slice.ts";
import { createLookSlice } from "./look/slice.ts";
import type { MeasuresSlice } from "./measures/slice.ts";
import { createMeasuresSlice } from "./measures/slice.ts";
import { writeLook } from "./look/address.ts";
import { writePlaces } from "./places/address.ts";
import { writePaths } from "./paths/address.ts";
import type { PathsSlice } from "./paths/slice.ts";
import { createPathsSlice } from "./paths/slice.ts";
import type { PlacesSlice } from "./places/slice.ts";
import { createPlacesSlice } from "./places/slice.ts";
import type { PlacesState } from "./places/types.ts";
import type { SelectionSlice } from "./selection/slice.ts";
import { createSelectionSlice } from "./selection/slice.ts";
import type { ViewSlice } from "./view/slice.ts";
import { createViewSlice } from "./view/slice.ts";
import type { Visit } from "./view/types.ts";
import { writeTime } from "./time/address.ts";
import type { TimeSlice } from "./time/slice.ts";
import { createTimeSlice } from "./time/slice.ts";
import type { Derived, VisibleGraph } from "./visible-graph.ts";
import { derivedFrom } from "./visible-graph.ts";

export type ExplorerState = GraphSlice &
  ExplorationSlice &
  FilterSlice &
  TimeSlice &
  SelectionSlice &
  PlacesSlice &
  PathsSlice &
  ArrangementSlice &
  LookSlice &
  MeasuresSlice &
  ViewSlice &
  HistorySlice;

/** With `temporal`: the steps that can be undone and redone. */
export type ExplorerStore = StoreApi<ExplorerState> & { readonly temporal: Past };

export function createExplorer(): ExplorerStore {
  const store = createStore<ExplorerState>()(
    undoable((...binding) => ({
      ...createGraphSlice(...binding),
      ...createExplorationSlice(...binding),
      ...createFilterSlice(...binding),
      ...createTimeSlice(...binding),
      ...createSelectionSlice(...binding),
      ...createPlacesSlice(...binding),
      ...createPathsSlice(...binding),
      ...createArrangementSlice(...binding),
      ...createLookSlice(...binding),
      ...createMeasuresSlice(...binding),
      ...createViewSlice(...binding),
      ...createHistorySlice(...binding),
    })),
  );
  nameNewFacts(store);
  return store;
}

/** The page's own; inside a drawn result the panels find that one's by useExplorerStore. */
export const explorer = createExplorer();
nameByChoices(explorer);

export const ExplorerContext = createContext<ExplorerStore>(explorer);

/** The store around a component, for what it does when something happens. */
export function useExplorerStore(): ExplorerStore {
  return useContext(ExplorerContext);
}

/** A part of the state, read again whenever it changes. */
export function useExplorer<T>(part: (state: ExplorerState) => T): T {
  return useStore(useExplorerStore(), part);
}

const rememberedCanvas = rememberingCanvasGraph();

/** What the exploration put on the canvas, before the filters. */
export function canvasOf(state: Pick<ExplorerState, "graph" | "exploration">): CanvasGraph {
  return rememberedCanvas(state.graph, state.exploration);
}

export function useCanvasGraph(): CanvasGraph {
  return useExplorer(canvasOf);
}

const rememberedPositions = rememberingDrawnPositions();

/** Where everything on the canvas stands, px at zoom 1; the same for the same state, whatever is filtered. */
export function drawnPositionsOf(state: ExplorerState): Positions {
  return rememberedPositions(canvasOf(state), state.graph, state.places);
}

export function useDrawnPositions(): Positions {
  return useExplorer(drawnPositionsOf);
}

/** What filters and time leave of the canvas, with what every step of them found. */
export function derivedOf(state: ExplorerState): Derived {
  return derivedFrom(canvasOf(state), state.filters, state.timePlayed ?? state.time, state.graph.sources);
}

export function useDerived(): Derived {
  return useExplorer(derivedOf);
}

export function visibleOf(state: ExplorerState): VisibleGraph {
  return derivedOf(state).visible;
}

export function useVisibleGraph(): VisibleGraph {
  return useExplorer(visibleOf);
}

export function useLegendRows(): LegendRows {
  const canvas = useCanvasGraph();
  const visible = useVisibleGraph();
  return useMemo(() => legendRows(canvas, visible), [canvas, visible]);
}

/** Whether something is drawn otherwise than the data alone would have it: then the data's version belongs to a link. */
function restsOnData({ exploration, places }: ExplorerState): boolean {
  return !isPlain(exploration) || Object.keys(places.moved).length > 0;
}

/** What of the state a link carries; `dated` says always of which data. */
export function addressOf(state: ExplorerState, dated = restsOnData(state)): Address {
  const identity = identityProperty(choicesStore.getState());
  const address = addressById(state, dated);
  return identity === undefined ? address : toReferences(address, state.graph.entities, identity);
}

function addressById(state: ExplorerState, dated: boolean): Address {
  return {
    filters: state.filters,
    time: state.time,
    items: state.selection.items,
    focus: state.selection.focus,
    mode: state.view.mode,
    paths: state.paths,
    look: state.look,
    exploration: state.exploration,
    // Before the data is there nothing is on the canvas, and nobody knows what will be.
    places: dated && state.graph.entities.size > 0 ? placesOnCanvas(state) : state.places,
    camera: state.view.camera,
    most: state.view.most,
    dataVersion: dated ? (state.graph.dataVersion ?? undefined) : undefined,
  };
}

/** Where everything on the canvas stands that the data alone would not place there. */
function placesOnCanvas(state: ExplorerState): PlacesState {
  const { laid } = state.graph;
  const standing = { ...laid, ...state.places.moved };
  const drawn = [...canvasOf(state).entities.keys(), ...state.exploration.hidden];
  return {
    moved: Object.fromEntries(
      drawn.flatMap((id) => {
        const point = standing[id];
        return point === undefined ? [] : [[id, point] as const];
      }),
    ),
  };
}

/** Takes the page to where an address points; everything an address does not carry stays. */
export function visitAddress(written: Address, visit: Omit<Visit, "data">): void {
  const address = fromReferences(written, explorer.getState().graph.entities);
  explorer.setState((state) => ({
    ...lookedAt(state, address, visit),
    filters: alike(writeFilters, state.filters, address.filters),
    time: alike(writeTime, state.time, address.time),
    exploration: alike(writeExploration, state.exploration, address.exploration),
    places: alike(writePlaces, state.places, address.places),
    look: alike(writeLook, state.look, address.look),
  }));
}

/** The same where the steps are where the address has them: what is no step is taken from it. */
export function visitStep(written: Address, visit: Omit<Visit, "data">): void {
  const address = fromReferences(written, explorer.getState().graph.entities);
  explorer.setState((state) => lookedAt(state, address, visit));
}

/** What of an address is no step. */
function lookedAt(state: ExplorerState, address: Address, visit: Omit<Visit, "data">): Partial<ExplorerState> {
  const paths = alike(writePaths, state.paths, address.paths);
  return {
    timePlayed: undefined,
    paths,
    pathsVisited: paths,
    selection: { items: address.items, focus: address.focus, drawerOpen: address.items.length > 0 },
    view: { ...state.view, mode: address.mode, camera: address.camera, most: address.most },
    visit: { ...visit, data: address.dataVersion },
  };
}

/** The part as it is where the link says the same: only what changes is a step. */
function alike<Part>(write: (part: Part) => readonly Field[], now: Part, linked: Part): Part {
  return JSON.stringify(write(now)) === JSON.stringify(write(linked)) ? now : linked;
}

/** What a link names by a property is found once the facts are here; that is nobody's step. */
explorer.subscribe((state, before) => {
  if (state.graph.entities === before.graph.entities || choicesStore.getState().database === undefined) return;
  const written = { ...addressById(state, false), places: state.places };
  const address = fromReferences(written, state.graph.entities);
  if (address === written) return;
  const { filters, exploration, places, paths, items, focus } = address;
  explorer.setState({
    filters,
    exploration,
    places,
    paths,
    pathsVisited: state.paths === state.pathsVisited ? paths : state.pathsVisited,
    step: state.step,
    selection: { ...state.selection, items, focus },
  });
});
