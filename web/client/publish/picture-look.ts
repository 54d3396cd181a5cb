// What the page's drawing says beside its facts, as it travels into a picture: only what is not the usual.
import type { SnapshotLook, SnapshotTime, Styling } from "#model";
import type { StepResult } from "../state/filters/apply.ts";
import { RULE_TITLES, ruleWords } from "../state/filters/step-words.ts";
import { choicesStore } from "../state/choices/choices-store.ts";
import type { ExplorerState } from "../state/explorer-store.ts";
import { derivedOf } from "../state/explorer-store.ts";
import { appearanceOf } from "../state/look/use-appearance.ts";
import { initialTime } from "../state/time/transitions.ts";
import type { VisibleGraph } from "../state/visible-graph.ts";

export function pictureLookOf(state: ExplorerState): SnapshotLook | undefined {
  const { visible } = derivedOf(state);
  const styling = stylingOf(choicesStore.getState().styling, visible);
  const time = timeOf(state);
  const filters = filterWords(state);
  const look = {
    ...appearanceOf(state.look, state.measures.measured, visible),
    ...(styling === undefined ? {} : { styling }),
    ...(time === undefined ? {} : { time }),
    ...(filters.length === 0 ? {} : { filters }),
  };
  return Object.keys(look).length === 0 ? undefined : look;
}

function chosenFor<T>(chosen: Readonly<Record<string, T>>, names: readonly string[]): Readonly<Record<string, T>> {
  const present = new Set(names);
  return Object.fromEntries(Object.entries(chosen).filter(([name]) => present.has(name)));
}

/** The looks of labels and types that are in sight and not ours. */
function stylingOf(chosen: Styling, { entities, relations }: VisibleGraph): Styling | undefined {
  const kinds = entities.map(({ kind }) => kind);
  const styling = {
    kinds: chosenFor(chosen.kinds, kinds),
    types: chosenFor(
      chosen.types,
      relations.map(({ type }) => type),
    ),
  };
  return Object.keys(styling.kinds).length + Object.keys(styling.types).length === 0 ? undefined : styling;
}

function timeOf(state: ExplorerState): SnapshotTime | undefined {
  const { basis, range, undatedHidden } = state.time;
  const { marks } = derivedOf(state).timed;
  const usual = initialTime();
  if (range === undefined && basis === usual.basis && undatedHidden === usual.undatedHidden) return undefined;
  return {
    basis,
    ...(range === undefined ? {} : { range }),
    ...(undatedHidden ? { undatedHidden } : {}),
    ...(Object.keys(marks).length === 0 ? {} : { marks }),
  };
}

function changes({ entering, left }: StepResult): boolean {
  return left.entities.length < entering.entities.length || left.relations.length < entering.relations.length;
}

/** Each filter that is on and changes something, in words: "Kind: without Person". */
function filterWords(state: ExplorerState): readonly string[] {
  const names = {
    entity: (id: string) => state.graph.entities.get(id)?.name ?? id,
    source: (id: string) => state.graph.sources.get(id)?.title ?? id,
  };
  const { steps } = derivedOf(state).filtered;
  return state.filters.steps.flatMap(({ on, rule }, index) => {
    const step = steps[index];
    if (!on || step === undefined || !changes(step)) return [];
    return [`${RULE_TITLES[rule.type]}: ${ruleWords(rule, step.entering, names)}`];
  });
}
