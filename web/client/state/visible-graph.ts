// What of the canvas is on the page: the stack of filters, then the time. Derived, never stored.
import type { WireSource } from "#contract";
import { applyFilters } from "./filters/apply.ts";
import type { Facts, Filtered } from "./filters/apply.ts";
import type { FilterState } from "./filters/types.ts";
import type { CanvasGraph } from "./exploration/canvas-graph.ts";
import { applyTime } from "./time/apply.ts";
import type { Timed } from "./time/apply.ts";
import type { TimeState } from "./time/types.ts";

export type VisibleGraph = Facts;

export interface Derived {
  readonly filtered: Filtered;
  readonly timed: Timed;
  readonly visible: VisibleGraph;
}

/** The last answer for each first argument: as long as nothing changed, whoever asks gets the same object. */
function remembering<Key extends object, Rest extends readonly unknown[], Answer>(
  derive: (key: Key, ...rest: Rest) => Answer,
): (key: Key, ...rest: Rest) => Answer {
  const last = new WeakMap<Key, { readonly rest: Rest; readonly answer: Answer }>();
  return (key, ...rest) => {
    const known = last.get(key);
    if (known !== undefined && known.rest.every((part, index) => part === rest[index])) return known.answer;
    const answer = derive(key, ...rest);
    last.set(key, { rest, answer });
    return answer;
  };
}

const factsOf = remembering(({ entities, relations }: CanvasGraph): Facts => ({
  entities: [...entities.values()],
  relations: [...relations.values()],
}));

const filteredOf = remembering((canvas: CanvasGraph, { steps }: FilterState) => applyFilters(factsOf(canvas), steps));

const timedOf = remembering((filtered: Filtered, sources: ReadonlyMap<string, WireSource>, time: TimeState) =>
  applyTime(filtered.visible, sources, time),
);

const together = remembering((timed: Timed, filtered: Filtered): Derived => ({
  filtered,
  timed,
  visible: timed.visible,
}));

/** Everything derived from canvas, filters and time; the same objects while none of them changed. */
export function derivedFrom(
  canvas: CanvasGraph,
  filters: FilterState,
  time: TimeState,
  sources: ReadonlyMap<string, WireSource>,
): Derived {
  const filtered = filteredOf(canvas, filters);
  return together(timedOf(filtered, sources, time), filtered);
}
