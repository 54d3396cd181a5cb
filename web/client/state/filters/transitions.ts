// Pure steps of the filter slice: the stack as a list, and the legend's rows as entries of its checklists.
import type { Checklist, ChecklistRule, FilterRule, FilterState, FilterStep } from "./types.ts";
import { CHECKLISTS } from "./types.ts";

export function initialFilters(): FilterState {
  return { steps: [] };
}

export function isChecklist(rule: FilterRule): rule is ChecklistRule {
  return Object.hasOwn(CHECKLISTS, rule.type);
}

// ── The stack ────────────────────────────────────────────────────────────────────────────────────────────────────

/** Puts a step at the end, switched on; a checklist that is there already takes the place it has. */
export function addStep(filters: FilterState, rule: FilterRule): FilterState {
  const at = isChecklist(rule) ? filters.steps.findIndex((step) => step.rule.type === rule.type) : -1;
  const step: FilterStep = { on: true, rule };
  return at < 0 ? { steps: [...filters.steps, step] } : { steps: filters.steps.with(at, step) };
}

/** An index that is not there changes nothing. */
export function changeRule(filters: FilterState, index: number, rule: FilterRule): FilterState {
  const step = filters.steps[index];
  return step === undefined ? filters : { steps: filters.steps.with(index, { ...step, rule }) };
}

export function switchStep(filters: FilterState, index: number): FilterState {
  const step = filters.steps[index];
  return step === undefined ? filters : { steps: filters.steps.with(index, { ...step, on: !step.on }) };
}

export function removeStep(filters: FilterState, index: number): FilterState {
  return filters.steps[index] === undefined ? filters : { steps: filters.steps.toSpliced(index, 1) };
}

/** Takes a step one place up (-1) or down (1); at the end of the list nothing changes. */
export function moveStep(filters: FilterState, index: number, by: -1 | 1): FilterState {
  const step = filters.steps[index];
  const other = filters.steps[index + by];
  if (step === undefined || other === undefined) return filters;
  return { steps: filters.steps.with(index, other).with(index + by, step) };
}

/** Whether a step is on that can hide anything. */
export function isFiltering(filters: FilterState): boolean {
  return filters.steps.some((step) => step.on);
}

// ── The legend's rows ────────────────────────────────────────────────────────────────────────────────────────────

/** What the checklist hides now; nothing where its step is switched off or not there. */
export function hiddenOf(filters: FilterState, type: Checklist): ReadonlySet<string> {
  const step = filters.steps.find(({ on, rule }) => on && rule.type === type);
  return new Set(step !== undefined && isChecklist(step.rule) ? step.rule.hidden : []);
}

/** Sets what the checklist hides; a list that hides nothing leaves the stack. */
export function hide(filters: FilterState, type: Checklist, names: Iterable<string>): FilterState {
  const hidden = [...new Set(names)].toSorted();
  if (hidden.length > 0) return addStep(filters, { type, hidden });
  const at = filters.steps.findIndex(({ rule }) => rule.type === type);
  return removeStep(filters, at);
}

export function toggled(filters: FilterState, type: Checklist, name: string): FilterState {
  const next = new Set(hiddenOf(filters, type));
  if (!next.delete(name)) next.add(name);
  return hide(filters, type, next);
}

/** Hides all but `name`; where only `name` is left already, brings everything back. */
export function isolated(filters: FilterState, type: Checklist, all: readonly string[], name: string): FilterState {
  const only = isOnlyOne(hiddenOf(filters, type), all, name);
  return hide(filters, type, only ? [] : all.filter((other) => other !== name));
}

export function isOnlyOne(hidden: ReadonlySet<string>, all: readonly string[], name: string): boolean {
  return all.length > 1 && !hidden.has(name) && all.every((other) => other === name || hidden.has(other));
}
