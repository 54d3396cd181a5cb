// A relation's receipt: the claim and everything it rests on, as plain words for a panel, an embed or a text twin.
import type { WireGraph, WireRelation, WireSource } from "#contract";
import { BASES, SOURCE_TYPES, STANCES, dateOf, moneyOf, nameOfSpeaker, textOf } from "#model";
import type { Properties, Stance } from "#model";
import type { DateRole } from "./date-words.ts";
import { datePhrase, dateWords } from "./date-words.ts";
import { humanised, listed, titled } from "./human.ts";
import { namesOf, relationSentence } from "./sentences.ts";
import type { ConfidenceWords, MoneyWords } from "./words.ts";
import { confidenceWords, locatorWords, moneyWords } from "./words.ts";

export interface ReceiptEvidence {
  readonly sourceId: string;
  readonly title: string;
  readonly publisher?: string;
  /** Only http and https addresses: what a reader clicks must not run. */
  readonly url?: string;
  readonly sourceType: string;
  /** "undated" where nobody stated one. */
  readonly date: string;
  readonly locator: string;
  readonly stance: Stance;
  readonly stanceWords: string;
  readonly note?: string;
  readonly withdrawn: boolean;
}

export interface Receipt {
  readonly relationId: string;
  readonly type: string;
  /** "Microsoft invested in OpenAI": without the amount, which stands by itself. */
  readonly claim: string;
  readonly amount?: MoneyWords;
  readonly summary?: string;
  /** "announced March 2025, from 2024 until 2031": only what somebody stated; absent means undated. */
  readonly when?: string;
  readonly current: "yes" | "no" | "not stated";
  readonly basis: string;
  readonly inferred: boolean;
  readonly confidence: ConfidenceWords;
  /** Who says so, by name. */
  readonly attributedTo?: string;
  readonly reviewedDate: string;
  readonly evidence: readonly ReceiptEvidence[];
  /** The other facts of the type worth a line: share, form, instrument. */
  readonly details: readonly { readonly label: string; readonly words: string }[];
}

const DETAILS = ["share", "form", "instrument"] as const;

function worded(table: Readonly<Record<string, string>>, key: string | undefined, missing: string): string {
  if (key === undefined) return missing;
  return Object.hasOwn(table, key) ? (table[key] ?? missing) : humanised(key, "sentence");
}

/** The address if it is one a reader may follow. */
export function safeUrl(url: string | undefined): string | undefined {
  return url !== undefined && /^https?:\/\//i.test(url) ? url : undefined;
}

function evidenceItem(item: WireRelation["evidence"][number], source: WireSource | undefined): ReceiptEvidence {
  const properties = source?.properties ?? {};
  const publisher = textOf(properties, "publisher");
  const url = safeUrl(textOf(properties, "url"));
  return {
    sourceId: item.source,
    title: source?.title ?? item.source,
    ...(publisher === undefined ? {} : { publisher }),
    ...(url === undefined ? {} : { url }),
    sourceType: worded(SOURCE_TYPES, textOf(properties, "sourceType"), "Source"),
    date: dateWords(dateOf(properties, "publishedDate")),
    locator: locatorWords(item.locator),
    stance: item.stance,
    stanceWords: STANCES[item.stance],
    ...(item.note === undefined ? {} : { note: item.note }),
    withdrawn: properties["withdrawn"] === true,
  };
}

/** What an entity or a relation rests on, as words. */
export function evidenceOf(
  { evidence }: Pick<WireRelation, "evidence">,
  graph: Pick<WireGraph, "sources">,
): readonly ReceiptEvidence[] {
  const sources = new Map(graph.sources.map((source) => [source.id, source]));
  return evidence.map((item) => evidenceItem(item, sources.get(item.source)));
}

function whenWords(properties: Properties): string {
  const phrase = (role: DateRole, name: string) => datePhrase(role, dateOf(properties, name)) ?? "";
  const lasted = `${phrase("from", "startDate")} ${phrase("until", "endDate")}`.trim();
  return [phrase("announced", "announcedDate"), lasted].filter((words) => words !== "").join(", ");
}

function withoutMoney(relation: WireRelation): WireRelation {
  const { moneyStatus: _status, ...properties } = relation.properties;
  return { ...relation, properties };
}

/** Everything a receipt says about one relation of a graph. Names and sources are looked up in that graph. */
export function receiptOf(relation: WireRelation, graph: WireGraph): Receipt {
  const { properties } = relation;
  const nameOf = namesOf(graph);
  const money = moneyOf(properties);
  const basis = textOf(properties, "basis");
  const summary = textOf(properties, "summary");
  const attributedTo = textOf(properties, "attributedTo");
  const reason = textOf(properties, "confidenceReason");
  const when = whenWords(properties);
  return {
    relationId: relation.id,
    type: relation.type,
    claim: relationSentence(withoutMoney(relation), nameOf),
    ...(money === undefined ? {} : { amount: moneyWords(money) }),
    ...(summary === undefined ? {} : { summary }),
    ...(when === "" ? {} : { when }),
    current: properties["isCurrent"] === true ? "yes" : properties["isCurrent"] === false ? "no" : "not stated",
    basis: worded(BASES, basis, "Not stated"),
    inferred: basis === "inference",
    confidence: confidenceWords(textOf(properties, "confidence") ?? "reported", { basis, reason }),
    ...(attributedTo === undefined ? {} : { attributedTo: nameOfSpeaker(attributedTo, graph) ?? titled(attributedTo) }),
    reviewedDate: dateWords(textOf(properties, "reviewedDate")),
    evidence: evidenceOf(relation, graph),
    details: [
      ...sharedSum(relation, graph),
      ...DETAILS.flatMap((name) => {
        const words = textOf(properties, name);
        return words === undefined ? [] : [{ label: humanised(name, "sentence"), words }];
      }),
    ],
  };
}

/** Who quotes an amount must know that it is not this relation's alone: with whom it was named, as far as the graph says. */
function sharedSum({ id, source, target, properties }: WireRelation, graph: WireGraph): Receipt["details"] {
  const total = textOf(properties, "sharedTotalId");
  if (total === undefined) return [];
  const nameOf = namesOf(graph);
  const others = graph.relations
    .filter((other) => other.id !== id && textOf(other.properties, "sharedTotalId") === total)
    .map((other) => nameOf(other.source === source ? other.target : other.source));
  const names = [...new Set(others)].filter((name) => name !== nameOf(source) && name !== nameOf(target));
  const words = names.length === 0 ? "one sum for several relations" : `one sum together with ${listed(names)}`;
  return [{ label: "Shared amount", words }];
}
