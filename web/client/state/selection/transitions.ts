// Pure steps of the selection slice.
import type { Ref, SelectionState } from "./types.ts";

export function initialSelection(): SelectionState {
  return { items: [], focus: undefined, drawerOpen: false };
}

function sameRef(a: Ref, b: Ref): boolean {
  return a.kind === b.kind && a.id === b.id;
}

/** Selects `ref` alone, which turns the picture away from any other, or adds it to (takes it from) the selection. */
export function select(state: SelectionState, ref: Ref, additive: boolean): SelectionState {
  if (!additive) {
    const stillTurned = ref.kind === "entity" && ref.id === state.focus;
    return { items: [ref], focus: stillTurned ? state.focus : undefined, drawerOpen: true };
  }
  const without = state.items.filter((item) => !sameRef(item, ref));
  const items = without.length === state.items.length ? [...without, ref] : without;
  return { ...state, items, drawerOpen: items.length > 0 };
}

/** Turns the picture to an entity and opens its panel. */
export function focusOn(state: SelectionState, entityId: string): SelectionState {
  return { ...state, items: [{ kind: "entity", id: entityId }], focus: entityId, drawerOpen: true };
}

/** One step out: the drawer, then the selection, then the focus. */
export function stepBack(state: SelectionState): SelectionState {
  if (state.drawerOpen) return { ...state, drawerOpen: false };
  if (state.items.length > 0) return { ...state, items: [] };
  return state.focus === undefined ? state : { ...state, focus: undefined };
}
