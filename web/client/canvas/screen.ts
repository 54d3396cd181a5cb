// What is drawn as it stands on the screen at this zoom, before panning: only what is in or near the frame, and only the
// lines that carry a mark or words. Read once, then drawn from.
import type { Core, EdgeCollection, NodeCollection } from "cytoscape";
import type { Box, Curve, EdgeData, NodeData, Obstacle } from "#view";
import { GAP, curveBetween } from "#view";

/** px on the screen, before panning. */
export interface ScreenNode {
  readonly data: NodeData;
  readonly x: number;
  readonly y: number;
  readonly half: number;
  readonly alpha: number;
  readonly lifted: boolean;
  /** Under the pointer or selected: named in any case. */
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
  readonly nodes: NodeCollection;
  readonly edges: EdgeCollection;
}

export const drawnBy = (cy: Core): Drawn => ({ nodes: cy.nodes().not(".unlit"), edges: cy.edges() });

/** The elements of a drawing, kept between its changes: to ask cytoscape for them again makes a new collection. */
export function keepDrawn(cy: Core): () => Drawn {
  let drawn: Drawn | undefined;
  cy.on("add remove", () => {
    drawn = undefined;
  });
  return () => (drawn ??= drawnBy(cy));
}

const isIn = (frame: Box, left: number, top: number, right: number, bottom: number) =>
  left < frame.right && right > frame.left && top < frame.bottom && bottom > frame.top;

/** What is in the frame (px before panning). `wants` says which lines something is written on; `lit`: all are lifted. */
export function screenOf(
  { nodes, edges }: Drawn,
  zoom: number,
  frame: Box,
  wants: (data: EdgeData, lifted: boolean) => boolean,
  lit: boolean,
): Screen {
  const seen: ScreenNode[] = [];
  nodes.forEach((node) => {
    const data: NodeData = node.data();
    const at = node.position();
    const [x, y, half] = [at.x * zoom, at.y * zoom, (data.size / 2) * zoom];
    if (!isIn(frame, x - half, y - half, x + half, y + half)) return;
    const forced = node.hasClass("hovered") || node.hasClass("selected");
    seen.push({ data, x, y, half, alpha: node.effectiveOpacity(), lifted: lit || forced, forced });
  });
  const lines: ScreenEdge[] = [];
  edges.forEach((edge) => {
    const data: EdgeData = edge.data();
    const forced = edge.hasClass("hovered") || edge.hasClass("selected");
    if (!wants(data, lit || forced)) return;
    const source = edge.source();
    const target = edge.target();
    if (source.same(target)) return;
    const [from, to] = [source.position(), target.position()];
    const [left, right] = [Math.min(from.x, to.x) * zoom, Math.max(from.x, to.x) * zoom];
    const [top, bottom] = [Math.min(from.y, to.y) * zoom, Math.max(from.y, to.y) * zoom];
    if (!isIn(frame, left, top, right, bottom)) return;
    const end = ({ shape, size }: NodeData, { x, y }: { readonly x: number; readonly y: number }) => ({
      shape,
      half: (size / 2) * zoom,
      x: x * zoom,
      y: y * zoom,
    });
    const curve = curveBetween(end(source.data(), from), end(target.data(), to), data.bend * zoom, GAP * zoom);
    lines.push({ data, curve, alpha: edge.effectiveOpacity(), lifted: lit || forced, forced });
  });
  return { nodes: seen, edges: lines };
}

/** The boxes of nodes, which no label may cover. */
export function boxesOf(nodes: readonly ScreenNode[]): readonly Obstacle[] {
  return nodes.map(({ data, x, y, half }) => ({
    id: data.id,
    left: x - half,
    top: y - half,
    right: x + half,
    bottom: y + half,
  }));
}
