// The stack of filters over a graph: what is left, and what every step found and left. Pure, and linear in the graph for
// each step.
import type { WireEntity, WireRelation } from "#contract";
import { moneyOf, textOf, textsOf } from "#model";
import { amountBounds, degreesOf, familyName, relationSentence } from "#view";
import { isChecklist } from "./transitions.ts";
import type { AmountRule, Checklist, ChecklistRule, FilterRule, FilterStep } from "./types.ts";

export interface Facts {
  readonly entities: readonly WireEntity[];
  readonly relations: readonly WireRelation[];
}

export interface StepResult {
  /** What the steps before it left. */
  readonly entering: Facts;
  readonly left: Facts;
  /** The entity it starts from is not there: the step changed nothing. */
  readonly lost: boolean;
}

export interface Filtered {
  readonly visible: Facts;
  /** One for every step, the ones switched off among them, which leave what they found. */
  readonly steps: readonly StepResult[];
}

export function applyFilters(graph: Facts, steps: readonly FilterStep[]): Filtered {
  const results: StepResult[] = [];
  let facts = graph;
  let onlyRelated = false;
  for (const { on, rule } of steps) {
    const entering = facts;
    const lost = on && "of" in rule && !entering.entities.some(({ id }) => id === rule.of);
    if (on && !lost) {
      facts = withoutLooseEnds(applyRule(entering, rule));
      onlyRelated ||= asksWhoTakesPart(rule);
      if (onlyRelated) facts = onlyRelatedOf(facts);
    }
    results.push({ entering, left: facts, lost });
  }
  return { visible: facts, steps: results };
}

/** "Only conflict" and "more than a billion" ask who takes part: nobody else stays, nor after any later step. */
function asksWhoTakesPart({ type }: FilterRule): boolean {
  return type === "family" || type === "relationType" || type === "amount";
}

function withoutLooseEnds({ entities, relations }: Facts): Facts {
  const ids = new Set(entities.map(({ id }) => id));
  return { entities, relations: relations.filter(({ source, target }) => ids.has(source) && ids.has(target)) };
}

function endsOf(relations: readonly WireRelation[]): ReadonlySet<string> {
  return new Set(relations.flatMap(({ source, target }) => [source, target]));
}

function onlyRelatedOf({ entities, relations }: Facts): Facts {
  const related = endsOf(relations);
  return { entities: entities.filter(({ id }) => related.has(id)), relations };
}

function applyRule(facts: Facts, rule: FilterRule): Facts {
  if (isChecklist(rule)) return withoutHidden(facts, rule);
  switch (rule.type) {
    case "amount":
      return { ...facts, relations: facts.relations.filter((relation) => isAmountIn(relation, rule)) };
    case "text":
      return matching(facts, rule.text);
    case "degree": {
      const degrees = degreesOf(facts.entities, facts.relations);
      const fits = (degree: number) => degree >= rule.min && degree <= (rule.max ?? Infinity);
      return { ...facts, entities: facts.entities.filter(({ id }) => fits(degrees.get(id) ?? 0)) };
    }
    case "component":
      return within(facts, rule.of, Infinity);
    case "distance":
      return within(facts, rule.of, rule.hops);
    default:
      return coreOf(facts, rule.k);
  }
}

// ── Lists of values ──────────────────────────────────────────────────────────────────────────────────────────────

/** The values a fact has for a list; a relation with several sources stays while one of them does. */
export function valuesOf(type: Exclude<Checklist, "kind">, relation: WireRelation): readonly string[] {
  switch (type) {
    case "family":
      return [familyName(relation.type)];
    case "relationType":
      return [relation.type];
    case "source":
      return [...new Set(relation.evidence.filter((e) => e.stance === "supports").map((e) => e.source))];
    default:
      return [textOf(relation.properties, type) ?? ""];
  }
}

function withoutHidden({ entities, relations }: Facts, { type, hidden }: ChecklistRule): Facts {
  const gone = new Set(hidden);
  if (type === "kind") return { entities: entities.filter(({ kind }) => !gone.has(kind)), relations };
  const left = relations.filter((relation) => {
    const values = valuesOf(type, relation);
    return values.length === 0 || values.some((value) => !gone.has(value));
  });
  // Who stood alone before the step is not told anything by it; who lost the last relation goes with it.
  const before = endsOf(relations);
  const after = endsOf(left);
  return { entities: entities.filter(({ id }) => after.has(id) || !before.has(id)), relations: left };
}

// ── Money ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The money that an amount rule looks at: stated, in its currency and of its status. */
export function moneyFor(
  relation: WireRelation,
  { currency, status }: Pick<AmountRule, "currency" | "status">,
): readonly [low: number, high: number] | undefined {
  const money = moneyOf(relation.properties);
  if (money === undefined || money.qualifier === "undisclosed" || money.currency !== currency) return undefined;
  return status === undefined || money.status === status ? amountBounds(money) : undefined;
}

function isAmountIn(relation: WireRelation, rule: AmountRule): boolean {
  const bounds = moneyFor(relation, rule);
  if (bounds === undefined) return rule.others;
  return bounds[1] >= (rule.min ?? -Infinity) && bounds[0] <= (rule.max ?? Infinity);
}

// ── Text ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const folded = (text: string) => text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** Entities whose names or summary say it, and relations whose sentence or summary does, with their ends. */
function matching({ entities, relations }: Facts, text: string): Facts {
  const wanted = folded(text.trim());
  if (wanted === "") return { entities, relations };
  const says = (texts: readonly (string | undefined)[]) => folded(texts.join("\n")).includes(wanted);
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id) ?? id;
  const told = relations.filter((relation) =>
    says([relationSentence(relation, nameOf), textOf(relation.properties, "summary")]),
  );
  const ends = endsOf(told);
  const named = entities.filter(
    ({ id, name, properties }) =>
      ends.has(id) ||
      says([
        name,
        ...textsOf(properties, "aliases"),
        ...textsOf(properties, "formerNames"),
        textOf(properties, "summary"),
      ]),
  );
  return { entities: named, relations: told };
}

// ── The graph's own shape ────────────────────────────────────────────────────────────────────────────────────────

function neighboursOf({ entities, relations }: Facts): ReadonlyMap<string, ReadonlySet<string>> {
  const neighbours = new Map<string, Set<string>>(entities.map(({ id }) => [id, new Set()]));
  for (const { source, target } of relations) {
    if (source === target) continue;
    neighbours.get(source)?.add(target);
    neighbours.get(target)?.add(source);
  }
  return neighbours;
}

function within(facts: Facts, start: string, hops: number): Facts {
  const neighbours = neighboursOf(facts);
  const reached = new Set([start]);
  let edge: readonly string[] = [start];
  for (let step = 0; step < hops && edge.length > 0; step += 1) {
    const next: string[] = [];
    for (const id of edge) {
      for (const other of neighbours.get(id) ?? []) {
        if (reached.has(other)) continue;
        reached.add(other);
        next.push(other);
      }
    }
    edge = next;
  }
  return { ...facts, entities: facts.entities.filter(({ id }) => reached.has(id)) };
}

function coreOf(facts: Facts, k: number): Facts {
  const neighbours = neighboursOf(facts);
  const left = new Map([...neighbours].map(([id, others]) => [id, others.size]));
  const falling = [...left].filter(([, degree]) => degree < k).map(([id]) => id);
  for (let id = falling.pop(); id !== undefined; id = falling.pop()) {
    if (!left.delete(id)) continue;
    for (const other of neighbours.get(id) ?? []) {
      const degree = left.get(other);
      if (degree === undefined) continue;
      left.set(other, degree - 1);
      if (degree - 1 < k) falling.push(other);
    }
  }
  return { ...facts, entities: facts.entities.filter(({ id }) => left.has(id)) };
}
