// A search for paths in a query string: "path" for every end, and what narrows it. Reading leaves out what it cannot
// understand.
import { calendarDays } from "#model";
import type { Field } from "../filters/address.ts";
import type { Refuse } from "../misread.ts";
import { refuseNothing } from "../misread.ts";
import { askPaths, openPaths } from "./transitions.ts";
import type { PathsState } from "./types.ts";

const FIELDS = {
  end: "path",
  joining: "pathjoin",
  count: "pathk",
  family: "pathfamily",
  type: "pathtype",
  after: "pathafter",
  before: "pathbefore",
  at: "pathat",
};

export function writePaths(paths: PathsState | undefined): readonly Field[] {
  if (paths === undefined) return [];
  const plain = openPaths(paths.ends);
  return [
    ...paths.ends.map((end) => [FIELDS.end, end] as const),
    ...(paths.joining === plain.joining ? [] : [[FIELDS.joining, paths.joining] as const]),
    ...(paths.count === plain.count ? [] : [[FIELDS.count, String(paths.count)] as const]),
    ...paths.families.toSorted().map((family) => [FIELDS.family, family] as const),
    ...paths.types.toSorted().map((type) => [FIELDS.type, type] as const),
    ...(paths.after === "" ? [] : [[FIELDS.after, paths.after] as const]),
    ...(paths.before === "" ? [] : [[FIELDS.before, paths.before] as const]),
    ...(paths.at === undefined ? [] : [[FIELDS.at, String(paths.at + 1)] as const]),
  ];
}

export function readPaths(query: URLSearchParams, refuse: Refuse = refuseNothing): PathsState | undefined {
  const ends = query.getAll(FIELDS.end);
  if (ends.length === 0) return undefined;
  /** The value where it is good, else "". */
  const given = (name: string, isGood: (text: string) => boolean, why: string): string => {
    const text = query.get(name) ?? "";
    if (text === "" || isGood(text)) return text;
    refuse(name, text, why);
    return "";
  };
  const formed = (name: string, form: RegExp, why: string) => given(name, (text) => form.test(text), why);
  const date = (name: string) => given(name, (text) => calendarDays(text) !== undefined, "it is no date");
  const count = formed(FIELDS.count, /^\d{1,2}$/, "it is no number of paths");
  const at = formed(FIELDS.at, /^[1-9]\d{0,2}$/, "it is no place in a list");
  const joining = query.get(FIELDS.joining) === "pairs" ? "pairs" : "chain";
  const asked = askPaths(openPaths(ends, joining), {
    ...(count === "" ? {} : { count: Number(count) }),
    families: [...new Set(query.getAll(FIELDS.family))],
    types: [...new Set(query.getAll(FIELDS.type))],
    after: date(FIELDS.after),
    before: date(FIELDS.before),
  });
  return { ...asked, at: at === "" ? undefined : Number(at) - 1 };
}
