// The one table of what can be done on the page, and of its keys: palette, sheet of keys and key handling derive from it.
import { visibleOf } from "../../state/explorer-store.ts";
import type { ExplorerStore } from "../../state/explorer-store.ts";
import { askLayout, groupBy } from "../../state/arrangement/ask-layout.ts";
import type { LayoutChoice } from "../../state/arrangement/types.ts";
import { LAYOUTS } from "../../state/arrangement/types.ts";
import { isExpanded } from "../../state/exploration/transitions.ts";
import type { LookState } from "../../state/look/types.ts";
import { isTimeFiltering } from "../../state/time/transitions.ts";
import type { ViewMode } from "../../state/view/types.ts";
import { VIEW_MODES } from "../../state/view/types.ts";
import { COLOURS, GROUPINGS, SIZES, keysOf } from "#model";
import { saysAll } from "../../components/says-all.ts";
import { fitOf } from "./fit-of.ts";
import { openPublishing } from "../../publish/publish-store.ts";
import { goTo } from "../../place.ts";
import { exploring } from "../../explore/explore-store.ts";
import { copyLink } from "../copy-link.ts";
import { startPaths } from "../paths/start-paths.ts";
import { startFiltering } from "../filters/start-filtering.ts";
import { startPlaying } from "../time/start-playing.ts";
import { viewportInHand } from "../viewport-in-hand.ts";
import type { Action, Reach } from "./keyed-actions.ts";
import { KEYED_ACTIONS } from "./keyed-actions.ts";
import { openSurface } from "./surfaces.ts";

const loaded = ({ explorer }: Reach): boolean => explorer.getState().graph.entities.size > 0;
const pickedEntities = ({ explorer }: Reach): readonly string[] =>
  explorer
    .getState()
    .selection.items.filter(({ kind }) => kind === "entity")
    .map(({ id }) => id);
const drawnEntities = ({ explorer }: Reach) => visibleOf(explorer.getState()).entities;
const isFiltered = ({ explorer }: Reach): boolean => {
  const { filters, time } = explorer.getState();
  return filters.steps.length > 0 || isTimeFiltering(time);
};

const NOTHING_DRAWN = "Nothing is drawn";
const ONE = "Select one entity first";
const SOME = "Select an entity first";
const NONE = "There is no graph";
const SO_NOW = "It is so now";

const exploringOne = (reach: Reach): string | undefined => {
  const picked = pickedEntities(reach);
  return picked.length === 1 ? picked[0] : undefined;
};

const hasViewport = (reach: Reach): boolean => loaded(reach) && viewportInHand() !== undefined;

/** What the drawing says beside the facts, by the tables that its panels are made of. */
function lookActions<Part extends keyof LookState>(
  part: Part,
  verb: string,
  also: string,
  choices: Readonly<Record<LookState[Part], string>>,
  choose = (explorer: ExplorerStore, choice: LookState[Part]) => explorer.getState().lookChosen({ [part]: choice }),
): readonly Action[] {
  return keysOf(choices).map((choice): Action => ({
    id: `${part}-${choice}`,
    words: `${verb}: ${choices[choice].toLowerCase()}`,
    group: "View",
    also,
    possible: (reach) => loaded(reach) && reach.explorer.getState().look[part] !== choice,
    otherwise: SO_NOW,
    run: ({ explorer }) => choose(explorer, choice),
  }));
}

const LOOK_ACTIONS: readonly Action[] = [
  ...lookActions("sizeBy", "Size by", "measure bigger centrality", SIZES),
  ...lookActions("colourBy", "Colour by", "measure color centrality", COLOURS),
  ...lookActions("grouping", "Group by", "hulls clusters", GROUPINGS, groupBy),
];

const MODE_ACTIONS = keysOf(VIEW_MODES).map((mode: ViewMode): Action => ({
  id: `view-${mode}`,
  words: `Show as ${VIEW_MODES[mode].toLowerCase()}`,
  group: "View",
  also: "view switch",
  possible: ({ explorer }) => explorer.getState().view.mode !== mode,
  otherwise: SO_NOW,
  run: ({ explorer }) => explorer.getState().modeChosen(mode),
}));

/** What other programs call them. */
const LAYOUT_NAMES: Readonly<Record<LayoutChoice, string>> = {
  force: "spring organic",
  layered: "hierarchy tree flow",
  concentric: "circle circular rings radial concentric",
  groups: "clusters",
};

const LAYOUT_ACTIONS = keysOf(LAYOUTS).map((kind): Action => ({
  id: `layout-${kind}`,
  words: `Lay out: ${LAYOUTS[kind].label.toLowerCase()}`,
  group: "View",
  also: `relayout arrange ${LAYOUT_NAMES[kind]} ${LAYOUTS[kind].words}`,
  possible: (reach) => loaded(reach) && reach.explorer.getState().view.mode === "graph",
  otherwise: "Only on the graph",
  run: ({ explorer }) => askLayout(explorer, kind),
}));

export const ACTIONS: readonly Action[] = [
  KEYED_ACTIONS.palette,
  KEYED_ACTIONS.search,
  {
    id: "paths",
    words: "Find paths between entities",
    group: "Find",
    also: "shortest path route connect link",
    possible: loaded,
    otherwise: NONE,
    run: (reach) => startPaths(reach.explorer, pickedEntities(reach)),
  },
  KEYED_ACTIONS["next-path"],
  KEYED_ACTIONS["previous-path"],
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
    possible: hasViewport,
    otherwise: "Only on the graph",
    run: () => viewportInHand()?.fit(),
  },
  {
    id: "zoom-in",
    words: "Zoom in",
    group: "View",
    also: "bigger closer camera",
    possible: hasViewport,
    otherwise: "Only on the graph",
    run: () => viewportInHand()?.zoomBy(1.25),
  },
  {
    id: "zoom-out",
    words: "Zoom out",
    group: "View",
    also: "smaller away camera",
    possible: hasViewport,
    otherwise: "Only on the graph",
    run: () => viewportInHand()?.zoomBy(0.8),
  },
  {
    id: "relayout",
    words: "Relayout",
    group: "View",
    also: "lay out again anew arrange",
    possible: hasViewport,
    otherwise: "Only on the graph",
    run: ({ explorer }) => explorer.getState().layoutAsked({ kind: "force" }),
  },
  ...LAYOUT_ACTIONS,
  ...LOOK_ACTIONS,
  {
    id: "as-placed",
    words: "Put everything back in its place",
    group: "View",
    also: "undo layout as placed",
    possible: ({ explorer }) => Object.keys(explorer.getState().places.moved).length > 0,
    otherwise: "Nothing was moved",
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
  KEYED_ACTIONS.undo,
  KEYED_ACTIONS.redo,
  {
    id: "steps",
    words: "Steps so far",
    group: "Explore",
    also: "history undo list",
    run: () => exploring.stepsShown(true),
  },
  {
    id: "select-all",
    words: "Select everything drawn",
    group: "Explore",
    also: "all mark total sum money",
    possible: (reach) => drawnEntities(reach).length > 0,
    otherwise: NOTHING_DRAWN,
    run: (reach) =>
      reach.explorer.getState().selectedTogether(drawnEntities(reach).map(({ id }) => ({ kind: "entity", id }))),
  },
  {
    id: "select-none",
    words: "Select nothing",
    group: "Explore",
    also: "clear selection deselect",
    possible: ({ explorer }) => explorer.getState().selection.items.length > 0,
    otherwise: "Nothing is selected",
    run: ({ explorer }) => explorer.getState().selectionCleared(),
  },
  {
    id: "start-selected",
    words: "Start from what is selected",
    group: "Explore",
    also: "alone begin",
    possible: (reach) => exploringOne(reach) !== undefined,
    otherwise: ONE,
    run: (reach) => {
      const id = exploringOne(reach);
      if (id !== undefined) reach.explorer.getState().startedFrom(id);
    },
  },
  {
    id: "expand-selected",
    words: "Expand what is selected…",
    group: "Explore",
    also: "neighbours neighbors bring more",
    possible: (reach) => exploringOne(reach) !== undefined,
    otherwise: ONE,
    run: (reach) => {
      const id = exploringOne(reach);
      if (id !== undefined) exploring.choose(id);
    },
  },
  {
    id: "collapse-selected",
    words: "Collapse what is selected",
    group: "Explore",
    also: "neighbours neighbors take back",
    possible: (reach) => isExpanded(reach.explorer.getState().exploration, exploringOne(reach) ?? ""),
    otherwise: "Nothing expanded is selected",
    run: (reach) => reach.explorer.getState().collapsed(exploringOne(reach) ?? ""),
  },
  {
    id: "pin-selected",
    words: "Pin or unpin what is selected",
    group: "Explore",
    also: "fix hold place",
    possible: (reach) => exploringOne(reach) !== undefined,
    otherwise: ONE,
    run: (reach) => reach.explorer.getState().pinToggled(exploringOne(reach) ?? ""),
  },
  {
    id: "hidden-shown",
    words: "Show what is hidden again",
    group: "Explore",
    also: "unhide",
    possible: ({ explorer }) => explorer.getState().exploration.hidden.size > 0,
    otherwise: "Nothing is hidden",
    run: ({ explorer }) => explorer.getState().hiddenShown(),
  },
  {
    id: "keep-selected",
    words: "Keep only what is selected",
    group: "Explore",
    also: "isolate focus",
    possible: (reach) => pickedEntities(reach).length > 0,
    otherwise: SOME,
    run: (reach) => reach.explorer.getState().keptOnly(pickedEntities(reach)),
  },
  {
    id: "hide-selected",
    words: "Hide what is selected",
    group: "Explore",
    also: "remove delete",
    possible: (reach) => pickedEntities(reach).length > 0,
    otherwise: SOME,
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
    otherwise: "Everything is here",
    run: ({ explorer }) => explorer.getState().everythingShown(),
  },
  {
    id: "links",
    words: "Also show links among these: on or off",
    group: "Explore",
    possible: loaded,
    otherwise: NONE,
    run: ({ explorer }) => explorer.getState().linksToggled(),
  },
  {
    id: "add-filter",
    words: "Add filter",
    group: "Filter",
    also: "narrow kind amount source text degree distance",
    possible: loaded,
    otherwise: NONE,
    run: startFiltering,
  },
  {
    id: "play",
    words: "Play the time",
    group: "Filter",
    also: "animate start",
    possible: (reach) => hasViewport(reach) && reach.explorer.getState().timePlayed === undefined,
    otherwise: "Only on the graph, while it does not play",
    run: ({ explorer }) => startPlaying(explorer),
  },
  {
    id: "stop",
    words: "Stop the time",
    group: "Filter",
    also: "pause playing animate",
    possible: ({ explorer }) => explorer.getState().timePlayed !== undefined,
    otherwise: "It is not playing",
    run: ({ explorer }) => explorer.getState().playStopped(),
  },
  {
    id: "filters-cleared",
    words: "Clear filters and time",
    group: "Filter",
    also: "reset all",
    possible: isFiltered,
    otherwise: "Nothing is filtered",
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
    otherwise: NONE,
    run: ({ explorer }) => explorer.getState().undatedSwitched(),
  },
  {
    id: "inferred",
    words: "Show or hide inferred relations",
    group: "Filter",
    possible: loaded,
    otherwise: NONE,
    run: ({ explorer }) => explorer.getState().valueToggled("basis", "inference"),
  },
  {
    id: "copy-link",
    words: "Copy link to this view",
    group: "Take away",
    also: "share url address permalink",
    possible: loaded,
    otherwise: NONE,
    run: ({ explorer }) => copyLink(explorer),
  },
  {
    id: "export",
    words: "Export what is on screen",
    group: "Take away",
    also: "download picture image screenshot svg png csv json graphml gexf gephi cypher followthemoney save file",
    possible: (reach) => drawnEntities(reach).length > 0,
    otherwise: NOTHING_DRAWN,
    run: () => openSurface("export"),
  },
  {
    id: "publish",
    words: "Publish this view",
    group: "Take away",
    also: "embed snapshot share",
    possible: loaded,
    otherwise: NONE,
    run: ({ explorer }) => openPublishing({ explorer }),
  },
  KEYED_ACTIONS.keys,
];

/** Keys that mean something on one part of the page only, where they are handled; here so that the sheet says them. */
export const PLACE_KEYS: readonly {
  readonly place: string;
  readonly rows: readonly { readonly words: string; readonly keys: readonly string[] }[];
}[] = [
  {
    place: "On the graph",
    rows: [
      {
        words: "To the neighbour that way, else to the nearest entity",
        keys: ["arrowleft", "arrowright", "arrowup", "arrowdown"],
      },
      { words: "To an entity by its name", keys: ["a–z"] },
      { words: "Along its relations", keys: [".", ","] },
      { words: "To the other end of the relation", keys: [">"] },
      { words: "Open it", keys: ["enter"] },
      { words: "Into its details, and back", keys: ["tab", "shift+tab"] },
      { words: "Select it beside what is selected", keys: ["shift+enter"] },
      { words: "Select all in a rectangle, beside what is selected", keys: ["shift+drag"] },
      { words: "What can be done with it", keys: ["shift+f10"] },
      { words: "Zoom in, out, fit", keys: ["+", "-", "0"] },
      { words: "Move the view", keys: ["shift+arrowleft", "shift+arrowright", "shift+arrowup", "shift+arrowdown"] },
    ],
  },
  {
    place: "Among paths",
    rows: [{ words: "Next and previous path", keys: ["arrowdown", "arrowup"] }],
  },
  { place: "Everywhere", rows: [{ words: "One step out: playing, sheet, drawer, selection", keys: ["escape"] }] },
];

export interface OfferedAction {
  readonly action: Action;
  /** Why it cannot be done now; undefined where it can. */
  readonly not: string | undefined;
}

/** Actions whose words hold every word of `text`: what begins so before the rest, what can be done before what cannot. */
export function actionsFor(text: string, reach: Reach): readonly OfferedAction[] {
  return ACTIONS.flatMap((action): OfferedAction[] => {
    const isMeant = action.id !== "palette" && saysAll(`${action.words} ${action.group} ${action.also ?? ""}`, text);
    if (!isMeant) return [];
    if (action.possible?.(reach) ?? true) return [{ action, not: undefined }];
    return action.otherwise === undefined ? [] : [{ action, not: action.otherwise }];
  }).toSorted(
    (a, b) =>
      fitOf(b.action.words, text) - fitOf(a.action.words, text) ||
      Number(a.not !== undefined) - Number(b.not !== undefined),
  );
}
