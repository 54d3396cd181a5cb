// A fact to and from the flat properties that a store keeps: plain Cypher reads them, so their names are the field's.
// Writing is strict (typed facts in), reading is lenient (any graph's properties in, what can be understood out).
import { compareText } from "./compare-text.ts";
import type {
  Dataset,
  Entity,
  Evidence,
  GraphNode,
  GraphRelationship,
  Money,
  PartialDate,
  Plain,
  Properties,
  Relation,
  Source,
} from "./graph.ts";
import { EVIDENCE_LISTS } from "./graph.ts";
import { AMOUNT_QUALIFIERS, DATASET_LABEL, ENTITY_LABEL, MONEY_STATUSES, SOURCE_LABEL, STANCES } from "./vocabulary.ts";
import type { AmountQualifier, MoneyStatus, Stance } from "./vocabulary.ts";

type Draft = Record<string, Plain | undefined>;

function compact(draft: Draft): Properties {
  const kept: Record<string, Plain> = {};
  for (const key of Object.keys(draft).toSorted()) {
    const value = draft[key];
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    kept[key] = value;
  }
  return kept;
}

function dateProperties(name: string, date: PartialDate | undefined): Draft {
  if (date === undefined) return {};
  return { [name]: date.written, [`${name}Earliest`]: date.earliest, [`${name}Latest`]: date.latest };
}

/** Evidence as the parallel lists that a store keeps; evidenceOf reads them back. */
export function evidenceProperties(evidence: readonly Evidence[]): Readonly<Record<string, readonly string[]>> {
  return {
    [EVIDENCE_LISTS.source]: evidence.map((e) => e.source),
    [EVIDENCE_LISTS.locator]: evidence.map((e) => e.locator),
    [EVIDENCE_LISTS.stance]: evidence.map((e) => e.stance),
    [EVIDENCE_LISTS.note]: evidence.map((e) => e.note ?? ""),
  };
}

function moneyProperties(money: Money | undefined): Draft {
  if (money === undefined) return {};
  const shared = { moneyStatus: money.status, amountQualifier: money.qualifier, sharedTotalId: money.sharedTotalId };
  switch (money.qualifier) {
    case "range":
      return { ...shared, amountMin: money.amountMin, amountMax: money.amountMax, currency: money.currency };
    case "undisclosed":
      return shared;
    default:
      return { ...shared, amount: money.amount, currency: money.currency };
  }
}

/** An entity as the node a store keeps: labels `Entity` and its kind, lists of scalars only. */
export function entityToNode(entity: Entity): GraphNode {
  return {
    id: entity.id,
    labels: [ENTITY_LABEL, entity.kind].toSorted(),
    properties: compact({
      id: entity.id,
      name: entity.name,
      aliases: entity.aliases,
      formerNames: entity.formerNames,
      sector: entity.sector,
      country: entity.country,
      summary: entity.summary,
      website: entity.website,
      identifiers: entity.identifiers.map((i) => `${i.scheme}:${i.value}`),
      editorial: entity.editorial,
      reviewedDate: entity.reviewedDate,
      datasets: entity.datasets,
      value: entity.metric?.value,
      unit: entity.metric?.unit,
      qualifier: entity.metric?.qualifier,
      ...dateProperties("targetDate", entity.metric?.targetDate),
      ...evidenceProperties(entity.evidence),
    }),
  };
}

/** A relation as the relationship a store keeps. */
export function relationToRelationship(relation: Relation): GraphRelationship {
  return {
    id: relation.id,
    type: relation.type,
    source: relation.from,
    target: relation.to,
    properties: compact({
      id: relation.id,
      role: relation.role,
      summary: relation.summary,
      basis: relation.basis,
      attributedTo: relation.attributedTo,
      successorId: relation.successorId,
      isCurrent: relation.isCurrent,
      share: relation.share,
      form: relation.form,
      instrument: relation.instrument,
      confidence: relation.confidence,
      confidenceReason: relation.confidenceReason,
      reviewedDate: relation.reviewedDate,
      datasets: relation.datasets,
      ...dateProperties("startDate", relation.startDate),
      ...dateProperties("endDate", relation.endDate),
      ...dateProperties("announcedDate", relation.announcedDate),
      ...moneyProperties(relation.money),
      ...evidenceProperties(relation.evidence),
    }),
  };
}

export function sourceToNode(source: Source): GraphNode {
  return {
    id: source.id,
    labels: [SOURCE_LABEL],
    properties: compact({
      id: source.id,
      title: source.title,
      publisher: source.publisher,
      url: source.url,
      ...dateProperties("publishedDate", source.publishedDate),
      retrievedAt: source.retrievedAt,
      archiveUrl: source.archiveUrl,
      sourceType: source.sourceType,
      interestedParties: source.interestedParties,
      cites: source.cites,
      credits: source.credits,
      withdrawn: source.withdrawn,
      datasets: source.datasets,
    }),
  };
}

/** The dataset itself as a node: title and dates for the reader, its drawing as three lists, its content's hash. */
export function datasetToNode(dataset: Dataset, contentHash: string): GraphNode {
  const placed = Object.entries(dataset.positions).toSorted(([a], [b]) => compareText(a, b));
  return {
    id: dataset.id,
    labels: [DATASET_LABEL],
    properties: compact({
      id: dataset.id,
      title: dataset.title,
      description: dataset.description,
      licence: dataset.licence,
      reviewedDate: dataset.reviewedDate,
      contentHash,
      refersTo: dataset.refersTo,
      viewIds: placed.map(([id]) => id),
      viewX: placed.map(([, [x]]) => x),
      viewY: placed.map(([, [, y]]) => y),
    }),
  };
}

// ── Lenient reading ──────────────────────────────────────────────────────────────────────────────────────────────

export function textOf(properties: Properties, name: string): string | undefined {
  const value = properties[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

export function numberOf(properties: Properties, name: string): number | undefined {
  const value = properties[name];
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

export function textsOf(properties: Properties, name: string): readonly string[] {
  const value = properties[name];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}

/** The date property `name` with its bounds; undefined where nobody stated one. */
export function dateOf(properties: Properties, name: string): PartialDate | undefined {
  const written = textOf(properties, name);
  if (written === undefined) return undefined;
  return {
    written,
    earliest: textOf(properties, `${name}Earliest`) ?? written,
    latest: textOf(properties, `${name}Latest`) ?? written,
  };
}

/** The evidence on a fact, from its parallel lists; an entry without a source is dropped. */
export function evidenceOf(properties: Properties): readonly Evidence[] {
  const lists = {
    locator: textsOf(properties, EVIDENCE_LISTS.locator),
    stance: textsOf(properties, EVIDENCE_LISTS.stance),
    note: textsOf(properties, EVIDENCE_LISTS.note),
  };
  return textsOf(properties, EVIDENCE_LISTS.source).flatMap((source, index) => {
    if (source === "") return [];
    const stance = lists.stance[index];
    const note = lists.note[index];
    return [
      {
        source,
        locator: lists.locator[index] || "not given",
        stance: isStance(stance) ? stance : "supports",
        ...(note ? { note } : {}),
      },
    ];
  });
}

/** The money on a relation, or undefined where there is none that can be understood. */
export function moneyOf(properties: Properties): Money | undefined {
  const amount = numberOf(properties, "amount");
  const currency = textOf(properties, "currency");
  const statusText = textOf(properties, "moneyStatus");
  const qualifierText = textOf(properties, "amountQualifier");
  if (!isMoneyStatus(statusText)) return undefined;
  const sharedTotalId = textOf(properties, "sharedTotalId");
  const shared = { status: statusText, ...(sharedTotalId === undefined ? {} : { sharedTotalId }) };
  const qualifier = isAmountQualifier(qualifierText) ? qualifierText : "exact";
  if (qualifier === "undisclosed") return { ...shared, qualifier };
  if (currency === undefined) return undefined;
  if (qualifier === "range") {
    const amountMin = numberOf(properties, "amountMin");
    const amountMax = numberOf(properties, "amountMax");
    if (amountMin === undefined || amountMax === undefined) return undefined;
    return { ...shared, qualifier, amountMin, amountMax, currency };
  }
  return amount === undefined ? undefined : { ...shared, qualifier, amount, currency };
}

function isStance(value: string | undefined): value is Stance {
  return value !== undefined && Object.hasOwn(STANCES, value);
}

function isMoneyStatus(value: string | undefined): value is MoneyStatus {
  return value !== undefined && Object.hasOwn(MONEY_STATUSES, value);
}

function isAmountQualifier(value: string | undefined): value is AmountQualifier {
  return value !== undefined && Object.hasOwn(AMOUNT_QUALIFIERS, value);
}
