// What would be published now: exactly what is drawn, where it stands, with the sources that it names.
import type { Positions, SnapshotGraph, SnapshotLook } from "#model";
import { textOf } from "#model";
import { drawnPositions, knownPositions } from "../state/exploration/drawn-positions.ts";
import type { ExplorerState } from "../state/explorer-store.ts";
import { canvasOf, visibleOf } from "../state/explorer-store.ts";
import { pictureLookOf } from "./picture-look.ts";

export interface Subject {
  readonly graph: SnapshotGraph;
  /** Of every entity in the graph, px at zoom 1. */
  readonly positions: Positions;
  /** What the drawing says beside the facts; absent where all is as usual. */
  readonly look?: SnapshotLook;
  readonly dataVersion: string | null;
  /** The newest review of the loaded datasets; absent where none says. */
  readonly reviewedDate?: string;
}

export function subjectOf(state: ExplorerState): Subject {
  const { entities, relations } = visibleOf(state);
  const places = drawnPositions(canvasOf(state), knownPositions(state.graph, state.places));
  const facts = [...entities, ...relations];
  const named = new Set(
    facts.flatMap(({ evidence, properties }) => [
      ...evidence.map(({ source }) => source),
      textOf(properties, "attributedTo") ?? "",
    ]),
  );
  const drawn = new Set(entities.map(({ id }) => id));
  const names = [...named].flatMap((id) => {
    const name = drawn.has(id) ? undefined : (state.graph.entities.get(id)?.name ?? state.graph.names[id]);
    return name === undefined ? [] : [[id, name] as const];
  });
  const look = pictureLookOf(state);
  const reviewedDate = state.graph.datasets
    .map((dataset) => dataset.reviewedDate)
    .filter((date) => date !== "")
    .toSorted()
    .at(-1);
  return {
    graph: {
      entities,
      relations,
      sources: [...state.graph.sources.values()].filter(({ id }) => named.has(id)),
      ...(names.length === 0 ? {} : { names: Object.fromEntries(names) }),
    },
    positions: Object.fromEntries(entities.map(({ id }) => [id, places[id] ?? [0, 0]])),
    ...(look === undefined ? {} : { look }),
    dataVersion: state.graph.dataVersion,
    ...(reviewedDate === undefined ? {} : { reviewedDate }),
  };
}
