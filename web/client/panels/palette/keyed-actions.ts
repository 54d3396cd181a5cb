// The actions that have keys, for the table of all (actions.ts) and for the page that listens: it does without the rest.
import { walkHistory } from "../../explore/walk-history.ts";
import type { ExplorerStore } from "../../state/explorer-store.ts";
import { startFinding } from "../start-finding.ts";
import { openSurface } from "./surfaces.ts";

/** What an action may reach. The scheme is Mantine's, hence handed in. */
export interface Reach {
  readonly explorer: ExplorerStore;
  readonly switchScheme: () => void;
}

type ActionGroup = "Find" | "View" | "Explore" | "Filter" | "Take away" | "Help";

export interface Action {
  readonly id: string;
  readonly words: string;
  readonly group: ActionGroup;
  /** Other words people look for it by. */
  readonly also?: string;
  /** As in Keystroke. */
  readonly keys?: readonly string[];
  /** Absent: it can always be done. */
  readonly possible?: (reach: Reach) => boolean;
  /** Why not, where it cannot: then it is listed all the same. */
  readonly otherwise?: string;
  readonly run: (reach: Reach) => void;
}

const hasPaths = ({ explorer }: Reach): boolean => explorer.getState().pathsFound > 0;
const NO_PATHS = "Find paths first";
const hasPast = ({ explorer }: Reach): boolean => explorer.temporal.getState().pastStates.length > 0;
const hasFuture = ({ explorer }: Reach): boolean => explorer.temporal.getState().futureStates.length > 0;

export const KEYED_ACTIONS = {
  palette: {
    id: "palette",
    words: "Do anything: actions, entities, questions",
    group: "Find",
    keys: ["mod+k"],
    run: () => openSurface("palette"),
  },
  search: { id: "search", words: "Search entities", group: "Find", also: "find names", keys: ["/"], run: startFinding },
  "next-path": {
    id: "next-path",
    words: "Next path",
    group: "Find",
    keys: ["]"],
    possible: hasPaths,
    otherwise: NO_PATHS,
    run: ({ explorer }) => explorer.getState().pathStepped(1),
  },
  "previous-path": {
    id: "previous-path",
    words: "Previous path",
    group: "Find",
    keys: ["["],
    possible: hasPaths,
    otherwise: NO_PATHS,
    run: ({ explorer }) => explorer.getState().pathStepped(-1),
  },
  undo: {
    id: "undo",
    words: "Undo",
    group: "Explore",
    also: "back step",
    keys: ["mod+z"],
    possible: hasPast,
    otherwise: "Nothing to undo",
    run: ({ explorer }) => walkHistory(explorer, -1),
  },
  redo: {
    id: "redo",
    words: "Redo",
    group: "Explore",
    also: "forward step",
    keys: ["mod+shift+z", "mod+y"],
    possible: hasFuture,
    otherwise: "Nothing to redo",
    run: ({ explorer }) => walkHistory(explorer, 1),
  },
  keys: {
    id: "keys",
    words: "Keyboard shortcuts",
    group: "Help",
    also: "help keys",
    keys: ["?"],
    run: () => openSurface("keys"),
  },
} as const satisfies Readonly<Record<string, Action>>;
