// The page's choices for the database it shows. One a page: every explorer on it shows the same database.
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { KindLook, Styling, TypeLook } from "#model";
import { spreadColours } from "#view";
import type { GraphState } from "../graph/types.ts";
import type { ChoiceStorage } from "./remember.ts";
import { readChoices, writeChoices } from "./remember.ts";
import { DEFAULT_IDENTITY, NO_CHOICES } from "./types.ts";
import type { Choices } from "./types.ts";

export interface ChoicesState {
  /** Undefined for our own graph: nothing is to be chosen there. */
  readonly database: string | undefined;
  readonly choices: Choices;
  /** Colours that nobody chose, so that what is not ours is told apart. */
  readonly automatic: Styling;
  /** What everything is drawn with: chosen, else automatic; the same object until either changes. */
  readonly styling: Styling;
  /** The page shows this database from now on; what was chosen for it before holds again. */
  readonly opened: (database: string | undefined, storage: ChoiceStorage) => void;
  /** What a picture was drawn with holds while it is in the place of the database, and is remembered nowhere. */
  readonly lent: (styling: Styling | undefined) => void;
  /** Facts of the database as they come: each label and type has one automatic colour from then on. */
  readonly seen: (graph: Pick<GraphState, "entities" | "relations">) => void;
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
      set({ choices: next, styling: stylingOf(next, get().automatic) });
      if (database !== undefined && storage !== undefined) writeChoices(storage, database, next);
    };
    return {
      database: undefined,
      choices: NO_CHOICES,
      automatic: NO_STYLING,
      styling: NO_STYLING,
      opened: (database, from) => {
        if (database === get().database) return;
        storage = from;
        const choices = database === undefined ? NO_CHOICES : readChoices(from, database);
        set({ database, choices, automatic: NO_STYLING, styling: stylingOf(choices, NO_STYLING) });
      },
      lent: (lent) => {
        const choices = { ...NO_CHOICES, ...lent };
        set({ database: undefined, choices, automatic: NO_STYLING, styling: stylingOf(choices, NO_STYLING) });
      },
      seen: ({ entities, relations }) => {
        const { database, choices, automatic: before } = get();
        if (database === undefined) return;
        const automatic = spreadColours({ entities: entities.values(), relations: relations.values() }, before);
        if (countOf(automatic) > countOf(before)) set({ automatic, styling: stylingOf(choices, automatic) });
      },
      captionChosen: (kind, property) => choose({ captions: withEntry(get().choices.captions, kind, property) }),
      kindLookChosen: (kind, look) => choose({ kinds: withEntry(get().choices.kinds, kind, chosen(look)) }),
      typeLookChosen: (type, look) => choose({ types: withEntry(get().choices.types, type, chosen(look)) }),
      identityChosen: (identity) => choose({ identity }),
    };
  });
}

const NO_STYLING: Styling = { kinds: {}, types: {} };

function stylingOf({ kinds, types }: Choices, automatic: Styling): Styling {
  return { kinds: merged(automatic.kinds, kinds), types: merged(automatic.types, types) };
}

function countOf({ kinds, types }: Styling): number {
  return Object.keys(kinds).length + Object.keys(types).length;
}

/** A chosen shape leaves the automatic colour. */
function merged<T extends object>(automatic: Readonly<Record<string, T>>, chosen: Readonly<Record<string, T>>) {
  const looks = new Map(Object.entries(automatic));
  for (const [name, look] of Object.entries(chosen)) looks.set(name, { ...looks.get(name), ...look });
  return Object.fromEntries(looks);
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

/** Colours and shapes of what is not ours; the same object until another is chosen, or something new comes. */
export function useStyling(): Styling {
  return useChoices(({ styling }) => styling);
}

/** What the reader chose, and nothing automatic; the same object until something else is chosen. */
export function useChosen(): Choices {
  return useChoices(({ choices }) => choices);
}

/** The property that names an entity in a link; undefined for our own graph, whose ids do. */
export function identityProperty({ database, choices }: ChoicesState): string | undefined {
  return database === undefined ? undefined : (choices.identity ?? DEFAULT_IDENTITY);
}
