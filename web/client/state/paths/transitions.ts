// Pure steps of the paths slice.
import type { Joining, PathsState } from "./types.ts";
import { MOST_ENDS, MOST_PATHS } from "./types.ts";

const DEFAULT_COUNT = 3;

/** No limit but the count. */
export const UNLIMITED = { families: [], types: [], after: "", before: "" } as const satisfies Partial<PathsState>;

/** A search between what was picked; two pickers at least, and no more than are searched between. */
export function openPaths(ends: readonly string[], joining: Joining = "chain"): PathsState {
  const picked = ends.slice(0, MOST_ENDS);
  const open = [...picked, ...Array<string>(Math.max(0, 2 - picked.length)).fill("")];
  return { ends: open, joining, count: DEFAULT_COUNT, ...UNLIMITED, at: undefined };
}

/** Another question: which of the answers was lit means nothing any more. */
export function askPaths(state: PathsState, change: Partial<Omit<PathsState, "at">>): PathsState {
  const next = { ...state, ...change, at: undefined };
  return { ...next, count: Math.max(1, Math.min(MOST_PATHS, Math.round(next.count) || DEFAULT_COUNT)) };
}

export function pickEnd(state: PathsState, index: number, entityId: string): PathsState {
  return askPaths(state, { ends: state.ends.map((end, at) => (at === index ? entityId : end)) });
}

/** Two by two, as far as both are picked and are not the same; nothing is searched twice. */
export function legsOf({ ends, joining }: PathsState): readonly (readonly [from: string, to: string])[] {
  const picked = ends.filter((end) => end !== "");
  const legs = picked.flatMap((from, index) =>
    picked
      .slice(index + 1, joining === "chain" ? index + 2 : undefined)
      .flatMap((to) => (to === from ? [] : [[from, to] as const])),
  );
  return [...new Map(legs.map((leg) => [JSON.stringify(leg), leg])).values()];
}

/** Ends that stand where they make no search: an entity has no path to itself. */
export function repeatedEnds({ ends, joining }: PathsState): readonly string[] {
  const picked = ends.filter((end) => end !== "");
  const repeated = picked.filter((end, index) =>
    joining === "chain" ? end === picked[index - 1] : picked.indexOf(end) < index,
  );
  return [...new Set(repeated)];
}

export function isLimited({ families, types, after, before }: PathsState): boolean {
  return families.length + types.length > 0 || after !== "" || before !== "";
}

/** An entity picked on the canvas: into the place that waits for one, else it begins a search of its own. */
export function pickNext(state: PathsState | undefined, entityIds: readonly string[]): PathsState {
  const [entityId] = entityIds;
  const place = state?.ends.indexOf("") ?? -1;
  if (state === undefined || place === -1 || entityId === undefined || entityIds.length > 1) {
    return openPaths(entityIds, entityIds.length > 2 ? "pairs" : "chain");
  }
  return pickEnd(state, place, entityId);
}

/** Which of `total` the reader is at: none where a link names one beyond them. */
export function pathAt({ at }: PathsState, total: number): number | undefined {
  return at === undefined || at >= total ? undefined : at;
}

/** The next (1) or the previous (-1) of `total`, round and round; the first where none is lit. */
export function stepPaths(state: PathsState, by: 1 | -1, total: number): PathsState {
  if (total === 0) return { ...state, at: undefined };
  const from = pathAt(state, total) ?? (by === 1 ? -1 : total);
  return { ...state, at: (from + by + total) % total };
}
