// Pure steps of the filter slice.
import type { FilterState } from "./types.ts";

export function initialFilters(): FilterState {
  return { hiddenKinds: new Set(), hiddenFamilies: new Set(), hideInferred: false };
}

export function toggled(hidden: ReadonlySet<string>, name: string): ReadonlySet<string> {
  const next = new Set(hidden);
  if (!next.delete(name)) next.add(name);
  return next;
}

/** Hides all but `name`; where only `name` is left already, brings everything back. */
export function isolated(hidden: ReadonlySet<string>, all: readonly string[], name: string): ReadonlySet<string> {
  return isOnlyOne(hidden, all, name) ? new Set() : new Set(all.filter((other) => other !== name));
}

export function isOnlyOne(hidden: ReadonlySet<string>, all: readonly string[], name: string): boolean {
  return all.length > 1 && !hidden.has(name) && all.every((other) => other === name || hidden.has(other));
}

export function isFiltering(filters: FilterState): boolean {
  return filters.hiddenKinds.size > 0 || filters.hiddenFamilies.size > 0 || filters.hideInferred;
}
