// Pure steps of an exploration. None of them looks at the graph: ids in, ids out.
import type { Brought, ExplorationState, NeighbourOrder, NeighbourPage } from "./types.ts";

export interface Ids {
  readonly entityIds: readonly string[];
  readonly relationIds: readonly string[];
}

export function initialExploration(): ExplorationState {
  return { everything: true, brought: [], hidden: new Set(), pinned: new Set(), links: false };
}

/** Nothing was done yet, or all of it was taken back. */
export function isPlain({ everything, brought, hidden, pinned, links }: ExplorationState): boolean {
  return everything && brought.length === 0 && hidden.size === 0 && pinned.size === 0 && !links;
}

/** Everything is on the canvas, nothing is hidden; what is pinned stays pinned. */
export function showEverything(state: ExplorationState): ExplorationState {
  return { ...initialExploration(), pinned: state.pinned };
}

/** Clears the canvas down to what a new beginning brings. */
function beginWith(state: ExplorationState, brought: Brought): ExplorationState {
  return { ...state, everything: false, brought: [brought], hidden: new Set() };
}

/** The entity alone; its neighbours come when they are asked for. */
export function startFrom(state: ExplorationState, entityId: string): ExplorationState {
  return beginWith(state, { how: "start", of: entityId, entityIds: [entityId], relationIds: [] });
}

/** What a query or a path found, alone. */
export function replaceWith(state: ExplorationState, ids: Ids, name: string): ExplorationState {
  return beginWith(state, { how: "result", of: name, ...ids });
}

/** What a search, a query or a path found, beside what is there. What was hidden comes back if it was asked for. */
export function addResult(state: ExplorationState, ids: Ids, name: string): ExplorationState {
  return bring(state, { how: "result", of: name, ...ids });
}

function bring(state: ExplorationState, brought: Brought): ExplorationState {
  return { ...state, brought: [...state.brought, brought], hidden: without(state.hidden, brought.entityIds) };
}

export function expand(state: ExplorationState, entityId: string, page: NeighbourPage, ids: Ids): ExplorationState {
  return bring(state, { how: "expand", of: entityId, ...ids, page });
}

export function isExpanded(state: ExplorationState, entityId: string): boolean {
  return state.brought.some(({ how, of }) => how === "expand" && of === entityId);
}

/**
 * Takes back what expanding the entity brought, as far as no other step brings it too. The entity itself stays: it may
 * have come with a neighbour that has been collapsed since.
 */
export function collapse(state: ExplorationState, entityId: string): ExplorationState {
  if (!isExpanded(state, entityId)) return state;
  const rest = state.brought.filter(({ how, of }) => how !== "expand" || of !== entityId);
  const stays = state.everything || rest.some(({ entityIds }) => entityIds.includes(entityId));
  const itself: Brought = { how: "keep", of: "", entityIds: [entityId], relationIds: [] };
  return { ...state, brought: stays ? rest : [...rest, itself] };
}

/** Where the next page of this question about the entity starts: 0, or after the last one that was brought. */
export function nextOffset(
  state: ExplorationState,
  entityId: string,
  types: readonly string[],
  order: NeighbourOrder,
): number {
  const asked = JSON.stringify([...types].toSorted());
  const pages = state.brought.flatMap(({ how, of, page }) =>
    how === "expand" && of === entityId && page?.order === order && JSON.stringify([...page.types].toSorted()) === asked
      ? [page.next]
      : [],
  );
  return Math.max(0, ...pages);
}

export function hide(state: ExplorationState, entityIds: readonly string[]): ExplorationState {
  return { ...state, hidden: new Set([...state.hidden, ...entityIds]) };
}

/** Brings back what was hidden: the ones named, else all. */
export function showHidden(state: ExplorationState, entityIds?: readonly string[]): ExplorationState {
  return { ...state, hidden: entityIds === undefined ? new Set() : without(state.hidden, entityIds) };
}

export function togglePin(state: ExplorationState, entityId: string): ExplorationState {
  const pinned = without(state.pinned, [entityId]);
  return { ...state, pinned: pinned === state.pinned ? new Set([...pinned, entityId]) : pinned };
}

/** Only these stay, with the relations named (those drawn between them). */
export function keepOnly(state: ExplorationState, ids: Ids): ExplorationState {
  return beginWith(state, { how: "keep", of: "", ...ids });
}

export function toggleLinks(state: ExplorationState): ExplorationState {
  return { ...state, links: !state.links };
}

/** The same set where none of the ids is in it. */
function without(set: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> {
  if (!ids.some((id) => set.has(id))) return set;
  const gone = new Set(ids);
  return new Set([...set].filter((id) => !gone.has(id)));
}
