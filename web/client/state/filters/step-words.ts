// A filter step in words: what it looks at, and what it keeps or leaves out.
import { BASES, CONFIDENCES, MONEY_STATUSES, RELATION_TYPES, compareText } from "#model";
import { familyStyle, humanised, kindStyle, shortAmount } from "#view";
import { counted } from "../graph-words.ts";
import type { Facts } from "./apply.ts";
import { valuesOf } from "./apply.ts";
import { isChecklist } from "./transitions.ts";
import type { AmountRule, Checklist, ChecklistRule, FilterRule } from "./types.ts";
import { CHECKLISTS } from "./types.ts";

export const RULE_TITLES: Readonly<Record<FilterRule["type"], string>> = {
  ...CHECKLISTS,
  family: "Relation family",
  amount: "Amount",
  text: "Text",
  degree: "Degree",
  component: "Connected component",
  core: "k-core",
  distance: "Neighbourhood",
};

/** What a name stands for: an entity's or a source's id. */
export interface Names {
  readonly entity: (id: string) => string;
  readonly source: (id: string) => string;
}

export function valueLabel(type: Checklist, value: string, names: Names): string {
  switch (type) {
    case "kind":
      return kindStyle(value, "light").label;
    case "family":
      return familyStyle(value, "light").label;
    case "source":
      return names.source(value);
    case "relationType":
      return labelIn(RELATION_TYPES, value)?.label ?? humanised(value, "sentence");
    default:
      if (value === "") return "Not stated";
      return labelIn(type === "basis" ? BASES : CONFIDENCES, value) ?? humanised(value, "sentence");
  }
}

function labelIn<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** The values of a list among the facts, with how many facts have each; the largest first. */
export function valuesAmong({ entities, relations }: Facts, type: Checklist): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (value: string) => counts.set(value, (counts.get(value) ?? 0) + 1);
  if (type === "kind") for (const { kind } of entities) add(kind);
  else for (const relation of relations) valuesOf(type, relation).forEach(add);
  return new Map([...counts].toSorted(([a, x], [b, y]) => y - x || compareText(a, b)));
}

/** "without Person, Company", "only Capital", "$1B to $5B, committed", "within 2 relations of OpenAI". */
export function ruleWords(rule: FilterRule, entering: Facts, names: Names): string {
  if (isChecklist(rule)) {
    if (rule.hidden.length === 0) return "everything";
    const gone = new Set(rule.hidden);
    const left = [...valuesAmong(entering, rule.type).keys()].filter((value) => !gone.has(value));
    const told = (values: readonly string[]) =>
      values.length > 3
        ? counted(values.length, "value", "values")
        : values.map((value) => valueLabel(rule.type, value, names)).join(", ");
    return left.length > 0 && left.length < rule.hidden.length ? `only ${told(left)}` : `without ${told(rule.hidden)}`;
  }
  return limitWords(rule, names.entity);
}

/** What a step that is no list keeps. */
export function limitWords(rule: Exclude<FilterRule, ChecklistRule>, entityName: Names["entity"]): string {
  switch (rule.type) {
    case "amount":
      return amountWords(rule);
    case "text":
      return rule.text.trim() === "" ? "any" : `“${rule.text.trim()}”`;
    case "degree":
      return rule.max === undefined
        ? `at least ${counted(rule.min, "relation", "relations")}`
        : `${rule.min} to ${counted(rule.max, "relation", "relations")}`;
    case "component":
      return `all that hangs together with ${entityName(rule.of)}`;
    case "core":
      return `each with at least ${counted(rule.k, "neighbour", "neighbours")} that stay`;
    default:
      return `within ${counted(rule.hops, "relation", "relations")} of ${entityName(rule.of)}`;
  }
}

function amountWords({ currency, status, min, max, others }: AmountRule): string {
  const said = (amount: number) => shortAmount(amount, currency);
  const range =
    min === undefined
      ? max === undefined
        ? `any amount in ${currency}`
        : `at most ${said(max)}`
      : max === undefined
        ? `at least ${said(min)}`
        : `${said(min)} to ${said(max)}`;
  const statusWords = status === undefined ? "any status" : (labelIn(MONEY_STATUSES, status) ?? status);
  return [range, statusWords, ...(others ? ["and what states none"] : [])].join(", ");
}

const FACTORS: Readonly<Record<string, number>> = { "": 1, K: 1e3, M: 1e6, B: 1e9, T: 1e12 };

/** "1.5B", "500 000", "$2m" as whole units; undefined where it is no amount. */
export function parseAmount(text: string): number | undefined {
  const [, figure = "", unit = ""] = /^\D*?(\d[\d\s,]*(?:\.\d+)?)\s*([KMBT])?$/i.exec(text.trim()) ?? [];
  const amount = Number(figure.replaceAll(/[\s,]/g, "")) * (FACTORS[unit.toUpperCase()] ?? 1);
  return figure === "" || !Number.isFinite(amount) ? undefined : amount;
}
