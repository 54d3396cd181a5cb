// A named door: what was chosen for a database, in the browser's local storage. Reading is lenient: what is unknown or
// cannot be understood is left out.
import { entriesOf, fieldsOf, text } from "../../read/parse-graph.ts";
import { parseStyling } from "../../read/parse-look.ts";
import { NO_CHOICES } from "./types.ts";
import type { Choices } from "./types.ts";

/** As much of Storage as is needed. */
export type ChoiceStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const keyOf = (database: string): string => `powerlines.choices.${database}`;

/** Nothing chosen where nothing is remembered, or where the browser keeps nothing for this page. */
export function readChoices(storage: ChoiceStorage, database: string): Choices {
  try {
    const written: unknown = JSON.parse(storage.getItem(keyOf(database)) ?? "null");
    return parseChoices(written);
  } catch {
    return NO_CHOICES;
  }
}

export function writeChoices(storage: ChoiceStorage, database: string, choices: Choices): void {
  try {
    if (JSON.stringify(choices) === JSON.stringify(NO_CHOICES)) storage.removeItem(keyOf(database));
    else storage.setItem(keyOf(database), JSON.stringify(choices));
  } catch {
    // Full, or not allowed here: what was chosen holds until the page is left.
  }
}

export function parseChoices(value: unknown): Choices {
  const fields = fieldsOf(value) ?? {};
  return {
    captions: entriesOf(fields["captions"], (item) => text(item) || undefined),
    ...parseStyling(fields),
    identity: text(fields["identity"]) || undefined,
  };
}
