// What must hold between the records of a dataset, beyond the shape of each (that is schema.ts). Pure and lenient: it
// takes flat records as they were written, judges what it understands, and leaves a field of the wrong type to the schema.
import { compareText } from "./compare-text.ts";
import type { CheckContext, CheckProblem, FactRecords, FieldPath, Found, Known } from "./check-codes.ts";
import { checkEntity, checkSource } from "./check-entity.ts";
import { checkMoney, checkSharedTotals } from "./check-money.ts";
import { checkDates, checkTexts } from "./check-record.ts";
import { checkPeriod, checkRelation } from "./check-relation.ts";
import type { Properties } from "./graph.ts";
import { nearestName } from "./nearest.ts";
import { textOf } from "./properties.ts";
import { RELATION_TYPES, isKind, isRelationType } from "./vocabulary.ts";

export { CHECKS } from "./check-codes.ts";
export type { CheckCode, CheckContext, CheckProblem, FactRecords, FieldPath } from "./check-codes.ts";

type Report = readonly CheckProblem[];

/** Every problem between and within the records, in no particular order. */
export function checkRecords(records: FactRecords, context: CheckContext): Report {
  const known = indexRecords(records, context);
  return [
    ...checkDuplicateIds(records, context),
    ...checkDuplicateRelations(records, context),
    ...each("datasets", records.datasets, (dataset) => [...checkTexts(dataset), ...checkDates(dataset, context)]),
    ...each("entities", records.entities, (entity) => [...checkEntity(entity, known), ...checkDates(entity, context)]),
    ...each("sources", records.sources, (source) => [...checkSource(source, known), ...checkDates(source, context)]),
    ...each("relations", records.relations, (relation) => [
      ...checkRelation(relation, known),
      ...checkMoney(relation),
      ...checkDates(relation, context),
      ...checkPeriod(relation, known, context),
    ]),
    ...checkSharedTotals(records.relations).map(({ index, ...problem }) => place("relations", index, problem)),
    ...checkPositions(records.positions, known),
  ];
}

// ── Ids ──────────────────────────────────────────────────────────────────────────────────────────────────────────

function idsOf(records: readonly Properties[]): readonly string[] {
  return records.flatMap((record) => textOf(record, "id") ?? []);
}

function indexRecords(records: FactRecords, context: CheckContext): Known {
  const uncertain = context.uncertain ?? new Set<string>();
  const kinds = new Map([...[...uncertain].map((id) => [id, undefined] as const), ...context.external]);
  for (const entity of records.entities) {
    const id = textOf(entity, "id");
    const kind = textOf(entity, "kind");
    if (id !== undefined) kinds.set(id, kind !== undefined && isKind(kind) ? kind : undefined);
  }
  return {
    kinds,
    sourceIds: new Set([...idsOf(records.sources), ...uncertain]),
    relationIds: new Set([...idsOf(records.relations), ...uncertain]),
    reviewedDate: records.datasets[0] === undefined ? undefined : textOf(records.datasets[0], "reviewedDate"),
  };
}

function checkDuplicateIds(records: FactRecords, context: CheckContext): Report {
  const spaces = [["datasets", "entities", "sources"], ["relations"]] as const;
  return spaces.flatMap((lists) => {
    const first = new Map<string, FieldPath>();
    return lists.flatMap((list) =>
      records[list].flatMap((record, index): Report => {
        const id = textOf(record, "id");
        if (id === undefined) return [];
        const before = first.get(id);
        if (before === undefined) {
          first.set(id, [list, index, "id"]);
          return [];
        }
        const hint = `The first is at ${context.whereIs(before)}. Give one of them another id, or merge them.`;
        return [{ code: "duplicate-id", path: [list, index, "id"], message: `the id "${id}" is used twice`, hint }];
      }),
    );
  });
}

/** Two records that differ in nothing but their id, words and evidence state one fact twice. */
function checkDuplicateRelations(records: FactRecords, context: CheckContext): Report {
  const first = new Map<string, number>();
  return records.relations.flatMap((relation, index): Report => {
    const {
      id: _id,
      summary: _summary,
      evidence: _evidence,
      reviewedDate: _reviewed,
      from: _from,
      to: _to,
      ...rest
    } = relation;
    const [id, type, from, to] = ["id", "type", "from", "to"].map((field) => textOf(relation, field));
    if (type === undefined || !isRelationType(type) || from === undefined || to === undefined) return [];
    const ends = RELATION_TYPES[type].directed ? [from, to] : [from, to].toSorted();
    const key = JSON.stringify([ends, Object.entries(rest).toSorted(([a], [b]) => compareText(a, b))]);
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, index);
      return [];
    }
    const firstId = textOf(records.relations[before] ?? {}, "id") ?? "another relation";
    if (firstId === id) return [];
    return [
      {
        code: "duplicate-relation",
        path: ["relations", index],
        message: `it says the same as ${firstId}`,
        hint: `The first is at ${context.whereIs(["relations", before])}. Put the evidence of both under one of them.`,
      },
    ];
  });
}

// ── Places ───────────────────────────────────────────────────────────────────────────────────────────────────────

function place(list: string, index: number, { code, field, message, hint, within = [] }: Found): CheckProblem {
  return { code, path: [list, index, field, ...within], message, hint };
}

function each(list: string, records: readonly Properties[], check: (record: Properties) => readonly Found[]): Report {
  return records.flatMap((record, index) => check(record).map((found) => place(list, index, found)));
}

function checkPositions(positions: Properties, known: Known): Report {
  return Object.keys(positions).flatMap((id): Report => {
    if (known.kinds.has(id)) return [];
    const near = nearestName(id, known.kinds.keys());
    const hint = near === undefined ? "Remove the line." : `Did you mean ${near}?`;
    return [{ code: "unknown-position", path: ["positions", id], message: `there is no entity "${id}"`, hint }];
  });
}
