// What an editor should look at before a graph is published. Pure: the graph and what the drawing measured in,
// findings out, each with the ids to show. It advises; it never forbids.
import { dateOf, textOf, textsOf } from "./properties.ts";
import { FINDING_CODES, FINDING_LEVELS } from "./snapshot.ts";
import type {
  Finding,
  FindingCode,
  FindingLevel,
  SnapshotEntity,
  SnapshotGraph,
  SnapshotRelation,
  SnapshotSource,
} from "./snapshot.ts";
import { familyOf, isRelationType, RELATION_TYPES } from "./vocabulary.ts";

/** A label as it falls at the narrowest width (320 px), in px there. */
export interface PlacedLabel {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
}

/** Two colours that are seen against each other, and how far they stand apart (WCAG 2, 1 to 21). */
export interface ContrastPair {
  readonly ids: readonly string[];
  readonly colours: readonly [mark: string, ground: string];
  readonly ratio: number;
  /** 4.5 for text, 3 for marks. */
  readonly atLeast: number;
}

export interface PublishCheckInput {
  readonly graph: SnapshotGraph;
  readonly alt: string;
  readonly labels?: readonly PlacedLabel[];
  /** Ids whose label found no room. */
  readonly hiddenLabels?: readonly string[];
  /** Ids of what has a number there, and its name in the key under the picture. */
  readonly numberedLabels?: readonly string[];
  /** Ids of entities whose marks lie over each other there. */
  readonly crowdedMarks?: readonly string[];
  /** Ids whose label finds no room in a column of text, and the shape of picture that leaves fewest without. */
  readonly hiddenWide?: {
    readonly ids: readonly string[];
    readonly better?: { readonly shape: string; readonly hidden: number };
  };
  readonly contrasts?: readonly ContrastPair[];
  /** The steps of the story, in their order. */
  readonly steps?: readonly PlacedStep[];
}

/** A step as it is drawn at the narrowest width: which of the entities it lifts are out of sight, and which lack a name. */
export interface PlacedStep {
  readonly text: string;
  readonly outside: readonly string[];
  readonly unnamed: readonly string[];
}

/** The narrowest column a picture must work in, and the smallest letters that are read there. */
export const NARROWEST_PX = 320;
/** A column of text on a large screen. */
const COLUMN_PX = 600;
const SMALLEST_LABEL_PX = 12;
const SMALLEST_ALT = 20;

/** Every finding, errors first, then in the order of FINDING_CODES. */
export function checkPublication(input: PublishCheckInput): readonly Finding[] {
  const findings = [...checkFacts(input.graph), ...checkSources(input.graph), ...checkPeople(input.graph)].concat(
    checkLabels(input),
    checkContrast(input.contrasts ?? []),
    checkAlt(input.alt),
    checkSteps(input.steps ?? []),
  );
  return findings.toSorted((a, b) => rank(a) - rank(b));
}

function rank({ level, code }: Finding): number {
  return FINDING_LEVELS.indexOf(level) * FINDING_CODES.length + FINDING_CODES.indexOf(code);
}

function finding(
  code: FindingCode,
  level: FindingLevel,
  ids: readonly string[],
  one: string,
  many: (count: number) => string,
): readonly Finding[] {
  if (ids.length === 0) return [];
  return [{ code, level, ids, message: ids.length === 1 ? one : many(ids.length) }];
}

function idsWhere<T extends { readonly id: string }>(items: readonly T[], test: (item: T) => boolean): string[] {
  return items.filter(test).map((item) => item.id);
}

function supporting(relation: SnapshotRelation): readonly string[] {
  return [...new Set(relation.evidence.filter((e) => e.stance === "supports").map((e) => e.source))];
}

function states(relation: SnapshotRelation, name: string, value: string): boolean {
  return textOf(relation.properties, name) === value;
}

function isDisputed(relation: SnapshotRelation): boolean {
  return states(relation, "confidence", "disputed") || relation.evidence.some((e) => e.stance === "disputes");
}

function isUndatedMoney({ type, properties }: SnapshotRelation): boolean {
  const names = ["announcedDate", "startDate", "endDate"];
  return familyOf(type) === "capital" && names.every((name) => dateOf(properties, name) === undefined);
}

function checkFacts({ relations, sources }: SnapshotGraph): readonly Finding[] {
  const withdrawn = new Set(idsWhere(sources, (s) => s.properties["withdrawn"] === true));
  const retracted = (r: SnapshotRelation): boolean =>
    states(r, "confidence", "retracted") ||
    (supporting(r).length > 0 && supporting(r).every((source) => withdrawn.has(source)));
  return [
    ...finding(
      "unsourced",
      "error",
      idsWhere(relations, (r) => supporting(r).length === 0),
      "One relation has no source that supports it.",
      (n) => `${n} relations have no source that supports them.`,
    ),
    ...finding(
      "retracted",
      "error",
      idsWhere(relations, retracted),
      "One relation rests only on sources that were withdrawn.",
      (n) => `${n} relations rest only on sources that were withdrawn.`,
    ),
    ...finding(
      "disputed",
      "warning",
      idsWhere(relations, isDisputed),
      "One relation is disputed by a source.",
      (n) => `${n} relations are disputed by a source.`,
    ),
    ...finding(
      "single-source",
      "warning",
      idsWhere(relations, (r) => supporting(r).length === 1),
      "One relation rests on a single source.",
      (n) => `${n} relations rest on a single source each.`,
    ),
    ...finding(
      "inferred",
      "warning",
      idsWhere(relations, (r) => states(r, "basis", "inference")),
      "One relation is inferred and not stated by its source.",
      (n) => `${n} relations are inferred and not stated by their sources.`,
    ),
    ...finding(
      "undated",
      "note",
      idsWhere(relations, isUndatedMoney),
      "One flow of money has no date.",
      (n) => `${n} flows of money have no date.`,
    ),
  ];
}

function checkSources({ relations, sources }: SnapshotGraph): readonly Finding[] {
  const byId = new Map(sources.map((s) => [s.id, s]));
  const cited = new Set(relations.flatMap((r) => r.evidence.map((e) => e.source)));
  const isInterested = (r: SnapshotRelation): boolean => {
    const support = supporting(r).flatMap((id) => byId.get(id) ?? []);
    return support.length > 0 && support.every((source) => speaksForItself(source, r));
  };
  const unlinked = sources.filter((s) => cited.has(s.id) && webLink(s) === undefined);
  const titles = listed(unlinked.map(({ title }) => `“${title}”`));
  return [
    ...finding(
      "interested-source",
      "warning",
      idsWhere(relations, isInterested),
      "One relation rests only on a party with an interest in it.",
      (n) => `${n} relations rest only on parties with an interest in them.`,
    ),
    ...finding(
      "source-without-link",
      "warning",
      unlinked.map(({ id }) => id),
      `One source has no link that a reader could follow: ${titles}.`,
      (n) => `${n} sources have no link that a reader could follow: ${titles}.`,
    ),
  ];
}

/** So many names are read; the others are counted. */
const MOST_NAMED = 8;

function listed(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return more <= 1 ? names.join(", ") : `${names.slice(0, MOST_NAMED).join(", ")} and ${more} more`;
}

function speaksForItself(source: SnapshotSource, relation: SnapshotRelation): boolean {
  const interested = textsOf(source.properties, "interestedParties");
  return interested.includes(relation.source) || interested.includes(relation.target);
}

/** The address of a source where it is one that a reader may follow (http or https), else undefined. */
function webLink(source: SnapshotSource): string | undefined {
  for (const name of ["url", "archiveUrl"]) {
    const text = textOf(source.properties, name);
    if (text !== undefined && isWebLink(text)) return text;
  }
  return undefined;
}

function isWebLink(text: string): boolean {
  // URL.parse would repair "java\nscript:"; a link is shown only where it is written as one.
  return /^https?:\/\/[^\s"'<>\\]+$/i.test(text) && URL.canParse(text);
}

function checkPeople({ entities, relations }: SnapshotGraph): readonly Finding[] {
  const people = new Map(entities.filter(isLiving).map((e) => [e.id, e.name]));
  const claims = relations.filter((r) => isAboutConduct(r.type) && (people.has(r.source) || people.has(r.target)));
  const names = [...new Set(claims.flatMap((r) => [people.get(r.source), people.get(r.target)]))].filter(
    (name) => name !== undefined,
  );
  if (claims.length === 0) return [];
  return [
    {
      code: "living-person",
      level: "warning",
      message: `Claims about ${names.length === 1 ? "a living person" : "living people"}: ${names.join(", ")}. Check each against its source.`,
      ids: claims.map((r) => r.id),
    },
  ];
}

/** Nobody says who has died unless a property does; a person counts as living until then. */
function isLiving(entity: SnapshotEntity): boolean {
  return entity.kind === "Person" && dateOf(entity.properties, "deathDate") === undefined;
}

/** Conflict, and who holds, owns or founded what. */
function isAboutConduct(type: string): boolean {
  const family = isRelationType(type) ? RELATION_TYPES[type].family : undefined;
  return family === "conflict" || family === "control";
}

function checkLabels(input: PublishCheckInput): readonly Finding[] {
  const { labels = [] } = input;
  const overlapping = new Set<string>();
  for (const [index, a] of labels.entries()) {
    for (const b of labels.slice(index + 1)) {
      if (overlap(a, b)) overlapping.add(a.id).add(b.id);
    }
  }
  const at = `at ${NARROWEST_PX} px`;
  return [
    ...finding("label-overlap", "warning", [...overlapping], "", (n) => `${n} labels overlap ${at}.`),
    ...finding(
      "label-small",
      "warning",
      idsWhere(labels, (l) => l.fontSize < SMALLEST_LABEL_PX),
      `One label is under ${SMALLEST_LABEL_PX} px ${at}.`,
      (n) => `${n} labels are under ${SMALLEST_LABEL_PX} px ${at}.`,
    ),
    ...hiddenFindings(input, at),
  ];
}

/** From this share of the entities on, a picture cannot be read as it is. */
const MANY = 1 / 5;
/** And from this one it is a list with a picture, where what has no name has a number. */
const HALF = 1 / 2;

function hiddenFindings(input: PublishCheckInput, at: string): readonly Finding[] {
  const { graph, hiddenLabels = [], numberedLabels = [], crowdedMarks = [], hiddenWide = { ids: [] } } = input;
  const all = graph.entities.length;
  const fewer = "Show fewer entities, or tell it as a story that comes closer.";
  const { shape, hidden } = hiddenWide.better ?? {};
  const reshaped = shape === undefined ? fewer : `In the shape ${shape} it is ${hidden}. ${fewer}`;
  const told = (code: FindingCode, ids: readonly string[], one: string, many: string, advice: string, from = MANY) => {
    const isMany = ids.length > 1 && ids.length >= all * from;
    return finding(code, isMany ? "warning" : "note", ids, one, () => (isMany ? `${many} ${advice}` : many));
  };
  return [
    ...told(
      "label-hidden",
      hiddenLabels,
      `One entity has neither a name nor a number ${at}.`,
      `${hiddenLabels.length} of ${all} entities have neither a name nor a number ${at}.`,
      fewer,
    ),
    ...told(
      "label-hidden",
      hiddenWide.ids,
      `One entity has no name at ${COLUMN_PX} px.`,
      `${hiddenWide.ids.length} of ${all} entities have no name at ${COLUMN_PX} px.`,
      reshaped,
    ),
    ...told(
      "label-numbered",
      numberedLabels,
      `One name is a number ${at}, told in a key under the picture.`,
      `${numberedLabels.length} of ${all} names are numbers ${at}, told in a key under the picture.`,
      fewer,
      HALF,
    ),
    ...told(
      "marks-overlap",
      crowdedMarks,
      `One mark lies over another ${at}.`,
      `${crowdedMarks.length} of ${all} marks lie over each other ${at}.`,
      fewer,
    ),
  ];
}

function overlap(a: PlacedLabel, b: PlacedLabel): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function checkContrast(pairs: readonly ContrastPair[]): readonly Finding[] {
  const weak = pairs.filter((pair) => pair.ratio < pair.atLeast);
  if (weak.length === 0) return [];
  const words = [...new Set(weak.map((pair) => pair.colours.join(" on ")))].join(", ");
  const ids = [...new Set(weak.flatMap((pair) => pair.ids))];
  return [{ code: "contrast", level: "warning", message: `Too little contrast: ${words}.`, ids }];
}

function checkSteps(steps: readonly PlacedStep[]): readonly Finding[] {
  const at = `at ${NARROWEST_PX} px`;
  const silent = steps.flatMap(({ text }, index) => (text.trim() === "" ? [index + 1] : []));
  return [
    ...steps.flatMap(({ outside, unnamed }, index) => [
      ...finding(
        "step-outside",
        "warning",
        outside,
        `Step ${index + 1} highlights an entity that it does not bring into sight.`,
        (n) => `Step ${index + 1} highlights ${n} entities that it does not bring into sight.`,
      ),
      ...finding(
        "step-unnamed",
        "warning",
        unnamed,
        `Step ${index + 1} highlights an entity whose label finds no room ${at}.`,
        (n) => `Step ${index + 1} highlights ${n} entities whose labels find no room ${at}.`,
      ),
    ]),
    ...finding(
      "step-without-text",
      "note",
      silent.map(String),
      `Step ${silent.join()} has a title and no text.`,
      () => `Steps ${silent.join(", ")} have a title and no text.`,
    ).map((found) => ({ ...found, ids: [] })),
  ];
}

function checkAlt(alt: string): readonly Finding[] {
  const text = alt.trim();
  if (text === "") {
    return [{ code: "missing-alt", level: "error", message: "The picture has no alt text.", ids: [] }];
  }
  if (text.length >= SMALLEST_ALT) return [];
  return [
    {
      code: "missing-alt",
      level: "warning",
      message: "The alt text is too short to say what the picture shows.",
      ids: [],
    },
  ];
}
