// The time in a query string: `time=announced:2024-01-01..2025-06-30` and `undated=hide`.
import type { DayRange } from "#model";
import type { Refuse } from "../misread.ts";
import { refuseNothing, says } from "../misread.ts";
import { chooseRange, initialTime, isTimeBasis } from "./transitions.ts";
import type { TimeState } from "./types.ts";

const FIELDS = { time: "time", undated: "undated" };

export function writeTime({ basis, range, undatedHidden }: TimeState): readonly (readonly [string, string])[] {
  const plain = basis === initialTime().basis && range === undefined;
  const text = range === undefined ? basis : `${basis}:${range.from}..${range.to}`;
  return [
    ...(plain ? [] : [[FIELDS.time, text] as const]),
    ...(undatedHidden ? [[FIELDS.undated, "hide"] as const] : []),
  ];
}

export function readTime(query: URLSearchParams, refuse: Refuse = refuseNothing): TimeState {
  const text = query.get(FIELDS.time) ?? "";
  const [basis = "", days = ""] = text.split(":");
  const time = { ...initialTime(), undatedHidden: says(query, FIELDS.undated, "hide", refuse) };
  if (!isTimeBasis(basis)) {
    if (text !== "") refuse(FIELDS.time, text, "it names no date to go by: announced, true or seen");
    return time;
  }
  const range = readRange(days);
  if (range === undefined && days !== "") refuse(FIELDS.time, text, "its days are not two dates");
  return chooseRange({ ...time, basis }, range);
}

function readRange(text: string): DayRange | undefined {
  const [, from = "", to = ""] = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/.exec(text) ?? [];
  return isDay(from) && isDay(to) ? { from, to } : undefined;
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
