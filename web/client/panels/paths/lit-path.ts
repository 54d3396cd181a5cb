// A path, given as ids, as facts of the loaded graph.
import type { WireGraph } from "#contract";
import type { GraphState } from "../../state/graph/types.ts";

/** Undefined while a fact of it is not loaded. */
function pathGraph(graph: GraphState, path: readonly string[]): WireGraph | undefined {
  const entities = path.flatMap((id, index) => (index % 2 === 0 ? (graph.entities.get(id) ?? []) : []));
  const relations = path.flatMap((id, index) => (index % 2 === 1 ? (graph.relations.get(id) ?? []) : []));
  return entities.length + relations.length === path.length ? { entities, relations, sources: [] } : undefined;
}

/** Several together, each fact once. */
export function joinedGraph(graph: GraphState, paths: readonly (readonly string[])[]): WireGraph | undefined {
  const graphs = paths.map((path) => pathGraph(graph, path));
  if (graphs.includes(undefined)) return undefined;
  return {
    entities: [...new Set(graphs.flatMap((one) => one?.entities ?? []))],
    relations: [...new Set(graphs.flatMap((one) => one?.relations ?? []))],
    sources: [],
  };
}

interface Ids {
  has(id: string): boolean;
}

/** How many of their facts are not among these; what several share counts once. */
export function missingFrom(
  present: { readonly entities: Ids; readonly relations: Ids },
  paths: readonly (readonly string[])[],
): number {
  const missing = paths.flatMap((path) =>
    path.filter((id, index) => !(index % 2 === 0 ? present.entities : present.relations).has(id)),
  );
  return new Set(missing).size;
}

/** As a step of the history calls it: "path from Nvidia to OpenAI". */
export function pathWords(graph: GraphState, path: readonly string[]): string {
  const name = (id: string | undefined) => graph.entities.get(id ?? "")?.name ?? id ?? "";
  return `path from ${name(path[0])} to ${name(path.at(-1))}`;
}

/** The same of all that were found: "the 3 paths". */
export function allPathsWords(graph: GraphState, paths: readonly (readonly string[])[]): string {
  const [first = []] = paths;
  return paths.length === 1 ? pathWords(graph, first) : `the ${paths.length} paths`;
}
