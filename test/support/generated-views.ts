// Views as a reader could have made them, generated: what was done, step by step, with names of the dataset in hand.
import { fc } from "@fast-check/vitest";
import type { Dataset } from "#model";
import { COLOURS, GROUPINGS, SIZES, TIME_BASES, keysOf } from "#model";
import type { TimeBasis } from "#model";
import type { NeighbourOrder } from "#web/client/state/exploration/types";
import type { FilterRule } from "#web/client/state/filters/types";
import type { LookState } from "#web/client/state/look/types";
import type { ViewMode } from "#web/client/state/view/types";

export type Deed =
  | { readonly do: "start" | "expand" | "collapse" | "pin"; readonly id: string; readonly order?: NeighbourOrder }
  | { readonly do: "hide" | "keep"; readonly ids: readonly string[] }
  | { readonly do: "links" | "undated" }
  | { readonly do: "filter"; readonly rule: FilterRule; readonly off: boolean }
  | { readonly do: "time"; readonly basis: TimeBasis; readonly range: { readonly from: string; readonly to: string } }
  | { readonly do: "look"; readonly look: Partial<LookState> }
  | { readonly do: "move"; readonly places: Readonly<Record<string, readonly [number, number]>> }
  | { readonly do: "select"; readonly entities: readonly string[]; readonly relation: string | undefined }
  | { readonly do: "focus"; readonly id: string }
  | { readonly do: "camera"; readonly x: number; readonly y: number; readonly zoom: number }
  | { readonly do: "paths"; readonly from: string; readonly to: string; readonly count: number; readonly at: number }
  | { readonly do: "mode"; readonly mode: ViewMode };

/** Views of one to `most` deeds: every sort of deed among many of them. */
export function generatedViews({ entities, relations, sources }: Dataset, most: number): fc.Arbitrary<readonly Deed[]> {
  const id = fc.constantFrom(...entities.map((entity) => entity.id));
  const relation = fc.constantFrom(...relations.map((fact) => fact.id));
  const some = (max: number) => fc.uniqueArray(id, { minLength: 1, maxLength: max });
  const place = fc.tuple(fc.integer({ min: -600, max: 600 }), fc.integer({ min: -600, max: 600 }));
  const day = fc
    .date({ min: new Date("2020-01-01"), max: new Date("2026-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const kinds = [...new Set(entities.map(({ kind }) => kind))];
  const types = [...new Set(relations.map(({ type }) => type))];
  const hidden = (names: readonly string[]) =>
    fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 2 }).map((list) => list.toSorted());
  const rule: fc.Arbitrary<FilterRule> = fc.oneof(
    hidden(kinds).map((names) => ({ type: "kind" as const, hidden: names })),
    hidden(["place", "statement", "control", "conflict"]).map((names) => ({ type: "family" as const, hidden: names })),
    hidden(types).map((names) => ({ type: "relationType" as const, hidden: names })),
    hidden(["inference", "reporting", ""]).map((names) => ({ type: "basis" as const, hidden: names })),
    hidden(["reported", "disputed", "confirmed"]).map((names) => ({ type: "confidence" as const, hidden: names })),
    hidden(sources.map((source) => source.id)).map((names) => ({ type: "source" as const, hidden: names })),
    fc.record({
      type: fc.constant("amount" as const),
      currency: fc.constantFrom("USD", "EUR", "JPY"),
      status: fc.constantFrom(undefined, "committed", "planned"),
      min: fc.constantFrom(undefined, 1e8, 1.5e9),
      max: fc.constantFrom(undefined, 2e11),
      others: fc.constant(true),
    }),
    fc.constantFrom("compute", "forge", "Zieliński: 50%, a").map((text) => ({ type: "text" as const, text })),
    fc.record({ type: fc.constant("degree" as const), min: fc.nat(3), max: fc.constantFrom(undefined, 9) }),
    fc.record({ type: fc.constant("component" as const), of: id }),
    fc.record({ type: fc.constant("core" as const), k: fc.nat(3) }),
    fc.record({ type: fc.constant("distance" as const), of: id, hops: fc.integer({ min: 1, max: 3 }) }),
  );
  const deed: fc.Arbitrary<Deed> = fc.oneof(
    fc.record({ do: fc.constantFrom("start", "expand", "collapse", "pin"), id }),
    fc.record({ do: fc.constant("expand" as const), id, order: fc.constantFrom("amount", "date", "degree") }),
    fc.record({ do: fc.constantFrom("hide", "keep"), ids: some(12) }),
    fc.record({ do: fc.constantFrom("links", "undated") }),
    fc.record({ do: fc.constant("filter" as const), rule, off: fc.nat(4).map((draw) => draw === 0) }),
    fc.record({ do: fc.constant("filter" as const), rule, off: fc.constant(false) }),
    fc.record({
      do: fc.constant("time" as const),
      basis: fc.constantFrom(...keysOf(TIME_BASES)),
      range: fc.tuple(day, day).map((days) => {
        const [from = "", to = ""] = days.toSorted();
        return { from, to };
      }),
    }),
    fc.record({
      do: fc.constant("look" as const),
      look: fc.record(
        {
          grouping: fc.constantFrom(...keysOf(GROUPINGS)),
          sizeBy: fc.constantFrom(...keysOf(SIZES)),
          colourBy: fc.constantFrom(...keysOf(COLOURS)),
        },
        { requiredKeys: [] },
      ),
    }),
    fc.record({ do: fc.constant("move" as const), places: fc.dictionary(id, place, { minKeys: 1, maxKeys: 12 }) }),
    fc.record({
      do: fc.constant("select" as const),
      entities: some(3),
      relation: fc.option(relation, { nil: undefined }),
    }),
    fc.record({ do: fc.constant("focus" as const), id }),
    fc.record({
      do: fc.constant("camera" as const),
      x: fc.integer({ min: -200, max: 200 }),
      y: fc.integer({ min: -200, max: 200 }),
      zoom: fc.constantFrom(0.5, 0.8, 1.25, 2),
    }),
    fc.record({
      do: fc.constant("paths" as const),
      from: id,
      to: id,
      count: fc.integer({ min: 1, max: 4 }),
      at: fc.nat(1),
    }),
    fc.record({ do: fc.constant("mode" as const), mode: fc.constantFrom("graph", "graph", "table", "text") }),
  );
  return fc.array(deed, { minLength: 1, maxLength: most });
}
