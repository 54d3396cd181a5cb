// Any value of somebody else's graph as a reader reads it: days, times, durations, places, numbers, lists.
import type { Plain } from "#model";

const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;
const DATE_TIME = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::(\d\d))?(?:\.\d+)?(Z|[+-]\d\d:\d\d)?(?:\[([^\]]+)\])?$/;
const DURATION =
  /^P(?=.)(?:(-?\d+)Y)?(?:(-?\d+)M)?(?:(-?\d+)W)?(?:(-?\d+)D)?(?:T(?:(-?\d+)H)?(?:(-?\d+)M)?(?:(-?[\d.]+)S)?)?$/;
const UNITS = ["year", "month", "week", "day", "hour", "minute", "second"] as const;

const dayFormat = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});
// Four digits stay together: a number of somebody else's graph is as often a year.
const numberFormat = new Intl.NumberFormat("en", { maximumFractionDigits: 6, useGrouping: "min2" });
const degrees = new Intl.NumberFormat("en", { minimumFractionDigits: 4, maximumFractionDigits: 4 });

/** The coordinate systems Neo4j has, by SRID; the first two are places on Earth. */
const SYSTEMS: Readonly<Record<number, string>> = {
  4326: "WGS 84",
  4979: "WGS 84, with height",
  7203: "on a plane",
  9157: "in space",
};

/** "12 Mar 2024, 14:05 (Europe/London)", "7 hours 15 minutes", "54.0000° N, 1.5000° W"; other texts as they are. */
export function plainWords(value: Plain): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return numberFormat.format(value);
  if (typeof value === "string") return timeWords(value) ?? value;
  if (isList(value)) return value.map(plainWords).join(", ");
  return pointWords(value) ?? JSON.stringify(value);
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

function timeWords(text: string): string | undefined {
  if (DAY.test(text)) return dayWords(text);
  const [, day, minutes, seconds, offset, zone] = DATE_TIME.exec(text) ?? [];
  if (day !== undefined && minutes !== undefined) {
    const where = zone ?? (offset === "Z" ? "UTC" : offset);
    const clock = seconds === undefined || seconds === "00" ? minutes : `${minutes}:${seconds}`;
    return `${dayWords(day) ?? day}, ${clock}${where === undefined ? "" : ` (${where})`}`;
  }
  return durationWords(text);
}

function dayWords(day: string): string | undefined {
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? undefined : dayFormat.format(date);
}

/** Undefined for what is no duration; an ISO duration of nothing is "0 seconds". */
function durationWords(text: string): string | undefined {
  const found = DURATION.exec(text);
  if (found === null) return undefined;
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0));
  // Neo4j keeps the time of day in seconds alone: 26,100 of them are 7 hours 15 minutes.
  const all = hours * 3600 + minutes * 60 + seconds;
  const clock = [Math.trunc(all / 3600), Math.trunc((all % 3600) / 60), all % 60];
  const parts = UNITS.flatMap((unit, index) => {
    const count = [years, months, weeks, days, ...clock][index] ?? 0;
    return count === 0 ? [] : [`${numberFormat.format(count)} ${unit}${Math.abs(count) === 1 ? "" : "s"}`];
  });
  return parts.length === 0 ? "0 seconds" : parts.join(" ");
}

function pointWords(value: { readonly [key: string]: Plain }): string | undefined {
  const { srid, x, y, z } = value;
  if (typeof srid !== "number" || typeof x !== "number" || typeof y !== "number") return undefined;
  const system = SYSTEMS[srid] ?? `SRID ${srid}`;
  if (srid === 4326 || srid === 4979) {
    const height = typeof z === "number" ? `, ${numberFormat.format(z)} m` : "";
    return `${angle(y, "N", "S")}, ${angle(x, "E", "W")}${height}`;
  }
  return `${[x, y, ...(typeof z === "number" ? [z] : [])].map((part) => numberFormat.format(part)).join(", ")} (${system})`;
}

function angle(value: number, positive: string, negative: string): string {
  return `${degrees.format(Math.abs(value))}° ${value < 0 ? negative : positive}`;
}
