// The publish dialog's own state: which of its surfaces is open, and the draft, which outlives every closing of it.
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Snapshot, SnapshotQuery } from "#model";
import type { ExplorerStore } from "../state/explorer-store.ts";
import { explorer as pageExplorer } from "../state/explorer-store.ts";
import type { Draft } from "./draft.ts";
import { draftOfNewVersion, draftOfReopened, emptyDraft, isUntouched } from "./draft.ts";
import type { PublishedRecord } from "./send.ts";

/**
 * form: what is to be published; showing: back on the canvas to look at a finding or a step; composing: back on the
 * canvas to choose what a step shows; done; list: what is published.
 */
export type Surface = "closed" | "form" | "showing" | "composing" | "done" | "list";

export interface PublishState {
  readonly surface: Surface;
  /** Whose view is published: the page's, or that of a drawn result. */
  readonly explorer: ExplorerStore;
  readonly draft: Draft;
  /** Kept for as long as the page is open, nowhere else. */
  readonly token: string;
  /** What is looked at on the canvas, in words; and the ids of what stands out there instead of what is selected. */
  readonly shown: string | undefined;
  readonly lifted: readonly string[] | undefined;
  /** Index of the step that is chosen anew; undefined for a new one. */
  readonly composing: number | undefined;
  readonly published: PublishedRecord | undefined;
}

const store = createStore<PublishState>()(() => ({
  surface: "closed",
  explorer: pageExplorer,
  draft: emptyDraft(),
  token: "",
  shown: undefined,
  lifted: undefined,
  composing: undefined,
  published: undefined,
}));

const NOTHING_SHOWN = { shown: undefined, lifted: undefined } as const;

export interface ToPublish {
  /** The store whose view it is; default is the page's. */
  readonly explorer?: ExplorerStore;
  /** The question that the view answers. */
  readonly query?: SnapshotQuery;
  readonly title?: string;
}

/** Opens the form. What was typed for the same view is still there. */
export function openPublishing({ explorer = pageExplorer, query, title }: ToPublish = {}): void {
  const { draft, explorer: before } = store.getState();
  const fresh = explorer !== before || (draft.title === "" && title !== undefined);
  store.setState({ surface: "form", explorer, ...NOTHING_SHOWN, draft: fresh ? emptyDraft(query, title) : draft });
}

export const publishing = {
  edit: (change: Partial<Draft>) => store.setState(({ draft }) => ({ draft: { ...draft, ...change } })),
  close: () => store.setState({ surface: "closed", ...NOTHING_SHOWN }),
  list: () => store.setState({ surface: "list" }),
  resume: () => store.setState({ surface: "form", ...NOTHING_SHOWN }),
  tokenGiven: (token: string) => store.setState({ token }),
  /** Leaves the dialog for the canvas, where what the words are about is selected, or is lifted out of the rest. */
  show: (words: string, lifted?: readonly string[]) => store.setState({ surface: "showing", shown: words, lifted }),
  /** Leaves the dialog for the canvas, to choose what a step shows. */
  compose: (step: number | undefined) => store.setState({ surface: "composing", composing: step, ...NOTHING_SHOWN }),
  /** A picture on the canvas again: its words and its story are there for the next one, unless another is begun. */
  reopened: (snapshot: Snapshot) =>
    store.setState(({ draft }) => (isUntouched(draft) ? { draft: draftOfReopened(snapshot) } : {})),
  /** What was typed is spent: the next picture begins with an empty form. */
  done: (published: PublishedRecord) => store.setState({ surface: "done", published, draft: emptyDraft() }),
  newVersionOf: (snapshot: Snapshot) => store.setState({ surface: "form", draft: draftOfNewVersion(snapshot) }),
};

export function usePublishing<T>(part: (state: PublishState) => T): T {
  return useStore(store, part);
}
