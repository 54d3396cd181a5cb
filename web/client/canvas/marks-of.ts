// What a fact is drawn as, as boxes on the screen: a node with its name, a line with its ends. What lies over the
// drawing keeps clear of them.
import type { Core } from "cytoscape";
import type { Box, Bundle, Curve, EdgeData, EdgeElement, End, NodeData } from "#view";
import { GAP, curveBetween, loopAt, pointAt } from "#view";

/** So many boxes along a line. */
const STEPS = 20;
/** px to either side of a line. */
const BESIDE = 4;

/** px on the screen from the container's corner. */
function endOf(cy: Core, id: string): End | undefined {
  const node = cy.getElementById(id);
  if (node.empty()) return undefined;
  const { shape, size }: NodeData = node.data();
  const { x, y } = node.renderedPosition();
  return { shape, half: (size / 2) * cy.zoom(), x, y };
}

const boxOfEnd = ({ x, y, half }: End): Box => ({ left: x - half, top: y - half, right: x + half, bottom: y + half });

function boxesAlong(curve: Curve, width: number): readonly Box[] {
  const room = width / 2 + BESIDE;
  const points = Array.from({ length: STEPS + 1 }, (_none, step) => pointAt(curve, step / STEPS));
  return points.slice(1).map((point, index) => {
    const before = points[index] ?? point;
    return {
      left: Math.min(point.x, before.x) - room,
      top: Math.min(point.y, before.y) - room,
      right: Math.max(point.x, before.x) + room,
      bottom: Math.max(point.y, before.y) + room,
    };
  });
}

/** Where the words of an element are drawn; undefined: nowhere. */
type WordsOf = (id: string) => Box | undefined;

/** Nothing where it is not drawn. */
export function nodeMarks(cy: Core, id: string, wordsOf: WordsOf): readonly Box[] {
  const end = endOf(cy, id);
  return end === undefined ? [] : [boxOfEnd(end), ...worded(wordsOf, id)];
}

function worded(wordsOf: WordsOf, id: string): readonly Box[] {
  const box = wordsOf(id);
  return box === undefined ? [] : [box];
}

function lineBoxes(cy: Core, { id, source, target, bend, width }: EdgeData, wordsOf: WordsOf): readonly Box[] {
  const [from, to] = [endOf(cy, source), endOf(cy, target)];
  if (from === undefined || to === undefined) return [];
  const zoom = cy.zoom();
  const curves = source === target ? loopAt(from, GAP * zoom) : [curveBetween(from, to, bend * zoom, GAP * zoom)];
  return [
    boxOfEnd(from),
    boxOfEnd(to),
    ...curves.flatMap((curve) => boxesAlong(curve, width * zoom)),
    ...[id, source, target].flatMap((each) => worded(wordsOf, each)),
  ];
}

/** Of a line in a closed bundle also the others' fan, which opens when it is lit. */
export function lineMarks(cy: Core, edge: EdgeElement, bundle: Bundle | undefined, wordsOf: WordsOf): readonly Box[] {
  return (bundle?.members ?? [edge]).flatMap(({ data }) => lineBoxes(cy, data, wordsOf));
}
