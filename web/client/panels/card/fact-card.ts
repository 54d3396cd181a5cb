// What a card says of an entity, of a relation, or of several drawn as one line: facts out of the loaded graph, in words.
// Pure; the card draws it, and a screen reader hears the same.
import type { WireRelation } from "#contract";
import { MONEY_STATUSES, textOf } from "#model";
import type { Properties } from "#model";
import {
  drawnAmount,
  familyName,
  familyStyle,
  humanised,
  kindStyle,
  metricWords,
  namesOf,
  plainWords,
  receiptOf,
  relationMarks,
  relationSentence,
  totalWords,
  totalsOf,
} from "#view";
import type { Receipt } from "#view";
import { groupByFamily, relationsOf } from "../../state/graph-questions.ts";
import { counted, qualifiedAmount } from "../../state/graph-words.ts";
import { wireGraphOf } from "../../state/graph/transitions.ts";
import type { GraphState } from "../../state/graph/types.ts";

/** Of each sort; the panel has all. */
const MOST = { totals: 3, properties: 4, together: 4 } as const;

export interface MoneyLine {
  /** "$13B approx." */
  readonly amount: string;
  /** "disbursed" */
  readonly status: string;
}

interface Money {
  /** One for each status and currency, the firmest first. */
  readonly lines: readonly MoneyLine[];
  /** "and 2 more totals; 1 amount left out"; empty: nothing. */
  readonly more: string;
}

export interface EntityCard {
  readonly sort: "entity";
  readonly kind: string;
  /** "Company · Data centre operator": the kind, then the other labels. */
  readonly kinds: string;
  readonly name: string;
  readonly summary: string | undefined;
  /** "12 relations, 5 in view" */
  readonly relations: string;
  readonly families: readonly { readonly family: string; readonly label: string; readonly count: number }[];
  readonly money: Money;
  /** "3 sources"; "No source" where evidence is kept and there is none. */
  readonly sources: string | undefined;
  /** "1 disputed", "2 inferred". */
  readonly doubts: readonly string[];
  /** Of a graph that is not ours, whose labels say nothing to us. */
  readonly properties: readonly { readonly name: string; readonly words: string }[];
}

export interface RelationCard {
  readonly sort: "relation";
  readonly family: string;
  readonly familyLabel: string;
  readonly inferred: boolean;
  /** "Microsoft invested in OpenAI" */
  readonly claim: string;
  readonly amount: MoneyLine | undefined;
  /** "Announced 17 September 2025"; "Undated". */
  readonly dates: string | undefined;
  /** "Reported · basis: reporting" */
  readonly certainty: string | undefined;
  readonly doubts: readonly string[];
  /** "2 sources: Reuters, paragraph 6, sentence 1" */
  readonly sources: string | undefined;
  readonly properties: readonly { readonly name: string; readonly words: string }[];
}

export interface BundleCard {
  readonly sort: "bundle";
  /** "5 relations between these two" */
  readonly heading: string;
  readonly relations: readonly {
    readonly id: string;
    readonly family: string;
    readonly inferred: boolean;
    readonly sentence: string;
    readonly doubts: readonly string[];
  }[];
  /** So many are not listed. */
  readonly more: number;
  readonly money: Money;
  readonly sources: string | undefined;
  readonly doubts: readonly string[];
}

export type Card = EntityCard | RelationCard | BundleCard;

export interface CardGraph {
  readonly graph: GraphState;
  /** Ids of the relations that filters and time leave. */
  readonly visible: ReadonlySet<string>;
  /** The graph was not loaded by us: it has properties, and no evidence. */
  readonly foreign: boolean;
}

/** Undefined where the graph does not hold it. `together`: the relations drawn as the one line that is meant. */
export function cardOf(
  { graph, visible, foreign }: CardGraph,
  item: { readonly kind: "entity" | "relation"; readonly id: string },
  together: readonly string[] = [],
): Card | undefined {
  if (item.kind === "entity") return entityCard({ graph, visible, foreign }, item.id);
  const relations = together.flatMap((id) => graph.relations.get(id) ?? []);
  if (relations.length > 1) return bundleCard({ graph, visible, foreign }, relations, item.id);
  const relation = graph.relations.get(item.id);
  return relation === undefined ? undefined : relationCard(graph, relation, foreign);
}

function entityCard({ graph, visible, foreign }: CardGraph, id: string): EntityCard | undefined {
  const entity = graph.entities.get(id);
  if (entity === undefined) return undefined;
  const relations = relationsOf(graph, id);
  const inView = relations.filter((relation) => visible.has(relation.id)).length;
  const others = entity.labels.filter((label) => label !== "Entity" && label !== entity.kind);
  const all = relations.length === 0 ? "No relation" : counted(relations.length, "relation", "relations");
  return {
    sort: "entity",
    kind: entity.kind,
    kinds: [kindStyle(entity.kind, "light").label, ...others.map((label) => humanised(label, "sentence"))].join(" · "),
    name: entity.name,
    summary: foreign ? undefined : (metricWords(entity.properties) ?? textOf(entity.properties, "summary")),
    relations: inView === relations.length ? all : `${all}, ${inView} in view`,
    families: groupByFamily(relations).map((group) => ({
      family: group.family,
      label: familyStyle(group.family, "light").label,
      count: group.relations.length,
    })),
    money: moneyOfAll(relations),
    sources: foreign ? undefined : sourceWords(sourcesOf([...relations, entity])),
    doubts: foreign ? [] : doubtsOf(relations),
    properties: foreign ? firstProperties(entity.properties, entity.name) : [],
  };
}

function relationCard(graph: GraphState, relation: WireRelation, foreign: boolean): RelationCard {
  const receipt = receiptOf(relation, wireGraphOf(graph));
  const family = familyName(relation.type);
  const { amount, when } = receipt;
  return {
    sort: "relation",
    family,
    familyLabel: familyStyle(family, "light").label,
    inferred: receipt.inferred,
    claim: receipt.claim,
    amount: amount === undefined ? undefined : { amount: qualifiedAmount(amount), status: amount.status },
    dates: when !== undefined ? sentenceCase(when) : foreign ? undefined : "Undated",
    certainty: foreign ? undefined : certaintyOf(receipt),
    doubts: foreign ? [] : doubtsOf([relation]).map((words) => words.replace(/^1 /, "")),
    sources: foreign ? undefined : evidenceOf(receipt),
    properties: foreign ? firstProperties(relation.properties) : [],
  };
}

const amountOf = (relation: WireRelation) => drawnAmount(relation)?.amount ?? 0;

/** `here`: the id of the one that is meant, which is among those listed. */
function bundleCard({ graph, foreign }: CardGraph, relations: readonly WireRelation[], here: string): BundleCard {
  const nameOf = namesOf(wireGraphOf(graph));
  // "+1" would take the room of the one it counts.
  const room = relations.length === MOST.together + 1 ? MOST.together + 1 : MOST.together;
  const first = relations.toSorted((a, b) => amountOf(b) - amountOf(a)).slice(0, room);
  const meant = first.some(({ id }) => id === here) ? undefined : relations.find(({ id }) => id === here);
  const shown = meant === undefined ? first : [...first.slice(0, -1), meant];
  return {
    sort: "bundle",
    heading: `${counted(relations.length, "relation", "relations")} between these two`,
    relations: shown.map((relation) => ({
      id: relation.id,
      family: familyName(relation.type),
      inferred: relationMarks(relation).inferred,
      sentence: relationSentence(relation, nameOf),
      doubts: foreign ? [] : doubtsOf([relation]).map((words) => words.replace(/^1 /, "")),
    })),
    more: relations.length - shown.length,
    money: moneyOfAll(relations),
    sources: foreign ? undefined : sourceWords(sourcesOf(relations)),
    doubts: foreign ? [] : doubtsOf(relations),
  };
}

function moneyOfAll(relations: readonly WireRelation[]): Money {
  const { totals, leftOut } = totalsOf(relations);
  const lines = totals.slice(0, MOST.totals);
  const out = new Set(leftOut.flatMap(({ relationIds }) => relationIds)).size;
  const more = [
    ...(totals.length > lines.length ? [counted(totals.length - lines.length, "more total", "more totals")] : []),
    ...(out === 0 ? [] : [`${counted(out, "amount", "amounts")} in no total`]),
  ];
  return {
    lines: lines.map((total) => ({ amount: totalWords(total), status: MONEY_STATUSES[total.status] })),
    more: more.join("; "),
  };
}

function sourcesOf(facts: readonly Pick<WireRelation, "evidence">[]): number {
  return new Set(facts.flatMap(({ evidence }) => evidence.map(({ source }) => source))).size;
}

function sourceWords(count: number): string {
  return count === 0 ? "No source" : counted(count, "source", "sources");
}

/** Only what is there: "1 disputed". */
function doubtsOf(relations: readonly WireRelation[]): readonly string[] {
  const marks = relations.map(relationMarks);
  return [
    { count: marks.filter(({ retracted }) => retracted).length, words: "retracted" },
    { count: marks.filter(({ disputed }) => disputed).length, words: "disputed" },
    { count: marks.filter(({ inferred }) => inferred).length, words: "inferred" },
    { count: relations.filter(({ evidence }) => evidence.length === 0).length, words: "without a source" },
  ].flatMap(({ count, words }) => (count === 0 ? [] : [`${count} ${words}`]));
}

const sentenceCase = (words: string) => words.slice(0, 1).toUpperCase() + words.slice(1);

/** A basis that nobody stated is not said. */
function certaintyOf({ confidence, basis }: Receipt): string {
  return basis === "Not stated" ? confidence.label : `${confidence.label} · basis: ${basis.toLowerCase()}`;
}

/** How many, and of the first who published it and where it is said. */
function evidenceOf({ evidence }: Receipt): string {
  const [first] = evidence;
  if (first === undefined) return "No source";
  const sources = new Set(evidence.map(({ sourceId }) => sourceId)).size;
  const against = first.stance === "disputes" ? "disputed by " : "";
  const withdrawn = first.withdrawn ? " (withdrawn)" : "";
  return `${counted(sources, "source", "sources")}: ${against}${first.publisher ?? first.title}, ${first.locator}${withdrawn}`;
}

/** Of a graph of any other shape the first properties that read as a line. */
function firstProperties(properties: Properties, name?: string): EntityCard["properties"] {
  return Object.entries(properties)
    .flatMap(([key, value]) => {
      const words = value === undefined ? "" : plainWords(value);
      return words === "" || words === name ? [] : [{ name: key, words }];
    })
    .slice(0, MOST.properties);
}

/** The card as a screen reader hears it after the name, which it has heard. */
export function cardWords(card: Card): string {
  const sentences =
    card.sort === "entity"
      ? [
          card.families.length === 0
            ? card.relations
            : `${card.relations}: ${card.families.map(({ label, count }) => `${count} ${label.toLowerCase()}`).join(", ")}`,
          moneyText(card.money),
          [card.sources ?? "", ...card.doubts].filter((part) => part !== "").join(", "),
          ...card.properties.map(({ name, words }) => `${name}: ${words}`),
        ]
      : card.sort === "bundle"
        ? [card.heading, ...card.relations.map(({ sentence }) => sentence), moneyText(card.money)]
        : [
            card.amount === undefined ? "" : `${card.amount.amount} ${card.amount.status}`,
            card.dates ?? "",
            card.certainty ?? "",
            card.sources ?? "",
            ...card.properties.map(({ name, words }) => `${name}: ${words}`),
          ];
  return sentences
    .filter((sentence) => sentence !== "")
    .map((sentence) => `${sentence.replace(/\.$/, "")}.`)
    .join(" ");
}

function moneyText({ lines, more }: Money): string {
  const said = lines.map(({ amount, status }) => `${amount} ${status}`).join(", ");
  return [said === "" ? "" : `Money: ${said}`, more].filter((part) => part !== "").join("; ");
}
