// A path, given as ids, as facts of the loaded graph.
import type { WireGraph } from "#contract";
import type { ExplorerState } from "../../state/explorer-store.ts";
import { canvasOf } from "../../state/explorer-store.ts";
import type { GraphState } from "../../state/graph/types.ts";

/** Undefined while a fact of it is not loaded. */
export function pathGraph(graph: GraphState, path: readonly string[]): WireGraph | undefined {
  const entities = path.flatMap((id, index) => (index % 2 === 0 ? (graph.entities.get(id) ?? []) : []));
  const relations = path.flatMap((id, index) => (index % 2 === 1 ? (graph.relations.get(id) ?? []) : []));
  return entities.length + relations.length === path.length ? { entities, relations, sources: [] } : undefined;
}

/** How many of its facts are not on the canvas. */
export function litOf(state: ExplorerState, path: readonly string[]): { readonly missing: number } {
  const canvas = canvasOf(state);
  const missing = path.filter((id, index) => !(index % 2 === 0 ? canvas.entities : canvas.relations).has(id));
  return { missing: missing.length };
}
