// Binds the paths slice to the store. Undefined: nobody asks for paths.
import type { StateCreator } from "zustand";
import { askPaths, pickEnd, pickNext, stepPaths } from "./transitions.ts";
import type { PathsState } from "./types.ts";

export interface PathsSlice {
  readonly paths: PathsState | undefined;
  /** The search as an address brought it: its path is lit where it is, and put nowhere. */
  readonly pathsVisited: PathsState | undefined;
  /** How many were found, and the ids of what is lit on the canvas: one, or all. Found, hence never in a link. */
  readonly pathsFound: number;
  readonly pathLit: readonly string[] | undefined;
  /** Between these; one alone fills the place of an open search that waits for one. */
  readonly pathsOpened: (ends: readonly string[]) => void;
  readonly pathsClosed: () => void;
  readonly pathsAsked: (change: Partial<Omit<PathsState, "at">>) => void;
  readonly pathEndPicked: (index: number, entityId: string) => void;
  readonly pathsCounted: (found: number) => void;
  readonly pathStepped: (by: 1 | -1) => void;
  readonly pathChosen: (at: number) => void;
  readonly pathLighted: (ids: readonly string[] | undefined) => void;
}

export const createPathsSlice: StateCreator<PathsSlice> = (set) => {
  const change = (step: (paths: PathsState, found: number) => PathsState) =>
    set(({ paths, pathsFound }) => (paths === undefined ? {} : { paths: step(paths, pathsFound) }));
  return {
    paths: undefined,
    pathsVisited: undefined,
    pathsFound: 0,
    pathLit: undefined,
    pathsOpened: (ends) => set(({ paths }) => ({ paths: pickNext(paths, ends) })),
    pathsClosed: () => set({ paths: undefined, pathsFound: 0, pathLit: undefined }),
    pathsAsked: (asked) => change((paths) => askPaths(paths, asked)),
    pathEndPicked: (index, entityId) => change((paths) => pickEnd(paths, index, entityId)),
    pathsCounted: (pathsFound) => set({ pathsFound }),
    pathStepped: (by) => change((paths, found) => stepPaths(paths, by, found)),
    pathChosen: (at) => change((paths) => ({ ...paths, at })),
    pathLighted: (pathLit) => set({ pathLit }),
  };
};
