// Who stands in which layer: relations lead to a later one wherever they run in no circle. Worker only.
import { compareText } from "#model";
import type { LayoutEdge } from "./layout-messages.ts";

type Lists = ReadonlyMap<string, readonly string[]>;

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
/** Rounds of everybody moving to the level that their relations ask for. */
const LEVEL_ROUNDS = 60;
const TIGHTENINGS = 6;

/** Who follows whom, within these ids and along directed relations, each once. */
function following(ids: readonly string[], edges: readonly LayoutEdge[]): Lists {
  const out = new Map<string, Set<string>>(ids.map((id) => [id, new Set()]));
  for (const { source, target, directed } of edges)
    if (directed && source !== target && out.has(target)) out.get(source)?.add(target);
  return new Map([...out].map(([id, targets]) => [id, [...targets]]));
}

function reversed(lists: Lists): Lists {
  const back = new Map<string, string[]>([...lists.keys()].map((id) => [id, []]));
  for (const [source, targets] of lists) for (const target of targets) back.get(target)?.push(source);
  return back;
}

/** Ids as their depth-first walks end, and the lists without what closes a circle. Iterative: a way may be thousands long. */
function walked(starts: readonly string[], out: Lists): { readonly ended: readonly string[]; readonly kept: Lists } {
  const kept = new Map<string, string[]>([...out.keys()].map((id) => [id, []]));
  const state = new Map<string, "open" | "done">();
  const ended: string[] = [];
  for (const start of starts) {
    if (state.has(start)) continue;
    state.set(start, "open");
    const path = [{ id: start, at: 0 }];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const next = out.get(top.id)?.[top.at];
      top.at += 1;
      if (next === undefined) {
        state.set(top.id, "done");
        ended.push(top.id);
        path.pop();
      } else if (state.get(next) !== "open") {
        kept.get(top.id)?.push(next);
        if (!state.has(next)) {
          state.set(next, "open");
          path.push({ id: next, at: 0 });
        }
      }
    }
  }
  return { ended, kept };
}

/** Who can reach each other both ways stands together; the lists come in the order of the relations between them. */
function circles(ids: readonly string[], out: Lists): readonly (readonly string[])[] {
  const back = reversed(out);
  const seen = new Set<string>();
  const found: (readonly string[])[] = [];
  for (const start of walked(ids, out).ended.toReversed()) {
    if (seen.has(start)) continue;
    const circle = new Set([start]);
    for (const id of circle) for (const other of back.get(id) ?? []) if (!seen.has(other)) circle.add(other);
    for (const id of circle) seen.add(id);
    found.push([...circle]);
  }
  return found;
}

/** How many steps at most lead to each node of lists without circles. */
function longestWays(out: Lists): ReadonlyMap<string, number> {
  const layer = new Map([...out.keys()].map((id) => [id, 0]));
  for (const id of walked([...out.keys()], out).ended.toReversed())
    for (const target of out.get(id) ?? [])
      layer.set(target, Math.max(layer.get(target) ?? 0, (layer.get(id) ?? 0) + 1));
  return layer;
}

/** Trophic levels: everybody one above whom they follow and one below who follows them, as far as that can be had at once. */
function levels(ids: readonly string[], out: Lists): ReadonlyMap<string, number> {
  const back = reversed(out);
  let level = new Map(ids.map((id) => [id, 0]));
  for (let round = 0; round < LEVEL_ROUNDS; round++)
    level = new Map(
      ids.map((id) => {
        const now = level.get(id) ?? 0;
        const wished = [
          ...(back.get(id) ?? []).map((other) => (level.get(other) ?? 0) + 1),
          ...(out.get(id) ?? []).map((other) => (level.get(other) ?? 0) - 1),
        ];
        return [id, wished.length === 0 ? now : (now + mean(wished)) / 2];
      }),
    );
  return level;
}

/**
 * The layers of a circle's members, from 0. A small one is broken where it is entered; in a large one most
 * relations lead onwards, and it is no longer than it is wide.
 */
function withinCircle(ids: readonly string[], out: Lists, entered: ReadonlySet<string>): ReadonlyMap<string, number> {
  if (ids.length === 1) return new Map(ids.map((id) => [id, 0]));
  const inside = new Set(ids);
  const own = new Map(ids.map((id) => [id, (out.get(id) ?? []).filter((other) => inside.has(other))]));
  const starts = ids.toSorted((a, b) => Number(entered.has(b)) - Number(entered.has(a)) || compareText(a, b));
  const steps = longestWays(walked(starts, own).kept);
  const most = Math.max(6, Math.ceil(1.3 * Math.sqrt(ids.length)));
  if (Math.max(...steps.values()) < most) return steps;
  const level = levels(ids, own);
  const ordered = ids.toSorted(
    (a, b) => Math.round(10 * ((level.get(a) ?? 0) - (level.get(b) ?? 0))) || (steps.get(a) ?? 0) - (steps.get(b) ?? 0),
  );
  return new Map(ordered.map((id, index) => [id, Math.floor((index * most) / ordered.length)]));
}

/** Layers of the nodes of one part, from 0, none empty. */
export function layersOf(
  ids: readonly string[],
  edges: readonly LayoutEdge[],
  neighbours: Lists,
): readonly (readonly string[])[] {
  const out = following(ids, edges);
  const back = reversed(out);
  const layer = new Map<string, number>();
  const alone = new Set<string>();
  for (const circle of circles(ids, out)) {
    const members = new Set(circle);
    const before = (id: string) => (back.get(id) ?? []).filter((other) => !members.has(other));
    const entered = new Set(circle.filter((id) => before(id).length > 0));
    const within = withinCircle(circle, out, entered);
    // As early as all who come before allow.
    const base = Math.max(
      0,
      ...circle.flatMap((id) => before(id).map((other) => (layer.get(other) ?? 0) + 1 - (within.get(id) ?? 0))),
    );
    for (const id of circle) layer.set(id, base + (within.get(id) ?? 0));
    if (circle.length === 1) alone.add(circle[0] ?? "");
  }
  tighten(layer, { out, back, neighbours, free: alone });
  const used = [...new Set(layer.values())].toSorted((a, b) => a - b);
  const layers = used.map((): string[] => []);
  for (const [id, at] of layer) layers[used.indexOf(at)]?.push(id);
  return layers;
}

/** Who could stand in several layers goes to where their relations are shortest, else to where fewest stand. */
function tighten(
  layer: Map<string, number>,
  { out, back, neighbours, free }: { out: Lists; back: Lists; neighbours: Lists; free: ReadonlySet<string> },
): void {
  const last = Math.max(0, ...layer.values());
  const crowd = Array.from({ length: last + 1 }, () => 0);
  const at = (id: string) => layer.get(id) ?? 0;
  for (const each of layer.values()) crowd[each] = (crowd[each] ?? 0) + 1;
  for (let round = 0; round < TIGHTENINGS; round++)
    for (const id of layer.keys()) {
      if (!free.has(id)) continue;
      const low = Math.max(0, ...(back.get(id) ?? []).map((other) => at(other) + 1));
      const high = Math.min(last, ...(out.get(id) ?? []).map((other) => at(other) - 1));
      const others = neighbours.get(id) ?? [];
      const length = (place: number) => others.reduce((sum, other) => sum + Math.abs(at(other) - place), 0);
      let [best, least] = [at(id), Infinity];
      for (let place = low; place <= high; place++) {
        const cost = length(place) + ((crowd[place] ?? 0) - Number(place === at(id))) / (layer.size + 1);
        if (cost < least) [best, least] = [place, cost];
      }
      crowd[at(id)] = (crowd[at(id)] ?? 1) - 1;
      crowd[best] = (crowd[best] ?? 0) + 1;
      layer.set(id, best);
    }
}
