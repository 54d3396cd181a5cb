// Which dialog of the page is open: the palette, the sheet of keys, the export, the link of a long view. At most one.
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

export type Surface = "none" | "palette" | "keys" | "export" | "link";

const store = createStore<{ readonly surface: Surface }>()(() => ({ surface: "none" }));

export function openSurface(surface: Exclude<Surface, "none">): void {
  store.setState({ surface });
}

export function closeSurface(): void {
  store.setState({ surface: "none" });
}

export function useSurface(): Surface {
  return useStore(store, (state) => state.surface);
}
