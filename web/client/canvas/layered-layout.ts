// Layers along the direction of the relations, from where things come to where they go: in the shape of the room. A layer
// too long takes several columns, a chain too long goes on below, and what is left of the room is spread over. Worker only.
import { compareText } from "#model";
import { neighboursOf } from "#view";
import { clearOfNodes } from "./clear-of-nodes.ts";
import { layersOf, mean } from "./layers.ts";
import type { Laid, LayoutEdge, LayoutRequest } from "./layout-messages.ts";
import { packedParts } from "./packed-parts.ts";

/** px at zoom 1: between layers, between columns of one layer, and between its rows. */
interface Spacing {
  readonly layer: number;
  readonly column: number;
  readonly row: number;
}
/** Names are wider than high: layers from left to right need other room than those from top to bottom. */
const TO_THE_RIGHT: Spacing = { layer: 210, column: 130, row: 86 };
const DOWN: Spacing = { layer: 150, column: 92, row: 124 };

const SWEEPS = 12;
/** A chain is cut at most so often, and only where few of its relations are, and if all becomes so much larger. */
const MOST_FOLDS = 8;
/** Layers in a row before one is begun below. */
const BEFORE_A_FOLD = 6;
const FEW_CUT = 0.2;
const WORTH_A_FOLD = 1.6;
/** Rows between a chain and its part below. */
const BELOW = 2;
/** How far rows and layers are drawn apart to fill the room. */
const MOST_SPREAD = 6;

type Layers = readonly (readonly string[])[];
type Lists = ReadonlyMap<string, readonly string[]>;

/** Fewer crossings: everyone moves, again and again, to the middle of those it is linked to. */
function ordered(layers: Layers, neighbours: Lists): Layers {
  let now = layers;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const place = new Map(
      now.flatMap((layer) => layer.map((id, index) => [id, (index + 0.5) / layer.length] as const)),
    );
    now = now.map((layer) => {
      const wished = layer.map((id) => {
        const others = (neighbours.get(id) ?? []).flatMap((other) => place.get(other) ?? []);
        const own = place.get(id) ?? 0;
        return { id, wish: others.length === 0 ? own : (own + 2 * mean(others)) / 3 };
      });
      return wished.toSorted((a, b) => a.wish - b.wish || compareText(a.id, b.id)).map(({ id }) => id);
    });
  }
  return now;
}

/** Where to cut the layers into so many chunks: near their even parts, where the fewest relations lead over. */
function cuts(over: readonly number[], count: number, chunks: number): readonly number[] {
  return Array.from({ length: chunks - 1 }, (_, index) => {
    const even = Math.round((count * (index + 1)) / chunks);
    return [even, even - 1, even + 1]
      .filter((at) => at > 0 && at < count)
      .reduce((best, at) => ((over[at] ?? 0) < (over[best] ?? 0) ? at : best), even);
  });
}

interface Shape {
  readonly chunks: readonly Layers[];
  /** The most in one column. */
  readonly rows: number;
  /** px, of everything. */
  readonly along: number;
  readonly across: number;
  /** Of each chunk, in rows. */
  readonly heights: readonly number[];
  readonly zoom: number;
}

/** What the chunks take with so many rows at most, and how large that can be drawn in the room. */
function shapeOf(chunks: readonly Layers[], rows: number, space: Spacing, ratio: number): Shape {
  const columns = (layer: readonly string[]) => Math.ceil(layer.length / rows);
  const along = Math.max(
    ...chunks.map((layers) =>
      layers.reduce((sum, layer) => sum + (columns(layer) - 1) * space.column, (layers.length - 1) * space.layer),
    ),
  );
  const heights = chunks.map((layers) =>
    Math.max(...layers.map((layer) => Math.ceil(layer.length / columns(layer)) - (columns(layer) > 1 ? 0.5 : 1))),
  );
  const across = space.row * heights.reduce((sum, height) => sum + height + BELOW, -BELOW);
  return { chunks, rows, along, across, heights, zoom: Math.min(ratio / Math.max(1, along), 1 / Math.max(1, across)) };
}

/** How many relations lead over the beginning of each layer. */
function leadingOver(layers: Layers, edges: readonly LayoutEdge[]): readonly number[] {
  const layer = new Map(layers.flatMap((ids, index) => ids.map((id) => [id, index] as const)));
  const over = layers.map(() => 0);
  for (const { source, target } of edges) {
    const ends = [layer.get(source) ?? 0, layer.get(target) ?? 0].toSorted((a, b) => a - b);
    for (let at = (ends[0] ?? 0) + 1; at <= (ends[1] ?? 0); at++) over[at] = (over[at] ?? 0) + 1;
  }
  return over;
}

/** The rows and cuts at which all of it is largest in a room so much longer along the layers than across. */
function bestShape(layers: Layers, edges: readonly LayoutEdge[], space: Spacing, ratio: number): Shape {
  const longest = Math.max(...layers.map((layer) => layer.length));
  const over = leadingOver(layers, edges);
  let best: Shape | undefined;
  for (let chunks = 1; chunks <= Math.max(1, Math.min(MOST_FOLDS, layers.length / BEFORE_A_FOLD)); chunks++) {
    const at = [0, ...cuts(over, layers.length, chunks), layers.length];
    const cut = at.slice(1, -1).reduce((sum, each) => sum + (over[each] ?? 0), 0);
    if (cut > FEW_CUT * edges.length) continue;
    const parts = at.slice(1).map((end, index) => layers.slice(at[index], end));
    // In steps of a twentieth: a layer may be thousands long.
    for (let rows = 1; rows <= longest; rows = Math.max(rows + 1, Math.floor(rows * 1.05))) {
      const shape = shapeOf(parts, rows, space, ratio);
      const before = best?.chunks.length ?? chunks;
      if (best === undefined || shape.zoom > best.zoom * (before < chunks ? WORTH_A_FOLD : 1)) best = shape;
    }
  }
  return best ?? shapeOf([layers], longest, space, ratio);
}

const spread = (room: number, needed: number) => Math.min(MOST_SPREAD, Math.max(1, room / Math.max(1, needed)));

/** One part, along and across its layers. */
function laidPart(
  ids: readonly string[],
  edges: readonly LayoutEdge[],
  space: Spacing,
  ratio: number,
): ReadonlyMap<string, readonly [along: number, across: number]> {
  const neighbours = neighboursOf(edges, ids);
  const shape = bestShape(ordered(layersOf(ids, edges, neighbours), neighbours), edges, space, ratio);
  const row = space.row * spread(shape.along / ratio, shape.across);
  const between = space.layer * spread(shape.across * ratio, shape.along);
  const laid = new Map<string, readonly [number, number]>();
  const bands: { readonly ids: readonly string[]; readonly slack: number }[] = [];
  let top = 0;
  for (const [index, layers] of shape.chunks.entries()) {
    const height = (shape.heights[index] ?? 0) * row;
    let along = 0;
    for (const layer of layers) {
      const columns = Math.ceil(layer.length / shape.rows);
      const steps = Math.ceil(layer.length / columns) - (columns > 1 ? 0.5 : 1);
      const step = steps === 0 ? row : Math.min(height / steps, MOST_SPREAD * space.row);
      for (const [seat, id] of layer.entries()) {
        const column = seat % columns;
        // Neighbouring columns of a layer are half a row apart, so that names have room.
        const down = Math.floor(seat / columns) + (column % 2) / 2 - steps / 2;
        laid.set(id, [along + column * space.column, top + height / 2 + down * step]);
      }
      bands.push({ ids: layer, slack: (height - steps * step) / 2 });
      along += (columns - 1) * space.column + between;
    }
    top += height + BELOW * row;
  }
  return clearOfNodes(laid, bands, edges);
}

/** Positions by layers, the parts beside each other: from left to right in a wide room, from top to bottom in a tall one. */
export function layeredLayout({ nodes, edges, ratio }: Pick<LayoutRequest, "nodes" | "edges" | "ratio">): Laid {
  const space = ratio < 1 ? DOWN : TO_THE_RIGHT;
  return packedParts(
    nodes.map(({ id }) => id),
    edges,
    ratio,
    (ids, own) => {
      const laid = laidPart(ids, own, space, ratio < 1 ? 1 / ratio : ratio);
      return new Map(
        [...laid].map(([id, [along, across]]) => [id, ratio < 1 ? [across, along] : [along, across]] as const),
      );
    },
  );
}
