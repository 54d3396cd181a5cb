// What is exported: exactly what is on the canvas, where it stands, and the words that travel with it.
import type { ExportInput } from "#formats";
import type { SnapshotLook } from "#model";
import { charactersOf, fitsFooter, lookNotes, safeUrl, sceneOf, sightWords } from "#view";
import type { PictureOptions, Scene, Scheme } from "#view";
import { subjectOf } from "../../publish/subject.ts";
import { linkOf } from "../../state/address.ts";
import type { Brought } from "../../state/exploration/types.ts";
import type { ExplorerState } from "../../state/explorer-store.ts";
import { addressOf, derivedOf } from "../../state/explorer-store.ts";
import { asOfWords, counted } from "../../state/graph-words.ts";
import { JOININGS } from "../../state/paths/types.ts";

/** What a picture says of the view beside its facts. */
export interface Sight {
  readonly look: SnapshotLook;
  /** How much of the data is in it. */
  readonly counts: readonly string[];
  /** Filters, time, questions, paths and the like, in words. */
  readonly view: readonly string[];
  /** What the link to it could not hold, in words; empty: nothing. */
  readonly leftOut: readonly string[];
  /** Ids of the entities whose names come first: the selected ones. */
  readonly named: ReadonlySet<string>;
}

/** Everything that any format is made of. `origin` is the page's ("https://powerlines.example"). */
export function exportInput(
  state: ExplorerState,
  title: string,
  origin: string,
): { readonly input: ExportInput; readonly sight: Sight } {
  const { graph, positions, look = {} } = subjectOf(state);
  const counts = countsOf(state);
  const { search, leftOut } = linkOf(addressOf(state, true));
  const view = [
    ...viewWords(state, look),
    ...(leftOut.length === 0 ? [] : [`The link leaves out ${leftOut.join(" and ")}`]),
  ];
  const about = {
    title,
    asOf: asOfWords(state.graph),
    query: [...counts, ...view].join("; "),
    permalink: `${origin}/${search}`,
  };
  const selected = state.selection.items.flatMap(({ kind, id }) => (kind === "entity" ? [id] : []));
  return { input: { graph, positions, about }, sight: { look, counts, view, leftOut, named: new Set(selected) } };
}

/** How much of the data is in sight: "27 of 32 entities", "61 relations". */
function countsOf(state: ExplorerState): readonly string[] {
  const { visible } = derivedOf(state);
  const all = state.graph.entities.size;
  const shown = visible.entities.length;
  return [
    shown === all ? counted(all, "entity", "entities") : `${shown} of ${counted(all, "entity", "entities")}`,
    counted(visible.relations.length, "relation", "relations"),
  ];
}

/** Which part of the data is in sight and how, in words: "Kind: without Person", "Paths: Nvidia – OpenAI". */
function viewWords(state: ExplorerState, look: SnapshotLook): readonly string[] {
  return [
    ...sightWords(look),
    ...broughtWords(state),
    ...pathWords(state),
    ...lookNotes(look).map(({ title: said }) => said),
    ...movedWords(state),
  ];
}

/** Characters of one filter, one question, one search for paths. */
const MOST_OF_PART = 120;
/** Characters of the words of a view in a picture's footer; all of it is in its link. */
const MOST_OF_VIEW = 420;

function cut(words: string, most: number): string {
  const characters = charactersOf(words);
  return characters.length <= most ? words : `${characters.slice(0, most).join("").trimEnd()}…`;
}

const HOW: Readonly<Record<Brought["how"], string>> = {
  start: "Started from",
  expand: "Neighbours of",
  result: "Answer of",
  keep: "Only",
};

function nameIn(graph: ExplorerState["graph"], id: string): string {
  return graph.entities.get(id)?.name ?? graph.names[id] ?? id;
}

/** Which questions and which neighbours are on the canvas, and what was taken off it. */
function broughtWords({ exploration: { brought, hidden }, graph }: ExplorerState): readonly string[] {
  const steps = Object.entries(HOW).flatMap(([how, words]) => {
    const of = new Set(brought.filter((step) => step.how === how).map((step) => nameIn(graph, step.of)));
    return of.size === 0 ? [] : [`${words} ${[...of].join(", ")}`];
  });
  return hidden.size === 0 ? steps : [...steps, `${hidden.size.toLocaleString("en")} taken off the canvas`];
}

/** Between whom paths are shown, and within which limits. */
function pathWords({ paths, graph }: ExplorerState): readonly string[] {
  const ends = (paths?.ends ?? []).filter((id) => id !== "");
  if (paths === undefined || ends.length < 2) return [];
  const names = ends.map((id) => nameIn(graph, id));
  const limits = [
    ...(ends.length > 2 ? [JOININGS[paths.joining].toLowerCase()] : []),
    ...paths.families,
    ...paths.types,
    ...(paths.after === "" ? [] : [`true after ${paths.after}`]),
    ...(paths.before === "" ? [] : [`true before ${paths.before}`]),
  ];
  return [`Paths: ${names.join(" – ")}${limits.length === 0 ? "" : ` (${limits.join(", ")})`}`];
}

function movedWords({ places }: ExplorerState): readonly string[] {
  const moved = Object.keys(places.moved).length;
  return moved === 0 ? [] : [`${counted(moved, "place", "places")} changed by hand or by a layout`];
}

/** The picture of it: title, what is in sight, legend of what is present, date, sources and address below. */
export function pictureOf(
  { graph, positions, about }: ExportInput,
  { width, scheme, sight }: { readonly width: number; readonly scheme: Scheme; readonly sight: Sight },
): { readonly scene: Scene; readonly options: PictureOptions } {
  const link = safeUrl(about.permalink);
  const { look, counts, named } = sight;
  const view = sight.view.map((part) => cut(part, MOST_OF_PART)).join("; ");
  const footer = [
    about.asOf,
    counted(graph.sources.length, "source", "sources"),
    view === "" ? "" : `View: ${cut(view, MOST_OF_VIEW)}`,
    shownAddress(link, width),
  ]
    .filter((part) => part !== undefined && part !== "")
    .join(" · ");
  return {
    scene: sceneOf(graph, positions, scheme, look),
    options: {
      width,
      title: about.title,
      deck: counts.join("; "),
      footer: `As of: ${footer}`,
      ...(link === undefined ? {} : { footerHref: link }),
      sources: graph.sources,
      // Nobody can point at it: who has no room for a name has a number.
      key: "all",
      named,
    },
  };
}

/** A link that is longer than a line (a packed view is up to 8 KB) is shown as far as whole choices of it fit, then "…". */
function shownAddress(link: string | undefined, width: number): string | undefined {
  if (link === undefined || fitsFooter(link, width)) return link;
  const { origin, pathname, search } = new URL(link);
  const shown = search
    .slice(1)
    .split("&")
    .reduce((longest, _, index, choices) => {
      const more = `${origin}${pathname}?${choices.slice(0, index + 1).join("&")}`;
      return fitsFooter(`${more}&…`, width) ? `${more}&` : longest;
    }, `${origin}${pathname}?`);
  return `${shown}…`;
}

/** A file's name without its ending: "powerlines-who-funds-whom". Letters of any script stay. */
export function fileStem(title: string): string {
  const slug = title
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 60);
  return slug === "" ? "powerlines" : `powerlines-${slug}`;
}
