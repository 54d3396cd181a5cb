// How many facts are on the page and as of when, in words.
import { textOf } from "#model";
import type { MoneyWords } from "#view";
import { dateWords } from "#view";
import type { GraphState } from "./graph/types.ts";

const plural = new Intl.PluralRules("en");

/** "1 entity", "1,580 entities". */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString("en")} ${plural.select(count) === "one" ? one : many}`;
}

/** "2 entities and 1 relation", "1 relation": only what there is any of; "nothing". */
export function someWords(entities: number, relations: number): string {
  const parts = [
    ...(entities > 0 ? [counted(entities, "entity", "entities")] : []),
    ...(relations > 0 ? [counted(relations, "relation", "relations")] : []),
  ];
  return parts.join(" and ") || "nothing";
}

export function countWords(graph: GraphState): string {
  return `${counted(graph.entities.size, "entity", "entities")} · ${counted(graph.relations.size, "relation", "relations")}`;
}

/** The data is as old as its youngest dated source, else as its last review; which of the two is said. */
export function asOfWords(graph: GraphState): string {
  // Of a graph that was not loaded by us nobody says when it was looked at, nor who said what is in it.
  if (graph.dataVersion === null && graph.sources.size === 0) return "no sources";
  // The editors' own note is no publication: nobody expects a date of it.
  const sources = [...graph.sources.values()].filter(({ properties }) => properties["sourceType"] !== "editorial");
  const published = sources.flatMap((source) => textOf(source.properties, "publishedDate") ?? []);
  const undated = sources.length - published.length;
  const youngest = published.toSorted().at(-1);
  const undatedWords = undated === 0 ? "" : `, ${counted(undated, "source", "sources")} undated`;
  if (youngest !== undefined) return `sources to ${dateWords(youngest)}${undatedWords}`;
  const reviewed = graph.datasets
    .map((dataset) => dataset.reviewedDate)
    .filter((date) => date !== "")
    .toSorted()
    .at(-1);
  return reviewed === undefined ? "undated" : `reviewed ${dateWords(reviewed)}${undatedWords}`;
}

/** "$13B approx.", "up to $100B": the qualifier where people say it. */
export function qualifiedAmount({ short, qualifier }: MoneyWords): string {
  if (qualifier === "") return short;
  return qualifier.startsWith("approx") ? `${short} ${qualifier}` : `${qualifier} ${short}`;
}
