// Positions for a whole graph nobody has placed: forces for a small one, seeded by nothing but the graph itself, so that
// server and client come to the same drawing. What has a position keeps it.
import { compareText } from "#model";
import { UndirectedGraph } from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import type { WireEntity, WireRelation } from "#contract";
import type { Positions } from "#model";
import { packed } from "./pack.ts";
import { joined, neighboursOf, placeMissing, separated, spiralPoint } from "./place.ts";

/** Above this the forces take longer than a page should wait; the spiral is instant and a worker can do better later. */
const FORCE_LIMIT = 300;
/** Wider than high, as pages are. */
const WIDEN = 1.12;
/** And so much, where parts that nothing joins are put beside each other. */
const PAGE = 1.5;
const ORIGIN = [0, 0] as const;
/** Length that the middle one of the lines gets, px at zoom 1. */
const LINE = 135;

const byId = (a: { readonly id: string }, b: { readonly id: string }) => compareText(a.id, b.id);
const rounded = (value: number) => Math.round(value * 10) / 10;

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function forcePositions(entities: readonly WireEntity[], relations: readonly WireRelation[]): Positions {
  const graph = new UndirectedGraph();
  const linked = new Set(relations.flatMap(({ source, target }) => (source === target ? [] : [source, target])));
  const drawn = entities.filter((entity) => linked.has(entity.id)).toSorted(byId);
  for (const [index, { id }] of drawn.entries()) {
    const [x, y] = spiralPoint(index);
    graph.addNode(id, { x, y, size: 46 });
  }
  for (const { source, target } of relations.toSorted(byId))
    if (source !== target && graph.hasNode(source) && graph.hasNode(target)) graph.mergeEdge(source, target);
  // First the shape, then room for nodes and their names: sizes from the start lock nodes behind each other.
  const settings = { gravity: 0.9, scalingRatio: 60, strongGravityMode: false, barnesHutOptimize: false };
  forceAtlas2.assign(graph, { iterations: 400, settings });
  forceAtlas2.assign(graph, { iterations: 200, settings: { ...settings, adjustSizes: true, slowDown: 4 } });
  const at = (id: string) => graph.getNodeAttributes(id) as { readonly x: number; readonly y: number }; // a named door: set above
  const lengths = graph.mapEdges((_edge, _attributes, source, target) =>
    Math.hypot(at(source).x - at(target).x, at(source).y - at(target).y),
  );
  // The more lines there are to a node, the more room it takes to tell them apart.
  const density = Math.max(1, Math.sqrt((2 * graph.size) / Math.max(1, graph.order) / 3));
  const scale = (LINE * density) / (median(lengths) || LINE);
  const spread = separated(new Map(drawn.map(({ id }) => [id, [at(id).x * scale * WIDEN, at(id).y * scale]])));
  const parts = joined([...spread.keys()], neighboursOf(relations)).map(
    (ids) => new Map(ids.map((id) => [id, spread.get(id) ?? ORIGIN])),
  );
  return Object.fromEntries([...packed(parts, PAGE)].map(([id, [x, y]]) => [id, [rounded(x), rounded(y)] as const]));
}

/**
 * A position for every entity, px at zoom 1. Known ones are kept and the rest placed around them; where none is
 * known, and the graph is small, forces lay it out.
 */
export function layOut(
  entities: readonly WireEntity[],
  relations: readonly WireRelation[],
  known: Positions = {},
): Positions {
  const placed = entities.filter((entity) => known[entity.id] !== undefined).length;
  if (placed > 0 || entities.length > FORCE_LIMIT || entities.length === 0)
    return placeMissing(entities, relations, known);
  return placeMissing(entities, relations, forcePositions(entities, relations));
}
