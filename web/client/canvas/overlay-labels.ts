// Which labels the overlay shows, and where: entity names before relations', none over another.
import type { Box, EdgeData, LabelFont, LabelLine, Obstacle, PlacedLabel, XY } from "#view";
import { edgeWish, nodeFont, nodeWish, overlaps, placeLabels, pointAt } from "#view";
import type { Screen } from "./screen.ts";

/** Zoom from which every line says what it is. */
const NEAR = 1.25;
/** Telling labels (amounts, quarrels) from here on. */
const TELLING_FROM = 0.5;
/** More labels than this are not even tried: the least linked have no chance of a place. */
const MOST_LABELS = 500;
export const EDGE_FONT: LabelFont = { size: 12, weight: 650 };

/** Whether a line has words at this zoom, if there is room. */
export function hasWords(data: EdgeData, lifted: boolean, zoom: number): boolean {
  // A bundle has its count.
  if (data.mix !== undefined) return false;
  return lifted || (data.opacity > 0.3 && (zoom >= NEAR || (data.telling && zoom >= TELLING_FROM)));
}

/**
 * `last` are the labels as they were placed before: each keeps its side of its node as long as that is free. `taken` is
 * where none may be: the nodes, and what else is written.
 * `lines` are all that are drawn, asked for only where words stand on one.
 * `sight` is what the canvas shows: what is named in there is not cut by its edge.
 */
export function labelsOf(
  screen: Screen,
  zoom: number,
  measure: (text: string, font: LabelFont) => number,
  last: ReadonlyMap<string, PlacedLabel>,
  taken: readonly Obstacle[],
  sight: Box,
  lines: () => readonly LabelLine[],
): readonly PlacedLabel[] {
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
          lift: node.forced ? 20_000 : node.lifted ? 10_000 : 0,
          forced: node.forced,
          overNodes: node.data.major,
        },
        measure,
      ),
    );
  const edges = screen.edges
    .filter(({ data, lifted }) => hasWords(data, lifted, zoom))
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
  const named = anchorsOf(screen);
  const wishes = [...nodes, ...edges].map((wish) => {
    const at = named.get(wish.id);
    const beyond = at !== undefined && !isIn(at, sight);
    const before = last.get(wish.id);
    return before === undefined ? { ...wish, beyond } : { ...wish, beyond, last: before.place };
  });
  return placeLabels(wishes, taken, sight, edges.length === 0 ? [] : lines());
}

/** What labels belong to: the middle of each node and line. */
export function anchorsOf({ nodes, edges }: Screen): ReadonlyMap<string, XY> {
  const anchors = new Map<string, XY>(nodes.map(({ data, x, y }) => [data.id, { x, y }]));
  for (const { data, curve } of edges) anchors.set(data.id, pointAt(curve, 0.5));
  return anchors;
}

/** Labels as they were placed, gone along with what they belong to; one that comes to stand on an earlier one is left out. */
export function carryLabels(
  labels: ReadonlyMap<string, PlacedLabel>,
  before: ReadonlyMap<string, XY>,
  now: ReadonlyMap<string, XY>,
): ReadonlyMap<string, PlacedLabel> {
  const carried: PlacedLabel[] = [];
  for (const label of labels.values()) {
    const [from, to] = [before.get(label.id), now.get(label.id)];
    if (from === undefined || to === undefined) continue;
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const { left, right, top, bottom } = label.box;
    const box = { left: left + dx, right: right + dx, top: top + dy, bottom: bottom + dy };
    if (!carried.some((other) => overlaps(other.box, box)))
      carried.push({ ...label, x: label.x + dx, y: label.y + dy, box });
  }
  return new Map(carried.map((label) => [label.id, label]));
}

function isIn({ x, y }: XY, { left, right, top, bottom }: Box): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}
