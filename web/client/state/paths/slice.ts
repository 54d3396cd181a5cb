// Binds the paths slice to the store. Undefined: nobody asks for paths.
import type { StateCreator } from "zustand";
import { askPaths, openPaths, pickEnd, stepPaths } from "./transitions.ts";
import type { PathsState } from "./types.ts";

export interface PathsSlice {
  readonly paths: PathsState | undefined;
  /** Ids of the ways lit on the canvas: those of the path that the reader is at. Found, hence never in a link. */
  readonly pathLit: readonly string[] | undefined;
  readonly pathsOpened: (ends: readonly string[]) => void;
  readonly pathsClosed: () => void;
  readonly pathsAsked: (change: Partial<Omit<PathsState, "at">>) => void;
  readonly pathEndPicked: (index: number, entityId: string) => void;
  readonly pathStepped: (by: 1 | -1, total: number) => void;
  readonly pathChosen: (at: number) => void;
  readonly pathLighted: (ids: readonly string[] | undefined) => void;
}

export const createPathsSlice: StateCreator<PathsSlice> = (set) => {
  const change = (step: (paths: PathsState) => PathsState) =>
    set(({ paths }) => (paths === undefined ? {} : { paths: step(paths) }));
  return {
    paths: undefined,
    pathLit: undefined,
    pathsOpened: (ends) => set({ paths: openPaths(ends), pathLit: undefined }),
    pathsClosed: () => set({ paths: undefined, pathLit: undefined }),
    pathsAsked: (asked) => change((paths) => askPaths(paths, asked)),
    pathEndPicked: (index, entityId) => change((paths) => pickEnd(paths, index, entityId)),
    pathStepped: (by, total) => change((paths) => stepPaths(paths, by, total)),
    pathChosen: (at) => change((paths) => ({ ...paths, at })),
    pathLighted: (pathLit) => set({ pathLit }),
  };
};
