// Degree, betweenness, PageRank and communities of a graph. Pure and the same every time; it runs in the measure worker.
import { compareText } from "#model";
import { DirectedGraph, UndirectedGraph } from "graphology";
import louvain from "graphology-communities-louvain";
import pagerank from "graphology-metrics/centrality/pagerank.js";
import { createUnweightedIndexedBrandes } from "graphology-shortest-path/indexed-brandes.js";
import type { MeasureName } from "#model";
import { seeded } from "../../canvas/seeded.ts";
import type { Found, MeasureRequest } from "./measure-messages.ts";
import type { MeasureValues } from "./types.ts";

/** Above this many entities betweenness is estimated, from this many of them. */
const EXACT_LIMIT = 2000;
const PIVOTS = 500;

type Tell = (progress: number) => void;

function degrees({ nodes, edges }: MeasureRequest): ReadonlyMap<string, number> {
  const counts = new Map(nodes.map(({ id }) => [id, 0]));
  for (const { source, target } of edges)
    for (const id of new Set([source, target])) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** One line between two, however many facts there are; the facts are its weight. */
function undirected({ nodes, edges }: MeasureRequest): UndirectedGraph {
  const graph = new UndirectedGraph();
  for (const { id } of nodes) graph.addNode(id);
  for (const { source, target } of edges)
    if (source !== target)
      graph.updateEdge(source, target, ({ weight }: { weight?: number }) => ({ weight: (weight ?? 0) + 1 }));
  return graph;
}

/** What has no direction counts in both. */
function directed({ nodes, edges }: MeasureRequest): DirectedGraph {
  const graph = new DirectedGraph();
  for (const { id } of nodes) graph.addNode(id);
  for (const edge of edges) {
    if (edge.source === edge.target) continue;
    graph.mergeEdge(edge.source, edge.target);
    if (!edge.directed) graph.mergeEdge(edge.target, edge.source);
  }
  return graph;
}

function pivotsOf(order: number): readonly number[] {
  const all = Array.from({ length: order }, (_, index) => index);
  if (order <= EXACT_LIMIT) return all;
  const random = seeded(1);
  return all
    .map((index) => ({ index, draw: random() }))
    .toSorted((a, b) => a.draw - b.draw)
    .slice(0, PIVOTS)
    .map(({ index }) => index);
}

/** Brandes: from each pivot the shortest ways to all, and what of them leads through whom. In percent of all pairs. */
function betweenness(request: MeasureRequest, tell: Tell): Found {
  const graph = undirected(request);
  const order = graph.order;
  const ids = graph.nodes();
  const brandes = createUnweightedIndexedBrandes(graph);
  const through = new Float64Array(order);
  const pivots = pivotsOf(order);
  for (const [done, pivot] of pivots.entries()) {
    const [stack, before, ways] = brandes(pivot);
    const share = new Float64Array(order);
    while (stack.size > 0) {
      const reached = stack.pop();
      if (reached === undefined) break;
      const part = (1 + (share[reached] ?? 0)) / (ways[reached] ?? 1);
      for (const on of before[reached] ?? []) share[on] = (share[on] ?? 0) + (ways[on] ?? 0) * part;
      if (reached !== pivot) through[reached] = (through[reached] ?? 0) + (share[reached] ?? 0);
    }
    if (done % 20 === 0) tell(done / pivots.length);
  }
  // Each pair is met from both ends, or from as many as there are pivots.
  const pairs = ((order - 1) * (order - 2)) / 2;
  const scale = pairs <= 0 ? 0 : (100 * order) / (2 * pivots.length * pairs);
  return {
    values: Object.fromEntries(ids.map((id, index) => [id, (through[index] ?? 0) * scale])),
    note:
      pivots.length === order
        ? undefined
        : `Estimated from ${PIVOTS} of ${order.toLocaleString("en")} entities: exact from 2,000 down.`,
  };
}

function pageRank(request: MeasureRequest): MeasureValues {
  const graph = directed(request);
  if (graph.order === 0) return {};
  const ranks = pagerank(graph, { getEdgeWeight: null, maxIterations: 1000, tolerance: 1e-8 });
  return Object.fromEntries(Object.entries(ranks).map(([id, rank]) => [id, rank * 100]));
}

/** Louvain, named after the best linked member. Who is linked to nobody is in none. */
function communities(request: MeasureRequest): MeasureValues {
  const graph = undirected(request);
  graph.forEachNode((id) => {
    if (graph.degree(id) === 0) graph.dropNode(id);
  });
  if (graph.size === 0) return {};
  const found = louvain(graph, { rng: seeded(1), getEdgeWeight: "weight" });
  const counts = degrees(request);
  const names = new Map(request.nodes.map(({ id, name }) => [id, name]));
  const best = new Map<number, string>();
  for (const [id, community] of Object.entries(found)) {
    const other = best.get(community);
    const [here, there] = [counts.get(id) ?? 0, counts.get(other ?? "") ?? -1];
    if (other === undefined || here > there || (here === there && id < other)) best.set(community, id);
  }
  const used = new Map<string, number>();
  const nameOf = new Map<number, string>();
  for (const [community, id] of [...best].toSorted(([, a], [, b]) => compareText(a, b))) {
    const name = `Around ${names.get(id) ?? id}`;
    const before = used.get(name) ?? 0;
    used.set(name, before + 1);
    nameOf.set(community, before === 0 ? name : `${name} (${before + 1})`);
  }
  return Object.fromEntries(Object.entries(found).map(([id, community]) => [id, nameOf.get(community) ?? ""]));
}

function measure(name: MeasureName, request: MeasureRequest, tell: Tell): Found {
  if (name === "betweenness") return betweenness(request, tell);
  if (name === "degree") return { values: Object.fromEntries(degrees(request)), note: undefined };
  return { values: name === "pagerank" ? pageRank(request) : communities(request), note: undefined };
}

/** Every measure that is asked for; `tell` hears how far it is, 0 to 1. */
export function computeMeasures(
  request: MeasureRequest,
  tell: Tell = () => undefined,
): Readonly<Partial<Record<MeasureName, Found>>> {
  const found: Partial<Record<MeasureName, Found>> = {};
  for (const [index, name] of request.names.entries())
    found[name] = measure(name, request, (part) => tell((index + part) / request.names.length));
  return found;
}
