// Facts as people say them: money, figures, places in a source, confidence. English, plain text, no markup.
import type { Money, Properties } from "#model";
import { AMOUNT_QUALIFIERS, CONFIDENCES, MONEY_STATUSES, dateOf, numberOf, textOf } from "#model";
import { datePhrase } from "./date-words.ts";
import { humanised } from "./human.ts";

// ── Money ────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface MoneyWords {
  /** "$13B", "€2–3B", "AED 450M", "undisclosed amount". */
  readonly short: string;
  /** "approx.", "at least", "up to"; empty where the figure needs none. */
  readonly qualifier: string;
  /** "disbursed", "planned"; "committed, shared" of a sum that is named for several relations together. */
  readonly status: string;
  /** "13,000,000,000 USD". */
  readonly exact: string;
}

const SIGNS: Readonly<Record<string, string>> = { USD: "$", EUR: "€", GBP: "£" };
const STEPS = [
  [1e12, "T"],
  [1e9, "B"],
  [1e6, "M"],
  [1e3, "K"],
] as const;

const grouped = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 20 });
const threeDigits = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 3, useGrouping: false });

function scaled(amount: number): { readonly figure: string; readonly unit: string } {
  const size = Math.abs(amount);
  for (const [index, [step, unit]] of STEPS.entries()) {
    const larger = STEPS[index - 1];
    // 999.9 million rounds to 1000: people say one billion.
    if (larger !== undefined && size < larger[0] && Number(threeDigits.format(size / step)) >= 1000)
      return { figure: threeDigits.format(amount / larger[0]), unit: larger[1] };
    if (size >= step) return { figure: threeDigits.format(amount / step), unit };
  }
  return { figure: threeDigits.format(amount), unit: "" };
}

function signed(currency: string): string {
  return SIGNS[currency] ?? `${currency} `;
}

/** "$13B": three significant digits, sign of dollar, euro and pound, the ISO code for others. */
export function shortAmount(amount: number, currency: string): string {
  const { figure, unit } = scaled(amount);
  return `${signed(currency)}${figure}${unit}`;
}

function shortRange(min: number, max: number, currency: string): string {
  const low = scaled(min);
  const high = scaled(max);
  const lowText = low.unit === high.unit ? low.figure : `${low.figure}${low.unit}`;
  return `${signed(currency)}${lowText}–${high.figure}${high.unit}`;
}

export function moneyWords(money: Money): MoneyWords {
  const status = `${MONEY_STATUSES[money.status]}${money.sharedTotalId === undefined ? "" : ", shared"}`;
  switch (money.qualifier) {
    case "undisclosed":
      return { short: "undisclosed amount", qualifier: "", status, exact: "amount not disclosed" };
    case "range":
      return {
        short: shortRange(money.amountMin, money.amountMax, money.currency),
        qualifier: "",
        status,
        exact: `${grouped.format(money.amountMin)} to ${grouped.format(money.amountMax)} ${money.currency}`,
      };
    default:
      return {
        short: shortAmount(money.amount, money.currency),
        qualifier: AMOUNT_QUALIFIERS[money.qualifier],
        status,
        exact: `${grouped.format(money.amount)} ${money.currency}`,
      };
  }
}

/** The amount with everything that must stand beside it: "$13B approx., disbursed", "up to $100B, potential". */
export function moneyPhrase(money: Money): string {
  const { short, qualifier, status } = moneyWords(money);
  if (qualifier === "approx.") return `${short} approx., ${status}`;
  return qualifier === "" ? `${short} ${status}` : `${qualifier} ${short}, ${status}`;
}

// ── Metrics, places, confidence ──────────────────────────────────────────────────────────────────────────────────

/** "at least 1,580 TWh by 2034", "up to $100B"; undefined where the metric has no figure. */
export function metricWords(properties: Properties): string | undefined {
  const value = numberOf(properties, "value");
  if (value === undefined) return undefined;
  const unit = textOf(properties, "unit") ?? "";
  const qualifier = textOf(properties, "qualifier") ?? "exact";
  const figure = /^[A-Z]{3}$/.test(unit) ? shortAmount(value, unit) : `${grouped.format(value)} ${unit}`.trim();
  const said = Object.hasOwn(AMOUNT_QUALIFIERS, qualifier)
    ? AMOUNT_QUALIFIERS[qualifier as keyof typeof AMOUNT_QUALIFIERS] // a named door: just looked up
    : "";
  const qualified = said === "approx." ? `${figure} approx.` : `${said} ${figure}`.trim();
  const target = dateOf(properties, "targetDate");
  return target === undefined ? qualified : [qualified, datePhrase("by", target)].join(" ");
}

/** "P6 S1" as "paragraph 6, sentence 1"; "p. 12" and anything else as it is written. */
export function locatorWords(locator: string): string {
  const match = /^P(\d+)(?:\s*S(\d+))?$/.exec(locator.trim());
  if (match === null) return locator;
  const [, paragraph, sentence] = match;
  return sentence === undefined ? `paragraph ${paragraph}` : `paragraph ${paragraph}, sentence ${sentence}`;
}

export interface ConfidenceWords {
  readonly label: string;
  /** One line. */
  readonly why: string;
}

const WHY: Readonly<Record<string, string>> = {
  confirmed: "A filing or contract, or two independent publishers, support it",
  probable: "An official statement, or more than one publisher, supports it",
  reported: "Reported by one publisher",
  disputed: "At least one source disputes it",
  retracted: "The sources that supported it took it back",
};

/** The label and a one-line reason. `reason` is a curator's own, `basis` the relation's. */
export function confidenceWords(
  confidence: string,
  because: { readonly basis?: string | undefined; readonly reason?: string | undefined } = {},
): ConfidenceWords {
  const label = Object.hasOwn(CONFIDENCES, confidence)
    ? CONFIDENCES[confidence as keyof typeof CONFIDENCES] // a named door: just looked up
    : humanised(confidence, "sentence");
  if (because.reason !== undefined) return { label, why: because.reason };
  const settled = confidence === "disputed" || confidence === "retracted";
  if (because.basis === "inference" && !settled)
    return { label, why: "Inferred from what the source says, not stated by it" };
  if (because.basis === "analysis" && !settled) return { label, why: "An analysis, not a report of fact" };
  return { label, why: WHY[confidence] ?? "No reason given" };
}
