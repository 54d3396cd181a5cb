// What must hold between the money fields of a relation (design 3). Part of check.ts.
import type { Properties } from "./graph.ts";
import { numberOf, textOf } from "./properties.ts";
import { RELATION_TYPES, isRelationType, keysOf } from "./vocabulary.ts";

/** A problem within one record; `field` is the field it is at. */
export interface FieldProblem<Code extends string> {
  readonly code: Code;
  readonly field: string;
  readonly message: string;
  readonly hint: string;
}

export const MONEY_CHECKS = {
  "amount-without-currency": "An amount needs its currency.",
  "currency-without-amount": "A currency needs an amount.",
  "unknown-currency": "A currency is a code of ISO 4217.",
  "bad-range": "A range needs both ends, the lower one first.",
  "money-not-allowed": "Only some relation types carry money.",
  "money-incomplete": "An amount needs a status, and a status an amount or the qualifier undisclosed.",
  "money-contradiction": "The qualifier and the figures must agree.",
  "shared-total": "Relations of one shared total must agree, and there must be at least two.",
} as const;
export type MoneyCode = keyof typeof MONEY_CHECKS;

const MONEY_FIELDS = [
  "amount",
  "amountMin",
  "amountMax",
  "currency",
  "amountQualifier",
  "moneyStatus",
  "sharedTotalId",
] as const;

/** The problems of one relation's money fields; a field of the wrong type counts as present and is not judged. */
export function checkMoney(relation: Properties): readonly FieldProblem<MoneyCode>[] {
  const first = MONEY_FIELDS.find((field) => field in relation);
  if (first === undefined) return [];
  const type = textOf(relation, "type");
  if (type !== undefined && isRelationType(type) && !RELATION_TYPES[type].money) {
    const allowed = keysOf(RELATION_TYPES).filter((name) => RELATION_TYPES[name].money);
    return [
      {
        code: "money-not-allowed",
        field: first,
        message: `${type} carries no money, but ${first} is given`,
        hint: `Types that carry money: ${allowed.join(", ")}.`,
      },
    ];
  }
  return [...checkCurrency(relation), ...checkFigures(relation), ...checkStatus(relation, first)];
}

function hasFigure(relation: Properties): boolean {
  return "amount" in relation || "amountMin" in relation || "amountMax" in relation;
}

function checkCurrency(relation: Properties): readonly FieldProblem<MoneyCode>[] {
  const figure = ["amount", "amountMin", "amountMax"].find((field) => field in relation);
  if (!("currency" in relation)) {
    if (figure === undefined) return [];
    return [
      {
        code: "amount-without-currency",
        field: figure,
        message: `${figure} is given without a currency`,
        hint: "Add currency: with its three letters, such as USD.",
      },
    ];
  }
  const problems: FieldProblem<MoneyCode>[] = [];
  if (figure === undefined) {
    problems.push({
      code: "currency-without-amount",
      field: "currency",
      message: "currency is given without an amount",
      hint: "Add the amount, or leave the currency out.",
    });
  }
  const currency = textOf(relation, "currency");
  const known = Intl.supportedValuesOf("currency");
  if (currency !== undefined && !known.includes(currency)) {
    const near = known.find((code) => code === currency.toUpperCase());
    problems.push({
      code: "unknown-currency",
      field: "currency",
      message: `"${currency}" is no currency code of ISO 4217`,
      hint: near === undefined ? "Use three capital letters, such as USD, EUR or GBP." : `Did you mean ${near}?`,
    });
  }
  return problems;
}

function checkFigures(relation: Properties): readonly FieldProblem<MoneyCode>[] {
  const problems: FieldProblem<MoneyCode>[] = [];
  const min = numberOf(relation, "amountMin");
  const max = numberOf(relation, "amountMax");
  const qualifier = textOf(relation, "amountQualifier");
  const ranged = "amountMin" in relation || "amountMax" in relation;
  if (ranged && !("amountMin" in relation && "amountMax" in relation)) {
    const [there, missing] = "amountMin" in relation ? ["amountMin", "amountMax"] : ["amountMax", "amountMin"];
    problems.push({
      code: "bad-range",
      field: there,
      message: `${there} is given without ${missing}`,
      hint: "Give both ends, or one amount with amountQualifier: atLeast or upTo.",
    });
  } else if (min !== undefined && max !== undefined && min > max) {
    problems.push({
      code: "bad-range",
      field: "amountMin",
      message: `the lower end ${min} is above the upper end ${max}`,
      hint: "Swap amountMin and amountMax.",
    });
  }
  const contradiction = contradictionOf(relation, ranged, qualifier);
  if (contradiction !== undefined) problems.push({ code: "money-contradiction", ...contradiction });
  return problems;
}

function contradictionOf(relation: Properties, ranged: boolean, qualifier: string | undefined) {
  if (ranged && "amount" in relation) {
    return {
      field: "amount",
      message: "both an amount and a range are given",
      hint: "Keep the amount, or amountMin and amountMax.",
    };
  }
  if (qualifier === "undisclosed" && hasFigure(relation)) {
    return {
      field: "amountQualifier",
      message: "the amount is called undisclosed, but a figure is given",
      hint: "Leave the figure out, or choose another amountQualifier.",
    };
  }
  if (qualifier === "range" && !ranged) {
    return {
      field: "amountQualifier",
      message: "amountQualifier is range, but there is no amountMin and amountMax",
      hint: "Give both ends, or choose another amountQualifier.",
    };
  }
  if (ranged && qualifier !== undefined && qualifier !== "range") {
    return {
      field: "amountQualifier",
      message: `a range is given, but amountQualifier is ${qualifier}`,
      hint: "Use amountQualifier: range, or leave it out.",
    };
  }
  return undefined;
}

function checkStatus(relation: Properties, first: string): readonly FieldProblem<MoneyCode>[] {
  const undisclosed = relation["amountQualifier"] === "undisclosed";
  if (hasFigure(relation) || undisclosed) {
    if ("moneyStatus" in relation) return [];
    return [
      {
        code: "money-incomplete",
        field: first,
        message: "money is given without a moneyStatus",
        hint: "Say where the money stands: planned, committed, disbursed … Amounts of different status are never added up.",
      },
    ];
  }
  const alone = ["moneyStatus", "amountQualifier", "sharedTotalId"].find((field) => field in relation);
  if (alone === undefined || (alone === "moneyStatus" && "currency" in relation)) return [];
  return [
    {
      code: "money-incomplete",
      field: alone,
      message: `${alone} is given without an amount`,
      hint: "Add the amount, or amountQualifier: undisclosed where nobody named it.",
    },
  ];
}

/** Problems between the relations that name one total; `index` is the relation's place in the list. */
export function checkSharedTotals(
  relations: readonly Properties[],
): readonly (FieldProblem<MoneyCode> & { readonly index: number })[] {
  const totals = new Map<string, { readonly index: number; readonly relation: Properties }[]>();
  for (const [index, relation] of relations.entries()) {
    const total = textOf(relation, "sharedTotalId");
    if (total !== undefined) totals.set(total, [...(totals.get(total) ?? []), { index, relation }]);
  }
  return [...totals].flatMap(([total, [first, ...others]]) => {
    if (first === undefined) return [];
    const problem = { code: "shared-total" as const, field: "sharedTotalId" };
    if (others.length === 0) {
      return {
        ...problem,
        index: first.index,
        message: `no other relation shares the total "${total}"`,
        hint:
          totals.size > 1
            ? `Totals here: ${[...totals.keys()].toSorted().join(", ")}. Leave it out where a total is not shared.`
            : "Leave sharedTotalId out where a total is not shared.",
      };
    }
    return others
      .filter(({ relation }) => money(relation) !== money(first.relation))
      .map(({ index }) => ({
        ...problem,
        index,
        message: `its money is not the money of ${textOf(first.relation, "id") ?? "the first relation"}, which shares the total "${total}"`,
        hint: "Give all relations of one total the same amount, currency and moneyStatus, or another sharedTotalId.",
      }));
  });
}

function money(relation: Properties): string {
  return JSON.stringify(MONEY_FIELDS.map((field) => relation[field] ?? null));
}
