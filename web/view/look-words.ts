// The words of what a drawing says beside its facts: titles of its legend, what a measure does and does not say, which
// filters and which time it was taken with. The same in the explorer, in a picture and on its page.
import { COLOURS, GROUPINGS, MEASURES, SIZES } from "#model";
import type { ColourBy, MeasureName, SizeBy, SnapshotLook, SnapshotTime } from "#model";
import { dateWords } from "./date-words.ts";

/** What follows a value: " %" where the measure is a share. */
export function unitOf(by: SizeBy | ColourBy): string {
  return typeof by !== "string" && MEASURES[by.measure].percent ? " %" : "";
}

/** A label within a sentence; a name keeps its capitals. */
function within(label: string): string {
  return label === MEASURES.pagerank.label ? label : label.toLowerCase();
}

/** "Size: PageRank". */
export function sizeTitle(by: SizeBy): string {
  return `Size: ${within(SIZES[typeof by === "string" ? by : by.measure])}`;
}

export function colourTitle(by: ColourBy): string {
  return `Colour: ${within(COLOURS[typeof by === "string" ? by : by.measure])}`;
}

function areaTitle({ by }: NonNullable<SnapshotLook["grouping"]>): string {
  return `Areas: ${within(GROUPINGS[by])}`;
}

export interface LookNote {
  readonly title: string;
  readonly words: string;
}

function told(title: string, measure: MeasureName, note?: string): LookNote {
  const { says, saysNot } = MEASURES[measure];
  return { title, words: [says, saysNot, ...(note === undefined ? [] : [note])].join(" ") };
}

/** What each measure in the drawing says and does not say. */
export function lookNotes({ sizeBy, colourBy, grouping }: SnapshotLook): readonly LookNote[] {
  return [
    ...(sizeBy === undefined
      ? []
      : typeof sizeBy === "string"
        ? [{ title: sizeTitle(sizeBy), words: SIZE_WORDS[sizeBy] }]
        : [told(sizeTitle(sizeBy), sizeBy.measure, sizeBy.note)]),
    ...(colourBy === undefined ? [] : [told(colourTitle(colourBy), colourBy.measure, colourBy.note)]),
    ...(grouping === undefined
      ? []
      : grouping.by === "community"
        ? [told(areaTitle(grouping), "community")]
        : [{ title: areaTitle(grouping), words: AREA_WORDS[grouping.by] }]),
  ];
}

const SIZE_WORDS = {
  capital: "The amounts stated on an entity’s relations, added up; what states none counts as nothing.",
  same: "Size says nothing here.",
} as const;

const AREA_WORDS = {
  kind: "Entities of one kind.",
  country: "Entities said to be based in one country; who has none stands outside.",
} as const;

/** Which part of the data is in sight: each filter that was on, and the time. */
export function sightWords({ filters = [], time }: Pick<SnapshotLook, "filters" | "time">): readonly string[] {
  return [...filters, ...(time === undefined ? [] : timeWords(time))];
}

const BASES = { announced: "announced", true: "true at some time from", seen: "first seen" } as const;

function timeWords({ basis, range, undatedHidden = false }: SnapshotTime): readonly string[] {
  if (range === undefined) return undatedHidden ? ["Time: only relations with a date"] : [];
  const days = range.from === range.to ? dateWords(range.from) : `${dateWords(range.from)} to ${dateWords(range.to)}`;
  return [`Time: ${BASES[basis]} ${days}, undated relations ${undatedHidden ? "left out" : "kept"}`];
}
