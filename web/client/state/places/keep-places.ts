// Keeps where things were put in the browser, for each dataset, whatever its version: who moved something finds it
// there after a reload. What a link says wins over what was kept.
import type { Positions } from "#model";
import type { ExplorerStore } from "../explorer-store.ts";
import { move } from "./transitions.ts";

const PREFIX = "powerlines.places.";
/** A browser keeps a few MB for a page; beyond this many nobody placed by hand. */
const MOST = 20_000;

type Box = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** One name for the datasets on the page, in any order. */
export function placesKey(datasets: readonly { readonly id: string }[]): string {
  return (
    PREFIX +
    datasets
      .map(({ id }) => encodeURIComponent(id))
      .toSorted()
      .join(",")
  );
}

/** A named door: what was kept, as far as it can be understood; never an error. */
export function readKept(text: string | null): Positions {
  let kept: unknown;
  try {
    kept = JSON.parse(text ?? "null");
  } catch {
    return {};
  }
  const at: unknown = typeof kept === "object" && kept !== null && "at" in kept ? kept.at : undefined;
  if (typeof at !== "object" || at === null) return {};
  const places: Record<string, readonly [number, number]> = {};
  for (const [id, point] of Object.entries(at).slice(0, MOST)) {
    if (!Array.isArray(point)) continue;
    const [x, y]: readonly unknown[] = point;
    if (typeof x === "number" && typeof y === "number" && Number.isFinite(x) && Number.isFinite(y)) places[id] = [x, y];
  }
  return move({ moved: {} }, places).moved;
}

function write(box: Box, key: string, moved: Positions): void {
  try {
    if (Object.keys(moved).length === 0) box.removeItem(key);
    else box.setItem(key, JSON.stringify({ version: 1, at: Object.fromEntries(Object.entries(moved).slice(0, MOST)) }));
  } catch {
    // A full or forbidden storage: the page works as before, only nothing is kept.
  }
}

/** Brings back what was kept once the data is there, then keeps every change, until the returned function is called. */
export function keepPlaces(explorer: ExplorerStore, box: Box): () => void {
  let key: string | undefined;
  return explorer.subscribe((state, before) => {
    if (state.graph.datasets !== before.graph.datasets || (key === undefined && state.graph.entities.size > 0)) {
      key = placesKey(state.graph.datasets);
      let kept: Positions = {};
      try {
        kept = readKept(box.getItem(key));
      } catch {
        kept = {};
      }
      const nothingMoved = Object.keys(state.places.moved).length === 0;
      // What was done on an earlier visit is no step of this one.
      if (nothingMoved && state.linkedData === undefined && Object.keys(kept).length > 0)
        explorer.setState({ places: move(state.places, kept), step: state.step });
      return;
    }
    if (key !== undefined && state.places !== before.places) write(box, key, state.places.moved);
  });
}
