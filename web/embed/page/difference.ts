// What changed between two versions of a picture, as sentences.
import { canonicalJson } from "#model";
import type { Snapshot, SnapshotRelation } from "#model";
import { namesOf, relationSentence } from "#view";
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
    ...textChange("Filters and time", sight(before), sight(after)),
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

function sight(snapshot: Snapshot): string | undefined {
  const words = shownWords(snapshot);
  return words.length === 0 ? undefined : words.join("; ");
}

function storyChanges({ steps: old = [] }: Snapshot, { steps: now = [] }: Snapshot): readonly string[] {
  if (canonicalJson(old) === canonicalJson(now)) return [];
  if (old.length === 0) return [`A story was added, in ${now.length === 1 ? "1 step" : `${now.length} steps`}.`];
  if (now.length === 0) return ["The story was removed."];
  const same = old.length === now.length;
  const changed = now.flatMap((step, index) => (canonicalJson(step) === canonicalJson(old[index]) ? [] : [index + 1]));
  return same
    ? changed.map((place) => `Step ${place} of the story changed.`)
    : [`The story has ${now.length} steps instead of ${old.length}.`];
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
