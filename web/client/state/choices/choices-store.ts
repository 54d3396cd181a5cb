// The page's choices for the database it shows. One a page: every explorer on it shows the same database.
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { KindLook, Styling, TypeLook } from "#model";
import type { ChoiceStorage } from "./remember.ts";
import { readChoices, writeChoices } from "./remember.ts";
import { DEFAULT_IDENTITY, NO_CHOICES } from "./types.ts";
import type { Choices } from "./types.ts";

export interface ChoicesState {
  /** Undefined for our own graph: nothing is to be chosen there. */
  readonly database: string | undefined;
  readonly choices: Choices;
  /** The page shows this database from now on; what was chosen for it before holds again. */
  readonly opened: (database: string | undefined, storage: ChoiceStorage) => void;
  /** What a picture was drawn with holds while it is in the place of the database, and is remembered nowhere. */
  readonly lent: (styling: Styling | undefined) => void;
  /** Undefined takes a choice back. */
  readonly captionChosen: (kind: string, property: string | undefined) => void;
  readonly kindLookChosen: (kind: string, look: KindLook) => void;
  readonly typeLookChosen: (type: string, look: TypeLook) => void;
  readonly identityChosen: (property: string | undefined) => void;
}

export function createChoices() {
  let storage: ChoiceStorage | undefined;
  return createStore<ChoicesState>((set, get) => {
    const choose = (change: Partial<Choices>): void => {
      const { database, choices } = get();
      const next = { ...choices, ...change };
      set({ choices: next });
      if (database !== undefined && storage !== undefined) writeChoices(storage, database, next);
    };
    return {
      database: undefined,
      choices: NO_CHOICES,
      opened: (database, from) => {
        if (database === get().database) return;
        storage = from;
        set({ database, choices: database === undefined ? NO_CHOICES : readChoices(from, database) });
      },
      lent: (styling) => set({ database: undefined, choices: { ...NO_CHOICES, ...styling } }),
      captionChosen: (kind, property) => choose({ captions: withEntry(get().choices.captions, kind, property) }),
      kindLookChosen: (kind, look) => choose({ kinds: withEntry(get().choices.kinds, kind, chosen(look)) }),
      typeLookChosen: (type, look) => choose({ types: withEntry(get().choices.types, type, chosen(look)) }),
      identityChosen: (identity) => choose({ identity }),
    };
  });
}

/** A look without anything chosen in it is none. */
function chosen<T extends object>(look: T): T | undefined {
  return Object.keys(look).length === 0 ? undefined : look;
}

function withEntry<T>(entries: Readonly<Record<string, T>>, name: string, value: T | undefined) {
  const { [name]: _before, ...rest } = entries;
  return value === undefined ? rest : { ...rest, [name]: value };
}

export const choicesStore = createChoices();

export function useChoices<T>(part: (state: ChoicesState) => T): T {
  return useStore(choicesStore, part);
}

/** Colours and shapes that were chosen; the same object until another is. */
export function useStyling(): Choices {
  return useChoices(({ choices }) => choices);
}

/** The property that names an entity in a link; undefined for our own graph, whose ids do. */
export function identityProperty({ database, choices }: ChoicesState): string | undefined {
  return database === undefined ? undefined : (choices.identity ?? DEFAULT_IDENTITY);
}
