// Layers from left to right along the direction of the relations: from where things come to where they go.
import { compareText } from "#model";
import type { Laid, LayoutEdge, LayoutNode, LayoutRequest } from "./layout-messages.ts";
import { neighbourLists } from "./ring-layout.ts";

/** px between columns of one layer, between layers, and between rows. */
const COLUMN = 130;
const LAYER = 210;
const ROW = 86;
const SWEEPS = 6;

/** The directed relations without those that close a circle, by their source. Iterative: a path may be thousands long. */
function acyclic(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[]): ReadonlyMap<string, readonly string[]> {
  const out = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const { source, target, directed } of edges)
    if (directed && source !== target && out.has(target)) out.get(source)?.push(target);
  const kept = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  const state = new Map<string, "open" | "done">();
  // Those that nothing points at go first, so that a circle is broken where it is entered.
  const pointedAt = new Set([...out.values()].flat());
  const starts = nodes.map(({ id }) => id).toSorted((a, b) => Number(pointedAt.has(a)) - Number(pointedAt.has(b)));
  for (const start of starts) {
    if (state.has(start)) continue;
    state.set(start, "open");
    const path = [{ id: start, at: 0 }];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const next = out.get(top.id)?.[top.at];
      top.at += 1;
      if (next === undefined) {
        state.set(top.id, "done");
        path.pop();
      } else if (state.get(next) !== "open") {
        kept.get(top.id)?.push(next);
        if (!state.has(next)) {
          state.set(next, "open");
          path.push({ id: next, at: 0 });
        }
      }
    }
  }
  return kept;
}

/** How many steps at most lead to each node. */
function longestPaths(out: ReadonlyMap<string, readonly string[]>): Map<string, number> {
  const waiting = new Map([...out.keys()].map((id) => [id, 0]));
  for (const targets of out.values()) for (const id of targets) waiting.set(id, (waiting.get(id) ?? 0) + 1);
  const layer = new Map([...out.keys()].map((id) => [id, 0]));
  const ready = [...waiting].flatMap(([id, count]) => (count === 0 ? [id] : []));
  for (let id = ready.pop(); id !== undefined; id = ready.pop())
    for (const target of out.get(id) ?? []) {
      layer.set(target, Math.max(layer.get(target) ?? 0, (layer.get(id) ?? 0) + 1));
      const left = (waiting.get(target) ?? 1) - 1;
      waiting.set(target, left);
      if (left === 0) ready.push(target);
    }
  return layer;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Fewer crossings: everyone moves, again and again, to the middle of those it is linked to. */
function ordered(
  layers: readonly (readonly string[])[],
  neighbours: ReadonlyMap<string, readonly string[]>,
): readonly (readonly string[])[] {
  let now = layers;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const place = new Map(
      now.flatMap((layer) => layer.map((id, index) => [id, (index + 0.5) / layer.length] as const)),
    );
    now = now.map((layer) => {
      const wished = layer.map((id) => {
        const others = (neighbours.get(id) ?? []).flatMap((other) => place.get(other) ?? []);
        return { id, wish: others.length === 0 ? (place.get(id) ?? 0) : mean(others) };
      });
      return wished.toSorted((a, b) => a.wish - b.wish || compareText(a.id, b.id)).map(({ id }) => id);
    });
  }
  return now;
}

/** Positions by layers; a layer too long for one column takes several; who has no relation stands in rows below. */
export function layeredLayout({ nodes, edges }: Pick<LayoutRequest, "nodes" | "edges">): Laid {
  const neighbours = neighbourLists(nodes, edges);
  const linked = nodes.filter(({ id }) => (neighbours.get(id) ?? []).length > 0);
  const layerOf = longestPaths(acyclic(linked, edges));
  // Who only has undirected relations stands with whom it has them.
  const directed = new Set(edges.flatMap((edge) => (edge.directed ? [edge.source, edge.target] : [])));
  for (const { id } of linked)
    if (!directed.has(id))
      layerOf.set(id, Math.round(mean((neighbours.get(id) ?? []).map((other) => layerOf.get(other) ?? 0))));
  const count = linked.reduce((most, { id }) => Math.max(most, (layerOf.get(id) ?? 0) + 1), 0);
  const layers = Array.from({ length: count }, (): string[] => []);
  for (const { id } of linked) layers[layerOf.get(id) ?? 0]?.push(id);
  const rows = Math.max(7, Math.ceil(1.3 * Math.sqrt(linked.length)));
  const laid: Record<string, readonly [number, number]> = {};
  let x = 0;
  let lowest = 0;
  for (const layer of ordered(layers, neighbours)) {
    const columns = Math.max(1, Math.ceil(layer.length / rows));
    const height = Math.ceil(layer.length / columns);
    for (const [index, id] of layer.entries()) {
      const column = index % columns;
      const y = (Math.floor(index / columns) - (height - 1) / 2) * ROW;
      // Neighbouring columns of a layer are half a row apart, so that names have room.
      laid[id] = [x + column * COLUMN, y + (column % 2) * (ROW / 2)];
      lowest = Math.max(lowest, y + ROW / 2);
    }
    x += (columns - 1) * COLUMN + LAYER;
  }
  const perRow = Math.max(6, Math.floor(x / COLUMN));
  for (const [index, { id }] of nodes.filter(({ id }) => !layerOf.has(id)).entries())
    laid[id] = [(index % perRow) * COLUMN, lowest + (1.5 + Math.floor(index / perRow)) * ROW];
  return laid;
}
