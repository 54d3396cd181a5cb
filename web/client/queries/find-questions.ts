// The catalogue's list: which questions speak of what somebody types, and in which groups they stand.
import type { WireSavedQuery } from "#contract";

/** Those whose words hold every word typed, wherever; all of them where nothing is typed. */
export function matching(queries: readonly WireSavedQuery[], wanted: string): readonly WireSavedQuery[] {
  const words = folded(wanted).split(/\s+/).filter(Boolean);
  return queries.filter((query) => {
    const said = folded([query.title, query.question, query.featured ?? "", query.group, query.name].join(" "));
    return words.every((word) => said.includes(word));
  });
}

function folded(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLocaleLowerCase("en");
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
