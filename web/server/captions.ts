// What nodes of a graph that is not ours are called: by the property that most nodes of their label have. Pure, but the cache.
import type { GraphNode, Plain, Properties } from "#model";
import { ENTITY_LABEL, kindOf, textOf, compareText } from "#model";

/** Kind (as in WireEntity) to the property its nodes are called by, where none is called as names are. */
export type Captions = ReadonlyMap<string, string>;

export const NO_CAPTIONS: Captions = new Map();

/** Longer texts are descriptions, not names. */
const SHORT = 80;

/** Properties that name a node, best first (what Neo4j's own browser would caption it by). */
const NAMING = [/^name$/i, /^title$/i, /^label$/i, /^caption$/i, /name$/i, /title$/i];

/** A kind of the vocabulary, else the first label that is not `Entity`, else "". */
export function kindOfLabels(labels: readonly string[]): string {
  return kindOf(labels) ?? labels.find((label) => label !== ENTITY_LABEL) ?? "";
}

/** The name to show, or undefined where no property looks like one. */
export function nameOf(properties: Properties): string | undefined {
  const keys = Object.keys(properties).toSorted();
  for (const naming of NAMING) {
    const key = keys.find((name) => naming.test(name) && textOf(properties, name) !== undefined);
    if (key !== undefined) return textOf(properties, key);
  }
  return undefined;
}

/** What comes out of the store as text and is a day, a time or a duration (ISO 8601): the last thing to be called by. */
const TIME = /^(-?\d{4,}-\d\d-\d\d|\d\d:\d\d|P[T\d-])/;

/** Texts first, then numbers, then times; a list, a point or a truth is no name. */
function rankOf(value: Plain | undefined): number | undefined {
  if (typeof value === "number") return 1;
  if (typeof value !== "string" || value.trim() === "" || value.length > SHORT) return undefined;
  return TIME.test(value) ? 2 : 0;
}

interface Candidate {
  readonly values: Set<Plain>;
  count: number;
  rank: number;
}

/**
 * For each kind the property that most of its nodes have: a short text, else a number, else a time; of equally many
 * the one that tells most nodes apart. Nodes that are named as such (nameOf) do not need it.
 */
export function chooseCaptions(nodes: readonly Pick<GraphNode, "labels" | "properties">[]): Captions {
  const kinds = new Map<string, Map<string, Candidate>>();
  for (const { labels, properties } of nodes) {
    if (nameOf(properties) !== undefined) continue;
    const kind = kindOfLabels(labels);
    const candidates = kinds.get(kind) ?? new Map<string, Candidate>();
    kinds.set(kind, candidates);
    for (const [name, value] of Object.entries(properties)) {
      const rank = rankOf(value);
      if (rank === undefined) continue;
      const candidate = candidates.get(name) ?? { values: new Set<Plain>(), count: 0, rank };
      candidate.values.add(value);
      candidate.count += 1;
      candidate.rank = Math.max(candidate.rank, rank);
      candidates.set(name, candidate);
    }
  }
  return new Map(
    [...kinds].flatMap(([kind, candidates]) => {
      const [best] = [...candidates].toSorted(
        ([a, one], [b, other]) =>
          one.rank - other.rank || other.count - one.count || other.values.size - one.values.size || compareText(a, b),
      );
      return best === undefined ? [] : [[kind, best[0]] as const];
    }),
  );
}

/** What a node is called: by its name, by its kind's caption, else by its id, which is short where it is the store's own. */
export function captionOf(node: GraphNode, captions: Captions): string {
  const named = nameOf(node.properties);
  if (named !== undefined) return named;
  const property = captions.get(kindOfLabels(node.labels));
  const value = property === undefined ? undefined : node.properties[property];
  if (typeof value === "number" || (typeof value === "string" && value.trim() !== ""))
    return `${value}`.slice(0, SHORT);
  // "4:8c5e…:12" is for machines; its last part tells two nodes of a kind apart.
  const number = /^\d+:[^:]+:(\d+)$/.exec(node.id)?.[1];
  return number === undefined ? node.id : `#${number}`;
}

/** A graph that the ingest did not load has no version to tell that it changed. */
const MAX_AGE_MS = 60_000;

export interface ForeignFacts {
  readonly captions: Captions;
  /** Names the database for as long as it exists. */
  readonly database: string;
}

/** Keeps what was read about each store for a minute. @param now milliseconds */
export function createForeignFacts(now: () => number = Date.now) {
  const kept = new WeakMap<object, { since: number; facts: Promise<ForeignFacts> }>();
  return {
    /** @throws what `read` throws, which is then asked again the next time */
    for(store: object, read: () => Promise<ForeignFacts>): Promise<ForeignFacts> {
      const known = kept.get(store);
      if (known !== undefined && now() - known.since < MAX_AGE_MS) return known.facts;
      const entry = { since: now(), facts: read() };
      kept.set(store, entry);
      entry.facts.catch(() => {
        if (kept.get(store) === entry) kept.delete(store);
      });
      return entry.facts;
    },
  };
}
