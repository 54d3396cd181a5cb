// Forces: fcose for small graphs (it reads best), ForceAtlas2 for large ones (it is fast). Worker only.
import cytoscape from "cytoscape";
import type { LayoutOptions } from "cytoscape";
import fcose from "cytoscape-fcose";
import { UndirectedGraph } from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import { NODE_ROOM, joined, neighboursOf, separated, spiralPoint } from "#view";
import type { Laid, LayoutEdge, LayoutRequest, TellLayout } from "./layout-messages.ts";
import { packedParts } from "./packed-parts.ts";
import type { Points } from "./packed-parts.ts";

/** Above this many nodes fcose takes seconds; with a budget it must be sure. */
const FCOSE_LIMIT = 200;
const FCOSE_AT_ONCE = 50;
/** ForceAtlas2 stops at whichever comes first. */
const FORCE_BUDGET_MS = 4000;
const LARGE_BUDGET_MS = 8000;
const LARGE = 2000;
const FORCE_STEPS = 600;
/** Between two looks at the clock. */
const STRIDE = 10;

type ForceRequest = Pick<LayoutRequest, "nodes" | "edges" | "ratio"> & {
  /** From nothing, or from where things stand. */
  readonly fresh: boolean;
  /** ms; without it by the size of the graph. */
  readonly budget?: number;
};

/**
 * Positions for every node; those that are fixed pull and push, and stay. Where none is, what no relation joins is
 * brought close together and all of it into the shape of the room.
 */
export function forceLayout(request: ForceRequest, tell: TellLayout): Laid {
  const { nodes, edges, ratio } = request;
  const most = request.budget === undefined ? FCOSE_LIMIT : FCOSE_AT_ONCE;
  const laid = nodes.length <= most ? fcoseLayout(request, tell) : atlasLayout(request, tell);
  if (nodes.some((node) => node.fixed)) return laid;
  const ids = nodes.map(({ id }) => id);
  return packedParts(ids, edges, ratio, (part) => {
    const points = new Map(part.map((id) => [id, laid[id] ?? ([0, 0] as const)]));
    // Of many small ones each has its place in the room; the shape is that of the one that is most of it.
    const isMost = part.length * 2 > ids.length;
    return inShape(request.fresh && isMost ? alongRoom(points, ratio) : points, ratio);
  });
}

/** Turned over where it is wide and the room is high, or the other way round: from nothing, no way round is the right one. */
function alongRoom(points: Points, ratio: number): Points {
  const { width, height } = extentOf(points.values());
  if (width > height === ratio > 1) return points;
  return new Map([...points].map(([id, [x, y]]) => [id, [y, x]]));
}

/** More than this would be seen as drawn out. */
const MOST_WIDENED = 1.5;

/** Wider, or higher, towards the shape of the room. */
function inShape(points: Points, ratio: number): Points {
  const { width, height } = extentOf(points.values());
  const wider = (ratio * height) / width || 1;
  const [sx, sy] = [Math.min(MOST_WIDENED, Math.max(1, wider)), Math.min(MOST_WIDENED, Math.max(1, 1 / wider))];
  return new Map([...points].map(([id, [x, y]]) => [id, [x * sx, y * sy]]));
}

function fcoseLayout({ fresh, nodes, edges }: ForceRequest, tell: TellLayout): Laid {
  cytoscape.use(fcose);
  const cy = cytoscape({
    headless: true,
    styleEnabled: true,
    style: [{ selector: "node", style: NODE_ROOM }],
    elements: [
      ...nodes.map((node) => ({ data: { id: node.id }, position: { x: node.x, y: node.y } })),
      ...edges.map(({ source, target }, index) => ({ data: { id: `edge ${index}`, source, target } })),
    ],
    layout: { name: "preset" },
  });
  const fixed = nodes.filter((node) => node.fixed);
  const run = (quality: "draft" | "default", randomize: boolean): Laid => {
    const options: fcose.FcoseLayoutOptions = {
      name: "fcose",
      quality,
      randomize,
      animate: false,
      fit: false,
      idealEdgeLength: () => 125,
      nodeRepulsion: () => 9000,
      nodeSeparation: 90,
      packComponents: false,
      fixedNodeConstraint: fixed.map(({ id, x, y }) => ({ nodeId: id, position: { x, y } })),
    };
    cy.layout(options as unknown as LayoutOptions).run(); // a named door: an extension's options are not in the core's union
    return Object.fromEntries(
      nodes.map(({ id }) => {
        const { x, y } = cy.getElementById(id).position();
        return [id, [x, y] as const];
      }),
    );
  };
  const randomize = fresh && fixed.length === 0;
  // The draft takes a moment and is what is kept should the rest take too long.
  if (randomize) tell(0.05, run("draft", true));
  const laid = run("default", randomize);
  cy.destroy();
  return laid;
}

function atlasLayout({ fresh, nodes, edges, ...request }: ForceRequest, tell: TellLayout): Laid {
  const graph = new UndirectedGraph();
  for (const [index, node] of nodes.entries()) {
    const [x, y] = fresh && !node.fixed ? spiralPoint(index) : [node.x, node.y];
    graph.addNode(node.id, { x, y, size: 24, fixed: node.fixed });
  }
  for (const { source, target } of edges) if (source !== target) graph.mergeEdge(source, target);
  const settings = { ...forceAtlas2.inferSettings(graph), gravity: 0.6, scalingRatio: 40 };
  const budget = request.budget ?? (nodes.length > LARGE ? LARGE_BUDGET_MS : FORCE_BUDGET_MS);
  const start = performance.now();
  const read = (): Laid =>
    Object.fromEntries(graph.mapNodes((id, { x, y }: { x?: number; y?: number }) => [id, [x ?? 0, y ?? 0] as const]));
  let told = start;
  for (let step = 0; step < FORCE_STEPS; step += STRIDE) {
    const now = performance.now();
    const done = Math.max(step / FORCE_STEPS, (now - start) / budget);
    if (done >= 1) break;
    if (now - told > 250) {
      tell(done, read());
      told = now;
    }
    // First the shape, then room for every node: sizes from the start lock nodes behind each other.
    forceAtlas2.assign(graph, { iterations: STRIDE, settings: { ...settings, adjustSizes: done > 0.6 } });
  }
  // Beside what stays nothing is made larger, and a part of a layout is given its room by the whole.
  return request.budget !== undefined || nodes.some((node) => node.fixed) ? read() : roomy(read(), edges);
}

/** px at zoom 1 that a node with its name has to itself, on the average. */
const ROOM = 110;
/** Above this many nodes to push each from every other takes too long. */
const SEPARATED_LIMIT = 400;

function extentOf(points: Iterable<readonly [x: number, y: number]>) {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of points) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  return { width: right - left, height: bottom - top };
}

/** The same shape, so large that its nodes have room, and none in another's where that is found out quickly. */
function roomy(laid: Laid, edges: readonly LayoutEdge[]): Laid {
  const points = Object.entries(laid);
  // What no relation joins has been driven far apart, which is no room for anybody.
  const area = joined(Object.keys(laid), neighboursOf(edges)).reduce((sum, part) => {
    const { width, height } = extentOf(part.map((id) => laid[id] ?? [0, 0]));
    return sum + width * height;
  }, 0);
  const room = Math.sqrt(area / points.length);
  const scale = room > 0 ? Math.max(1, ROOM / room) : 1;
  const scaled = new Map(points.map(([id, [x, y]]) => [id, [x * scale, y * scale] as const]));
  return Object.fromEntries(points.length > SEPARATED_LIMIT ? scaled : separated(scaled));
}
