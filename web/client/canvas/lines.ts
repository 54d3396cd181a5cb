// The lines of a drawing with the ways they run, px at zoom 1: worked out once, and again where an end has moved. What
// paints, hits and names lines reads them here; cytoscape only knows which there are.
import type { Core, EdgeSingular } from "cytoscape";
import type { Box, Curve, EdgeData, End, Head, NodeData, XY } from "#view";
import { GAP, HEAD_CUT, curveBetween, directionAt, headCorners, headLength, loopAt, shortened } from "#view";
import { ENTERING } from "./binding.ts";

/** Tip and two corners. */
type DrawnHead = readonly [XY, XY, XY];

export interface Line {
  readonly data: EdgeData;
  /** Lines with the same words in here are painted alike. */
  readonly look: string;
  readonly mark: "hovered" | "selected" | undefined;
  /** It has just come and fades in. */
  readonly entering: boolean;
  /** From border to border: one curve, two for a loop. */
  readonly ways: readonly Curve[];
  /** The same without the room of its heads. */
  readonly painted: readonly Curve[];
  readonly heads: readonly DrawnHead[];
  /** Around all of it, its words not counted. */
  readonly box: Box;
}

/** Beside its ways: under a pointer's mark and around a head, px at zoom 1. */
const ASIDE = 12;

const endOf = ({ shape, size }: NodeData, { x, y }: XY): End => ({ x, y, shape, half: size / 2 });

function waysOf(edge: EdgeSingular, bend: number): readonly Curve[] {
  const [source, target] = [edge.source(), edge.target()];
  const from = endOf(source.data(), source.position());
  if (source.same(target)) return loopAt(from, GAP);
  return [curveBetween(from, endOf(target.data(), target.position()), bend, GAP)];
}

function headsOf({ sourceArrow, targetArrow }: EdgeData, ways: readonly Curve[], length: number): readonly DrawnHead[] {
  const [first, last] = [ways.at(0), ways.at(-1)];
  if (first === undefined || last === undefined) return [];
  const drawn = (head: Head): DrawnHead => [head.tip, ...headCorners(head, length)];
  const out = directionAt(first, 0);
  return [
    ...(sourceArrow === "none" ? [] : [drawn({ tip: first.from, way: { x: -out.x, y: -out.y } })]),
    ...(targetArrow === "none" ? [] : [drawn({ tip: last.to, way: directionAt(last, 1) })]),
  ];
}

function boxAround(ways: readonly Curve[], room: number): Box {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { from, control, to } of ways)
    for (const { x, y } of [from, control, to]) {
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    }
  return { left: left - room, right: right + room, top: top - room, bottom: bottom + room };
}

const lookOf = ({ stroke, width, dash, line, opacity, casing, arrowFill, strike }: EdgeData): string =>
  [stroke, width, dash, line, opacity, casing, arrowFill, strike].join(" ");

function lineOf(edge: EdgeSingular): Line {
  const data: EdgeData = edge.data();
  const ways = waysOf(edge, data.bend);
  const head = headLength(data.width);
  const cut = head * HEAD_CUT;
  return {
    data,
    look: lookOf(data),
    mark: edge.hasClass("selected") ? "selected" : edge.hasClass("hovered") ? "hovered" : undefined,
    entering: edge.hasClass(ENTERING),
    ways,
    painted: shortened(ways, data.sourceArrow === "none" ? 0 : cut, data.targetArrow === "none" ? 0 : cut),
    heads: headsOf(data, ways, head),
    box: boxAround(ways, ASIDE + data.width),
  };
}

/** Its lines, in the order they came; the same list while none of them changed. */
export function keepLines(cy: Core): () => readonly Line[] {
  const known = new Map<string, Line>();
  let lines: readonly Line[] | undefined;
  const forget = (id: string) => {
    known.delete(id);
    lines = undefined;
  };
  cy.on("add remove", "edge", ({ target }) => forget(target.id()));
  cy.on("data class", "edge", ({ target }) => forget(target.id()));
  // An end that moves, or grows, takes its lines along.
  cy.on("position data", "node", ({ target }) => {
    for (const edge of target.connectedEdges().toArray()) forget(edge.id());
  });
  return () => {
    lines ??= cy.edges().map((edge) => {
      const line = known.get(edge.id()) ?? lineOf(edge);
      known.set(line.data.id, line);
      return line;
    });
    return lines;
  };
}
