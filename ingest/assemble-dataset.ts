// Checked records to typed facts: dates get their bounds, relations their confidence. Pure, and has nothing to refuse.
import { deriveConfidence, compareText } from "#model";
import type { Dataset, Entity, Evidence, MetricFacts, Money, PartialDate, Positions, Relation, Source } from "#model";
import type {
  DatasetRecord,
  EntityRecord,
  EvidenceRecord,
  FileRecord,
  RelationRecord,
  SourceRecord,
} from "#model/schema";
import { parseDate } from "./parse-date.ts";

/** `refersTo`: ids of other datasets' entities that are referred to, sorted. */
export function assembleDataset(
  described: DatasetRecord,
  files: readonly FileRecord[],
  refersTo: readonly string[],
): Dataset {
  const datasets = [described.id];
  const sources = files.flatMap((file) => file.sources ?? []).map((record) => toSource(record, datasets));
  const byId = new Map(sources.map((source) => [source.id, source]));
  const relations = files.flatMap((file) => file.relations ?? []).map((record) => toRelation(record, datasets, byId));
  const entities = files.flatMap((file) => file.entities ?? []).map((record) => toEntity(record, datasets));
  const positions: Positions = Object.assign({}, ...files.map((file) => file.positions ?? {}));
  return {
    ...present(described),
    entities: entities.toSorted(byIdOrder),
    relations: relations.toSorted(byIdOrder),
    sources: sources.toSorted(byIdOrder),
    refersTo,
    positions,
  };
}

function byIdOrder(a: { readonly id: string }, b: { readonly id: string }): number {
  return compareText(a.id, b.id);
}

type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Without the fields that are undefined, and typed so: an absent field is never an empty one. */
function present<T extends object>(fields: T): Present<T> {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as Present<T>; // a named door: exactly what the line above keeps
}

/** Dates have passed the checks; one that is no date would be a mistake of ours. */
function toDate(written: string | number | undefined): PartialDate | undefined {
  if (written === undefined) return undefined;
  const date = parseDate(String(written));
  if (date === undefined) throw new Error(`"${written}" was not checked.`);
  return date;
}

function toEvidence(records: readonly EvidenceRecord[] | undefined): readonly Evidence[] {
  return (records ?? []).map(({ source, locator, stance = "supports", note }) =>
    present({ source, locator, stance, note }),
  );
}

function toEntity(record: EntityRecord, datasets: readonly string[]): Entity {
  const { id, kind, name, aliases = [], formerNames = [], sector, country, summary, website } = record;
  const { identifiers = [], editorial = [], evidence, reviewedDate } = record;
  const facts = { id, kind, name, aliases, formerNames, sector, country, summary, website, identifiers, editorial };
  const metric = kind === "Metric" ? toMetric(record) : undefined;
  return present({ ...facts, metric, evidence: toEvidence(evidence), reviewedDate, datasets });
}

function toMetric({ value, unit, qualifier, targetDate }: EntityRecord): MetricFacts {
  const meant = value === undefined ? undefined : (qualifier ?? "exact");
  return present({ value, unit, qualifier: meant, targetDate: toDate(targetDate) });
}

function toSource(record: SourceRecord, datasets: readonly string[]): Source {
  const { publishedDate, interestedParties = [], cites = [], ...rest } = record;
  return present({ ...rest, publishedDate: toDate(publishedDate), interestedParties, cites, datasets });
}

function toRelation(
  record: RelationRecord,
  datasets: readonly string[],
  sources: ReadonlyMap<string, Source>,
): Relation {
  const { id, type, from, to, role, summary, share, form, instrument, basis, attributedTo, successorId } = record;
  const evidence = toEvidence(record.evidence);
  const stated = { id, type, from, to, role, summary, share, form, instrument, basis, attributedTo, successorId };
  return present({
    ...stated,
    startDate: toDate(record.startDate),
    endDate: toDate(record.endDate),
    announcedDate: toDate(record.announcedDate),
    isCurrent: record.isCurrent === "unknown" ? undefined : record.isCurrent,
    money: toMoney(record),
    confidence: record.confidence ?? deriveConfidence(basis, evidence, sources),
    confidenceReason: record.confidenceReason,
    evidence,
    reviewedDate: record.reviewedDate,
    datasets,
  });
}

function toMoney(record: RelationRecord): Money | undefined {
  const { amount, amountMin, amountMax, currency, moneyStatus: status, amountQualifier, sharedTotalId } = record;
  if (status === undefined) return undefined;
  const shared = present({ status, sharedTotalId });
  if (amountMin !== undefined && amountMax !== undefined && currency !== undefined) {
    return { ...shared, qualifier: "range", amountMin, amountMax, currency };
  }
  const qualifier = amountQualifier ?? "exact";
  if (amount === undefined || currency === undefined || qualifier === "range" || qualifier === "undisclosed") {
    return { ...shared, qualifier: "undisclosed" };
  }
  return { ...shared, qualifier, amount, currency };
}
