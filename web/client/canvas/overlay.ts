// What cytoscape does not do: labels of constant size that never overlap, icons, letters, badges and areas. A canvas
// over cytoscape's, one over the lit layer's and one under everything, drawn in the same frame; they take no pointer.
import type { Core } from "cytoscape";
import type { Box, EdgeData, Hull, HullName, LabelFont, Obstacle, PlacedLabel, Scene, Scheme, XY } from "#view";
import { boxAt, ground, nodeFont, overlaps, wordColour } from "#view";
import { drawHullName, drawHulls, hullsNow, namesOfHulls } from "./hull-layer.ts";
import { EDGE_FONT, anchorsOf, carryLabels, hasWords, labelsOf } from "./overlay-labels.ts";
import type { Pen } from "./overlay-marks.ts";
import { countAt, drawClock, drawCount, drawIcon, drawLabel, drawLetter } from "./overlay-marks.ts";
import type { Drawn, Screen } from "./screen.ts";
import { boxesOf, labelLines, screenOf } from "./screen.ts";

/** On the screen: an icon needs this much of a node, px. */
const ICON_FROM = 28;
/** Zoom from which every line shows its family's letter, and the badge of its time. */
const LETTERS_FROM = 1.6;
/** A doubt about time is few lines' and must be seen in a whole graph; "undated" may be most lines', and waits. */
const DOUBTS_FROM = 0.4;
const UNDATED_FROM = 0.7;
/** px of a label's halo outside its box. */
const HALO = 5;
/** ms after the last move of the camera until labels look for their places anew. */
const REST_MS = 140;
/** Of more nodes and written lines than this, placing the labels anew in every frame of a move would make it stutter. */
const MOST_IN_A_MOVE = 60;
/** What is laid out reaches so much further than what is seen, in widths and heights: panning lays nothing out. */
const BEYOND = 0.5;

export interface Overlay {
  /** The canvas of words, under the lit layer. */
  readonly words: HTMLElement;
  /** Everything is laid out again with the next `light`. `moved`: things stand elsewhere, names may change sides. */
  changed(scene: Scene, moved: boolean): void;
  /** Draws again, with what the lit layer holds, read whenever things have moved; undefined where nothing is lit. */
  light(lit: (() => Drawn) | undefined): void;
  recolour(scheme: Scheme): void;
  /** Where the words of an element are, px from the container's corner; undefined: nowhere. */
  readonly wordsOf: (id: string) => Box | undefined;
  destroy(): void;
}

function layCanvas(box: HTMLElement, depth: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.setAttribute("aria-hidden", "true");
  canvas.style.cssText = `position:absolute;inset:0;width:100%;height:100%;pointer-events:none;z-index:${depth}`;
  box.append(canvas);
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

/** Whether anything is written on a line at this zoom. */
function isWritten(data: EdgeData, lifted: boolean, zoom: number): boolean {
  if (data.mix !== undefined || zoom > LETTERS_FROM || (data.timeDoubt && zoom >= DOUBTS_FROM)) return true;
  return (data.undated && zoom >= UNDATED_FROM) || hasWords(data, lifted, zoom);
}

const contains = (outer: Box, inner: Box) =>
  outer.left <= inner.left && outer.top <= inner.top && outer.right >= inner.right && outer.bottom >= inner.bottom;

const NOTHING: Screen = { nodes: [], edges: [] };
type Labels = ReadonlyMap<string, PlacedLabel>;

/** Puts the overlay around cytoscape's canvases in `container` and keeps it in step until it is destroyed. */
export function layOverlay(container: HTMLElement, cy: Core, drawn: () => Drawn, litBox: HTMLElement): Overlay {
  const under = layCanvas(container, 0);
  const over = layCanvas(container, 2);
  const top = layCanvas(litBox, 4);
  const context = over.getContext("2d");
  const family = getComputedStyle(container).fontFamily || "sans-serif";
  const fontText: Pen["fontText"] = ({ size, weight }) => `${weight === 400 ? 450 : weight} ${size}px ${family}`;
  const measure = textMeasure(context, fontText);
  let scheme: Scheme = "light";
  let scene: Scene | undefined;
  let stale = true;
  /** Nodes stand elsewhere, and nothing else is other. */
  let drifted = false;
  let screen = NOTHING;
  let hulls: readonly Hull[] = [];
  let hullNames: readonly HullName[] = [];
  let taken: readonly Obstacle[] = [];
  let labels: Labels = new Map();
  let lit: (() => Drawn) | undefined;
  let litScreen = NOTHING;
  let litLabels: Labels = new Map();
  let litStale = true;
  let laid: { readonly zoom: number; readonly frame: Box; readonly pan: XY } | undefined;
  let resting: ReturnType<typeof setTimeout> | undefined;

  const resize = () => {
    const ratio = window.devicePixelRatio || 1;
    for (const canvas of [over, under, top]) {
      canvas.width = Math.max(1, Math.round(container.clientWidth * ratio));
      canvas.height = Math.max(1, Math.round(container.clientHeight * ratio));
    }
  };

  /** What is seen, px before panning; `beyond`: so many widths and heights around it. */
  const frameOf = (beyond: number): Box => {
    const { x, y } = cy.pan();
    const [width, height] = [container.clientWidth, container.clientHeight];
    return {
      left: -x - width * beyond,
      top: -y - height * beyond,
      right: -x + width * (1 + beyond),
      bottom: -y + height * (1 + beyond),
    };
  };

  /** What is seen without the halos at its rim, px before panning: labels stay inside. */
  const sightNow = (): Box => {
    const { left, top: upper, right, bottom } = frameOf(0);
    return { left: left + HALO, top: upper + HALO, right: right - HALO, bottom: bottom - HALO };
  };

  /** `carried`: the labels go with what they belong to until the camera rests. */
  const layOut = (zoom: number, carried: boolean) => {
    const frame = frameOf(BEYOND);
    const before = screen;
    screen = screenOf(drawn(), zoom, frame, (data, lifted) => isWritten(data, lifted, zoom), false);
    hulls = hullsNow(cy, scene);
    const counts = screen.edges.flatMap((edge) => {
      const at = countAt(edge);
      return at === undefined ? [] : [{ id: edge.data.id, x: at.x, y: at.y, half: at.radius }];
    });
    hullNames = namesOfHulls(hulls, zoom, sightNow(), [...screen.nodes, ...counts], measure);
    const numbers = counts.map(({ id, half, ...middle }): Obstacle => {
      return { id, ...boxAt(middle, 2 * half, 2 * half), words: true };
    });
    taken = [...boxesOf(screen.nodes), ...hullNames.map(({ box }) => box), ...numbers];
    const lines = () => labelLines(drawn(), zoom, frame);
    labels = carried
      ? carryLabels(labels, anchorsOf(before), anchorsOf(screen))
      : new Map(labelsOf(screen, zoom, measure, labels, taken, sightNow(), lines).map((label) => [label.id, label]));
    if (!carried) clearTimeout(resting);
    stale = false;
    drifted = false;
    litStale = true;
    laid = { zoom, frame, pan: { ...cy.pan() } };
  };

  const layOutLit = (upper: Drawn, zoom: number) => {
    const wants = (data: EdgeData, lifted: boolean) => isWritten(data, lifted, zoom);
    litScreen = screenOf(upper, zoom, frameOf(BEYOND), wants, true);
    const lines = () => labelLines(upper, zoom, frameOf(BEYOND));
    const placed = labelsOf(litScreen, zoom, measure, labels, taken, sightNow(), lines);
    litLabels = new Map(placed.map((label) => [label.id, label]));
    litStale = false;
  };

  const layOutAtRest = () => {
    clearTimeout(resting);
    resting = setTimeout(() => {
      stale = true;
      draw();
    }, REST_MS);
  };

  /**
   * Everything in its place for this camera. While it, or what is drawn, moves the labels go with their nodes; at rest
   * those at the edge come inside.
   */
  const keepUp = (zoom: number) => {
    if (stale || laid === undefined) return layOut(zoom, false);
    if (laid.zoom !== zoom || drifted) {
      const carried = screen.nodes.length + screen.edges.length > MOST_IN_A_MOVE;
      layOut(zoom, carried);
      return carried ? layOutAtRest() : undefined;
    }
    if (!contains(laid.frame, frameOf(0))) return layOut(zoom, false);
    const [{ x, y }, now] = [laid.pan, cy.pan()];
    return Math.abs(now.x - x) + Math.abs(now.y - y) < 1 ? undefined : layOutAtRest();
  };

  const cleared = (canvas: HTMLCanvasElement): CanvasRenderingContext2D | null => {
    const paint = canvas.getContext("2d");
    if (paint === null) return null;
    const ratio = canvas.width / Math.max(1, container.clientWidth);
    const { x, y } = cy.pan();
    paint.setTransform(1, 0, 0, 1, 0, 0);
    paint.clearRect(0, 0, canvas.width, canvas.height);
    paint.setTransform(ratio, 0, 0, ratio, x * ratio, y * ratio);
    paint.textAlign = "center";
    paint.textBaseline = "middle";
    paint.lineJoin = "round";
    paint.lineCap = "round";
    return paint;
  };

  /** Marks and words of what is on the screen; `shown` are the labels that are drawn. */
  const drawScreen = (pen: Pen, { nodes, edges }: Screen, shown: Labels, zoom: number) => {
    for (const node of nodes) if (node.half * 2 > ICON_FROM) drawIcon(pen, node);
    for (const edge of edges) {
      const { timeDoubt, undated } = edge.data;
      if ((timeDoubt && zoom >= DOUBTS_FROM) || (undated && zoom >= UNDATED_FROM))
        drawClock(pen, edge, shown.get(edge.data.id)?.box);
      if (edge.data.mix !== undefined) drawCount(pen, edge);
      else if (zoom > LETTERS_FROM) drawLetter(pen, edge, shown.has(edge.data.id));
    }
    for (const edge of edges) {
      const label = shown.get(edge.data.id);
      const alpha = edge.forced ? 1 : edge.alpha;
      if (label !== undefined)
        drawLabel(pen, label, EDGE_FONT, wordColour(edge.data.stroke, scheme), alpha, edge.curve);
    }
    for (const node of nodes) {
      const label = shown.get(node.data.id);
      if (label !== undefined) drawLabel(pen, label, nodeFont(node.data.major), ground(scheme).ink, 1);
    }
  };

  /** The names that stay beside lit ones: none of what is lit, and none that a lit one covers. */
  const besideLit = (): Labels => {
    const upper = lit?.();
    if (upper === undefined) return labels;
    const boxes = [...litLabels.values()].map(({ box }) => box);
    const lifted = new Set([...upper.nodes.map(({ data }) => data.id), ...upper.lines.map(({ data }) => data.id)]);
    return new Map(
      [...labels].filter(([id, { box }]) => !lifted.has(id) && !boxes.some((other) => overlaps(box, other))),
    );
  };

  const draw = () => {
    const zoom = cy.zoom();
    keepUp(zoom);
    if (lit !== undefined && litStale) layOutLit(lit(), zoom);
    const below = cleared(under);
    if (below !== null) drawHulls(below, hulls, zoom);
    const paint = cleared(over);
    if (paint !== null) {
      const pen = { paint, scheme, fontText };
      drawScreen(pen, screen, besideLit(), zoom);
      // Few, and the only ones that say what an area is: nothing covers them.
      for (const name of hullNames) drawHullName(pen, name);
    }
    const above = lit === undefined ? null : cleared(top);
    if (above !== null) drawScreen({ paint: above, scheme, fontText }, litScreen, litLabels, zoom);
  };

  // In another room all stands where it stood, until the camera comes to it, or nothing more changes.
  const observer = new ResizeObserver(() => {
    resize();
    cy.resize();
    layOutAtRest();
    draw();
  });
  resize();
  observer.observe(container);
  const outdated = () => {
    stale = true;
  };
  cy.on("style class data add remove", outdated);
  cy.on("position", () => {
    drifted = true;
  });
  cy.on("render", draw);
  return {
    words: over,
    changed(next, moved) {
      scene = next;
      stale = true;
      if (moved) labels = new Map();
    },
    light(upper) {
      if (upper === undefined) cleared(top);
      lit = upper;
      litStale = true;
      draw();
    },
    recolour(next) {
      scheme = next;
      stale = true;
    },
    wordsOf(id) {
      const box = ((lit === undefined ? undefined : litLabels.get(id)) ?? labels.get(id))?.box;
      if (box === undefined || laid?.zoom !== cy.zoom()) return undefined;
      const { x, y } = cy.pan();
      return { left: box.left + x, top: box.top + y, right: box.right + x, bottom: box.bottom + y };
    },
    destroy() {
      observer.disconnect();
      clearTimeout(resting);
      cy.off("render", draw);
      over.remove();
      under.remove();
      top.remove();
    },
  };
}
