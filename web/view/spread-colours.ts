// Automatic colours for the labels and types of a graph that is not ours: different ones, as far as the palette reaches.
import { LOOK_COLOURS, compareText, familyOf, isKind, keysOf } from "#model";
import type { LookColour, Styling } from "#model";
import { stableHash } from "./styles.ts";

const COLOURS: readonly LookColour[] = keysOf(LOOK_COLOURS);

/** Neighbours in the palette resemble each other; a step of this length leads past them, and through all. */
const STRIDE = 4;

/** `kept` as it is; every other name gets the colour it would have alone or, where that is taken, the next that fewest have. */
function spread<Look extends { readonly colour?: LookColour }>(
  names: ReadonlySet<string>,
  kept: Readonly<Record<string, Look>>,
): Readonly<Record<string, Look | { readonly colour: LookColour }>> {
  const uses = new Map(COLOURS.map((colour) => [colour, 0]));
  const use = (colour: LookColour) => uses.set(colour, (uses.get(colour) ?? 0) + 1);
  const given = new Map<string, Look | { readonly colour: LookColour }>(Object.entries(kept));
  for (const { colour } of Object.values(kept)) if (colour !== undefined) use(colour);
  for (const name of [...names].toSorted(compareText)) {
    if (given.has(name)) continue;
    const first = stableHash(name) % COLOURS.length;
    const [best] = COLOURS.map((_, index) => COLOURS[(first + index * STRIDE) % COLOURS.length] ?? "slate").toSorted(
      (a, b) => (uses.get(a) ?? 0) - (uses.get(b) ?? 0),
    );
    if (best === undefined) continue;
    given.set(name, { colour: best });
    use(best);
  }
  // Not by assignment: a label may be "__proto__".
  return Object.fromEntries(given);
}

/** Colours for kinds and types that are not in the vocabulary; those in `kept` stay, so that what comes later changes nothing. */
export function spreadColours(
  {
    entities,
    relations,
  }: {
    readonly entities: Iterable<{ readonly kind: string }>;
    readonly relations: Iterable<{ readonly type: string }>;
  },
  kept: Styling,
): Styling {
  const kinds = new Set([...entities].map(({ kind }) => kind).filter((kind) => !isKind(kind)));
  const types = new Set([...relations].map(({ type }) => type).filter((type) => familyOf(type) === undefined));
  return { kinds: spread(kinds, kept.kinds), types: spread(types, kept.types) };
}
