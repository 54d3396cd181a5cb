// The words of a published picture that are about it as a whole: how many sources, as of when, by whom.
import type { Snapshot } from "#model";
import { datePhrase, dateWords, isolated, sightWords } from "#view";

/** "As of 14 March 2025, the newest source's date", or why there is none. */
export function asOfWords(snapshot: Pick<Snapshot, "asOf">): string {
  const { asOf } = snapshot;
  if (asOf === undefined) return "Sources undated";
  if (asOf.from === "review") return `Sources undated; data reviewed ${dateWords(asOf.date)}`;
  return datePhrase("As of", asOf.date) ?? "Sources undated";
}

export function sourceCountWords(snapshot: Pick<Snapshot, "graph">): string {
  const count = citedSources(snapshot).length;
  return count === 1 ? "1 source" : `${count} sources`;
}

type Facts = Snapshot["graph"]["entities"] | Snapshot["graph"]["relations"];
type Sources = Snapshot["graph"]["sources"];

/**
 * The sources that the picture rests on, in their order: those that the lines' receipts cite, for lines are what it
 * claims. Where none is drawn, those of its entities.
 */
export function citedSources({ graph }: Pick<Snapshot, "graph">): Sources {
  return sourcesOf(graph.relations.length > 0 ? graph.relations : graph.entities, graph.sources);
}

/** Those that only say what an entity is; its receipt cites them, where it may be opened. */
export function describingSources({ graph, view }: Pick<Snapshot, "graph" | "view">): Sources {
  if (view.clickable !== "all") return [];
  const cited = new Set(citedSources({ graph }).map(workOf));
  return sourcesOf(graph.entities, graph.sources).filter((source) => !cited.has(workOf(source)));
}

/** Each once: two datasets may hold the same work under ids of their own. */
function sourcesOf(facts: Facts, sources: Sources): Sources {
  const cited = new Set(facts.flatMap((fact) => fact.evidence.map(({ source }) => source)));
  const works = new Map<string, Sources[number]>();
  for (const source of sources) {
    if (cited.has(source.id) && !works.has(workOf(source))) works.set(workOf(source), source);
  }
  return [...works.values()];
}

function workOf({ title, properties }: Sources[number]): string {
  const { publisher, url, publishedDate } = properties;
  return JSON.stringify([title, publisher, url, publishedDate]);
}

/** "By A. Reporter · Graphics desk", or what there is of it. */
export function creditWords({ byline, credit }: Pick<Snapshot, "byline" | "credit">): string {
  const parts = [byline === undefined ? undefined : `By ${isolated(byline)}`, credit && isolated(credit)];
  return parts.filter((part) => part !== undefined).join(" · ");
}

/** The footer line of a picture. */
export function footerWords(snapshot: Snapshot): string {
  return [sourceCountWords(snapshot), asOfWords(snapshot), creditWords(snapshot)]
    .filter((part) => part !== "")
    .join(" · ");
}

/** An address as it is printed; nothing where it is only a way from one file to another. */
export function addressWords(address: string): string {
  return /^https?:\/\//.test(address) ? address.replace(/^https?:\/\//, "") : "";
}

/** Which part of the data is in the picture: the filters and the time that were on. */
export function shownWords({ look }: Pick<Snapshot, "look">): readonly string[] {
  return sightWords(look ?? {});
}

/** As a sentence: a title may end with a mark of its own, a name with a full stop ("Inc."). */
export function stopped(sentence: string): string {
  return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}
