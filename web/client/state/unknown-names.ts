// What a link names that the data does not have: found once the data is there, taken out of the view, and told. Pure.
import { BASES, CONFIDENCES, FAMILIES, KINDS, MONEY_STATUSES, RELATION_TYPES } from "#model";
import { valuesAmong } from "./filters/step-words.ts";
import { isChecklist } from "./filters/transitions.ts";
import type { Checklist, FilterRule, FilterState, FilterStep } from "./filters/types.ts";
import { counted } from "./graph-words.ts";
import { wireGraphOf } from "./graph/transitions.ts";
import type { GraphState } from "./graph/types.ts";
import type { Misread } from "./misread.ts";
import type { Address } from "./address.ts";

type Named = Pick<Address, "filters" | "focus" | "paths" | "exploration" | "places">;

export interface Known {
  readonly filters: FilterState;
  readonly focus: string | undefined;
  readonly paths: Address["paths"];
  readonly misread: readonly Misread[];
}

/** Names that our own data may have although nothing on the page has them at the moment. */
const OURS: Readonly<Record<Exclude<Checklist, "source">, object>> = {
  kind: KINDS,
  family: FAMILIES,
  relationType: RELATION_TYPES,
  basis: BASES,
  confidence: CONFIDENCES,
};

const WHAT: Readonly<Record<Checklist, string>> = {
  kind: "kind",
  family: "relation family",
  relationType: "relation type",
  basis: "basis",
  confidence: "confidence",
  source: "source",
};

/**
 * The view without what means nothing here; the same objects where all of it does. Of data that is only a part (the
 * server's limit) nobody knows what else there is: then only names that no data of ours can have are unknown.
 */
export function withoutUnknown(view: Named, graph: GraphState, isOurs: boolean): Known {
  const misread: Misread[] = [];
  const facts = wireGraphOf(graph);
  const tell = (said: string, why: string): undefined => {
    misread.push({ said, why });
  };
  const isEntity = (id: string): boolean => graph.truncated || graph.entities.has(id);

  const isKnown = (type: Checklist, name: string): boolean => {
    if (name === "" || valuesAmong(facts, type).has(name)) return true;
    if (type === "source") return graph.truncated || graph.sources.has(name);
    return isOurs ? Object.hasOwn(OURS[type], name) : graph.truncated;
  };
  const ruleHere = (rule: FilterRule): FilterRule | undefined => {
    if (isChecklist(rule)) {
      const strange = rule.hidden.filter((name) => !isKnown(rule.type, name));
      if (strange.length === 0) return rule;
      for (const name of strange) tell(`a filter by ${WHAT[rule.type]}: ${name}`, "the data has none of that name");
      const hidden = rule.hidden.filter((name) => !strange.includes(name));
      return hidden.length === 0 ? undefined : { ...rule, hidden };
    }
    if (rule.type === "amount" && rule.status !== undefined && isOurs && !Object.hasOwn(MONEY_STATUSES, rule.status))
      return tell(`a filter by amount, ${rule.status}`, "there is no such status of money");
    if ("of" in rule && !isEntity(rule.of)) return tell(`a filter around ${rule.of}`, "the data has no such entity");
    return rule;
  };
  const steps = view.filters.steps.flatMap((step): readonly FilterStep[] => {
    const rule = ruleHere(step.rule);
    if (rule === step.rule) return [step];
    return rule === undefined ? [] : [{ ...step, rule }];
  });
  const sameSteps = steps.length === view.filters.steps.length && steps.every((s, at) => s === view.filters.steps[at]);

  const focus = view.focus === undefined || isEntity(view.focus) ? view.focus : tell(`focus=${view.focus}`, NO_ENTITY);
  const lost = (view.paths?.ends ?? []).filter((end) => end !== "" && !isEntity(end));
  for (const end of lost) tell(`path=${end}`, NO_ENTITY);
  const paths =
    view.paths === undefined || lost.length === 0
      ? view.paths
      : { ...view.paths, ends: view.paths.ends.map((end) => (lost.includes(end) ? "" : end)), at: undefined };

  const { hidden, pinned } = view.exploration;
  const placed = [...new Set([...hidden, ...pinned, ...Object.keys(view.places.moved)])].filter((id) => !isEntity(id));
  if (placed.length > 0) {
    tell(`the place of ${counted(placed.length, "entity", "entities")}`, "the data does not have them");
  }
  return { filters: sameSteps ? view.filters : { steps }, focus, paths, misread };
}

const NO_ENTITY = "the data has no such entity";
