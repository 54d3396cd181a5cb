// What is exported: exactly what is on the canvas, where it stands, and the words that travel with it.
import type { ExportInput } from "#formats";
import type { PictureOptions, Scene, Scheme } from "#view";
import { subjectOf } from "../../publish/subject.ts";
import { choicesStore } from "../../state/choices/choices-store.ts";
import { linkOf } from "../../state/address.ts";
import type { ExplorerState } from "../../state/explorer-store.ts";
import { addressOf, canvasOf, derivedOf } from "../../state/explorer-store.ts";
import { ruleWords, RULE_TITLES } from "../../state/filters/step-words.ts";
import { appearanceOf } from "../../state/look/use-appearance.ts";
import { asOfWords, counted } from "../../state/graph-words.ts";

/** Everything that any format is made of. `origin` is the page's ("https://powerlines.example"). */
export function exportInput(state: ExplorerState, title: string, origin: string): ExportInput {
  const { graph, positions } = subjectOf(state);
  return {
    graph,
    positions,
    about: {
      title,
      asOf: asOfWords(state.graph),
      query: viewWords(state),
      permalink: `${origin}/${linkOf(addressOf(state, true)).search}`,
    },
  };
}

/** What of the data is in sight, in words: "27 of 32 entities; Kind: without Person". */
function viewWords(state: ExplorerState): string {
  const { visible } = derivedOf(state);
  const all = state.graph.entities.size;
  const shown = visible.entities.length;
  const canvas = canvasOf(state);
  const facts = { entities: [...canvas.entities.values()], relations: [...canvas.relations.values()] };
  const names = {
    entity: (id: string) => state.graph.entities.get(id)?.name ?? id,
    source: (id: string) => state.graph.sources.get(id)?.title ?? id,
  };
  const filters = state.filters.steps
    .filter(({ on }) => on)
    .map(({ rule }) => `${RULE_TITLES[rule.type]}: ${ruleWords(rule, facts, names)}`);
  const { range } = state.time;
  return [
    shown === all ? counted(all, "entity", "entities") : `${shown} of ${counted(all, "entity", "entities")}`,
    counted(visible.relations.length, "relation", "relations"),
    ...filters,
    ...(range === undefined ? [] : [`Time: ${range.from} to ${range.to}`]),
  ].join("; ");
}

/** What the reader made of the drawing: sizes, colours, areas, choices for a database that is not ours, time. */
export type Dress = Omit<Scene, "entities" | "relations" | "positions" | "selection" | "scheme" | "focus">;

export function dressOf(state: ExplorerState): Dress {
  const { timed, visible } = derivedOf(state);
  return {
    ...appearanceOf(state.look, state.measures.measured, visible),
    styling: choicesStore.getState().choices,
    timeMarks: timed.marks,
  };
}

/** The picture of it: title, what is in sight, legend of what is present, date, sources and address below. */
export function pictureOf(
  { graph, positions, about }: ExportInput,
  { width, scheme, dress }: { readonly width: number; readonly scheme: Scheme; readonly dress: Dress },
): { readonly scene: Scene; readonly options: PictureOptions } {
  const footer = [about.asOf, counted(graph.sources.length, "source", "sources"), about.permalink]
    .filter((part) => part !== undefined && part !== "")
    .join(" · ");
  return {
    scene: { entities: graph.entities, relations: graph.relations, positions, selection: [], scheme, ...dress },
    options: {
      width,
      title: about.title,
      ...(about.query === undefined ? {} : { deck: about.query }),
      footer: `As of: ${footer}`,
      sources: graph.sources,
    },
  };
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
