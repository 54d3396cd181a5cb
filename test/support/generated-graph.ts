// A graph of any size that is the same every time: hubs and leaves, a few parallel and opposite relations, some money.
import type { WireEntity, WireGraph, WireRelation } from "#contract";
import { KINDS, RELATION_TYPES, keysOf } from "#model";
import { seeded } from "#web/client/canvas/seeded";

/** Relations for each entity. */
const DENSITY = 1.6;
const COUNTRIES = ["Verdania", "Kestria", "Sundra Isles", "Northmark"];

export function generatedGraph(count: number, seed = 1): WireGraph {
  const random = seeded(seed);
  const kinds = keysOf(KINDS);
  const types = keysOf(RELATION_TYPES);
  const pick = <T>(list: readonly T[]): T => {
    const item = list[Math.floor(random() * list.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  };
  const entities = Array.from({ length: count }, (_, index): WireEntity => {
    const kind = pick(kinds);
    const id = `e${index}`;
    const country = random() < 0.6 ? { country: pick(COUNTRIES) } : {};
    return { id, kind, name: `${kind} ${index}`, labels: [kind], properties: { id, ...country }, evidence: [] };
  });
  // Who has relations gets more of them: the ends of the relations so far are where the next one is likely to go.
  const ends: number[] = [0];
  const relations = Array.from({ length: Math.round(count * DENSITY) }, (_, index): WireRelation => {
    const source = index < count - 1 ? index + 1 : Math.floor(random() * count);
    const target = random() < 0.7 ? pick(ends) : Math.floor(random() * count);
    ends.push(source, target);
    const type = pick(types);
    const money =
      random() < 0.15 ? { amount: Math.round(random() * 1e10), currency: "USD", moneyStatus: "planned" } : {};
    const [a, b] = [`e${source}`, `e${source === target ? (target + 1) % count : target}`];
    const evidence = [{ source: "s", locator: "P1 S1", stance: "supports" as const }];
    return { id: `r${index}`, type, source: a, target: b, properties: { basis: "reporting", ...money }, evidence };
  });
  return { entities, relations, sources: [] };
}
