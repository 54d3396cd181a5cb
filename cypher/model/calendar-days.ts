// A year, a month or a day of the calendar, as text, to the days it can stand for: what a filter by date takes.

export interface CalendarDays {
  readonly earliest: string;
  readonly latest: string;
}

/** Undefined for what is no such text, or not in the calendar. */
export function calendarDays(text: string): CalendarDays | undefined {
  const [, year, month = "", day = ""] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  const earliest = `${year}-${month || "01"}-${day || "01"}`;
  const date = new Date(`${earliest}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== earliest) return undefined;
  if (day !== "") return { earliest, latest: earliest };
  if (month === "") return { earliest, latest: `${year}-12-31` };
  // Day 0 of the next month is the last of this one.
  date.setUTCMonth(date.getUTCMonth() + 1, 0);
  return { earliest, latest: date.toISOString().slice(0, 10) };
}
