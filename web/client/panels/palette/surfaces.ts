// Which dialog of the page is open: the palette, the sheet of keys, the export, the link of a long view. At most one.
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

export type Surface = "none" | "palette" | "keys" | "export" | "link";

/** What was typed into the palette before its code was there, and whether Enter followed. */
export interface TypedAhead {
  readonly text: string;
  readonly entered: boolean;
}

interface Surfaces {
  readonly surface: Surface;
  readonly typed: TypedAhead;
}

const NOTHING_TYPED: TypedAhead = { text: "", entered: false };
const store = createStore<Surfaces>()(() => ({ surface: "none", typed: NOTHING_TYPED }));

export function openSurface(surface: Exclude<Surface, "none">): void {
  store.setState({ surface, typed: NOTHING_TYPED });
}

export function closeSurface(): void {
  store.setState({ surface: "none" });
}

export function typeAhead(typed: Partial<TypedAhead>): void {
  store.setState(({ typed: before }) => ({ typed: { ...before, ...typed } }));
}

export function typedAhead(): TypedAhead {
  return store.getState().typed;
}

export function useSurface(): Surface {
  return useStore(store, (state) => state.surface);
}
