// Histograms of what a filter step finds: how many relations state which amount, how many entities have which degree.
import { bin } from "d3-array";
import type { WireRelation } from "#contract";
import { MONEY_STATUSES, keysOf, moneyOf, compareText } from "#model";
import type { MoneyStatus } from "#model";
import { degreesOf, shortAmount } from "#view";
import type { Facts } from "./apply.ts";
import { moneyFor } from "./apply.ts";

/** One bar: values from `from` up to, but without, `to`; the last one holds its end, too. */
export interface ValueBar {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  /** Values that lie in it as a whole. */
  readonly certain: number;
  /** Ranges that reach into it. */
  readonly possible: number;
}

interface MoneyChoices {
  readonly currencies: readonly string[];
  readonly statuses: readonly MoneyStatus[];
}

/** Currencies by how often they are used, and the statuses there are. */
export function moneyChoices(relations: readonly WireRelation[]): MoneyChoices {
  const currencies = new Map<string, number>();
  const statuses = new Set<MoneyStatus>();
  for (const { properties } of relations) {
    const money = moneyOf(properties);
    if (money === undefined || money.qualifier === "undisclosed") continue;
    currencies.set(money.currency, (currencies.get(money.currency) ?? 0) + 1);
    statuses.add(money.status);
  }
  return {
    currencies: [...currencies].toSorted(([a, x], [b, y]) => y - x || compareText(a, b)).map(([currency]) => currency),
    statuses: keysOf(MONEY_STATUSES).filter((status) => statuses.has(status)),
  };
}

/** 1, 2 and 5 times every power of ten around the amounts: they differ by orders of magnitude. */
export function amountBars(
  relations: readonly WireRelation[],
  which: { readonly currency: string; readonly status: string | undefined },
): readonly ValueBar[] {
  const ranges = relations.flatMap((relation) => {
    const bounds = moneyFor(relation, which);
    return bounds === undefined ? [] : [bounds];
  });
  const figures = ranges.flat().filter((figure) => figure > 0 && figure !== Infinity);
  if (figures.length === 0) return [];
  const edges = edgesAround(Math.min(...figures), Math.max(...figures));
  const exact = ranges.filter(([low, high]) => low === high).map(([low]) => low);
  const inside = bin()
    .domain([edges[0] ?? 0, edges.at(-1) ?? 0])
    .thresholds(edges.slice(1, -1))(exact);
  const open = ranges.filter(([low, high]) => low !== high);
  return edges.slice(0, -1).map((from, index) => {
    const to = edges[index + 1] ?? from;
    return {
      from,
      to,
      label: `${shortAmount(from, which.currency)} to ${shortAmount(to, which.currency)}`,
      certain: inside[index]?.length ?? 0,
      possible: open.filter(([low, high]) => high >= from && low < to).length,
    };
  });
}

function edgesAround(least: number, most: number): readonly number[] {
  const edges: number[] = [];
  for (let power = Math.floor(Math.log10(least)); power <= Math.floor(Math.log10(most)) + 1; power += 1) {
    edges.push(...[1, 2, 5].map((digit) => Number(`${digit}e${power}`)));
  }
  const first = edges.findLastIndex((edge) => edge <= least);
  const last = edges.findIndex((edge) => edge > most);
  return edges.slice(Math.max(0, first), last + 1);
}

/** One bar for each number of relations up to 30, wider ones beyond. */
export function degreeBars({ entities, relations }: Facts): readonly ValueBar[] {
  const degrees = [...degreesOf(entities, relations).values()];
  const most = Math.max(0, ...degrees);
  const width = Math.max(1, Math.ceil((most + 1) / 30));
  const edges = Array.from({ length: Math.floor(most / width) + 2 }, (_, index) => index * width);
  const bins = bin()
    .domain([0, edges.at(-1) ?? 1])
    .thresholds(edges.slice(1, -1))(degrees);
  return edges.slice(0, -1).map((from, index) => ({
    from,
    to: from + width,
    label: width === 1 ? `${from}` : `${from} to ${from + width - 1}`,
    certain: bins[index]?.length ?? 0,
    possible: 0,
  }));
}

/** The bars whose values the range touches; undefined where nothing limits it. */
export function barsIn(
  bars: readonly ValueBar[],
  min: number | undefined,
  max: number | undefined,
): readonly [first: number, last: number] | undefined {
  if (min === undefined && max === undefined) return undefined;
  const first = bars.findIndex(({ to }) => to > (min ?? -Infinity));
  const last = bars.findLastIndex(({ from }) => from <= (max ?? Infinity));
  return first < 0 || last < first ? undefined : [first, last];
}
