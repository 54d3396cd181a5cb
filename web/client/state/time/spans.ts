// When a relation was: the days its dates can stand for, under the reading the reader chose, and whether that is
// certainly or only possibly within a range.
import type { WireRelation, WireSource } from "#contract";
import { OPEN_DATES, dateOf, textOf } from "#model";
import type { PartialDate, DayRange, TimeBasis } from "#model";

interface Bounds {
  readonly earliest: string;
  readonly latest: string;
}

/** A moment on one of some days, or a period whose start and end are each on one of some days. */
export type Span =
  | { readonly shape: "moment"; readonly at: Bounds }
  | { readonly shape: "period"; readonly start: Bounds; readonly end: Bounds };

export type Certainty = "certain" | "possible" | "outside";

/** Undefined where no date of that reading is stated. */
export function spanOf(
  relation: WireRelation,
  basis: TimeBasis,
  sources: ReadonlyMap<string, WireSource>,
): Span | undefined {
  if (basis === "true") return periodOf(relation);
  const at = basis === "announced" ? boundsOf(dateOf(relation.properties, "announcedDate")) : seenOf(relation, sources);
  return at === undefined ? undefined : { shape: "moment", at };
}

/** A date without bounds (another graph's) covers what its text leaves open: "2025" is the whole year. */
function boundsOf(date: PartialDate | undefined): Bounds | undefined {
  if (date === undefined) return undefined;
  const earliest = filledDay(date.earliest, "01-01");
  const latest = filledDay(date.latest, "12-31");
  return earliest === undefined || latest === undefined ? undefined : { earliest, latest };
}

function filledDay(text: string, rest: "01-01" | "12-31"): string | undefined {
  const [, day] = /^(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T.*)?$/.exec(text) ?? [];
  if (day === undefined) return undefined;
  if (day.length === 10) return day;
  if (day.length === 4) return `${day}-${rest}`;
  return rest === "01-01" ? `${day}-01` : lastOfMonth(day);
}

function lastOfMonth(month: string): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/**
 * An end nobody stated: after the start, for as long as we know. What is said to be current lasts; what is said to be
 * over ended on a day not known; of the rest only the start is certain.
 */
function periodOf({ properties }: WireRelation): Span | undefined {
  const start = boundsOf(dateOf(properties, "startDate"));
  const end = boundsOf(dateOf(properties, "endDate"));
  if (start === undefined && end === undefined) return undefined;
  const lasting = properties["isCurrent"] === true ? OPEN_DATES.latest : (start?.latest ?? OPEN_DATES.earliest);
  return {
    shape: "period",
    start: start ?? { earliest: OPEN_DATES.earliest, latest: end?.latest ?? OPEN_DATES.latest },
    end: end ?? { earliest: lasting, latest: OPEN_DATES.latest },
  };
}

function seenOf(relation: WireRelation, sources: ReadonlyMap<string, WireSource>): Bounds | undefined {
  const dated = relation.evidence.flatMap(({ source, stance }) => {
    const properties = stance === "supports" ? sources.get(source)?.properties : undefined;
    if (properties === undefined) return [];
    const retrieved = textOf(properties, "retrievedAt");
    const seen =
      dateOf(properties, "publishedDate") ??
      (retrieved === undefined ? undefined : { written: retrieved, earliest: retrieved, latest: retrieved });
    return boundsOf(seen) ?? [];
  });
  if (dated.length === 0) return undefined;
  return {
    earliest: dated.map(({ earliest }) => earliest).reduce((a, b) => (a < b ? a : b)),
    latest: dated.map(({ latest }) => latest).reduce((a, b) => (a < b ? a : b)),
  };
}

/**
 * A moment is certainly in the range where all its days are, possibly where one is. A period is certainly in it where
 * it had begun by the last day and not ended before the first, whichever its days were.
 */
export function certaintyIn(span: Span, { from, to }: DayRange): Certainty {
  if (span.shape === "moment") {
    if (span.at.earliest >= from && span.at.latest <= to) return "certain";
    return span.at.earliest <= to && span.at.latest >= from ? "possible" : "outside";
  }
  if (span.start.latest <= to && span.end.earliest >= from) return "certain";
  return span.start.earliest <= to && span.end.latest >= from ? "possible" : "outside";
}

/** The days a span names, without the open ends. */
export function statedDays(span: Span): readonly string[] {
  const bounds = span.shape === "moment" ? [span.at] : [span.start, span.end];
  return bounds
    .flatMap(({ earliest, latest }) => [earliest, latest])
    .filter((day) => day !== OPEN_DATES.earliest && day !== OPEN_DATES.latest);
}
