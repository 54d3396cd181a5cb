// Keeps the address bar and the store in step: every step, filter, selection or view is one that Back undoes.
// On another page (the questions) the explorer waits: its address is not in the bar.
import { placeOf, watchPlace } from "../place.ts";
import type { Link } from "./address.ts";
import { linkOf, readLink, savedId, viewText, writeAddress } from "./address.ts";
import { choicesStore } from "./choices/choices-store.ts";
import type { ExplorerState } from "./explorer-store.ts";
import { addressOf, explorer, visitAddress, visitStep } from "./explorer-store.ts";
import { readEntry, writeEntry } from "./history-entry.ts";
import type { Misread } from "./misread.ts";
import { hasStepped } from "./history/undoable.ts";
import { withoutUnknown } from "./unknown-names.ts";
import type { CameBy } from "./view/types.ts";

/** The explorer's address as it was left, for the way back to it. */
export function explorerAddress(): string {
  return `/${writeAddress(addressOf(explorer.getState()))}`;
}

/** Fetches a view that is kept on the server, with its "?"; rejects with words for the reader. */
export type OpenSaved = (id: string) => Promise<string>;

function isSameView(state: ExplorerState, before: ExplorerState): boolean {
  return (
    !hasStepped(state, before) &&
    state.view.camera === before.view.camera &&
    state.view.most === before.view.most &&
    state.selection === before.selection &&
    state.paths === before.paths &&
    state.view.mode === before.view.mode
  );
}

/** Walks to the step that an entry of this walk stands for; false where that is forgotten by now. */
function walkTo(id: number): boolean {
  const { pastStates, futureStates, undo, redo } = explorer.temporal.getState();
  const indexIn = (steps: typeof pastStates): number => steps.findLastIndex(({ step }) => step?.id === id);
  const [past, future] = [indexIn(pastStates), indexIn(futureStates)];
  if (past >= 0) undo(pastStates.length - past);
  else if (future >= 0) redo(futureStates.length - future);
  return explorer.getState().step.id === id;
}

/** Reads the address once, then follows both ways until the returned function is called. */
export function followAddress(window: Window, openSaved: OpenSaved, walk: string): () => void {
  const isHere = (): boolean => placeOf(window.location.pathname).page === "explorer";
  /** The view that the bar stands for, as text. */
  let shown = "";
  let visiting = false;
  /** Whether names of the link are still to be looked up in the data. */
  let unchecked = false;

  const stamp = (how: "pushState" | "replaceState", link: Link, address = link.search): void => {
    const state = explorer.getState();
    const { step, layout } = state;
    const entry = writeEntry({
      walk,
      step: step.id,
      yours: layout.yours,
      // A reload reads the address again, but what is not in it.
      ...(link.leftOut.length === 0 && savedId(address) === undefined ? {} : { view: viewText(addressOf(state)) }),
    });
    window.history[how](entry, "", `${window.location.pathname}${address}`);
  };

  /** `whole`: the bar holds a link to a saved view, which leaves nothing out. */
  const noteLink = (whole = false): Link => {
    const address = addressOf(explorer.getState());
    const link = linkOf(address);
    shown = viewText(address);
    const leftOut = whole ? [] : link.leftOut;
    if (leftOut.join() !== explorer.getState().linkLeavesOut.join()) explorer.setState({ linkLeavesOut: leftOut });
    return link;
  };

  const quietly = (change: () => void): void => {
    visiting = true;
    try {
      change();
    } finally {
      visiting = false;
    }
  };

  /** What the data does not have is left out, which is nobody's step. */
  const checkNames = (): void => {
    const state = explorer.getState();
    if (!unchecked || state.graph.entities.size === 0) return;
    unchecked = false;
    const { filters, focus, paths, misread } = withoutUnknown(
      { ...state, focus: state.selection.focus },
      state.graph,
      choicesStore.getState().database === undefined,
    );
    if (misread.length === 0) return;
    quietly(() =>
      explorer.setState({
        filters,
        paths,
        selection: { ...state.selection, focus },
        step: state.step,
        visit: { ...state.visit, misread: [...state.visit.misread, ...misread] },
      }),
    );
    noteLink(savedId(window.location.search) !== undefined);
  };

  const show = (text: string, cameBy: CameBy, missing: readonly Misread[] = []): void => {
    const { address, misread } = readLink(text);
    const told = [...missing, ...misread];
    const isBare = cameBy === "link" && told.length === 0 && viewText(address) === "";
    quietly(() => visitAddress(address, { cameBy: isBare ? "nothing" : cameBy, misread: told, opening: false }));
    unchecked = true;
    const link = noteLink(savedId(window.location.search) !== undefined);
    // The reader's own places were laid over the plain view: the bar says what is on the page.
    if (isBare && link.search !== window.location.search) stamp("replaceState", link);
    checkNames();
  };

  /** Until it is here the page shows the plain view, and says that another is on its way. */
  const fetchSaved = (id: string): void => {
    const { search } = window.location;
    const isStill = (): boolean => isHere() && window.location.search === search;
    quietly(() => visitAddress(readLink("").address, { cameBy: "link", misread: [], opening: true }));
    const opened = async (): Promise<void> => {
      try {
        const text = await openSaved(id);
        if (!isStill()) return;
        show(text, "link");
        stamp("replaceState", noteLink(true), search);
      } catch (reason) {
        if (!isStill()) return;
        const why = reason instanceof Error ? reason.message : "it could not be read";
        show(search, "link", [{ said: "the saved view", why }]);
      }
    };
    void opened();
  };

  const visit = (): void => {
    if (!isHere()) return;
    const entry = readEntry(window.history.state);
    const { search } = window.location;
    if (entry === undefined && search === linkOf(addressOf(explorer.getState())).search) {
      // The plain view at the beginning; or back from another page to the view as it was left.
      stamp("replaceState", noteLink());
      return;
    }
    const cameBy = entry === undefined ? "link" : entry.yours ? "yours" : "step";
    const text = entry?.view ?? search;
    quietly(() => {
      if (entry?.walk !== walk || !walkTo(entry.step)) return;
      // Exactly the step as it was: an address has the places of what is on the canvas only.
      visitStep(readLink(text).address, { cameBy, misread: [], opening: false });
    });
    if (entry?.walk === walk && explorer.getState().step.id === entry.step) return void noteLink();
    const id = entry?.view === undefined ? savedId(search) : undefined;
    if (id === undefined) show(text, cameBy);
    else fetchSaved(id);
  };

  visit();
  // Where the page opens is where its history begins.
  explorer.setState({ step: { id: 0, words: window.location.search === "" ? "Opened" : "Opened a link" } });
  explorer.temporal.getState().clear();
  const unsubscribe = explorer.subscribe((state, before) => {
    if (visiting || !isHere()) return;
    if (state.graph !== before.graph) checkNames();
    if (state.layout.yours !== before.layout.yours && state.places === before.places) {
      stamp("replaceState", linkOf(addressOf(explorer.getState())), window.location.search);
    }
    if (isSameView(state, before) || viewText(addressOf(explorer.getState())) === shown) return;
    const link = noteLink();
    // A look around is no step: Back does not walk the camera's way. Nor is what nobody did.
    const quiet = state.view.camera !== before.view.camera || (hasStepped(state, before) && state.step === before.step);
    stamp(quiet ? "replaceState" : "pushState", link);
  });
  const unwatch = watchPlace(visit);
  return () => {
    unsubscribe();
    unwatch();
  };
}
