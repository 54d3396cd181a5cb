// What exploring shows beside the canvas: the menu of an entity, the choice of what to expand, the last thing said.
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

export interface Point {
  /** px from the page's upper left corner. */
  readonly x: number;
  readonly y: number;
}

/** Each saying has a number: the same words twice are said twice. */
interface Said {
  readonly words: string;
  readonly turn: number;
}

export const SILENT: Said = { words: "", turn: 0 };

interface ExploringState {
  readonly menu: (Point & { readonly entityId: string }) | undefined;
  /** The entity whose neighbours are being chosen. */
  readonly choosing: string | undefined;
  readonly said: Said;
  /** The list of steps is open. */
  readonly steps: boolean;
}

const store = createStore<ExploringState>()(() => ({
  menu: undefined,
  choosing: undefined,
  said: SILENT,
  steps: false,
}));

export function useExploring<T>(part: (state: ExploringState) => T): T {
  return useStore(store, part);
}

export const exploring = {
  openMenu: (entityId: string, at: Point) => store.setState({ menu: { entityId, ...at } }),
  closeMenu: () => store.setState({ menu: undefined }),
  choose: (entityId: string) => store.setState({ choosing: entityId, menu: undefined }),
  chosen: () => store.setState({ choosing: undefined }),
  stepsShown: (steps: boolean) => store.setState({ steps }),
  say: (words: string) => store.setState(({ said }) => ({ said: { words, turn: said.turn + 1 } })),
  /** Goes on with what was just said; where nothing was, nobody listens. */
  sayMore: (words: string) =>
    store.setState(({ said }) => (said.words === "" ? {} : { said: { ...said, words: `${said.words} ${words}` } })),
} as const;
