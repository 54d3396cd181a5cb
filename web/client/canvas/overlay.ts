// What cytoscape does not do: labels of constant size that never overlap, icons, letters, badges and areas. One canvas
// over cytoscape's and one under, drawn in the same frame; they take no pointer.
import type { Core } from "cytoscape";
import type { LabelFont, PlacedLabel, Scene, Scheme } from "#view";
import { ground, nodeFont, wordColour } from "#view";
import type { ScreenHull } from "./hull-layer.ts";
import { drawHullName, drawHulls, isNamed, screenHulls } from "./hull-layer.ts";
import { EDGE_FONT, labelsOf } from "./overlay-labels.ts";
import type { Pen } from "./overlay-marks.ts";
import { drawClock, drawIcon, drawLabel, drawLetter } from "./overlay-marks.ts";
import type { Screen } from "./screen.ts";
import { screenOf } from "./screen.ts";

/** On the screen: an icon needs this much of a node, px. */
const ICON_FROM = 28;
/** Zoom from which every line shows its family's letter, and the badge of its time. */
const LETTERS_FROM = 1.6;
/** A doubt about time is few lines' and must be seen in a whole graph; "undated" may be most lines', and waits. */
const DOUBTS_FROM = 0.4;
const UNDATED_FROM = 0.7;
/** px of a label's halo outside its box. */
const HALO = 5;
/** ms after the last pan until labels look for places inside the new sight. */
const PANNED_MS = 140;

export interface Overlay {
  /** Draws everything again. `moved`: things stand elsewhere, and names may change sides. */
  changed(scene: Scene, moved: boolean): void;
  recolour(scheme: Scheme): void;
  destroy(): void;
}

function layCanvas(container: HTMLElement, depth: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.setAttribute("aria-hidden", "true");
  canvas.style.cssText = `position:absolute;inset:0;width:100%;height:100%;pointer-events:none;z-index:${depth}`;
  if (depth > 0) container.append(canvas);
  else container.prepend(canvas);
  return canvas;
}

/** Widths of texts, each measured once. */
function textMeasure(context: CanvasRenderingContext2D | null, fontText: Pen["fontText"]) {
  const widths = new Map<string, number>();
  return (text: string, font: LabelFont): number => {
    const key = `${font.weight} ${font.size} ${text}`;
    const known = widths.get(key);
    if (known !== undefined || context === null) return known ?? text.length * font.size * 0.6;
    context.font = fontText(font);
    const width = context.measureText(text).width;
    widths.set(key, width);
    return width;
  };
}

/** Puts the overlay around cytoscape's canvases and keeps it in step until it is destroyed. */
export function layOverlay(container: HTMLElement, cy: Core): Overlay {
  const over = layCanvas(container, 4);
  const under = layCanvas(container, 0);
  const context = over.getContext("2d");
  const family = getComputedStyle(container).fontFamily || "sans-serif";
  const fontText: Pen["fontText"] = ({ size, weight }) => `${weight === 400 ? 450 : weight} ${size}px ${family}`;
  const measure = textMeasure(context, fontText);
  let scheme: Scheme = "light";
  let scene: Scene | undefined;
  let stale = true;
  let screen: Screen = { nodes: [], edges: [], hovered: false };
  let hulls: readonly ScreenHull[] = [];
  let labels: ReadonlyMap<string, PlacedLabel> = new Map();
  /** As they were when the pointer lifted nothing. */
  let settled = labels;
  let laidAt = 0;
  let laidPan = { x: 0, y: 0 };
  let resting: ReturnType<typeof setTimeout> | undefined;

  const resize = () => {
    const ratio = window.devicePixelRatio || 1;
    for (const canvas of [over, under]) {
      canvas.width = Math.max(1, Math.round(container.clientWidth * ratio));
      canvas.height = Math.max(1, Math.round(container.clientHeight * ratio));
    }
  };

  const layOut = (zoom: number) => {
    screen = screenOf(cy);
    hulls = screenHulls(cy, scene, measure);
    const taken = hulls.filter((hull) => isNamed(hull, zoom)).map(({ box }) => box);
    const { x, y } = cy.pan();
    const sight = {
      left: HALO - x,
      top: HALO - y,
      right: container.clientWidth - HALO - x,
      bottom: container.clientHeight - HALO - y,
    };
    labels = new Map(labelsOf(screen, zoom, measure, settled, taken, sight).map((label) => [label.id, label]));
    if (!screen.hovered) settled = labels;
    stale = false;
    laidAt = zoom;
    laidPan = { x, y };
  };

  /** While it is panned the labels go with their nodes; at rest those at the edge come inside. */
  const layOutAtRest = () => {
    const { x, y } = cy.pan();
    if (Math.abs(x - laidPan.x) + Math.abs(y - laidPan.y) < 1) return;
    clearTimeout(resting);
    resting = setTimeout(() => {
      stale = true;
      draw();
    }, PANNED_MS);
  };

  const cleared = (canvas: HTMLCanvasElement, paint: CanvasRenderingContext2D) => {
    const ratio = canvas.width / Math.max(1, container.clientWidth);
    const { x, y } = cy.pan();
    paint.setTransform(1, 0, 0, 1, 0, 0);
    paint.clearRect(0, 0, canvas.width, canvas.height);
    paint.setTransform(ratio, 0, 0, ratio, x * ratio, y * ratio);
  };

  const drawOver = (pen: Pen, zoom: number) => {
    const { paint } = pen;
    paint.textAlign = "center";
    paint.textBaseline = "middle";
    paint.lineJoin = "round";
    paint.lineCap = "round";
    for (const node of screen.nodes) if (node.half * 2 > ICON_FROM) drawIcon(pen, node);
    for (const edge of screen.edges) {
      const { timeDoubt, undated } = edge.data;
      if ((timeDoubt && zoom >= DOUBTS_FROM) || (undated && zoom >= UNDATED_FROM)) drawClock(pen, edge);
      if (zoom > LETTERS_FROM) drawLetter(pen, edge, labels.has(edge.data.id));
    }
    for (const hull of hulls) if (isNamed(hull, zoom)) drawHullName(pen, hull);
    for (const edge of screen.edges) {
      const label = labels.get(edge.data.id);
      const alpha = Math.max(edge.alpha, edge.forced ? 1 : 0);
      if (label !== undefined)
        drawLabel(pen, label, EDGE_FONT, wordColour(edge.data.stroke, scheme), alpha, edge.curve);
    }
    for (const node of screen.nodes) {
      const label = labels.get(node.data.id);
      if (label !== undefined)
        drawLabel(pen, label, nodeFont(node.data.major), ground(scheme).ink, Math.min(1, node.alpha * 1.4));
    }
  };

  const draw = () => {
    if (context === null) return;
    const zoom = cy.zoom();
    if (stale || laidAt !== zoom) layOut(zoom);
    else layOutAtRest();
    const below = under.getContext("2d");
    if (below !== null) {
      cleared(under, below);
      drawHulls(below, hulls, zoom);
    }
    cleared(over, context);
    drawOver({ paint: context, scheme, fontText }, zoom);
  };

  const observer = new ResizeObserver(() => {
    resize();
    cy.resize();
    stale = true;
    draw();
  });
  resize();
  observer.observe(container);
  const outdated = () => {
    stale = true;
  };
  cy.on("position style class data add remove", outdated);
  cy.on("render", draw);
  return {
    changed(next, moved) {
      scene = next;
      stale = true;
      if (moved) settled = new Map();
      draw();
    },
    recolour(next) {
      scheme = next;
      stale = true;
    },
    destroy() {
      observer.disconnect();
      clearTimeout(resting);
      cy.off("render", draw);
      over.remove();
      under.remove();
    },
  };
}
