// The picture as text: each relation a sentence with its source. What a screen reader, a search engine and a printer get.
import type { Snapshot, SnapshotNotes } from "#model";
import { dateWords, namesOf, receiptOf, relationSentence } from "#view";
import type { Receipt } from "#view";
import { citationText } from "./citation.ts";
import type { SnapshotLinks } from "./links.ts";
import { stepPlace, stepWords } from "./story.ts";
import { asOfWords, citedSources, creditWords, shownWords, stopped } from "./words.ts";

export interface TwinLine {
  readonly relationId: string;
  /** With its full stop. */
  readonly sentence: string;
  readonly sources: string;
  readonly receipt: Receipt;
}

/** Every relation of the picture, in the order of its graph. */
export function twinOf(snapshot: Snapshot): readonly TwinLine[] {
  const nameOf = namesOf(snapshot.graph);
  return snapshot.graph.relations.map((relation) => {
    const receipt = receiptOf(relation, snapshot.graph);
    return {
      relationId: relation.id,
      sentence: stopped(relationSentence(relation, nameOf)),
      sources: sourcesWords(receipt),
      receipt,
    };
  });
}

/** "Who builds the halls, undated (paragraph 2, sentence 1)"; "No source" where there is none. */
function sourcesWords(receipt: Receipt): string {
  if (receipt.evidence.length === 0) return "No source";
  return receipt.evidence
    .map((item) => {
      const from = [item.title, item.publisher, item.date].filter((part) => part !== undefined).join(", ");
      const against = item.stance === "disputes" ? "disputed by " : "";
      return `${against}${from} (${item.locator})${item.withdrawn ? ", withdrawn" : ""}`;
    })
    .join("; ");
}

/** The whole picture as plain text, lines of one sentence, LF. */
export function toPlainText(snapshot: Snapshot, notes: SnapshotNotes, links: SnapshotLinks): string {
  const lines = twinOf(snapshot).map(({ sentence, receipt, sources }) => {
    const doubts = [receipt.inferred ? "Inferred" : "", receipt.confidence.label].filter((word) => word !== "");
    return `- ${sentence} ${doubts.join(", ")}. Source: ${sources}.`;
  });
  const alone = entitiesAlone(snapshot);
  const sources = citedSources(snapshot).map((source) => {
    const { publisher, url, publishedDate } = source.properties;
    const said = [
      source.title,
      publisher,
      dateWords(typeof publishedDate === "string" ? publishedDate : undefined),
      url,
    ];
    return `- ${said.filter((part) => typeof part === "string").join(", ")}`;
  });
  const blocks = [
    [snapshot.title, "=".repeat(Math.min(snapshot.title.length, 72))],
    notesLines(notes),
    [snapshot.caption, creditWords(snapshot), asOfWords(snapshot), ...shownWords(snapshot)],
    [snapshot.alt],
    ...storyBlocks(snapshot),
    ["Relations", ...lines],
    alone.length === 0 ? [] : ["Without relations in this picture", ...alone.map((name) => `- ${name}`)],
    ["Sources", ...sources],
    ["Cite as", citationText(snapshot, links)],
  ];
  return `${blocks
    .map((block) =>
      block
        .filter((text): text is string => text !== undefined && text !== "")
        .map(oneLine)
        .join("\n"),
    )
    .filter((block) => block !== "")
    .join("\n\n")}\n`;
}

/** Each step with its words and what it shows. */
function storyBlocks(snapshot: Snapshot): readonly (readonly string[])[] {
  const { steps = [] } = snapshot;
  return steps.map((step, index) => [
    `Step ${stepPlace(index, snapshot)}: ${step.title}`,
    ...step.text.split(/\n+/),
    stepWords(snapshot, step),
  ]);
}

export function entitiesAlone({ graph }: Snapshot): readonly string[] {
  const linked = new Set(graph.relations.flatMap((relation) => [relation.source, relation.target]));
  return graph.entities.filter((entity) => !linked.has(entity.id)).map((entity) => entity.name);
}

function notesLines(notes: SnapshotNotes): readonly string[] {
  return [
    ...(notes.withdrawn === undefined
      ? []
      : [`WITHDRAWN ${dateWords(notes.withdrawn.date)}: ${notes.withdrawn.reason}`]),
    ...(notes.replacedBy === undefined ? [] : [`There is a newer version: ${notes.replacedBy}`]),
    ...notes.corrections.map(({ date, text }) => `Correction, ${dateWords(date)}: ${text}`),
  ];
}

function oneLine(text: string): string {
  return text.replaceAll(/[\r\n\u2028\u2029]+/g, " ");
}
