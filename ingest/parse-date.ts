// A date as a curator writes it (ISO 8601 prefix or EDTF) to the days it can stand for. The only user of edtf.
import edtf from "edtf";
import { OPEN_DATES } from "#model";
import type { PartialDate } from "#model";

/** Dates repeat, and parsing one takes a millisecond: each is parsed once a run. */
const parsed = new Map<string, PartialDate | undefined>();

/** Undefined for a date that does not exist, is no EDTF, or lies outside the years 0 to 9999. */
export function parseDate(written: string): PartialDate | undefined {
  if (!parsed.has(written)) parsed.set(written, parse(written));
  return parsed.get(written);
}

function parse(written: string): PartialDate | undefined {
  // A day, a month or a year, or what EDTF adds to them: "20" (a century) and bare words of it are slips here.
  if (!/\d{3}[\dX]|\d{2}XX/.test(written)) return undefined;
  try {
    const { min, max } = edtf(written);
    const earliest = toDay(min, OPEN_DATES.earliest);
    const latest = toDay(max, OPEN_DATES.latest);
    if (earliest === undefined || latest === undefined || earliest > latest) return undefined;
    return { written, earliest, latest };
  } catch {
    return undefined;
  }
}

function toDay(time: number | null, open: string): string | undefined {
  if (time === null || Math.abs(time) === Number.POSITIVE_INFINITY) return open;
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return undefined;
  const day = date.toISOString().slice(0, 10);
  return /^\d{4}-/.test(day) ? day : undefined;
}
