// A story's steps as classes of one drawing: each mark knows in which steps it is lifted, so that a step costs a rule
// and not a picture.
import { liftedBy } from "#model";
import type { Snapshot, SnapshotStep } from "#model";
import { QUIET, namesOf, relationSentence } from "#view";
import type { Hit, Shot } from "#view";
import { stopped } from "./words.ts";

type Told = Pick<Snapshot, "graph" | "steps">;

/** What each step lifts and brings into sight, in the order of the story; empty without one. */
export function shotsOf({ graph, steps = [] }: Told): readonly Shot[] {
  return steps.map(({ camera, ...step }) => ({
    lifted: liftedBy(step, graph.relations),
    ...(camera === undefined ? {} : { camera }),
  }));
}

/** Everything that some step lifts: its names come first. */
export function namedIn(shots: readonly Shot[]): ReadonlySet<string> {
  return new Set(shots.flatMap(({ lifted }) => [...lifted]));
}

export interface StoryClasses {
  readonly classOf: (hit: Hit) => string;
  /** One rule for each set of marks, one for each step: `.s1` on what holds the drawing, or on one that uses it. */
  readonly css: string;
}

/**
 * Marks that the same steps lift have one class. What a step quiets goes by inherited properties, because they reach
 * the copies that `use` makes of the drawing, and no selector does.
 */
export function storyClasses(snapshot: Told): StoryClasses {
  const shots = shotsOf(snapshot);
  const sets = new Map<string, readonly number[]>();
  const stepsOf = (id: string) => shots.flatMap(({ lifted }, index) => (lifted.has(id) ? [index] : []));
  for (const id of namedIn(shots)) {
    const steps = stepsOf(id);
    sets.set(steps.join(" "), steps);
  }
  const all = [...sets.values()];
  const numbers = new Map([...sets.keys()].map((key, number) => [key, number]));
  const rules = [
    `.k{opacity:var(--q,1)}`,
    ...all.map((_steps, number) => `.k${number}{opacity:var(--k${number},var(--q,1))}`),
    ...shots.flatMap(({ lifted }, index) => {
      if (lifted.size === 0) return [];
      const raised = all.flatMap((steps, number) => (steps.includes(index) ? [`--k${number}:1`] : []));
      return [`.s${index + 1}{${[`--q:${QUIET}`, ...raised].join(";")}}`];
    }),
  ];
  return { classOf: ({ id }) => `k${numbers.get(stepsOf(id).join(" ")) ?? ""}`, css: rules.join("") };
}

/** "2 of 5". */
export function stepPlace(index: number, { steps = [] }: Pick<Snapshot, "steps">): string {
  return `${index + 1} of ${steps.length}`;
}

const MOST_TOLD = 5;

/** What a step's picture shows, for who does not see it. */
export function stepAlt(snapshot: Pick<Snapshot, "graph" | "steps" | "alt">, index: number): string {
  const step = snapshot.steps?.[index];
  if (step === undefined) return snapshot.alt;
  const [title, shown] = [stopped(step.title), stepWords(snapshot, step)];
  return `Step ${stepPlace(index, snapshot)}: ${title === shown ? title : `${title} ${shown}`}`;
}

/** "Lifted out of the whole: Arbor Capital invested in Brightwell AI; Ada Corvid." */
export function stepWords({ graph }: Pick<Snapshot, "graph">, step: SnapshotStep): string {
  const lifted = liftedBy(step, graph.relations);
  const relations = graph.relations.filter(({ id }) => lifted.has(id));
  const ends = new Set(relations.flatMap(({ source, target }) => [source, target]));
  const alone = graph.entities.filter(({ id }) => lifted.has(id) && !ends.has(id));
  const nameOf = namesOf(graph);
  const told = [...relations.map((relation) => relationSentence(relation, nameOf)), ...alone.map(({ name }) => name)];
  if (told.length === 0) return step.camera?.fit === "box" ? "A part of the picture." : "The whole picture.";
  const rest = told.length - MOST_TOLD;
  const words = rest > 0 ? [...told.slice(0, MOST_TOLD), `${rest} more`] : told;
  return `Highlighted: ${stopped(words.join("; "))}`;
}
