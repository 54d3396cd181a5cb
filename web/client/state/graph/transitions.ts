// Pure steps of the graph slice.
import type { GraphResponse, WireGraph } from "#contract";
import type { Positions } from "#model";
import type { GraphState } from "./types.ts";

export function initialGraph(): GraphState {
  return {
    entities: new Map(),
    relations: new Map(),
    sources: new Map(),
    names: {},
    base: { entities: new Set(), relations: new Set() },
    datasets: [],
    placed: {},
    laid: {},
    totals: { entities: 0, relations: 0 },
    truncated: false,
    dataVersion: null,
  };
}

/** A whole answer takes the place of what was there. */
export function loadGraph(answer: GraphResponse): GraphState {
  const facts = indexed(answer.graph);
  return {
    ...facts,
    base: baseOf(facts),
    datasets: answer.datasets,
    placed: answer.positions,
    laid: {},
    totals: answer.totals,
    truncated: answer.truncated,
    dataVersion: answer.dataVersion,
  };
}

/**
 * Adds facts that were asked for later (an entity found by search beyond the limit); what is there stays. Merged into
 * nothing they are the loaded graph themselves.
 */
export function mergeGraph(state: GraphState, more: WireGraph, positions: Positions = {}): GraphState {
  const added = indexed(more);
  const entities = new Map([...added.entities, ...state.entities]);
  const joined = [...added.relations].filter(([, r]) => entities.has(r.source) && entities.has(r.target));
  const relations = new Map([...joined, ...state.relations]);
  return {
    ...state,
    entities,
    relations,
    base: state.entities.size === 0 ? baseOf({ entities, relations }) : state.base,
    placed: { ...positions, ...state.placed },
    sources: new Map([...added.sources, ...state.sources]),
    names: { ...state.names, ...added.names },
  };
}

function baseOf({ entities, relations }: Pick<GraphState, "entities" | "relations">): GraphState["base"] {
  return { entities: new Set(entities.keys()), relations: new Set(relations.keys()) };
}

/** Keeps the first layout of data that came without positions. */
export function layFirst(state: GraphState, laid: Positions): GraphState {
  return { ...state, laid };
}

function indexed(graph: WireGraph): Pick<GraphState, "entities" | "relations" | "sources" | "names"> {
  return {
    entities: new Map(graph.entities.map((entity) => [entity.id, entity])),
    relations: new Map(graph.relations.map((relation) => [relation.id, relation])),
    sources: new Map(graph.sources.map((source) => [source.id, source])),
    names: graph.names ?? {},
  };
}

const wired = new WeakMap<GraphState, WireGraph>();

/** The loaded facts as lists again, in the order they came, for the view's functions; the same lists for the same state. */
export function wireGraphOf(state: GraphState): WireGraph {
  const known = wired.get(state);
  if (known !== undefined) return known;
  const graph = {
    entities: [...state.entities.values()],
    relations: [...state.relations.values()],
    sources: [...state.sources.values()],
    names: state.names,
  };
  wired.set(state, graph);
  return graph;
}
