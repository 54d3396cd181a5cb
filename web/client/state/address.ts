// The view as a query string and back: one table of fields, read and written here. Reading is lenient: what is unknown
// or cannot be understood is left out, so that an old or a mistyped link still opens.
import { readFilters, writeFilters } from "./filters/address.ts";
import type { FilterState } from "./filters/types.ts";
import type { Ref } from "./selection/types.ts";
import { readTime, writeTime } from "./time/address.ts";
import type { TimeState } from "./time/types.ts";
import { isViewMode } from "./view/transitions.ts";
import type { ViewMode } from "./view/types.ts";

export interface Address {
  readonly filters: FilterState;
  readonly time: TimeState;
  readonly items: readonly Ref[];
  readonly focus: string | undefined;
  readonly mode: ViewMode;
}

const FIELDS = { item: "sel", focus: "focus", mode: "view" };

/** "" for the plain view, else "?hide=Person&sel=relation:x"; the same view always gives the same text. */
export function writeAddress(address: Address): string {
  const query = new URLSearchParams();
  for (const [name, value] of writeFilters(address.filters)) query.append(name, value);
  for (const [name, value] of writeTime(address.time)) query.append(name, value);
  for (const item of address.items) query.append(FIELDS.item, `${item.kind}:${item.id}`);
  if (address.focus !== undefined) query.append(FIELDS.focus, address.focus);
  if (address.mode !== "graph") query.append(FIELDS.mode, address.mode);
  // Colon and comma are legal in a query and "sel=relation:x" is what people read and type.
  const text = query.toString().replaceAll("%3A", ":").replaceAll("%2C", ",");
  return text === "" ? "" : `?${text}`;
}

export function readAddress(search: string): Address {
  const query = new URLSearchParams(search);
  const mode = query.get(FIELDS.mode) ?? "";
  return {
    filters: readFilters(query),
    time: readTime(query),
    items: query.getAll(FIELDS.item).flatMap(readRef),
    focus: query.get(FIELDS.focus) || undefined,
    mode: isViewMode(mode) ? mode : "graph",
  };
}

function readRef(text: string): readonly Ref[] {
  const [, kind, id] = /^(entity|relation):(.+)$/s.exec(text) ?? [];
  if (id === undefined) return [];
  return [{ kind: kind === "entity" ? "entity" : "relation", id }];
}
