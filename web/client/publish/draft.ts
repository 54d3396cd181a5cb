// What an editor has typed of a picture that is not published yet. Pure: drafts in, drafts and requests out.
import type { PublishBody } from "#contract";
import { DEFAULT_VIEW, keysOf } from "#model";
import type { Snapshot, SnapshotQuery, SnapshotStep, SnapshotView } from "#model";
import { altText } from "#view";
import { seenBy } from "./steps.ts";
import type { Subject } from "./subject.ts";

/** The fields of words, in the order of the form, with the most that the server takes of each (characters). */
export const WORDS = {
  title: { label: "Title", most: 200 },
  caption: { label: "Caption", most: 600 },
  byline: { label: "Byline", most: 200 },
  credit: { label: "Credit", most: 300 },
  alt: { label: "Alt text", most: 2_000 },
} as const;
export type WordField = keyof typeof WORDS;

export interface Draft {
  readonly title: string;
  readonly caption: string;
  readonly byline: string;
  readonly credit: string;
  /** Undefined: the one written from the graph, whatever the graph becomes. */
  readonly alt: string | undefined;
  readonly view: SnapshotView;
  readonly steps: readonly SnapshotStep[];
  /** The picture that this one is the corrected version of. */
  readonly replaces: { readonly id: string; readonly title: string } | undefined;
  readonly query: SnapshotQuery | undefined;
}

export function emptyDraft(query?: SnapshotQuery, title = ""): Draft {
  return {
    title,
    caption: "",
    byline: "",
    credit: "",
    alt: undefined,
    view: DEFAULT_VIEW,
    steps: [],
    replaces: undefined,
    query,
  };
}

/** The words and the look of a published picture, for its next version; the graph is what is on the page now. */
export function draftOfNewVersion(snapshot: Snapshot): Draft {
  const { id, title, caption = "", byline = "", credit = "", alt, view, graph, steps = [], query } = snapshot;
  return {
    title,
    caption,
    byline,
    credit,
    // One that was written from the graph is written again from the new one.
    alt: alt === altText(graph) ? undefined : alt,
    view,
    steps,
    replaces: { id, title },
    query,
  };
}

/** The same of a picture that was opened again, perhaps one of another server: a picture of its own. */
export function draftOfReopened(snapshot: Snapshot): Draft {
  return { ...draftOfNewVersion(snapshot), replaces: undefined };
}

/** Nothing of it would be lost. */
export function isUntouched({ title, caption, byline, credit, alt, steps, replaces }: Draft): boolean {
  return [title, caption, byline, credit, alt ?? ""].every((words) => words === "") && steps.length === 0 && !replaces;
}

export type FieldProblems = Readonly<Partial<Record<WordField, string>>>;

/** What the server would refuse, told before anything is sent. */
export function problemsOf(draft: Draft, alt: string): FieldProblems {
  const problems: Partial<Record<WordField, string>> = {};
  if (draft.title.trim() === "") problems.title = "A picture needs a title.";
  if (alt.trim() === "") problems.alt = "A picture needs alt text; the one written from the graph is a start.";
  const words = { ...draft, alt };
  for (const field of wordFields()) {
    const over = words[field].trim().length - WORDS[field].most;
    if (over > 0) problems[field] = `${over} characters too many; at most ${WORDS[field].most}.`;
  }
  return problems;
}

export function wordFields(): readonly WordField[] {
  return keysOf(WORDS);
}

/** The body of POST /api/snapshots: what is empty is left out, what names nothing in the picture too. */
export function requestOf(draft: Draft, subject: Subject): PublishBody {
  const filled = (name: "caption" | "byline" | "credit") => {
    const words = draft[name].trim();
    return words === "" ? {} : { [name]: words };
  };
  const known = new Set([...subject.graph.entities, ...subject.graph.relations].map(({ id }) => id));
  const steps = draft.steps.map((step) => stepOf(step, known));
  return {
    title: draft.title.trim(),
    graph: subject.graph,
    positions: subject.positions,
    view: draft.view,
    ...(subject.look === undefined ? {} : { look: subject.look }),
    ...filled("caption"),
    ...filled("byline"),
    ...filled("credit"),
    ...(draft.alt === undefined ? {} : { alt: draft.alt.trim() }),
    ...(draft.query === undefined ? {} : { query: draft.query }),
    ...(steps.length === 0 ? {} : { steps }),
    ...(draft.replaces === undefined ? {} : { replaces: draft.replaces.id }),
  };
}

/** What it names and is not in the picture is left out; where nothing is left, the camera has nothing to be around. */
function stepOf(step: SnapshotStep, known: ReadonlySet<string>): SnapshotStep {
  const highlight = step.highlight.filter((id) => known.has(id));
  const sent = { ...step, title: step.title.trim(), text: step.text.trim(), highlight };
  return highlight.length === 0 && step.camera?.fit === "highlight" ? seenBy(sent, undefined) : sent;
}
