// The store of an explorer, out of its slices: the page has one, and every result that is drawn has its own.
import { createContext, useContext, useMemo } from "react";
import type { StoreApi } from "zustand";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Address } from "./address.ts";
import type { FilterSlice } from "./filters/slice.ts";
import { createFilterSlice } from "./filters/slice.ts";
import type { GraphSlice } from "./graph/slice.ts";
import { createGraphSlice } from "./graph/slice.ts";
import type { LegendRows } from "./legend-rows.ts";
import { legendRows } from "./legend-rows.ts";
import type { SelectionSlice } from "./selection/slice.ts";
import { createSelectionSlice } from "./selection/slice.ts";
import type { ViewSlice } from "./view/slice.ts";
import { createViewSlice } from "./view/slice.ts";
import type { VisibleGraph } from "./visible-graph.ts";
import { rememberingVisibleGraph } from "./visible-graph.ts";

export type ExplorerState = GraphSlice & FilterSlice & SelectionSlice & ViewSlice;

export type ExplorerStore = StoreApi<ExplorerState>;

export function createExplorer(): ExplorerStore {
  return createStore<ExplorerState>()((...binding) => ({
    ...createGraphSlice(...binding),
    ...createFilterSlice(...binding),
    ...createSelectionSlice(...binding),
    ...createViewSlice(...binding),
  }));
}

/** The page's own; inside a drawn result the panels find that one's by useExplorerStore. */
export const explorer = createExplorer();

export const ExplorerContext = createContext<ExplorerStore>(explorer);

/** The store around a component, for what it does when something happens. */
export function useExplorerStore(): ExplorerStore {
  return useContext(ExplorerContext);
}

/** A part of the state, read again whenever it changes. */
export function useExplorer<T>(part: (state: ExplorerState) => T): T {
  return useStore(useExplorerStore(), part);
}

const remembered = rememberingVisibleGraph();

export function visibleOf(state: ExplorerState): VisibleGraph {
  return remembered(state.graph, state.filters);
}

export function useVisibleGraph(): VisibleGraph {
  return useExplorer(visibleOf);
}

export function useLegendRows(): LegendRows {
  const graph = useExplorer((state) => state.graph);
  const visible = useVisibleGraph();
  return useMemo(() => legendRows(graph, visible), [graph, visible]);
}

/** What of the state a link carries. */
export function addressOf(state: ExplorerState): Address {
  return {
    filters: state.filters,
    items: state.selection.items,
    focus: state.selection.focus,
    mode: state.view.mode,
  };
}

/** Takes the page to where a link points; everything a link does not carry stays. */
export function visitAddress(address: Address): void {
  explorer.setState((state) => ({
    filters: address.filters,
    selection: { items: address.items, focus: address.focus, drawerOpen: address.items.length > 0 },
    view: { ...state.view, mode: address.mode },
  }));
}
