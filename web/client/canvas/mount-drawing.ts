// Mounts a drawing into an element: cytoscape behind the small interface of drawing.ts.
import cytoscape from "cytoscape";
import type { AnimateOptions, EventObject, NodeSingular } from "cytoscape";
import type { Positions } from "#model";
import type { Bundle, Element, Hit, LabelFont, NodeData, Scene, ToSee } from "#view";
import {
  bundled,
  bundlesOf,
  closedAt,
  companyOf,
  drawnRelations,
  edgeId,
  fitAll,
  ground,
  layOut,
  nameSize,
  nodeFont,
  nodeId,
  reselected,
  textWidth,
  toElements,
} from "#view";
import { startBoxSelect } from "./box-select.ts";
import { ENTERING, bindElements, entityIdOf, isSelected } from "./binding.ts";
import type { Drawing, DrawingHandlers, Insets, ViewportState } from "./drawing.ts";
import type { DrawnHit } from "./hit-test.ts";
import { hitAt, lineHitAt, nodeAt, nodesIn } from "./hit-test.ts";
import { followPointer } from "./hovering.ts";
import { startLayouts } from "./layouts.ts";
import { layMarks } from "./mark-layer.ts";
import { quietRenderer } from "./quiet-renderer.ts";
import { layLit } from "./lit-layer.ts";
import { lineMarks, nodeMarks } from "./marks-of.ts";
import { layOverlay } from "./overlay.ts";
import { scenePng } from "./scene-png.ts";
import { keepDrawn } from "./screen.ts";

export type { Drawing, DrawingHandlers } from "./drawing.ts";

const MOTION_MS = 220;
/** More elements than this come and step back at once. */
const MOST_EASED = 400;
/** px around what is fitted. */
const MARGIN = 10;
const LARGEST_FIT = 1.4;
/** ms after the last zoom. */
const REGROUP_MS = 100;
/** Below this zoom nothing can be told apart. */
const SMALLEST = 0.08;
/** Half of a large node, px at zoom 1: room for what is not drawn now. */
const NODE_ROOM = 30;
/** From a member to the far side of its group's name, px at zoom 1. */
const HULL_ROOM = 80;
/** A name with its node on the screen, px: what nodes' middles cannot have of a room. */
const NAME_ROOM = { width: 120, height: 60 };
const NO_NAME = { width: 0, height: 0 };
const CLEAR: Insets = { top: 0, right: 0, bottom: 0, left: 0 };

function hitOf(drawn: DrawnHit | undefined): Hit | null {
  if (drawn === undefined) return null;
  return "entityId" in drawn ? { kind: "entity", id: drawn.entityId } : { kind: "relation", id: drawn.relationId };
}

const drawnId = ({ kind, id }: Hit) => (kind === "entity" ? nodeId(id) : edgeId(id));

/** x for y: its own way back. */
function turnedOver(places: Positions): Positions {
  return Object.fromEntries(Object.entries(places).map(([id, [x, y]]) => [id, [y, x] as const]));
}

const measure = (text: string, { size, weight }: LabelFont) => textWidth(text, size, weight);

const isQuiet = ({ classes }: Element) => classes.includes("quiet");

/** Whether only selection and focus are others: then nothing is placed, sized or coloured anew. */
function isReselection(before: Scene, next: Scene): boolean {
  const parts = { ...before, ...next };
  return Object.keys(parts).every((key) => {
    if (key === "selection" || key === "focus") return true;
    return Reflect.get(before, key) === Reflect.get(next, key);
  });
}

/** A part of the container that covers it, at its depth. */
function layBox(container: HTMLElement, depth: number): HTMLElement {
  const box = document.createElement("div");
  box.style.cssText = `position:absolute;inset:0;z-index:${depth}`;
  container.append(box);
  return box;
}

/** Draws into `container`, which must have a size. Destroy it when the container goes. */
export function mountDrawing(container: HTMLElement, handlers: DrawingHandlers): Drawing {
  // Lines between nodes that pass over each other while they move are no news.
  cytoscape.warnings(false);
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const root = document.createElement("div");
  root.style.cssText = "position:relative;width:100%;height:100%";
  container.append(root);
  const marks = layBox(root, 1);
  const litBox = layBox(root, 3);
  litBox.style.pointerEvents = "none";
  const cy = cytoscape({
    container: marks,
    minZoom: SMALLEST,
    maxZoom: 5,
    boxSelectionEnabled: false,
    autounselectify: true,
    layout: { name: "preset" },
  });
  const layouts = startLayouts();
  const drawn = keepDrawn(cy);
  quietRenderer(cy, (x, y, reach) => nodeAt(drawn(), { x, y }, reach)?.id);
  const layer = layMarks(marks, cy, drawn);
  const overlay = layOverlay(root, cy, drawn, litBox);
  const lit = layLit(litBox, cy, { marks, words: overlay.words }, () => calm.matches);
  const apply = bindElements(cy);
  let scene: Scene | undefined;
  let elements: readonly Element[] = [];
  let bundles: readonly Bundle[] = [];
  let closed: readonly Bundle[] = [];
  let regrouping: ReturnType<typeof setTimeout> | undefined;
  let eased = false;
  let pictured = false;
  let known: Positions = {};
  let turned = false;
  let clear = CLEAR;
  let pointed: string | undefined;

  /** Of the room without that of a name at each edge. */
  const ratio = () =>
    Math.max(1, container.clientWidth - clear.left - clear.right - NAME_ROOM.width) /
    Math.max(1, container.clientHeight - clear.top - clear.bottom - NAME_ROOM.height);
  const duration = () => (calm.matches ? 0 : MOTION_MS);
  const placed = (places: Positions) => (turned ? turnedOver(places) : places);
  /** What is animated begins with the next frame, and at rest there is none. */
  const moveCamera = (to: AnimateOptions) => {
    cy.animate({ ...to, duration: duration(), easing: "ease-out" });
    cy.forceRender();
  };
  const fitTo = (things: readonly ToSee[], animate: boolean) => {
    const [width, height] = [container.clientWidth, container.clientHeight];
    if (width === 0 || height === 0) return;
    const insets = {
      top: clear.top + MARGIN,
      right: clear.right + MARGIN,
      bottom: clear.bottom + MARGIN,
      left: clear.left + MARGIN,
    };
    const after = fitAll(things, { width, height, insets }, { least: SMALLEST, most: LARGEST_FIT });
    if (after === undefined) return;
    cy.stop();
    if (!animate || duration() === 0) cy.viewport(after);
    else moveCamera(after);
  };
  /** By entity: half of its node, and its name's room. */
  const roomOf = new Map<string, Pick<ToSee, "half" | "name">>();
  const measureNames = () => {
    roomOf.clear();
    for (const element of elements) {
      if (element.group === "edges") continue;
      const { entityId, name, size, major } = element.data;
      const half = scene?.groups === undefined ? size / 2 : HULL_ROOM;
      roomOf.set(entityId, { half, name: nameSize(name, nodeFont(major), measure) });
    }
  };
  const fitPlaces = (places: Positions, animate = true) =>
    fitTo(
      Object.entries(placed(places)).map(([id, [x, y]]) => ({
        x,
        y,
        ...(roomOf.get(id) ?? { half: NODE_ROOM, name: NO_NAME }),
      })),
      animate,
    );
  const fit = (entityIds?: readonly string[], animate = true) => {
    const wanted = new Set(entityIds ?? roomOf.keys());
    fitPlaces(Object.fromEntries(Object.entries(known).filter(([id]) => wanted.has(id) && roomOf.has(id))), animate);
  };

  const state = (): ViewportState => ({
    x: cy.pan().x,
    y: cy.pan().y,
    zoom: cy.zoom(),
    ...(turned ? { turned } : {}),
  });
  /** Nodes are cytoscape's to find, for it drags them; lines are ours. */
  const hitBy = ({ target, renderedPosition: { x, y } }: EventObject): DrawnHit | undefined => {
    if (target !== cy) return target.data();
    // What is lifted lies on top, and a fan that is open there can be gone along.
    const upper = lit.drawn()?.();
    const lifted = upper === undefined ? undefined : lineHitAt(cy, upper, x, y);
    return lifted ?? lineHitAt(cy, drawn(), x, y);
  };
  // A long press has opened the menu: its end chooses nothing below it.
  let isHeld = false;
  cy.on("tapstart", () => {
    isHeld = false;
  });
  cy.on("taphold", () => {
    isHeld = true;
  });
  cy.on("tap", (event) => {
    if (isHeld) return;
    const original = event.originalEvent;
    handlers.onTap(hitOf(hitBy(event)), { additive: original.shiftKey || original.metaKey || original.ctrlKey });
  });
  cy.on("cxttap taphold", (event) => handlers.onMenu?.(hitOf(hitBy(event)), event.renderedPosition));
  cy.on("dbltap", "node", (event) => handlers.onDoubleTap(entityIdOf(event.target)));
  const bundleOf = (id: string) =>
    closed.find(({ element, members }) => element.data.id === id || members.some(({ data }) => data.id === id));
  /** The relations drawn as the one line that was hit; all of a fan that is open only while it is lit. */
  const togetherIn = (hit: DrawnHit | undefined): readonly string[] => {
    if (hit === undefined || "entityId" in hit) return [];
    return bundleOf(hit.id)?.members.map(({ data }) => data.relationId) ?? [hit.relationId];
  };
  /** Lights what the pointer or the keyboard is on, else what the scene keeps in the light. */
  const relight = () => {
    const on = pointer.on() ?? pointed;
    const company = on === undefined ? undefined : companyOf(on, elements, closed);
    // Of several that are selected the others stay in the light.
    const amongSelected = elements.some((each) => each.data.id === on && isSelected(each));
    const isLit = (each: Element): boolean =>
      company === undefined ? !isQuiet(each) : company.has(each.data.id) || (amongSelected && isSelected(each));
    if (company === undefined && !elements.some(isQuiet)) lit.show(undefined);
    else
      lit.show({
        elements: elements.filter(isLit),
        hovered: on,
      });
    overlay.light(lit.drawn());
  };
  const pointer = followPointer(cy, container, {
    hit: hitBy,
    tell: (hit, event) => handlers.onHover(hitOf(hit), event.renderedPosition, togetherIn(hit)),
    rested: relight,
  });
  const stopBoxSelect = startBoxSelect(root, {
    isEntity: (x, y) => hitOf(hitAt(cy, drawn(), x, y))?.kind === "entity",
    begun: () => handlers.onHover(null, { x: 0, y: 0 }, []),
    tapped: (x, y) => handlers.onTap(hitOf(hitAt(cy, drawn(), x, y)), { additive: true }),
    drawn: (box) => handlers.onBox(nodesIn(cy, drawn(), box).map(({ entityId }) => entityId)),
  });
  cy.on("dragfree", "node", (event) => {
    const node: NodeSingular = event.target;
    const { x, y } = node.position();
    const moved = placed({ [entityIdOf(node)]: [x, y] });
    known = { ...known, ...moved };
    handlers.onMoved(moved);
  });
  const draw = (entering: boolean) => {
    closed = closedAt(bundles, cy.zoom());
    return apply(bundled(elements, closed), entering);
  };
  /** Fans open and close once the zoom rests. */
  const regroup = () => {
    if (scene === undefined || closedAt(bundles, cy.zoom()).length === closed.length) return;
    draw(false);
    overlay.changed(scene, false);
    relight();
  };
  cy.on("viewport", () => {
    handlers.onViewport(state());
    clearTimeout(regrouping);
    regrouping = setTimeout(regroup, REGROUP_MS);
  });

  const move = (moved: ReturnType<typeof apply>["moved"]) => {
    for (const { id, to } of moved) {
      const node = cy.getElementById(id);
      if (node.grabbed()) continue;
      node.stop();
      if (!eased || duration() === 0) node.position({ ...to });
      else node.animate({ position: { ...to }, duration: duration(), easing: "ease-out" });
    }
    if (moved.length > 0) cy.forceRender();
  };

  return {
    turn(on) {
      if (on === turned) return;
      turned = on;
      if (scene === undefined) return;
      elements = toElements({ ...scene, positions: placed(known) });
      bundles = bundlesOf(elements);
      move(draw(false).moved);
      overlay.changed(scene, true);
      relight();
    },
    turned: () => turned,
    update(next) {
      const same = scene !== undefined && isReselection(scene, next);
      if (!same) known = layOut(next.entities, drawnRelations(next), { ...known, ...next.positions });
      elements = same ? reselected(elements, next) : toElements({ ...next, positions: placed(known) });
      eased = !calm.matches && elements.length <= MOST_EASED;
      if (scene?.scheme !== next.scheme) {
        layer.recolour(next.scheme);
        lit.recolour(next.scheme);
        overlay.recolour(next.scheme);
        container.style.background = ground(next.scheme).ground;
      }
      // What comes back after a filter had left nothing is where the camera already is.
      const first = !pictured;
      pictured ||= next.entities.length > 0;
      scene = next;
      bundles = bundlesOf(elements);
      if (!same) measureNames();
      const { moved } = draw(eased && !first);
      move(moved);
      requestAnimationFrame(() => {
        if (!cy.destroyed()) cy.$(`.${ENTERING}`).removeClass(ENTERING);
      });
      overlay.changed(next, moved.length > 0);
      relight();
      if (first && pictured) fit(undefined, false);
    },
    viewport: {
      clear: (insets) => {
        clear = insets;
      },
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
        if (animate && duration() > 0) moveCamera({ center: { eles: node } });
        else cy.center(node);
      },
      get: state,
      set: ({ x, y, zoom }) => void cy.viewport({ zoom, pan: { x, y } }),
    },
    hit: (x, y) => hitOf(hitAt(cy, drawn(), x, y)),
    // As it is seen: a turned drawing is laid out for the room it is turned in, and turned back.
    relayout: async (kind, options) =>
      scene === undefined ? {} : placed(await layouts.run(kind, scene, placed(known), ratio(), options)),
    stopLayout: () => layouts.stop(),
    png: (size) =>
      scene === undefined
        ? Promise.reject(new Error("There is no scene to picture yet."))
        : scenePng({ ...scene, positions: known }, size),
    renderedPosition: (entityId) => {
      const node = cy.getElementById(nodeId(entityId));
      if (node.empty()) return null;
      const { size }: NodeData = node.data();
      return { ...node.renderedPosition(), radius: (size / 2) * cy.zoom() };
    },
    marksOf: (hit) => {
      const id = drawnId(hit);
      if (hit.kind === "entity") return nodeMarks(cy, id, overlay.wordsOf);
      const edge = elements.find((each) => each.group === "edges" && each.data.id === id);
      return edge?.group === "edges" ? lineMarks(cy, edge, bundleOf(id), overlay.wordsOf) : [];
    },
    point: (hit) => {
      const next = hit === null ? undefined : drawnId(hit);
      if (next === pointed) return;
      pointed = next;
      relight();
    },
    elements: () => elements,
    positions: () => known,
    destroy() {
      layouts.stop();
      clearTimeout(regrouping);
      pointer.stop();
      stopBoxSelect();
      overlay.destroy();
      lit.destroy();
      layer.destroy();
      cy.destroy();
      container.replaceChildren();
      container.style.background = "";
    },
  };
}
