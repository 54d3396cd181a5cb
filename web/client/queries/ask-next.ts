// Which saved questions fit what a reader looks at, with its id filled in. Nothing here knows a question by name: one
// fits if its form takes the thing and its Cypher walks the relation types at hand, so a user's own files take part.
import type { WireQueryParameter, WireSavedQuery } from "#contract";
import { RELATION_TYPES, keysOf } from "#model";
import { addressOfQuestion, missingFields, toText } from "./question-values.ts";

export interface NextQuestion {
  readonly href: string;
  readonly title: string;
  /** Names what it is about; "" where it is about everything. */
  readonly about: string;
}

/** What is looked at: an entity with the types of its relations, or a relation seen from one of its ends. */
export interface Subject {
  readonly entity: { readonly id: string; readonly name: string; readonly kind: string };
  readonly relationTypes: readonly string[];
}

/** The best first, at most `count`. */
export function askNext(queries: readonly WireSavedQuery[], subject: Subject, count = 2): readonly NextQuestion[] {
  return queries
    .flatMap((query) => rated(query, subject))
    .toSorted((a, b) => b.rating - a.rating)
    .slice(0, count)
    .map(({ next }) => next);
}

interface Rated {
  readonly rating: number;
  readonly next: NextQuestion;
}

/** None where the form wants more than is known here, or the question has nothing to do with the subject. */
function rated(query: WireSavedQuery, { entity, relationTypes }: Subject): readonly Rated[] {
  const field = query.params.find((parameter) => takes(parameter, entity.kind));
  const defaults = Object.fromEntries(query.params.map((parameter) => [parameter.name, toText(parameter.default)]));
  const texts = field === undefined ? defaults : { ...defaults, [field.name]: entity.id };
  if (missingFields(query, texts).length > 0) return [];
  const walked = keysOf(RELATION_TYPES).filter((type) => new RegExp(`\\b${type}\\b`).test(query.cypher));
  const shared = walked.filter((type) => relationTypes.includes(type)).length;
  if (field === undefined && shared === 0) return [];
  const madeForIt = field !== undefined && field.picker.kinds.length > 0;
  return [
    {
      rating: (field === undefined ? 0 : 1) + (madeForIt ? 1 : 0) + shared / Math.max(1, walked.length),
      next: {
        href: addressOfQuestion(query, texts),
        title: query.title,
        about: field === undefined ? "" : entity.name,
      },
    },
  ];
}

function takes({ type, many, picker }: WireQueryParameter, kind: string): boolean {
  return type === "entity" && !many && (picker.kinds.length === 0 || picker.kinds.includes(kind));
}
