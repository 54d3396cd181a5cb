// The days of a time strip as bars of one width: months, quarters or years, whichever is readable for the span at hand.
import type { DayRange } from "#model";
import { certaintyIn, statedDays } from "./spans.ts";
import type { Span } from "./spans.ts";

export interface TimeBin extends DayRange {
  /** "March 2024", "Q1 2024", "2024", "2020–2024". */
  readonly label: string;
}

export interface TimeBar extends TimeBin {
  readonly certain: number;
  readonly possible: number;
}

/** Months in a bar. */
const WIDTHS = [1, 3, 12, 24, 60, 120] as const;
/** More bars than this are too thin to take hold of. */
const MOST_BARS = 72;

const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const firstDay = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}-01`;
const lastDay = (month: number): string =>
  new Date(Date.parse(`${firstDay(month + 1)}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** Bars from the first to the last of the days; none without days. */
export function binsOver(days: readonly string[]): readonly TimeBin[] {
  if (days.length === 0) return [];
  const months = days.map(monthOf);
  const first = Math.min(...months);
  const last = Math.max(...months);
  const width = WIDTHS.find((each) => (last - first) / each < MOST_BARS) ?? WIDTHS.at(-1) ?? 120;
  const start = Math.floor(first / width) * width;
  return Array.from({ length: Math.floor((last - start) / width) + 1 }, (_, index) => {
    const month = start + index * width;
    return { from: firstDay(month), to: lastDay(month + width - 1), label: binLabel(month, width) };
  });
}

const MONTHS = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

function binLabel(month: number, width: number): string {
  const year = Math.floor(month / 12);
  if (width === 1) return MONTHS.format(new Date(`${firstDay(month)}T00:00:00Z`));
  if (width === 3) return `Q${Math.floor((month % 12) / 3) + 1} ${year}`;
  return width === 12 ? `${year}` : `${year}–${year + width / 12 - 1}`;
}

/** How many spans are certainly, and how many possibly, in each bin. */
export function barsOf(bins: readonly TimeBin[], spans: Iterable<Span>): readonly TimeBar[] {
  const bars = bins.map((bin) => ({ ...bin, certain: 0, possible: 0 }));
  for (const span of spans) {
    for (const bar of bars) {
      const certainty = certaintyIn(span, bar);
      if (certainty !== "outside") bar[certainty] += 1;
    }
  }
  return bars;
}

/** The bins that a range touches; undefined where none is chosen or it touches none. */
export function binsIn(
  bins: readonly TimeBin[],
  range: DayRange | undefined,
): readonly [first: number, last: number] | undefined {
  if (range === undefined) return undefined;
  const first = bins.findIndex(({ to }) => to >= range.from);
  const last = bins.findLastIndex(({ from }) => from <= range.to);
  return first < 0 || last < first ? undefined : [first, last];
}

export function rangeOf(
  bins: readonly TimeBin[],
  [first, last]: readonly [first: number, last: number],
): DayRange | undefined {
  const from = bins[first]?.from;
  const to = bins[last]?.to;
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** Every day that spans name, for binsOver. */
export function daysOf(spans: Iterable<Span>): readonly string[] {
  return [...spans].flatMap(statedDays);
}
