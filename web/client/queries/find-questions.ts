// The catalogue's list: which questions speak of what somebody types, and in which groups they stand.
import type { WireSavedQuery } from "#contract";
import { saysAll } from "../components/says-all.ts";

/** Those whose words hold every word typed, wherever; all of them where nothing is typed. */
export function matching(queries: readonly WireSavedQuery[], wanted: string): readonly WireSavedQuery[] {
  return queries.filter((query) =>
    saysAll([query.title, query.question, query.featured ?? "", query.group, query.name].join(" "), wanted),
  );
}

export interface QuestionGroup {
  readonly group: string;
  readonly queries: readonly WireSavedQuery[];
}

/** In the order in which the first of each group stands in the list. */
export function byGroup(queries: readonly WireSavedQuery[]): readonly QuestionGroup[] {
  const groups = new Map<string, WireSavedQuery[]>();
  for (const query of queries) {
    const members = groups.get(query.group);
    if (members === undefined) groups.set(query.group, [query]);
    else members.push(query);
  }
  return [...groups].map(([group, members]) => ({ group, queries: members }));
}
