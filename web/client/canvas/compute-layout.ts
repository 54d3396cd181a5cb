// Positions for a request: fcose for small graphs (it reads best), ForceAtlas2 for large ones (it is fast), rings.
import cytoscape from "cytoscape";
import type { LayoutOptions } from "cytoscape";
import fcose from "cytoscape-fcose";
import forceAtlas2 from "graphology-layout-forceatlas2";
import { UndirectedGraph } from "graphology";
import type { Positions } from "#model";
import { spiralPoint } from "#view";
import type { LayoutRequest } from "./layout-messages.ts";

/** Above this many nodes fcose takes seconds. */
const FCOSE_LIMIT = 200;
/** ForceAtlas2 stops at whichever comes first. */
const FORCE_BUDGET_MS = 4000;
const FORCE_STEPS = 600;

type Laid = Record<string, readonly [number, number]>;

function fcosePositions({ kind, nodes, edges }: LayoutRequest): Laid {
  cytoscape.use(fcose);
  const cy = cytoscape({
    headless: true,
    styleEnabled: true,
    style: [{ selector: "node", style: { width: 104, height: 78 } }],
    elements: [
      ...nodes.map((node) => ({ data: { id: node.id }, position: { x: node.x, y: node.y } })),
      ...edges.map((edge, index) => ({ data: { id: `edge ${index}`, ...edge } })),
    ],
    layout: { name: "preset" },
  });
  const fixed = nodes.filter((node) => node.fixed);
  const options: fcose.FcoseLayoutOptions = {
    name: "fcose",
    quality: "default",
    randomize: kind === "force" && fixed.length === 0,
    animate: false,
    fit: false,
    idealEdgeLength: () => 125,
    nodeRepulsion: () => 9000,
    nodeSeparation: 90,
    packComponents: false,
    fixedNodeConstraint: fixed.map(({ id, x, y }) => ({ nodeId: id, position: { x, y } })),
  };
  cy.layout(options as unknown as LayoutOptions).run(); // a named door: an extension's options are not in the core's union
  const laid: Laid = Object.fromEntries(
    nodes.map(({ id }) => {
      const { x, y } = cy.getElementById(id).position();
      return [id, [x, y] as const];
    }),
  );
  cy.destroy();
  return laid;
}

function forcePositions({ kind, nodes, edges }: LayoutRequest): Laid {
  const graph = new UndirectedGraph();
  for (const [index, node] of nodes.entries()) {
    const [x, y] = kind === "force" && !node.fixed ? spiralPoint(index) : [node.x, node.y];
    graph.addNode(node.id, { x, y, size: 24, fixed: node.fixed });
  }
  for (const { source, target } of edges) if (source !== target) graph.mergeEdge(source, target);
  const settings = { ...forceAtlas2.inferSettings(graph), adjustSizes: true, gravity: 0.6, scalingRatio: 40 };
  const end = performance.now() + FORCE_BUDGET_MS;
  for (let step = 0; step < FORCE_STEPS && performance.now() < end; step += 20)
    forceAtlas2.assign(graph, { iterations: 20, settings });
  return Object.fromEntries(
    graph.mapNodes((id, { x, y }: { x?: number; y?: number }) => [id, [x ?? 0, y ?? 0] as const]),
  );
}

function ringPositions({ nodes, edges }: LayoutRequest): Laid {
  const degree = new Map(nodes.map((node) => [node.id, 0]));
  for (const { source, target } of edges) for (const id of [source, target]) degree.set(id, (degree.get(id) ?? 0) + 1);
  const ordered = nodes.toSorted((a, b) => (degree.get(b.id) ?? 0) - (degree.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1));
  const laid: Laid = {};
  let ring = 0;
  for (let at = 0; at < ordered.length; ring++) {
    const radius = ring * 140;
    const seats = Math.max(1, Math.floor((2 * Math.PI * radius) / 110));
    const seated = ordered.slice(at, at + seats);
    for (const [seat, node] of seated.entries()) {
      const angle = (seat / seated.length) * 2 * Math.PI - Math.PI / 2;
      laid[node.id] = [radius * Math.cos(angle), radius * Math.sin(angle)];
    }
    at += seats;
  }
  return laid;
}

/** Positions in px at zoom 1 for every node; a fixed node keeps its own exactly. */
export function computeLayout(request: LayoutRequest): Positions {
  const compute =
    request.kind === "concentric"
      ? ringPositions
      : request.nodes.length <= FCOSE_LIMIT
        ? fcosePositions
        : forcePositions;
  const laid = compute(request);
  return Object.fromEntries(
    request.nodes.map((node) => {
      const [x, y] = node.fixed ? [node.x, node.y] : (laid[node.id] ?? [node.x, node.y]);
      return [node.id, [Math.round(x * 10) / 10, Math.round(y * 10) / 10] as const];
    }),
  );
}
