// The stack of filters in a query string. What the legend does keeps its short names (hide, without, inferred), every
// other step is one `f`; the order of the fields is the order of the steps. Reading leaves out what it cannot understand.
import type { Refuse } from "../misread.ts";
import { refuseNothing } from "../misread.ts";
import { hide, isChecklist } from "./transitions.ts";
import type { Checklist, FilterRule, FilterState, FilterStep } from "./types.ts";
import { CHECKLISTS } from "./types.ts";

export type Field = readonly [name: string, value: string];

const FIELDS = { kind: "hide", family: "without", inferred: "inferred", step: "f" };
/** Before the type of a step that is switched off. */
const OFF = "-";

export function writeFilters({ steps }: FilterState): readonly Field[] {
  return steps.flatMap(({ on, rule }): readonly Field[] => {
    if (on && rule.type === "kind") return rule.hidden.map((name) => [FIELDS.kind, name]);
    if (on && rule.type === "family") return rule.hidden.map((name) => [FIELDS.family, name]);
    if (on && rule.type === "basis" && rule.hidden.join() === "inference") return [[FIELDS.inferred, "hide"]];
    return [[FIELDS.step, `${on ? "" : OFF}${textOfRule(rule)}`]];
  });
}

export function readFilters(query: URLSearchParams, refuse: Refuse = refuseNothing): FilterState {
  let filters: FilterState = { steps: [] };
  const alsoHide = (type: Checklist, name: string): void => {
    const there = filters.steps.find(({ rule }) => rule.type === type)?.rule;
    filters = hide(filters, type, [...(there !== undefined && isChecklist(there) ? there.hidden : []), name]);
  };
  for (const [field, value] of query) {
    if (field === FIELDS.kind) alsoHide("kind", value);
    else if (field === FIELDS.family) alsoHide("family", value);
    else if (field === FIELDS.inferred) {
      if (value === "hide") alsoHide("basis", "inference");
      else refuse(field, value, "there is no such choice");
    } else if (field === FIELDS.step) {
      const step = readStep(value);
      if (step === undefined) refuse(field, value, "it is no filter");
      else if (isTaken(filters, step)) refuse(field, value, "a filter of this sort comes before it");
      else filters = { steps: [...filters.steps, step] };
    }
  }
  return filters;
}

/** A second checklist of one type is ignored: which of the two a link meant is not known. */
function isTaken(filters: FilterState, step: FilterStep): boolean {
  return isChecklist(step.rule) && filters.steps.some(({ rule }) => rule.type === step.rule.type);
}

// ── One step as text: its type, then its parts, with ":" between them and "," inside a list ──────────────────────

function escaped(text: string): string {
  return text.replaceAll(/[%,:]/g, encodeURIComponent);
}

function unescaped(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

const range = (min: number | undefined, max: number | undefined) => `${min ?? ""}..${max ?? ""}`;

function textOfRule(rule: FilterRule): string {
  switch (rule.type) {
    case "amount": {
      const { type, currency, status = "", min, max, others } = rule;
      return [type, escaped(currency), escaped(status), range(min, max), ...(others ? ["others"] : [])].join(":");
    }
    case "text":
      return `${rule.type}:${escaped(rule.text)}`;
    case "degree":
      return `${rule.type}:${range(rule.min, rule.max)}`;
    case "component":
      return `${rule.type}:${escaped(rule.of)}`;
    case "core":
      return `${rule.type}:${rule.k}`;
    case "distance":
      return `${rule.type}:${escaped(rule.of)}:${rule.hops}`;
    default:
      // A list with one empty name is not an empty list.
      return `${rule.type}:${rule.hidden.map((name) => `${escaped(name)},`).join("")}`;
  }
}

function readStep(text: string): FilterStep | undefined {
  const on = !text.startsWith(OFF);
  const [type = "", ...parts] = (on ? text : text.slice(OFF.length)).split(":");
  const rule = readRule(type, parts);
  return rule === undefined ? undefined : { on, rule };
}

function readRule(type: string, parts: readonly string[]): FilterRule | undefined {
  const [first = "", second = "", third = "", fourth] = parts;
  if (isChecklistName(type)) {
    const names = first.split(",").slice(0, -1).map(unescaped);
    if (names.length === 0 || names.includes(undefined)) return undefined;
    return { type, hidden: [...new Set(names.flatMap((name) => name ?? []))].toSorted() };
  }
  const name = unescaped(first);
  if (name === undefined) return undefined;
  switch (type) {
    case "amount": {
      const status = unescaped(second);
      const ends = readRange(third);
      if (name === "" || status === undefined || ends === undefined) return undefined;
      return { type, currency: name, status: status === "" ? undefined : status, ...ends, others: fourth === "others" };
    }
    case "text":
      return { type, text: name };
    case "degree": {
      const ends = readRange(first);
      return ends?.min === undefined ? undefined : { type, min: ends.min, max: ends.max };
    }
    case "component":
      return name === "" ? undefined : { type, of: name };
    case "core":
      return isCount(first) ? { type, k: Number(first) } : undefined;
    case "distance":
      return name !== "" && isCount(second) ? { type, of: name, hops: Number(second) } : undefined;
    default:
      return undefined;
  }
}

function isChecklistName(type: string): type is Checklist {
  return Object.hasOwn(CHECKLISTS, type);
}

function isCount(text: string): boolean {
  return /^\d{1,4}$/.test(text);
}

function readRange(text: string): { readonly min: number | undefined; readonly max: number | undefined } | undefined {
  const match = /^(\d+(?:\.\d+)?(?:e[+-]?\d+)?)?\.\.(\d+(?:\.\d+)?(?:e[+-]?\d+)?)?$/.exec(text);
  if (match === null) return undefined;
  const [min, max] = [match[1], match[2]].map((end) => (end === undefined ? undefined : Number(end)));
  return [min, max].some((end) => end === Infinity) ? undefined : { min, max };
}
