// Money as line width: square-root scale, so that an area of ink reads as an amount; with the legend that explains it.
import type { WireRelation } from "#contract";
import { moneyOf, compareText } from "#model";
import { shortAmount } from "./words.ts";

export const THINNEST = 1.5;
export const WIDEST = 10;

export interface WidthStep {
  readonly amount: number;
  /** "$30B". */
  readonly label: string;
  /** px at zoom 1. */
  readonly width: number;
}

export interface WidthScale {
  /** Line width in px at zoom 1; undefined where the relation states no amount. */
  readonly widthOf: (relation: WireRelation) => number | undefined;
  /** Three round amounts (fewer where the amounts are alike), largest first; empty without amounts. */
  readonly steps: readonly WidthStep[];
  /** The currency of the steps: the one most relations use. */
  readonly currency?: string;
  /** More than one currency is drawn: widths of different ones are not to be compared. */
  readonly mixed: boolean;
}

interface Amount {
  readonly amount: number;
  readonly currency: string;
}

/** The figure a line shows; a range by its middle. Undefined where there is none or it is not disclosed. */
export function drawnAmount(relation: WireRelation): Amount | undefined {
  const money = moneyOf(relation.properties);
  if (money === undefined || money.qualifier === "undisclosed") return undefined;
  const amount = money.qualifier === "range" ? (money.amountMin + money.amountMax) / 2 : money.amount;
  return amount > 0 ? { amount, currency: money.currency } : undefined;
}

/** The largest of 1, 2, 5 times a power of ten that is at most `amount`. */
function roundDown(amount: number): number {
  const power = 10 ** Math.floor(Math.log10(amount));
  return ([5, 2, 1].find((digit) => digit * power <= amount * 1.000001) ?? 1) * power;
}

/**
 * Widths for the relations of one drawing. Currencies are never compared: each has its own largest amount, which is
 * drawn widest; the legend explains the most used one.
 */
export function widthScale(graph: { readonly relations: readonly WireRelation[] }): WidthScale {
  const largest = new Map<string, number>();
  const uses = new Map<string, number>();
  for (const relation of graph.relations) {
    const drawn = drawnAmount(relation);
    if (drawn === undefined) continue;
    largest.set(drawn.currency, Math.max(drawn.amount, largest.get(drawn.currency) ?? 0));
    uses.set(drawn.currency, (uses.get(drawn.currency) ?? 0) + 1);
  }
  const width = ({ amount, currency }: Amount) =>
    THINNEST + (WIDEST - THINNEST) * Math.sqrt(amount / (largest.get(currency) ?? amount));
  const widthOf = (relation: WireRelation) => {
    const drawn = drawnAmount(relation);
    return drawn === undefined ? undefined : width(drawn);
  };
  const currency = [...uses].toSorted(([a, x], [b, y]) => y - x || compareText(a, b))[0]?.[0];
  if (currency === undefined) return { widthOf, steps: [], mixed: false };
  const max = largest.get(currency) ?? 1;
  const amounts = [...new Set([max, max / 4, max / 20].map(roundDown))];
  const steps = amounts.map((amount) => ({
    amount,
    label: shortAmount(amount, currency),
    width: width({ amount, currency }),
  }));
  return { widthOf, steps, currency, mixed: uses.size > 1 };
}
