// What changed between two versions of a picture, as sentences.
import { canonicalJson } from "#model";
import type { Clickable, PictureScheme, Snapshot, SnapshotRelation, SnapshotStep, SnapshotView } from "#model";
import { altText, lookNotes, namesOf, relationSentence } from "#view";
import { shownWords } from "./words.ts";

/** One sentence for each difference, the words first; empty where only the drawing changed. */
export function differenceInWords(before: Snapshot, after: Snapshot): readonly string[] {
  const sayBefore = sayingOf(before);
  const sayAfter = sayingOf(after);
  const relations = compare(before.graph.relations, after.graph.relations);
  const entities = compare(before.graph.entities, after.graph.entities);
  const sources = compare(before.graph.sources, after.graph.sources);
  return [
    ...textChange("Title", before.title, after.title),
    ...textChange("Caption", before.caption, after.caption),
    ...textChange("Byline", before.byline, after.byline),
    ...textChange("Credit", before.credit, after.credit),
    ...altChange(before, after),
    ...textChange("Filters and time", sight(before), sight(after)),
    ...textChange("What size, colour and areas say", legendOf(before), legendOf(after)),
    ...viewChanges(before.view, after.view),
    ...storyChanges(before, after),
    ...relations.added.map((relation) => `Added: ${sayAfter(relation)}.`),
    ...relations.removed.map((relation) => `Removed: ${sayBefore(relation)}.`),
    ...relations.changed.map(([old, now]) => relationChange(sayBefore(old), sayAfter(now), old, now)),
    ...entities.added.map((entity) => `Added: ${entity.name}.`),
    ...entities.removed.map((entity) => `Removed: ${entity.name}.`),
    ...entities.changed.map(([old, now]) =>
      old.name === now.name ? `Details of ${now.name} changed.` : `“${old.name}” is now “${now.name}”.`,
    ),
    ...sources.added.map((source) => `New source: ${source.title}.`),
    ...sources.removed.map((source) => `Source removed: ${source.title}.`),
    ...sources.changed.map(([, now]) => `Details of the source “${now.title}” changed.`),
  ];
}

/** Alt text that is written from the graph changes with the facts, which are told by themselves. */
function altChange(before: Snapshot, after: Snapshot): readonly string[] {
  if (before.alt === after.alt || [before, after].every(({ alt, graph }) => alt === altText(graph))) return [];
  return textChange("Alt text", before.alt, after.alt);
}

const SCHEMES: Readonly<Record<PictureScheme, string>> = {
  auto: "the reader’s own, light or dark",
  light: "always light",
  dark: "always dark",
};
const CLICKABLE: Readonly<Record<Clickable, string>> = {
  all: "every entity and relation",
  relations: "relations only",
  none: "nothing",
};

function choiceChange(label: string, before: string, after: string): readonly string[] {
  return before === after ? [] : [`${label}: ${after}, before ${before}.`];
}

function viewChanges(before: SnapshotView, after: SnapshotView): readonly string[] {
  return [
    ...choiceChange("Readers can open", CLICKABLE[before.clickable], CLICKABLE[after.clickable]),
    ...choiceChange("Colours", SCHEMES[before.scheme], SCHEMES[after.scheme]),
    ...choiceChange("Shape, width to height", before.aspect, after.aspect),
  ];
}

function legendOf({ look = {} }: Snapshot): string | undefined {
  const titles = lookNotes(look).map(({ title }) => title);
  return titles.length === 0 ? undefined : titles.join("; ");
}

function sight(snapshot: Snapshot): string | undefined {
  const words = shownWords(snapshot);
  return words.length === 0 ? undefined : words.join("; ");
}

function storyChanges({ steps: old = [] }: Snapshot, { steps: now = [] }: Snapshot): readonly string[] {
  if (canonicalJson(old) === canonicalJson(now)) return [];
  if (old.length === 0) return [`A story was added, in ${now.length === 1 ? "1 step" : `${now.length} steps`}.`];
  if (now.length === 0) return ["The story was removed."];
  if (old.length !== now.length) return [`The story has ${now.length} steps instead of ${old.length}.`];
  return now.flatMap((step, index) => {
    const before = old[index];
    return before === undefined ? [] : stepChanges(before, step, index + 1);
  });
}

function stepChanges(before: SnapshotStep, after: SnapshotStep, place: number): readonly string[] {
  const parts = [
    ...(before.text === after.text ? [] : ["its text"]),
    ...(canonicalJson(before.highlight) === canonicalJson(after.highlight) ? [] : ["what stands out"]),
    ...(canonicalJson(before.camera ?? null) === canonicalJson(after.camera ?? null) ? [] : ["what comes into sight"]),
  ];
  return [
    ...textChange(`Title of step ${place}`, before.title, after.title),
    ...(parts.length === 0 ? [] : [`Step ${place} of the story changed: ${parts.join(", ")}.`]),
  ];
}

function sayingOf(snapshot: Snapshot): (relation: SnapshotRelation) => string {
  const nameOf = namesOf(snapshot.graph);
  return (relation) => relationSentence(relation, nameOf);
}

function relationChange(old: string, now: string, before: SnapshotRelation, after: SnapshotRelation): string {
  if (old !== now) return `Changed: “${old}” is now “${now}”.`;
  const sameEvidence = canonicalJson(before.evidence) === canonicalJson(after.evidence);
  return sameEvidence ? `Details of “${now}” changed.` : `The evidence for “${now}” changed.`;
}

function textChange(label: string, before: string | undefined, after: string | undefined): readonly string[] {
  if (before === after) return [];
  if (before === undefined) return [`${label} added: “${after}”.`];
  return after === undefined ? [`${label} “${before}” removed.`] : [`${label} “${before}” is now “${after}”.`];
}

interface Compared<T> {
  readonly added: readonly T[];
  readonly removed: readonly T[];
  readonly changed: readonly (readonly [before: T, after: T])[];
}

function compare<T extends { readonly id: string }>(before: readonly T[], after: readonly T[]): Compared<T> {
  const old = new Map(before.map((item) => [item.id, item]));
  const now = new Set(after.map((item) => item.id));
  return {
    added: after.filter((item) => !old.has(item.id)),
    removed: before.filter((item) => !now.has(item.id)),
    changed: after.flatMap((item) => {
      const was = old.get(item.id);
      return was === undefined || canonicalJson(was) === canonicalJson(item) ? [] : [[was, item] as const];
    }),
  };
}
