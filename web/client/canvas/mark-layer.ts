// Paints a drawing's lines and nodes on a canvas of its own: those that look alike at once, and only those in sight. An
// element at a time with its styles asked for anew, which is cytoscape's way, made large graphs slow.
import type { Core } from "cytoscape";
import type { Box, Scheme } from "#view";
import { overlaps } from "#view";
import type { Line } from "./lines.ts";
import type { DrawnNode } from "./nodes.ts";
import type { LineGroup } from "./paint-lines.ts";
import { lineGroupsOf, paintLines } from "./paint-lines.ts";
import { paintNodes } from "./paint-nodes.ts";
import type { Drawn } from "./screen.ts";

/** ms that a mark takes to come. */
const FADE_MS = 180;
/** Beside a node, px at zoom 1: its outline and the ring around it. */
const ASIDE = 8;

export interface MarkLayer {
  recolour(scheme: Scheme): void;
  destroy(): void;
}

function isIn({ left, right, top, bottom }: Box, { x, y, data: { size } }: DrawnNode): boolean {
  const half = size / 2 + ASIDE;
  return x + half > left && x - half < right && y + half > top && y - half < bottom;
}

/** The lowest in `box`; drawn anew whenever `cy` says that something changed. */
export function layMarks(box: HTMLElement, cy: Core, drawn: () => Drawn): MarkLayer {
  const canvas = document.createElement("canvas");
  canvas.setAttribute("aria-hidden", "true");
  canvas.style.cssText = "position:absolute;inset:0;width:100%;height:100%;pointer-events:none";
  box.prepend(canvas);
  let scheme: Scheme = "light";
  let lines: readonly Line[] = [];
  let groups: readonly LineGroup[] = [];
  let nodes: readonly DrawnNode[] = [];
  /** When a mark came that still fades in. */
  const births = new Map<string, number>();
  let next = 0;

  const prepared = (): CanvasRenderingContext2D | null => {
    const ratio = window.devicePixelRatio || 1;
    const [width, height] = [Math.round(cy.width() * ratio), Math.round(cy.height() * ratio)];
    const paint = canvas.getContext("2d");
    if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
    else {
      paint?.setTransform(1, 0, 0, 1, 0, 0);
      paint?.clearRect(0, 0, width, height);
    }
    const [zoom, { x, y }] = [cy.zoom(), cy.pan()];
    paint?.setTransform(zoom * ratio, 0, 0, zoom * ratio, x * ratio, y * ratio);
    return paint;
  };

  const noteBirths = (marks: readonly (Line | DrawnNode)[], time: number) => {
    for (const { data, entering } of marks) if (entering && !births.has(data.id)) births.set(data.id, time);
  };

  const draw = () => {
    cancelAnimationFrame(next);
    const now = drawn();
    const time = performance.now();
    if (now.lines !== lines) {
      lines = now.lines;
      groups = lineGroupsOf(lines);
      noteBirths(lines, time);
    }
    if (now.nodes !== nodes) {
      nodes = now.nodes;
      noteBirths(nodes, time);
    }
    /** Where a mark stands between not there and there. */
    const presence = ({ data }: Line | DrawnNode): number => {
      const part = Math.min(1, (time - (births.get(data.id) ?? -Infinity)) / FADE_MS);
      return 1 - (1 - part) ** 2;
    };
    const paint = prepared();
    if (paint === null) return;
    const { x1, y1, x2, y2 } = cy.extent();
    const frame: Box = { left: x1, top: y1, right: x2, bottom: y2 };
    const zoom = cy.zoom();
    paint.lineJoin = "round";
    for (const { look, lines: alike } of groups) {
      const seen = alike.filter(({ box: around }) => overlaps(around, frame));
      const coming = births.size === 0 ? [] : seen.filter(({ data }) => births.has(data.id));
      const there = coming.length === 0 ? seen : seen.filter(({ data }) => !births.has(data.id));
      if (there.length > 0) paintLines(paint, { look, lines: there }, { zoom, scheme, alpha: 1 });
      for (const line of coming) paintLines(paint, { look, lines: [line] }, { zoom, scheme, alpha: presence(line) });
    }
    const near = nodes.filter((node) => isIn(frame, node));
    paintNodes(paint, near, { zoom, scheme }, presence);
    for (const [id, born] of births) if (time - born > FADE_MS) births.delete(id);
    if (births.size > 0) next = requestAnimationFrame(draw);
  };

  // In another room at once: words are drawn as soon as it changes, and marks must not come a frame behind them.
  cy.on("render resize", draw);
  return {
    recolour(to) {
      scheme = to;
    },
    destroy() {
      cancelAnimationFrame(next);
      canvas.remove();
    },
  };
}
