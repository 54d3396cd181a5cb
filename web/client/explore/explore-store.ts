// What exploring shows beside the canvas: the menu of an entity, the choice of what to expand, the last thing said.
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

export interface Point {
  /** px from the page's upper left corner. */
  readonly x: number;
  readonly y: number;
}

interface ExploringState {
  readonly menu: (Point & { readonly entityId: string }) | undefined;
  /** The entity whose neighbours are being chosen. */
  readonly choosing: string | undefined;
  readonly said: string;
  /** The list of steps is open. */
  readonly steps: boolean;
}

const store = createStore<ExploringState>()(() => ({ menu: undefined, choosing: undefined, said: "", steps: false }));

export function useExploring<T>(part: (state: ExploringState) => T): T {
  return useStore(store, part);
}

export const exploring = {
  openMenu: (entityId: string, at: Point) => store.setState({ menu: { entityId, ...at } }),
  closeMenu: () => store.setState({ menu: undefined }),
  choose: (entityId: string) => store.setState({ choosing: entityId, menu: undefined }),
  chosen: () => store.setState({ choosing: undefined }),
  stepsShown: (steps: boolean) => store.setState({ steps }),
  say: (said: string) => store.setState({ said }),
} as const;
