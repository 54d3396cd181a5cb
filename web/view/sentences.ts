// Relations as sentences, and a whole graph as one: what a screen reader, a panel and a text twin say.
import type { WireGraph, WireRelation } from "#contract";
import { RELATION_TYPES, familyOf, isRelationType, moneyOf, textOf, compareText } from "#model";
import { humanised, roleWords } from "./human.ts";
import { drawnRelations } from "./scene.ts";
import { moneyPhrase } from "./words.ts";

type NameOf = (entityId: string) => string;

/**
 * Whether a name is a plural: its nouns are common (not capitalised) and one of the last two ends in s. A heuristic
 * for English names as curators write them: "Pension funds" and "Data centres worldwide" are, "GE Vernova" and
 * "Global Infrastructure Partners" are not.
 */
export function isPlural(name: string): boolean {
  return name
    .trim()
    .split(/\s+/)
    .slice(-2)
    .some((word) => /^\p{Ll}[\p{L}-]*\p{L}s$/u.test(word) && !/(ss|us|is|ics)$/.test(word));
}

const PLURALS: Readonly<Record<string, string>> = { is: "are", has: "have", was: "were", had: "had" };

/** A verb phrase, which the vocabulary gives for one, for one or for many: "is linked to" / "are linked to", "supplies" / "supply", "asks for" / "ask for". */
export function agree(verb: string, plural: boolean): string {
  const [first = "", ...rest] = verb.split(" ");
  const tail = rest.length === 0 ? "" : ` ${rest.join(" ")}`;
  if (!plural) return verb;
  const known = PLURALS[first];
  if (known !== undefined)
    return `${known}${tail}`.replace(" its ", " their ").replace("are a member ", "are members ");
  if (first.endsWith("ies")) return `${first.slice(0, -3)}y${tail}`;
  if (/(ss|ch|sh|x|us)es$/.test(first)) return `${first.slice(0, -2)}${tail}`;
  return first.endsWith("s") ? `${first.slice(0, -1)}${tail}` : verb;
}

/** The first words of the vocabulary's verbs that tell of the present, as they tell of what is over. */
const PASTS: Readonly<Record<string, string>> = {
  is: "was",
  has: "had",
  advises: "advised",
  affects: "affected",
  asks: "asked",
  commits: "committed",
  competes: "competed",
  develops: "developed",
  expects: "expected",
  focuses: "focused",
  holds: "held",
  owns: "owned",
  partners: "partnered",
  seeks: "sought",
  supplies: "supplied",
};

/** "is a member of" as "was a member of"; what tells of the past already, or is nobody's verb, stays. */
export function inPast(verb: string): string {
  const [first = "", ...rest] = verb.split(" ");
  return [PASTS[first] ?? first, ...rest].join(" ");
}

interface Phrase {
  readonly subject: string;
  readonly verb: string;
  readonly object: string;
  /** Stands after the object: a role in brackets. */
  readonly after?: string;
}

const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** A name that runs the other way is kept to itself: without that it turns the words and figures beside it around. */
export function isolated(name: string): string {
  return RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name;
}

/** Whether a text runs from right to left: its first letter says so. */
export function runsLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(/\p{L}/u.exec(text)?.[0] ?? "");
}

function article(role: string): string {
  return /^(ceo|cfo|cto|coo|head|chief|chair|president|founder|co-)/i.test(role)
    ? ""
    : /^[aeiou]/i.test(role)
      ? "an "
      : "a ";
}

function phraseOf(relation: WireRelation, nameOf: NameOf, reverse: boolean): Phrase {
  const from = isolated(nameOf(relation.source));
  const to = isolated(nameOf(relation.target));
  const role = textOf(relation.properties, "role");
  const said = role === undefined ? undefined : roleWords(role);
  if (relation.type === "HOLDS_POSITION" && said !== undefined) {
    return reverse
      ? { subject: to, verb: "has", object: `${from} as ${said}` }
      : { subject: from, verb: "is", object: `${article(said)}${said} of ${to}` };
  }
  if (relation.type === "FOUNDED" && said === "co-founder") {
    return reverse
      ? { subject: to, verb: "was co-founded by", object: from }
      : { subject: from, verb: "co-founded", object: to };
  }
  const after = said === undefined ? {} : { after: said };
  if (!isRelationType(relation.type)) {
    // A verb nobody gave us has no reverse: the sentence keeps its direction.
    return { subject: from, verb: humanised(relation.type), object: to, ...after };
  }
  const spec = RELATION_TYPES[relation.type];
  return reverse
    ? { subject: to, verb: spec.reverseVerb, object: from, ...after }
    : { subject: from, verb: spec.verb, object: to, ...after };
}

/**
 * "Microsoft invested in OpenAI: $13B approx., disbursed". Seen from the target where `perspective` is its id:
 * "OpenAI received investment from Microsoft: …". In the past where `isCurrent` is false. No full stop.
 */
export function relationSentence(relation: WireRelation, nameOf: NameOf, perspective?: string): string {
  const reverse = perspective === relation.target && perspective !== relation.source;
  const { subject, verb, object, after } = phraseOf(relation, nameOf, reverse);
  const money = moneyOf(relation.properties);
  const role = after === undefined ? "" : ` (${after})`;
  const amount = money === undefined ? "" : `: ${moneyPhrase(money)}`;
  // What somebody stated to be over must not read as if it were so.
  const told = relation.properties["isCurrent"] === false ? inPast(verb) : verb;
  return `${subject} ${agree(told, isPlural(subject))} ${object}${role}${amount}`;
}

/** The few words on a line: an amount, a role, else what the type is called. */
export function relationLabel(relation: WireRelation): string {
  const money = moneyOf(relation.properties);
  if (money !== undefined) return moneyPhrase(money);
  const role = textOf(relation.properties, "role");
  if (role !== undefined) return roleWords(role);
  return isRelationType(relation.type)
    ? RELATION_TYPES[relation.type].label.toLowerCase().replace(/ \(.*\)$/, "")
    : humanised(relation.type);
}

/** Each row of a long list asks for them: they are gathered once for the same list of entities. */
const namesByEntities = new WeakMap<WireGraph["entities"], ReadonlyMap<string, string>>();

/** Names of a graph's entities; an id that is not among them names itself. */
export function namesOf({ entities }: Pick<WireGraph, "entities">): NameOf {
  const known = namesByEntities.get(entities);
  const names = known ?? new Map(entities.map((entity) => [entity.id, entity.name]));
  if (known === undefined) namesByEntities.set(entities, names);
  return (id) => names.get(id) ?? id;
}

function largestAmount(relation: WireRelation): number {
  const money = moneyOf(relation.properties);
  if (money === undefined || money.qualifier === "undisclosed") return 0;
  return money.qualifier === "range" ? money.amountMax : money.amount;
}

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

/** Alt text of a picture of the graph: one sentence plus the strongest facts (largest amounts, then conflicts). */
export function altText(graph: Pick<WireGraph, "entities" | "relations">, strongest = 3): string {
  const nameOf = namesOf(graph);
  const relations = drawnRelations(graph);
  const withMoney = relations
    .filter((relation) => largestAmount(relation) > 0)
    .toSorted((a, b) => largestAmount(b) - largestAmount(a) || compareText(a.id, b.id));
  const conflicts = relations.filter((relation) => familyOf(relation.type) === "conflict");
  const told = [...withMoney.slice(0, strongest), ...conflicts.slice(0, 2)].slice(0, strongest + 1);
  const opening = `Network of ${count(graph.entities.length, "entity", "entities")} and ${count(
    relations.length,
    "relation",
    "relations",
  )}.`;
  return [opening, ...told.map((relation) => `${relationSentence(relation, nameOf)}.`)].join(" ");
}
