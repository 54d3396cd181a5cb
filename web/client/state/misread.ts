// What of a link could not be understood: named, with what was wrong with it. Nothing of it is an error; the rest opens.

export interface Misread {
  /** As it stands in the link, cut where it is long: "hide=Nonsense". */
  readonly said: string;
  /** What is wrong with it, in words that follow "because": "there is no such kind here". */
  readonly why: string;
}

/** Told of a field of ours with a value that says nothing. Fields that are not ours are nobody's business. */
export type Refuse = (field: string, value: string, why: string) => void;

export const refuseNothing: Refuse = () => undefined;

const MOST_SHOWN = 40;

export function misread(field: string, value: string, why: string): Misread {
  const shown = value.length > MOST_SHOWN ? `${value.slice(0, MOST_SHOWN)}…` : value;
  return { said: value === "" ? field : `${field}=${shown}`, why };
}

/** For readers of a query: the value of a field that takes one of a few; undefined where it is absent, or none of them. */
export function chosenIn<T extends string>(
  query: URLSearchParams,
  field: string,
  is: (value: string) => value is T,
  refuse: Refuse,
): T | undefined {
  const value = query.get(field) ?? "";
  if (is(value)) return value;
  if (value !== "") refuse(field, value, "there is no such choice");
  return undefined;
}

/** True where the field says `word`. */
export function says(query: URLSearchParams, field: string, word: string, refuse: Refuse): boolean {
  return chosenIn(query, field, (value): value is string => value === word, refuse) !== undefined;
}
