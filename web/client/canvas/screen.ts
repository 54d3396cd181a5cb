// What is drawn as it stands on the screen at this zoom, before panning: only what is in or near the frame, and only the
// lines that carry a mark or words. Read once, then drawn from.
import type { Core } from "cytoscape";
import type { Box, Curve, EdgeData, LabelLine, NodeData, Obstacle, XY } from "#view";
import { boxAt } from "#view";
import type { Line } from "./lines.ts";
import { keepLines } from "./lines.ts";
import type { DrawnNode } from "./nodes.ts";
import { keepNodes } from "./nodes.ts";

/** px on the screen, before panning. */
export interface ScreenNode {
  readonly data: NodeData;
  readonly x: number;
  readonly y: number;
  readonly half: number;
  readonly lifted: boolean;
  /** Under the pointer, or selected with a few others: named in any case. */
  readonly forced: boolean;
}

export interface ScreenEdge {
  readonly data: EdgeData;
  readonly curve: Curve;
  readonly alpha: number;
  readonly lifted: boolean;
  /** Its words show in any case. */
  readonly forced: boolean;
}

export interface Screen {
  readonly nodes: readonly ScreenNode[];
  readonly edges: readonly ScreenEdge[];
}

export interface Drawn {
  readonly nodes: readonly DrawnNode[];
  readonly lines: readonly Line[];
}

/** What is drawn, read anew only where something changed. */
export function keepDrawn(cy: Core): () => Drawn {
  const [nodes, lines] = [keepNodes(cy), keepLines(cy)];
  return () => ({ nodes: nodes(), lines: lines() });
}

/** Of more that are selected the names would stand on each other: then only those are shown that find room. */
const MOST_FORCED = 24;

const isIn = (frame: Box, left: number, top: number, right: number, bottom: number) =>
  left < frame.right && right > frame.left && top < frame.bottom && bottom > frame.top;

function onScreen({ from, control, to }: Curve, zoom: number): Curve {
  const at = ({ x, y }: XY): XY => ({ x: x * zoom, y: y * zoom });
  return { from: at(from), control: at(control), to: at(to) };
}

/** What is in the frame (px before panning). `wants` says which lines something is written on; `lit`: all are lifted. */
export function screenOf(
  { nodes, lines }: Drawn,
  zoom: number,
  frame: Box,
  wants: (data: EdgeData, lifted: boolean) => boolean,
  lit: boolean,
): Screen {
  const seen: ScreenNode[] = [];
  const isCrowd = nodes.filter(({ mark }) => mark === "selected").length > MOST_FORCED;
  for (const { data, x: px, y: py, mark } of nodes) {
    const [x, y, half] = [px * zoom, py * zoom, (data.size / 2) * zoom];
    if (!isIn(frame, x - half, y - half, x + half, y + half)) continue;
    const forced = mark === "hovered" || (mark === "selected" && !isCrowd);
    seen.push({ data, x, y, half, lifted: lit || mark !== undefined, forced });
  }
  const written: ScreenEdge[] = [];
  for (const { data, mark, ways, box } of lines) {
    const forced = mark !== undefined;
    const [way] = ways;
    if (way === undefined || !wants(data, lit || forced)) continue;
    if (!isIn(frame, box.left * zoom, box.top * zoom, box.right * zoom, box.bottom * zoom)) continue;
    written.push({ data, curve: onScreen(way, zoom), alpha: data.opacity, lifted: lit || forced, forced });
  }
  return { nodes: seen, edges: written };
}

/** Among more lines than this no words belong to one of them for the eye, and asking each costs too much. */
const MOST_LINES = 600;

/** All lines in the frame, for words to keep clear of. */
export function labelLines({ lines }: Drawn, zoom: number, frame: Box): readonly LabelLine[] {
  const seen = lines.filter(({ box }) =>
    isIn(frame, box.left * zoom, box.top * zoom, box.right * zoom, box.bottom * zoom),
  );
  if (seen.length > MOST_LINES) return [];
  return seen.flatMap(({ data, ways }) =>
    ways.map((way) => ({ id: data.id, curve: onScreen(way, zoom), half: (data.width * zoom) / 2 })),
  );
}

/** The boxes of nodes, which no label may cover. */
export function boxesOf(nodes: readonly ScreenNode[]): readonly Obstacle[] {
  return nodes.map((node) => ({ id: node.data.id, ...boxAt(node, 2 * node.half, 2 * node.half) }));
}
