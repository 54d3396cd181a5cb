// Which labels the overlay shows, and where: entity names before relations', none over another.
import type { LabelFont, Obstacle, PlacedLabel } from "#view";
import { edgeWish, nodeFont, nodeWish, placeLabels } from "#view";
import type { Screen } from "./screen.ts";

/** Zoom from which every line says what it is. */
const NEAR = 1.25;
/** Telling labels (amounts, quarrels) from here on. */
const TELLING_FROM = 0.5;
/** More labels than this are not even tried: the least linked have no chance of a place. */
const MOST_LABELS = 500;
export const EDGE_FONT: LabelFont = { size: 12, weight: 650 };

/** `last` are the labels as they were placed before: each keeps its side of its node as long as that is free. */
export function labelsOf(
  screen: Screen,
  zoom: number,
  measure: (text: string, font: LabelFont) => number,
  last: ReadonlyMap<string, PlacedLabel>,
  taken: readonly Obstacle[],
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
  const wishes = [...nodes, ...edges].map((wish) => {
    const before = last.get(wish.id);
    return before === undefined ? wish : { ...wish, last: before.place };
  });
  return placeLabels(wishes, [...obstacles, ...taken]);
}
