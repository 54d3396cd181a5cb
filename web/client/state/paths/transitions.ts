// Pure steps of the paths slice.
import type { PathsState } from "./types.ts";
import { MOST_PATHS } from "./types.ts";

const DEFAULT_COUNT = 3;

/** A search between what was picked; two pickers at least. */
export function openPaths(ends: readonly string[]): PathsState {
  const picked = [...new Set(ends)];
  const open = [...picked, ...Array<string>(Math.max(0, 2 - picked.length)).fill("")];
  return { ends: open, count: DEFAULT_COUNT, families: [], types: [], after: "", before: "", at: undefined };
}

/** Another question: which of the answers was lit means nothing any more. */
export function askPaths(state: PathsState, change: Partial<Omit<PathsState, "at">>): PathsState {
  const next = { ...state, ...change, at: undefined };
  return { ...next, count: Math.max(1, Math.min(MOST_PATHS, Math.round(next.count) || DEFAULT_COUNT)) };
}

export function pickEnd(state: PathsState, index: number, entityId: string): PathsState {
  return askPaths(state, { ends: state.ends.map((end, at) => (at === index ? entityId : end)) });
}

/** Two by two, as far as both are picked and are not the same. */
export function legsOf({ ends }: PathsState): readonly (readonly [from: string, to: string])[] {
  const picked = ends.filter((end) => end !== "");
  return picked.flatMap((from, index) => {
    const to = picked[index + 1];
    return to === undefined || to === from ? [] : [[from, to] as const];
  });
}

/** The next (1) or the previous (-1) of `total`, round and round; the first where none is lit. */
export function stepPaths(state: PathsState, by: 1 | -1, total: number): PathsState {
  if (total === 0) return { ...state, at: undefined };
  const from = state.at ?? (by === 1 ? -1 : total);
  return { ...state, at: (from + by + total) % total };
}
