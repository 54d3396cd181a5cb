// Which of the loaded facts are on the canvas: derived from graph and exploration, never stored. Filters come after.
import type { GraphState } from "../graph/types.ts";
import type { ExplorationState } from "./types.ts";

export type CanvasGraph = Pick<GraphState, "entities" | "relations">;

/** True while nothing was taken away or picked: the canvas holds the graph as it was loaded. */
function isWhole(exploration: ExplorationState): boolean {
  return exploration.everything && exploration.hidden.size === 0;
}

/**
 * Exactly what was asked for: relations are those of the steps (of the loaded graph, where everything is shown), and
 * with the links switch all that are known between the entities drawn.
 */
export function canvasGraph(graph: GraphState, exploration: ExplorationState): CanvasGraph {
  const { everything, brought, hidden, links } = exploration;
  if (isWhole(exploration) && graph.entities.size === graph.base.entities.size) {
    if (links || graph.relations.size === graph.base.relations.size) return graph;
  }
  const askedEntities = new Set(brought.flatMap((step) => step.entityIds));
  const askedRelations = new Set(brought.flatMap((step) => step.relationIds));
  const entities = new Map(
    [...graph.entities].filter(
      ([id]) => !hidden.has(id) && (askedEntities.has(id) || (everything && graph.base.entities.has(id))),
    ),
  );
  const relations = new Map(
    [...graph.relations].filter(
      ([id, { source, target }]) =>
        entities.has(source) &&
        entities.has(target) &&
        (links || askedRelations.has(id) || (everything && graph.base.relations.has(id))),
    ),
  );
  return { entities, relations };
}

/** The same answer for the same graph and exploration, in any store, so that whoever asks draws only when it changed. */
export function rememberingCanvasGraph(): typeof canvasGraph {
  const answers = new WeakMap<GraphState, WeakMap<ExplorationState, CanvasGraph>>();
  return (graph, exploration) => {
    const ofGraph = answers.get(graph) ?? new WeakMap<ExplorationState, CanvasGraph>();
    answers.set(graph, ofGraph);
    const answer = ofGraph.get(exploration) ?? canvasGraph(graph, exploration);
    ofGraph.set(exploration, answer);
    return answer;
  };
}

/** Relation ids on the canvas between the entities. */
export function relationIdsAmong(canvas: CanvasGraph, entityIds: readonly string[]): readonly string[] {
  const among = new Set(entityIds);
  return [...canvas.relations.values()]
    .filter(({ source, target }) => among.has(source) && among.has(target))
    .map(({ id }) => id);
}
