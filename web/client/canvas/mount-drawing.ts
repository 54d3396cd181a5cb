// Mounts a drawing into an element: cytoscape behind the small interface of drawing.ts.
import cytoscape from "cytoscape";
import type { Core, EventObject, NodeSingular, StylesheetJson } from "cytoscape";
import type { Positions } from "#model";
import type { Element, Hit, Scene } from "#view";
import { ground, nodeId, layOut, drawnRelations, reselected, stylesheet, toElements } from "#view";
import { ENTERING, bindElements, entityIdOf } from "./binding.ts";
import type { Drawing, DrawingHandlers, ViewportState } from "./drawing.ts";
import { hitAt } from "./hit-test.ts";
import { hoverLifts } from "./hovering.ts";
import { startLayouts } from "./layouts.ts";
import { layOverlay } from "./overlay.ts";
import { scenePng } from "./scene-png.ts";

export type { Drawing, DrawingHandlers } from "./drawing.ts";

const MOTION_MS = 220;
/** More elements than this come and step back at once. */
const MOST_EASED = 400;
/** px for half a name beside the outermost nodes, less in a narrow container. */
const FIT_PADDING = 72;
const LARGEST_FIT = 1.4;
/** Below this zoom nothing can be told apart. */
const SMALLEST = 0.08;
/** Side of a large node, px at zoom 1. */
const NODE_ROOM = 60;

function styleOf(scheme: Scene["scheme"], eased: boolean): StylesheetJson {
  return [...stylesheet(scheme, eased)];
}

function hitOf(target: EventObject["target"], cy: Core): Hit | null {
  if (target === cy || target === undefined || target === null) return null;
  return target.isNode()
    ? { kind: "entity", id: String(target.data("entityId")) }
    : { kind: "relation", id: String(target.data("relationId")) };
}

/** The camera that sees all the places with a node's room around them; undefined where there are none. */
function viewportAround(places: readonly (readonly [number, number])[], width: number, height: number) {
  if (places.length === 0) return undefined;
  const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)];
  const ends = { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
  const padding = Math.min(FIT_PADDING, width / 9);
  const across = (width - 2 * padding) / (ends.right - ends.left + NODE_ROOM);
  const down = (height - 2 * padding) / (ends.bottom - ends.top + NODE_ROOM);
  const zoom = Math.min(LARGEST_FIT, Math.max(SMALLEST, Math.min(across, down)));
  const middle = { x: (ends.left + ends.right) / 2, y: (ends.top + ends.bottom) / 2 };
  return { zoom, pan: { x: width / 2 - middle.x * zoom, y: height / 2 - middle.y * zoom } };
}

/** Whether only selection and focus are others: then nothing is placed, sized or coloured anew. */
function isReselection(before: Scene, next: Scene): boolean {
  const parts = { ...before, ...next };
  return Object.keys(parts).every((key) => {
    if (key === "selection" || key === "focus") return true;
    return Reflect.get(before, key) === Reflect.get(next, key);
  });
}

/** Draws into `container`, which must have a size. Destroy it when the container goes. */
export function mountDrawing(container: HTMLElement, handlers: DrawingHandlers): Drawing {
  // Lines between nodes that pass over each other while they move are no news.
  cytoscape.warnings(false);
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const cy = cytoscape({
    container,
    style: styleOf("light", false),
    minZoom: SMALLEST,
    maxZoom: 5,
    boxSelectionEnabled: false,
    autounselectify: true,
    layout: { name: "preset" },
  });
  const layouts = startLayouts();
  const overlay = layOverlay(container, cy);
  const apply = bindElements(cy);
  let scene: Scene | undefined;
  let elements: readonly Element[] = [];
  let eased = false;
  let known: Positions = {};

  const duration = () => (calm.matches ? 0 : MOTION_MS);
  const fit = (entityIds?: readonly string[], animate = true) => {
    const wanted = entityIds === undefined ? undefined : new Set(entityIds);
    const eles = cy.nodes().filter((node) => wanted === undefined || wanted.has(entityIdOf(node)));
    if (eles.empty()) return;
    cy.stop();
    const before = { zoom: cy.zoom(), pan: { ...cy.pan() } };
    cy.fit(eles, Math.min(FIT_PADDING, container.clientWidth / 9));
    if (cy.zoom() > LARGEST_FIT) {
      cy.zoom(LARGEST_FIT);
      cy.center(eles);
    }
    if (!animate || duration() === 0) return;
    const after = { zoom: cy.zoom(), pan: { ...cy.pan() } };
    cy.viewport(before);
    cy.animate({ ...after, duration: duration(), easing: "ease-out" });
  };
  const fitPlaces = (places: Positions, animate = true) => {
    const [width, height] = [container.clientWidth, container.clientHeight];
    const after = viewportAround(Object.values(places), width, height);
    if (after === undefined || width === 0 || height === 0) return;
    cy.stop();
    if (!animate || duration() === 0) cy.viewport(after);
    else cy.animate({ ...after, duration: duration(), easing: "ease-out" });
  };

  const state = (): ViewportState => ({ x: cy.pan().x, y: cy.pan().y, zoom: cy.zoom() });
  cy.on("tap", (event) => {
    const original = event.originalEvent;
    handlers.onTap(hitOf(event.target, cy), { additive: original.shiftKey || original.metaKey || original.ctrlKey });
  });
  cy.on("cxttap taphold", (event) => handlers.onMenu?.(hitOf(event.target, cy), event.renderedPosition));
  cy.on("dbltap", "node", (event) => handlers.onDoubleTap(entityIdOf(event.target)));
  const hovering = hoverLifts(cy, (target, event) => handlers.onHover(hitOf(target, cy), event.renderedPosition));
  cy.on("dragfree", "node", (event) => {
    const node: NodeSingular = event.target;
    const { x, y } = node.position();
    known = { ...known, [entityIdOf(node)]: [x, y] };
    handlers.onMoved({ [entityIdOf(node)]: [x, y] });
  });
  cy.on("viewport", () => handlers.onViewport(state()));

  const move = (moved: ReturnType<typeof apply>["moved"]) => {
    for (const { id, to } of moved) {
      const node = cy.getElementById(id);
      if (node.grabbed()) continue;
      node.stop();
      if (duration() === 0) node.position({ ...to });
      else node.animate({ position: { ...to }, duration: duration(), easing: "ease-out" });
    }
  };

  return {
    update(next) {
      const same = scene !== undefined && isReselection(scene, next);
      if (!same) known = layOut(next.entities, drawnRelations(next), { ...known, ...next.positions });
      elements = same ? reselected(elements, next) : toElements({ ...next, positions: known });
      const easing = !calm.matches && elements.length <= MOST_EASED;
      if (scene?.scheme !== next.scheme || easing !== eased) {
        eased = easing;
        cy.style(styleOf(next.scheme, eased));
        overlay.recolour(next.scheme);
        container.style.background = ground(next.scheme).ground;
      }
      const first = cy.nodes().empty();
      scene = next;
      const { moved } = apply(elements, eased && !first);
      move(moved);
      requestAnimationFrame(() => {
        if (!cy.destroyed()) cy.$(`.${ENTERING}`).removeClass(ENTERING);
      });
      hovering.refresh();
      overlay.changed(next, moved.length > 0);
      if (first) fit(undefined, false);
    },
    viewport: {
      fit,
      fitPlaces,
      zoomBy: (factor) => {
        const middle = { x: container.clientWidth / 2, y: container.clientHeight / 2 };
        cy.zoom({ level: cy.zoom() * factor, renderedPosition: middle });
      },
      zoom: () => cy.zoom(),
      panBy: (x, y) => void cy.panBy({ x, y }),
      centre: (entityId, animate = true) => {
        const node = cy.getElementById(nodeId(entityId));
        if (node.empty()) return;
        if (animate && duration() > 0) cy.animate({ center: { eles: node }, duration: duration(), easing: "ease-out" });
        else cy.center(node);
      },
      get: state,
      set: ({ x, y, zoom }) => void cy.viewport({ zoom, pan: { x, y } }),
    },
    hit: (x, y) => hitAt(cy, x, y),
    relayout: (kind, options) => (scene === undefined ? Promise.resolve({}) : layouts.run(kind, scene, known, options)),
    stopLayout: () => layouts.stop(),
    png: (size) =>
      scene === undefined
        ? Promise.reject(new Error("There is no scene to picture yet."))
        : scenePng({ ...scene, positions: known }, size),
    renderedPosition: (entityId) => {
      const node = cy.getElementById(nodeId(entityId));
      if (node.empty()) return null;
      return { ...node.renderedPosition(), radius: node.renderedWidth() / 2 };
    },
    positions: () => known,
    destroy() {
      layouts.stop();
      hovering.stop();
      overlay.destroy();
      cy.destroy();
      container.replaceChildren();
      container.classList.remove("__________cytoscape_container");
      container.style.background = "";
    },
  };
}
