// A layout of each part of a graph by itself, all of them close together in the shape of the room. Worker only.
import { joined, neighboursOf, packed } from "#view";
import type { Laid, LayoutEdge } from "./layout-messages.ts";

export type Points = ReadonlyMap<string, readonly [x: number, y: number]>;

/** px between those that no relation leads to; they stand in rows, as one part. */
const COLUMN = 130;
const ROW = 86;

function inRows(ids: readonly string[], ratio: number): Points {
  const columns = Math.max(1, Math.round(Math.sqrt((ids.length * ratio * ROW) / COLUMN)));
  return new Map(ids.map((id, index) => [id, [(index % columns) * COLUMN, Math.floor(index / columns) * ROW]]));
}

/** `lay` is given the ids and relations of each part that has any. */
export function packedParts(
  ids: readonly string[],
  edges: readonly LayoutEdge[],
  ratio: number,
  lay: (ids: readonly string[], edges: readonly LayoutEdge[]) => Points,
): Laid {
  const parts = joined(ids, neighboursOf(edges));
  const partOf = new Map(parts.flatMap((part, index) => part.map((id) => [id, index] as const)));
  const own = parts.map((): LayoutEdge[] => []);
  for (const edge of edges) own[partOf.get(edge.source) ?? -1]?.push(edge);
  const laid = parts.flatMap((part, index) => (part.length > 1 ? [lay(part, own[index] ?? [])] : []));
  const alone = parts.flatMap((part) => (part.length === 1 ? part : []));
  return Object.fromEntries(packed(alone.length === 0 ? laid : [...laid, inRows(alone, ratio)], ratio));
}
