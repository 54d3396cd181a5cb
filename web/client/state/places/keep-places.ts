// Keeps where things were put in the browser, for each dataset, whatever its version: who moved something finds it
// there after a reload and under the bare address. A link shows what its sender saw, whatever was kept.
import type { Positions } from "#model";
import type { ExplorerState, ExplorerStore } from "../explorer-store.ts";
import { writePlaces } from "./address.ts";
import type { PlacesSlice } from "./slice.ts";
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

const isSame = (a: Positions, b: Positions): boolean =>
  JSON.stringify(writePlaces({ moved: a })) === JSON.stringify(writePlaces({ moved: b }));

type Arrived = Pick<ExplorerState, "places" | "visit">;

/**
 * Whose places a page shows. Under a bare address the reader's own; under a link what the link says, or the data alone,
 * as whoever sent it saw it. Then nothing is kept of it, unless the reader had no places of their own to lose.
 */
export function layoutFor(
  { places, visit }: Arrived,
  kept: Positions,
  isFirst: boolean,
): Pick<PlacesSlice, "places" | "layout"> {
  const placed = Object.keys(places.moved).length > 0;
  const theirs = { places, layout: { yours: false, kept } };
  const own = (moved: Positions) => ({
    places: isSame(moved, places.moved) ? places : move({ moved: {} }, moved),
    layout: { yours: true, kept },
  });
  switch (visit.cameBy) {
    case "nothing":
      return own(placed ? places.moved : kept);
    case "yours":
      // The address has the places of what is on the canvas only.
      return own(isFirst ? { ...kept, ...places.moved } : places.moved);
    case "step":
      return theirs;
    default:
      return (placed ? isSame(places.moved, kept) : Object.keys(kept).length === 0) ? own(places.moved) : theirs;
  }
}

/**
 * Brings back what was kept once the data is there, and looks again at every visit; keeps every change of what is the
 * reader's own, until the returned function is called.
 */
export function keepPlaces(explorer: ExplorerStore, box: Box): () => void {
  let key: string | undefined;
  return explorer.subscribe((state, before) => {
    const arrived =
      state.graph.datasets !== before.graph.datasets || (key === undefined && state.graph.entities.size > 0);
    if (arrived) key = placesKey(state.graph.datasets);
    if (key === undefined) return;
    if (arrived || state.visit !== before.visit) {
      const now = layoutFor(state, readBox(box, key), arrived);
      // What was done on an earlier visit is no step of this one.
      explorer.setState({ ...now, step: state.step });
    }
    const { layout, places } = explorer.getState();
    if (layout.yours && (state.places !== before.places || !before.layout.yours)) write(box, key, places.moved);
  });
}

function readBox(box: Box, key: string): Positions {
  try {
    return readKept(box.getItem(key));
  } catch {
    // Forbidden here: nothing was kept.
    return {};
  }
}
