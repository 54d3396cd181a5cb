// Money added up as far as it may be: by status and currency, never mixed, with what is left out and why.
import type { WireRelation } from "#contract";
import { MONEY_STATUSES, keysOf, moneyOf, textOf, compareText } from "#model";
import type { Money, MoneyStatus } from "#model";
import { relationMarks } from "./styles.ts";
import { moneyWords, shortAmount } from "./words.ts";

type StatedMoney = Exclude<Money, { readonly qualifier: "undisclosed" }>;

/** The sum of one status in one currency: it lies between low and high. */
export interface MoneyTotal {
  readonly status: MoneyStatus;
  readonly currency: string;
  /** Whole currency units. "At least" counts its figure here, "up to" nothing. */
  readonly low: number;
  /** Undefined where an amount is "at least": nobody says how far up. */
  readonly high: number | undefined;
  readonly approximate: boolean;
  /** How many amounts were added: a shared total is one. */
  readonly amounts: number;
  /** Sums that are named for several relations together, each counted once. */
  readonly shared: number;
  /** Every relation that states one of the amounts, in the order given. */
  readonly relationIds: readonly string[];
}

/** Why money that is there is in no total. */
export const LEFT_OUT = {
  undisclosed: "the amount was not made public",
  disputed: "a source disputes it",
  retracted: "its source took it back",
  replaced: "a later fact here takes its place",
  unreadable: "status or currency is missing, so it belongs to no total",
} as const;
export type LeftOutWhy = keyof typeof LEFT_OUT;

export interface LeftOut {
  readonly why: LeftOutWhy;
  readonly relationIds: readonly string[];
}

export interface MoneyTotals {
  /** The firmest status first, what was cancelled last; within a status by currency. */
  readonly totals: readonly MoneyTotal[];
  /** Only what is there. */
  readonly leftOut: readonly LeftOut[];
  /** Relations that say nothing of money. */
  readonly withoutMoney: number;
}

/** The lowest and the highest figure that a stated amount can stand for; Infinity where it is open. */
export function amountBounds(money: StatedMoney): readonly [low: number, high: number] {
  switch (money.qualifier) {
    case "range":
      return [money.amountMin, money.amountMax];
    case "atLeast":
      return [money.amount, Infinity];
    case "upTo":
      return [0, money.amount];
    default:
      return [money.amount, money.amount];
  }
}

const MONEY_PROPERTIES = ["amount", "amountMin", "amountMax", "amountQualifier", "moneyStatus"];

/** Where a relation's money goes: into a total, or out of all for a reason; undefined where it has none. */
function placeOf(relation: WireRelation, present: ReadonlySet<string>): StatedMoney | LeftOutWhy | undefined {
  const money = moneyOf(relation.properties);
  if (money === undefined) {
    return MONEY_PROPERTIES.some((name) => name in relation.properties) ? "unreadable" : undefined;
  }
  const { retracted, disputed } = relationMarks(relation);
  if (retracted) return "retracted";
  if (disputed) return "disputed";
  const successor = textOf(relation.properties, "successorId");
  if (successor !== undefined && present.has(successor)) return "replaced";
  return money.qualifier === "undisclosed" ? "undisclosed" : money;
}

/** The firmest first; cancelled is no step on the way. */
const STATUS_ORDER: readonly MoneyStatus[] = [
  ...keysOf(MONEY_STATUSES)
    .filter((status) => status !== "cancelled")
    .toReversed(),
  "cancelled",
];

export function totalsOf(relations: readonly WireRelation[]): MoneyTotals {
  const present = new Set(relations.map(({ id }) => id));
  const piles = new Map<string, { readonly id: string; readonly money: StatedMoney }[]>();
  const leftOut = new Map<LeftOutWhy, string[]>();
  let withoutMoney = 0;
  for (const relation of relations) {
    const place = placeOf(relation, present);
    if (place === undefined) withoutMoney += 1;
    else if (typeof place === "string") addTo(leftOut, place, relation.id);
    else addTo(piles, `${place.status} ${place.currency}`, { id: relation.id, money: place });
  }
  return {
    totals: [...piles.values()].flatMap(totalOf).toSorted(byStatusAndCurrency),
    leftOut: keysOf(LEFT_OUT).flatMap((why) => {
      const relationIds = leftOut.get(why);
      return relationIds === undefined ? [] : [{ why, relationIds }];
    }),
    withoutMoney,
  };
}

function addTo<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

function byStatusAndCurrency(a: MoneyTotal, b: MoneyTotal): number {
  return STATUS_ORDER.indexOf(a.status) - STATUS_ORDER.indexOf(b.status) || compareText(a.currency, b.currency);
}

/** Relations that name one sum together hold the same money (the ingest checks it): the first speaks for all. */
function totalOf(pile: readonly { readonly id: string; readonly money: StatedMoney }[]): readonly MoneyTotal[] {
  const [first] = pile;
  if (first === undefined) return [];
  const shared = new Set<string>();
  const counted: StatedMoney[] = [];
  for (const { money } of pile) {
    if (money.sharedTotalId !== undefined && shared.has(money.sharedTotalId)) continue;
    if (money.sharedTotalId !== undefined) shared.add(money.sharedTotalId);
    counted.push(money);
  }
  const bounds = counted.map(amountBounds);
  const high = bounds.reduce((sum, [, upper]) => sum + upper, 0);
  return [
    {
      status: first.money.status,
      currency: first.money.currency,
      low: bounds.reduce((sum, [lower]) => sum + lower, 0),
      high: high === Infinity ? undefined : high,
      approximate: counted.some(({ qualifier }) => qualifier === "approximate"),
      amounts: counted.length,
      shared: shared.size,
      relationIds: pile.map(({ id }) => id),
    },
  ];
}

/** "$13B approx.", "€400–600M", "at least $5B", "up to $100B"; the status is said beside it. */
export function totalWords({ status, currency, low, high, approximate }: MoneyTotal): string {
  const about = approximate ? " approx." : "";
  if (high === undefined) return `at least ${shortAmount(low, currency)}${about}`;
  if (low === high) return `${shortAmount(low, currency)}${about}`;
  if (low === 0) return `up to ${shortAmount(high, currency)}${about}`;
  const range = moneyWords({ status, currency, qualifier: "range", amountMin: low, amountMax: high });
  return `${range.short}${about}`;
}

/** "3 amounts", "2 amounts, one of them named for several relations together". */
export function countedWords({ amounts, shared, relationIds }: MoneyTotal): string {
  const said = `${amounts} ${amounts === 1 ? "amount" : "amounts"}`;
  if (shared === 0) return said;
  const relations = `${relationIds.length} ${relationIds.length === 1 ? "relation" : "relations"}`;
  return `${said} in ${relations}: a sum named for several together is counted once`;
}
