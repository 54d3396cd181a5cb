// The one table of what can be done on the page, and of its keys: palette, sheet of keys and key handling derive from it.
import type { ExplorerStore } from "../../state/explorer-store.ts";
import { visibleOf } from "../../state/explorer-store.ts";
import { LAYOUTS } from "../../state/arrangement/types.ts";
import { isExpanded } from "../../state/exploration/transitions.ts";
import type { LookState } from "../../state/look/types.ts";
import { isTimeFiltering } from "../../state/time/transitions.ts";
import type { ViewMode } from "../../state/view/types.ts";
import { VIEW_MODES } from "../../state/view/types.ts";
import { COLOURS, GROUPINGS, SIZES, keysOf } from "#model";
import { saysAll } from "../../components/says-all.ts";
import { openPublishing } from "../../publish/publish-store.ts";
import { goTo } from "../../place.ts";
import { exploring } from "../../explore/explore-store.ts";
import { walkHistory } from "../../explore/walk-history.ts";
import { copyLink } from "../copy-link.ts";
import { startPaths } from "../paths/start-paths.ts";
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
  /** Said where it cannot be done now; absent: it can always. */
  readonly possible?: (reach: Reach) => boolean;
  readonly run: (reach: Reach) => void;
}

const loaded = ({ explorer }: Reach): boolean => explorer.getState().graph.entities.size > 0;
const pickedEntities = ({ explorer }: Reach): readonly string[] =>
  explorer
    .getState()
    .selection.items.filter(({ kind }) => kind === "entity")
    .map(({ id }) => id);
const hasPaths = ({ explorer }: Reach): boolean => explorer.getState().pathsFound > 0;
const hasPast = ({ explorer }: Reach): boolean => explorer.temporal.getState().pastStates.length > 0;
const hasFuture = ({ explorer }: Reach): boolean => explorer.temporal.getState().futureStates.length > 0;
const isFiltered = ({ explorer }: Reach): boolean => {
  const { filters, time } = explorer.getState();
  return filters.steps.length > 0 || isTimeFiltering(time);
};

const exploringOne = (reach: Reach): string | undefined => {
  const picked = pickedEntities(reach);
  return picked.length === 1 ? picked[0] : undefined;
};

/** What the drawing says beside the facts, by the tables that its panels are made of. */
function lookActions<Part extends keyof LookState>(
  part: Part,
  verb: string,
  also: string,
  choices: Readonly<Record<LookState[Part], string>>,
): readonly Action[] {
  return keysOf(choices).map((choice): Action => ({
    id: `${part}-${choice}`,
    words: `${verb}: ${choices[choice].toLowerCase()}`,
    group: "View",
    also,
    possible: (reach) => loaded(reach) && reach.explorer.getState().look[part] !== choice,
    run: ({ explorer }) => explorer.getState().lookChosen({ [part]: choice }),
  }));
}

const LOOK_ACTIONS: readonly Action[] = [
  ...lookActions("sizeBy", "Size by", "measure bigger", SIZES),
  ...lookActions("colourBy", "Colour by", "measure color", COLOURS),
  ...lookActions("grouping", "Group by", "hulls clusters", GROUPINGS),
];

const MODE_ACTIONS = keysOf(VIEW_MODES).map((mode: ViewMode): Action => ({
  id: `view-${mode}`,
  words: `Show as ${VIEW_MODES[mode].toLowerCase()}`,
  group: "View",
  also: "view switch",
  possible: ({ explorer }) => explorer.getState().view.mode !== mode,
  run: ({ explorer }) => explorer.getState().modeChosen(mode),
}));

const LAYOUT_ACTIONS = keysOf(LAYOUTS).map((kind): Action => ({
  id: `layout-${kind}`,
  words: `Lay out: ${LAYOUTS[kind].label.toLowerCase()}`,
  group: "View",
  also: `relayout arrange ${LAYOUTS[kind].words}`,
  possible: (reach) => loaded(reach) && reach.explorer.getState().view.mode === "graph",
  run: ({ explorer }) => explorer.getState().layoutAsked({ kind }),
}));

export const ACTIONS: readonly Action[] = [
  {
    id: "palette",
    words: "Do anything: actions, entities, questions",
    group: "Find",
    keys: ["mod+k"],
    run: () => openSurface("palette"),
  },
  { id: "search", words: "Search entities", group: "Find", also: "find name", keys: ["/"], run: startFinding },
  {
    id: "paths",
    words: "Find paths between entities",
    group: "Find",
    also: "shortest path connect link",
    possible: loaded,
    run: (reach) => startPaths(reach.explorer, pickedEntities(reach)),
  },
  {
    id: "next-path",
    words: "Next path",
    group: "Find",
    keys: ["]"],
    possible: hasPaths,
    run: ({ explorer }) => explorer.getState().pathStepped(1),
  },
  {
    id: "previous-path",
    words: "Previous path",
    group: "Find",
    keys: ["["],
    possible: hasPaths,
    run: ({ explorer }) => explorer.getState().pathStepped(-1),
  },
  {
    id: "queries",
    words: "Questions: the catalogue",
    group: "Find",
    also: "queries saved",
    run: () => goTo("/queries"),
  },
  {
    id: "workbench",
    words: "Write a query in Cypher",
    group: "Find",
    also: "editor workbench",
    run: () => goTo("/queries/new"),
  },
  ...MODE_ACTIONS,
  {
    id: "fit",
    words: "Fit everything into sight",
    group: "View",
    also: "zoom whole camera",
    possible: (reach) => loaded(reach) && reach.explorer.getState().view.camera !== undefined,
    run: ({ explorer }) => explorer.getState().cameraLeft(undefined),
  },
  ...LAYOUT_ACTIONS,
  ...LOOK_ACTIONS,
  {
    id: "as-placed",
    words: "Put everything back in its place",
    group: "View",
    also: "undo layout as placed",
    possible: ({ explorer }) => Object.keys(explorer.getState().places.moved).length > 0,
    run: ({ explorer }) => explorer.getState().movesForgotten(),
  },
  {
    id: "scheme",
    words: "Switch between light and dark",
    group: "View",
    also: "theme colours scheme",
    run: ({ switchScheme }) => switchScheme(),
  },
  {
    id: "rail",
    words: "Show or hide search and legend",
    group: "View",
    also: "rail sidebar",
    run: ({ explorer }) => explorer.getState().railToggled(),
  },
  {
    id: "undo",
    words: "Undo",
    group: "Explore",
    also: "back step",
    keys: ["mod+z"],
    possible: hasPast,
    run: ({ explorer }) => walkHistory(explorer, -1),
  },
  {
    id: "redo",
    words: "Redo",
    group: "Explore",
    also: "forward step",
    keys: ["mod+shift+z", "mod+y"],
    possible: hasFuture,
    run: ({ explorer }) => walkHistory(explorer, 1),
  },
  {
    id: "steps",
    words: "Steps so far",
    group: "Explore",
    also: "history undo list",
    run: () => exploring.stepsShown(true),
  },
  {
    id: "start-selected",
    words: "Start from what is selected",
    group: "Explore",
    also: "alone begin",
    possible: (reach) => exploringOne(reach) !== undefined,
    run: (reach) => {
      const id = exploringOne(reach);
      if (id !== undefined) reach.explorer.getState().startedFrom(id);
    },
  },
  {
    id: "expand-selected",
    words: "Expand what is selected…",
    group: "Explore",
    also: "neighbours bring more",
    possible: (reach) => exploringOne(reach) !== undefined,
    run: (reach) => {
      const id = exploringOne(reach);
      if (id !== undefined) exploring.choose(id);
    },
  },
  {
    id: "collapse-selected",
    words: "Collapse what is selected",
    group: "Explore",
    also: "neighbours take back",
    possible: (reach) => isExpanded(reach.explorer.getState().exploration, exploringOne(reach) ?? ""),
    run: (reach) => reach.explorer.getState().collapsed(exploringOne(reach) ?? ""),
  },
  {
    id: "pin-selected",
    words: "Pin or unpin what is selected",
    group: "Explore",
    also: "fix hold place",
    possible: (reach) => exploringOne(reach) !== undefined,
    run: (reach) => reach.explorer.getState().pinToggled(exploringOne(reach) ?? ""),
  },
  {
    id: "hidden-shown",
    words: "Show what is hidden again",
    group: "Explore",
    also: "unhide",
    possible: ({ explorer }) => explorer.getState().exploration.hidden.size > 0,
    run: ({ explorer }) => explorer.getState().hiddenShown(),
  },
  {
    id: "keep-selected",
    words: "Keep only what is selected",
    group: "Explore",
    possible: (reach) => pickedEntities(reach).length > 0,
    run: (reach) => reach.explorer.getState().keptOnly(pickedEntities(reach)),
  },
  {
    id: "hide-selected",
    words: "Hide what is selected",
    group: "Explore",
    possible: (reach) => pickedEntities(reach).length > 0,
    run: (reach) => reach.explorer.getState().entitiesHidden(pickedEntities(reach)),
  },
  {
    id: "everything",
    words: "Back to everything",
    group: "Explore",
    also: "show all reset",
    possible: ({ explorer }) => {
      const { everything, hidden } = explorer.getState().exploration;
      return !everything || hidden.size > 0;
    },
    run: ({ explorer }) => explorer.getState().everythingShown(),
  },
  {
    id: "links",
    words: "Also show links among these: on or off",
    group: "Explore",
    possible: loaded,
    run: ({ explorer }) => explorer.getState().linksToggled(),
  },
  {
    id: "filters-cleared",
    words: "Clear filters and time",
    group: "Filter",
    also: "reset all",
    possible: isFiltered,
    run: ({ explorer }) => {
      explorer.getState().filtersCleared();
      explorer.getState().timeCleared();
    },
  },
  {
    id: "undated",
    words: "Show or hide undated relations",
    group: "Filter",
    also: "time",
    possible: loaded,
    run: ({ explorer }) => explorer.getState().undatedSwitched(),
  },
  {
    id: "inferred",
    words: "Show or hide inferred relations",
    group: "Filter",
    possible: loaded,
    run: ({ explorer }) => explorer.getState().valueToggled("basis", "inference"),
  },
  {
    id: "copy-link",
    words: "Copy link to this view",
    group: "Take away",
    also: "share url address permalink",
    possible: loaded,
    run: ({ explorer }) => copyLink(explorer),
  },
  {
    id: "export",
    words: "Export what is on screen",
    group: "Take away",
    also: "download svg png csv json graphml gexf cypher followthemoney save file",
    possible: (reach) => visibleOf(reach.explorer.getState()).entities.length > 0,
    run: () => openSurface("export"),
  },
  {
    id: "publish",
    words: "Publish this view",
    group: "Take away",
    also: "embed snapshot share",
    possible: loaded,
    run: ({ explorer }) => openPublishing({ explorer }),
  },
  { id: "keys", words: "Keyboard shortcuts", group: "Help", also: "help", keys: ["?"], run: () => openSurface("keys") },
];

/** Keys that mean something on one part of the page only, where they are handled; here so that the sheet says them. */
export const PLACE_KEYS: readonly {
  readonly place: string;
  readonly rows: readonly { readonly words: string; readonly keys: readonly string[] }[];
}[] = [
  {
    place: "On the graph",
    rows: [
      { words: "To the nearest entity that way", keys: ["arrowleft", "arrowright", "arrowup", "arrowdown"] },
      { words: "To an entity by its name", keys: ["a–z"] },
      { words: "Along its relations", keys: [".", ","] },
      { words: "Open it", keys: ["enter"] },
      { words: "Select it beside what is selected", keys: ["shift+enter"] },
      { words: "What can be done with it", keys: ["shift+f10"] },
      { words: "Zoom in, out, fit", keys: ["+", "-", "0"] },
      { words: "Move the view", keys: ["shift+arrowleft", "shift+arrowright", "shift+arrowup", "shift+arrowdown"] },
    ],
  },
  {
    place: "Among paths",
    rows: [{ words: "Next and previous path", keys: ["arrowdown", "arrowup"] }],
  },
  { place: "Everywhere", rows: [{ words: "One step out: sheet, drawer, selection", keys: ["escape"] }] },
];

/** Actions whose words hold every word of `text`, in the table's order. */
export function actionsFor(text: string, reach: Reach): readonly Action[] {
  return ACTIONS.filter(
    (action) =>
      action.id !== "palette" &&
      saysAll(`${action.words} ${action.group} ${action.also ?? ""}`, text) &&
      (action.possible?.(reach) ?? true),
  );
}
