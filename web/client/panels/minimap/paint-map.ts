// The whole graph on a small canvas: a speck a node in its colour, lines behind them where they are not too many.
// Painted when the drawing changes, never when the camera moves.
import type { EdgeElement, Element, NodeElement, XY } from "#view";
import type { Size } from "../../state/view/transitions.ts";
import type { MapFrame } from "./map-frame.ts";

/** More lines than this are a grey cloth, and cost a frame. */
const MOST_LINES = 3000;
/** px of a speck. */
const SMALLEST = 2;
const LARGEST = 8;
const QUIET = 0.25;
/** Of the lines: they say where things hang together, the specks where things are. */
const BEHIND = 0.7;

interface Inks {
  readonly line: string;
  /** Absent: each in its own colour. */
  readonly speck?: string;
}

const isQuiet = ({ classes }: Element) => classes.includes("quiet");

export function paintMap(
  canvas: HTMLCanvasElement,
  elements: readonly Element[],
  frame: MapFrame,
  map: Size,
  inks: Inks,
) {
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.round(map.width * ratio);
  canvas.height = Math.round(map.height * ratio);
  const paint = canvas.getContext("2d");
  if (paint === null) return;
  paint.setTransform(ratio, 0, 0, ratio, 0, 0);
  const at = ({ x, y }: XY): XY => ({ x: (x - frame.origin.x) * frame.scale, y: (y - frame.origin.y) * frame.scale });
  const nodes = elements.filter((element) => element.group === "nodes");
  const edges = elements.filter((element) => element.group === "edges");
  if (edges.length <= MOST_LINES) paintLines(paint, nodes, edges, at, inks.line);
  // The quiet ones first: what is lit lies on top.
  for (const quiet of [true, false]) {
    paint.globalAlpha = quiet ? QUIET : 1;
    for (const node of nodes) {
      if (isQuiet(node) !== quiet) continue;
      const size = Math.max(SMALLEST, Math.min(LARGEST, node.data.size * frame.scale));
      const { x, y } = at(node.position);
      paint.fillStyle = inks.speck ?? node.data.fill;
      paint.fillRect(x - size / 2, y - size / 2, size, size);
    }
  }
  paint.globalAlpha = 1;
}

function paintLines(
  paint: CanvasRenderingContext2D,
  nodes: readonly NodeElement[],
  edges: readonly EdgeElement[],
  at: (point: XY) => XY,
  ink: string,
): void {
  const places = new Map(nodes.map(({ data, position }) => [data.id, at(position)]));
  paint.strokeStyle = ink;
  paint.lineWidth = 1;
  for (const quiet of [true, false]) {
    paint.globalAlpha = quiet ? QUIET : BEHIND;
    paint.beginPath();
    for (const edge of edges) {
      const [from, to] = [places.get(edge.data.source), places.get(edge.data.target)];
      if (isQuiet(edge) !== quiet || from === undefined || to === undefined) continue;
      paint.moveTo(from.x, from.y);
      paint.lineTo(to.x, to.y);
    }
    paint.stroke();
  }
}
