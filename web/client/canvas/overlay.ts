// What cytoscape does not do: labels of constant size that never overlap, icons, letters and badges. One canvas over
// cytoscape's, drawn in the same frame; it takes no pointer.
import type { Core } from "cytoscape";
import type { Curve, EdgeData, LabelFont, NodeData, Obstacle, PlacedLabel, Scheme } from "#view";
import {
  GAP,
  curveBetween,
  edgeWish,
  ground,
  iconFit,
  iconPath,
  lineHeight,
  nodeFont,
  nodeWish,
  placeLabels,
  pointAt,
  wordColour,
} from "#view";

/** On the screen: an icon needs this much of a node, px. */
const ICON_FROM = 28;
/** Zoom from which every line says what it is, and shows its family's letter. */
const NEAR = 1.25;
const LETTERS_FROM = 1.6;
const CLOCKS_FROM = 0.5;
/** Telling labels (amounts, quarrels) from here on. */
const TELLING_FROM = 0.5;
/** More labels than this are not even tried: the least linked have no chance of a place. */
const MOST_LABELS = 500;
const EDGE_FONT: LabelFont = { size: 12, weight: 650 };

/** A node and an edge as they stand on the screen, px, before panning. */
interface ScreenNode {
  readonly data: NodeData;
  readonly x: number;
  readonly y: number;
  readonly half: number;
  readonly alpha: number;
  readonly lifted: boolean;
}

interface ScreenEdge {
  readonly data: EdgeData;
  readonly curve: Curve;
  readonly alpha: number;
  readonly lifted: boolean;
  readonly forced: boolean;
}

interface Screen {
  readonly nodes: readonly ScreenNode[];
  readonly edges: readonly ScreenEdge[];
}

export interface Overlay {
  /** Draws everything again in the next frame. */
  changed(): void;
  recolour(scheme: Scheme): void;
  destroy(): void;
}

function screenOf(cy: Core): Screen {
  const zoom = cy.zoom();
  const byId = new Map<string, ScreenNode>();
  cy.nodes().forEach((node) => {
    const data: NodeData = node.data();
    const { x, y } = node.position();
    byId.set(data.id, {
      data,
      x: x * zoom,
      y: y * zoom,
      half: (data.size / 2) * zoom,
      alpha: node.effectiveOpacity(),
      lifted: node.hasClass("lifted") || node.hasClass("selected"),
    });
  });
  const edges: ScreenEdge[] = [];
  cy.edges().forEach((edge) => {
    const data: EdgeData = edge.data();
    const source = byId.get(data.source);
    const target = byId.get(data.target);
    if (source === undefined || target === undefined || source === target) return;
    const curve = curveBetween(
      { ...source, shape: source.data.shape },
      { ...target, shape: target.data.shape },
      data.bend * zoom,
      GAP * zoom,
    );
    const forced = edge.hasClass("hovered") || edge.hasClass("selected");
    edges.push({ data, curve, alpha: edge.effectiveOpacity(), lifted: forced || edge.hasClass("lifted"), forced });
  });
  return { nodes: [...byId.values()], edges };
}

/** What is shown of the labels, entity names before relations'. */
function labelsOf(
  screen: Screen,
  zoom: number,
  measure: (text: string, font: LabelFont) => number,
): readonly PlacedLabel[] {
  const obstacles: Obstacle[] = screen.nodes.map(({ data, x, y, half }) => ({
    id: data.id,
    left: x - half,
    top: y - half,
    right: x + half,
    bottom: y + half,
  }));
  const nodes = screen.nodes
    .toSorted((a, b) => Number(b.lifted) - Number(a.lifted) || b.data.degree - a.data.degree)
    .slice(0, MOST_LABELS)
    .map((node) =>
      nodeWish(
        {
          ...node,
          id: node.data.id,
          name: node.data.name,
          degree: node.data.degree,
          font: nodeFont(node.data.major),
          lift: node.lifted ? 10_000 : 0,
          forced: false,
        },
        measure,
      ),
    );
  const edges = screen.edges
    .filter(
      ({ data, lifted, alpha }) => lifted || (alpha > 0.3 && (zoom >= NEAR || (data.telling && zoom >= TELLING_FROM))),
    )
    .slice(0, MOST_LABELS)
    .map(({ data, curve, alpha, lifted, forced }) =>
      edgeWish(
        {
          id: data.id,
          label: data.label,
          curve,
          font: EDGE_FONT,
          rank: (lifted ? 500 : 0) + (data.telling ? 100 : 0) + data.width,
          forced,
          insistent: data.amount > 0 && alpha > 0.3,
        },
        measure,
      ),
    );
  return placeLabels([...nodes, ...edges], obstacles);
}

/** Puts the overlay over cytoscape's canvases and keeps it in step until it is destroyed. */
export function layOverlay(container: HTMLElement, cy: Core): Overlay {
  const canvas = document.createElement("canvas");
  canvas.setAttribute("aria-hidden", "true");
  canvas.style.cssText = "position:absolute;inset:0;width:100%;height:100%;pointer-events:none;z-index:4";
  container.append(canvas);
  const context = canvas.getContext("2d");
  const family = getComputedStyle(container).fontFamily || "sans-serif";
  const widths = new Map<string, number>();
  const icons = new Map<string, Path2D>();
  let scheme: Scheme = "light";
  let stale = true;
  let screen: Screen = { nodes: [], edges: [] };
  let labels: readonly PlacedLabel[] = [];
  let laidAt = 0;

  const fontText = ({ size, weight }: LabelFont) => `${weight === 400 ? 450 : weight} ${size}px ${family}`;
  const measure = (text: string, font: LabelFont): number => {
    const key = `${font.weight} ${font.size} ${text}`;
    const known = widths.get(key);
    if (known !== undefined || context === null) return known ?? text.length * font.size * 0.6;
    context.font = fontText(font);
    const width = context.measureText(text).width;
    widths.set(key, width);
    return width;
  };

  const resize = () => {
    const ratio = window.devicePixelRatio || 1;
    canvas.width = Math.max(1, Math.round(container.clientWidth * ratio));
    canvas.height = Math.max(1, Math.round(container.clientHeight * ratio));
  };

  const drawIcon = (paint: CanvasRenderingContext2D, node: ScreenNode) => {
    const { part, lower } = iconFit(node.data.shape);
    const side = node.half * part;
    const path = icons.get(node.data.iconName) ?? new Path2D(iconPath(node.data.iconName));
    icons.set(node.data.iconName, path);
    paint.save();
    paint.translate(node.x - side / 2, node.y - side / 2 + node.half * lower);
    paint.scale(side / 24, side / 24);
    paint.globalAlpha = node.alpha;
    paint.strokeStyle = node.data.icon;
    paint.lineWidth = 2;
    paint.stroke(path);
    paint.restore();
  };

  const drawLabel = (
    paint: CanvasRenderingContext2D,
    label: PlacedLabel,
    font: LabelFont,
    colour: string,
    alpha: number,
  ) => {
    paint.font = fontText(font);
    paint.globalAlpha = alpha;
    const height = lineHeight(font);
    const top = label.y - (label.lines.length * height) / 2 + height / 2;
    paint.lineWidth = 3.5;
    paint.strokeStyle = ground(scheme).ground;
    for (const [index, line] of label.lines.entries()) paint.strokeText(line, label.x, top + index * height);
    paint.fillStyle = colour;
    for (const [index, line] of label.lines.entries()) paint.fillText(line, label.x, top + index * height);
  };

  const drawLetter = (paint: CanvasRenderingContext2D, edge: ScreenEdge, labelled: boolean) => {
    const at = pointAt(edge.curve, labelled ? 0.2 : 0.5);
    paint.globalAlpha = edge.alpha;
    paint.beginPath();
    paint.arc(at.x, at.y, 8, 0, 2 * Math.PI);
    paint.fillStyle = ground(scheme).ground;
    paint.fill();
    paint.lineWidth = 1.25;
    paint.strokeStyle = edge.data.stroke;
    paint.stroke();
    paint.font = fontText({ size: 10, weight: 650 });
    paint.fillStyle = wordColour(edge.data.stroke, scheme);
    paint.fillText(edge.data.letter, at.x, at.y + 0.5);
  };

  /** With hands where the time leaves a doubt, without where nobody stated one. */
  const drawClock = (paint: CanvasRenderingContext2D, edge: ScreenEdge, hands: boolean) => {
    const at = pointAt(edge.curve, 0.32);
    paint.globalAlpha = Math.max(edge.alpha, 0.5);
    paint.beginPath();
    paint.arc(at.x, at.y, 5.5, 0, 2 * Math.PI);
    paint.fillStyle = ground(scheme).ground;
    paint.fill();
    if (hands) {
      paint.moveTo(at.x, at.y - 3);
      paint.lineTo(at.x, at.y);
      paint.lineTo(at.x + 2.2, at.y + 1.2);
    }
    paint.lineWidth = 1.25;
    paint.strokeStyle = edge.data.stroke;
    paint.stroke();
  };

  const draw = () => {
    if (context === null) return;
    const zoom = cy.zoom();
    if (stale || laidAt !== zoom) {
      screen = screenOf(cy);
      labels = labelsOf(screen, zoom, measure);
      stale = false;
      laidAt = zoom;
    }
    const ratio = canvas.width / Math.max(1, container.clientWidth);
    const { x, y } = cy.pan();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.setTransform(ratio, 0, 0, ratio, x * ratio, y * ratio);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.lineCap = "round";
    for (const node of screen.nodes) if (node.half * 2 > ICON_FROM) drawIcon(context, node);
    const shown = new Map(labels.map((label) => [label.id, label]));
    for (const edge of screen.edges) {
      if ((edge.data.timeDoubt || edge.data.undated) && zoom >= CLOCKS_FROM) {
        drawClock(context, edge, !edge.data.undated);
      }
      if (zoom > LETTERS_FROM) drawLetter(context, edge, shown.has(edge.data.id));
    }
    for (const edge of screen.edges) {
      const label = shown.get(edge.data.id);
      if (label !== undefined)
        drawLabel(
          context,
          label,
          EDGE_FONT,
          wordColour(edge.data.stroke, scheme),
          Math.max(edge.alpha, edge.forced ? 1 : 0),
        );
    }
    for (const node of screen.nodes) {
      const label = shown.get(node.data.id);
      if (label !== undefined)
        drawLabel(context, label, nodeFont(node.data.major), ground(scheme).ink, Math.min(1, node.alpha * 1.4));
    }
  };

  const observer = new ResizeObserver(() => {
    resize();
    cy.resize();
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
    changed() {
      stale = true;
      draw();
    },
    recolour(next) {
      scheme = next;
      stale = true;
    },
    destroy() {
      observer.disconnect();
      cy.off("render", draw);
      canvas.remove();
    },
  };
}
