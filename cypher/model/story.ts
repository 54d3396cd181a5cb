// A story in a snapshot: ordered steps, each a view of the same picture with its words.

/** What a step brings into sight, whatever the size of the picture. `highlight`: what it lifts, with room around it. */
export type StepCamera = { readonly fit: "highlight" } | StepBox;

/** A part of the graph, from its upper left corner; px at zoom 1, as positions are. */
export interface StepBox {
  readonly fit: "box";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface SnapshotStep {
  readonly title: string;
  readonly text: string;
  /** Ids of entities and relations that are lifted out of the whole; nothing is quieted where there are none. */
  readonly highlight: readonly string[];
  /** Absent: the whole picture. */
  readonly camera?: StepCamera;
}

/** What a step lifts: what it names, and the ends of the relations that it names. */
export function liftedBy(
  { highlight }: Pick<SnapshotStep, "highlight">,
  relations: readonly { readonly id: string; readonly source: string; readonly target: string }[],
): ReadonlySet<string> {
  const named = new Set(highlight);
  const ends = relations.filter(({ id }) => named.has(id)).flatMap(({ source, target }) => [source, target]);
  return new Set([...highlight, ...ends]);
}

/** The most that is taken of each: characters of words, and steps. All of them travel with the first view. */
export const STORY_LIMITS = { steps: 40, title: 200, text: 2_000 } as const;
