// What a step begins with: something that can be seen to work, from what is left and what is selected.
import { degreesOf } from "#view";
import type { Facts } from "../../state/filters/apply.ts";
import { moneyChoices } from "../../state/filters/bars.ts";
import type { FilterRule, FilterState } from "../../state/filters/types.ts";
import type { Ref } from "../../state/selection/types.ts";

/** A checklist that is in the stack already is given back as it is: it is opened, not begun again. */
export function newRule(
  type: FilterRule["type"],
  left: Facts,
  selected: readonly Ref[],
  filters: FilterState,
): FilterRule {
  switch (type) {
    case "amount": {
      const [currency = "USD"] = moneyChoices(left.relations).currencies;
      return { type, currency, status: undefined, min: undefined, max: undefined, others: false };
    }
    case "text":
      return { type, text: "" };
    case "degree":
      return { type, min: 2, max: undefined };
    case "core":
      return { type, k: 2 };
    case "component":
      return { type, of: startOf(left, selected) };
    case "distance":
      return { type, of: startOf(left, selected), hops: 1 };
    default: {
      const there = filters.steps.find(({ rule }) => rule.type === type)?.rule;
      return there ?? { type, hidden: [] };
    }
  }
}

/** The selected entity, else the one with the most relations. */
function startOf({ entities, relations }: Facts, selected: readonly Ref[]): string {
  const chosen = selected.find(({ kind, id }) => kind === "entity" && entities.some((entity) => entity.id === id));
  if (chosen !== undefined) return chosen.id;
  const [best] = [...degreesOf(entities, relations)].toSorted(([, a], [, b]) => b - a);
  return best?.[0] ?? "";
}
