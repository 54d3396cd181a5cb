// FollowTheMoney JSON lines: entities, relations as entities of their own, sources as documents. What the format cannot
// hold is said by ftmLosses before anybody downloads it.
import { KINDS, RELATION_TYPES, dateOf, isKind, isRelationType, moneyOf, numberOf, textOf, textsOf } from "#model";
import type { Evidence, Properties } from "#model";
import { countryCode } from "./country-code.ts";
import type { ExportGraph } from "./flat-facts.ts";

interface FtmEntity {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

type Entity = ExportGraph["entities"][number];
type Relation = ExportGraph["relations"][number];
type Source = ExportGraph["sources"][number];

/** What each schema in use is also an instance of, as far as the ends of relations ask for it. */
const ANCESTORS: Readonly<Record<string, readonly string[]>> = {
  Person: ["LegalEntity"],
  Company: ["Organization", "LegalEntity", "Asset"],
  Organization: ["LegalEntity"],
  PublicBody: ["Organization", "LegalEntity"],
};

interface Link {
  /** Property of the relation's source and of its target, with the schema each must be. */
  readonly source: readonly [property: string, range: string];
  readonly target: readonly [property: string, range: string];
}

const ANY = "Thing";
const UNKNOWN_LINK: Link = { source: ["subject", ANY], target: ["object", ANY] };
const LINKS: Readonly<Record<string, Link>> = {
  UnknownLink: UNKNOWN_LINK,
  Ownership: { source: ["owner", "LegalEntity"], target: ["asset", "Asset"] },
  Payment: { source: ["payer", "LegalEntity"], target: ["beneficiary", "LegalEntity"] },
  Employment: { source: ["employee", "Person"], target: ["employer", "Organization"] },
  Directorship: { source: ["director", "LegalEntity"], target: ["organization", "Organization"] },
  Membership: { source: ["member", "LegalEntity"], target: ["organization", "Organization"] },
  // Told from the document's side below where the source is one.
  Documentation: { source: ["entity", ANY], target: ["document", "Document"] },
};
const DOCUMENTS: Link = { source: ["document", "Document"], target: ["entity", ANY] };

/** Schemas that carry amount and currency; the others say the amount in their description. */
const WITH_AMOUNT = new Set(["Payment"]);

/** One JSON document a line, sources first, so that what is referred to is there before it is needed. */
export function toFtm(graph: ExportGraph): string {
  const schemas = schemasById(graph);
  const sources = new Map(graph.sources.map((source) => [source.id, source]));
  const lines: readonly FtmEntity[] = [
    ...graph.sources.map(documentOf),
    ...graph.entities.map((entity) => thingOf(entity, sources)),
    ...graph.relations.map((relation) => linkOf(relation, schemas, sources)),
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}

function schemasById(graph: ExportGraph): ReadonlyMap<string, string> {
  return new Map(graph.entities.map(({ id, kind }) => [id, schemaOf(kind)]));
}

/** A kind that is not ours is no schema of theirs either. */
function schemaOf(kind: string): string {
  return isKind(kind) ? KINDS[kind].ftm : "LegalEntity";
}

// Ids: one space for entities, relations and sources, of letters, digits, full stop and hyphen.

type Space = "entity" | "relation" | "source";

function ftmId(space: Space, id: string): string {
  const safe = id.replaceAll(/[^0-9a-zA-Z-]|-$/gu, (character) => `.${character.codePointAt(0)?.toString(16) ?? ""}z`);
  return `${space}.${safe}`;
}

function kept(properties: Readonly<Record<string, readonly (string | undefined)[]>>): FtmEntity["properties"] {
  const texts: Record<string, readonly string[]> = {};
  for (const [name, values] of Object.entries(properties)) {
    const said = new Set(values.flatMap((value) => (value === undefined || value === "" ? [] : [value])));
    if (said.size > 0) texts[name] = [...said];
  }
  return texts;
}

function documentOf(source: Source): FtmEntity {
  const { properties } = source;
  const schema = textOf(properties, "sourceType") === "newsArticle" ? "Article" : "Document";
  return {
    id: ftmId("source", source.id),
    schema,
    properties: kept({
      ...namedAs(schema, source.title),
      title: [source.title],
      publisher: [textOf(properties, "publisher")],
      sourceUrl: [textOf(properties, "url")],
      publishedAt: [wholeDate(properties, "publishedDate")],
      retrievedAt: [ftmTime(textOf(properties, "retrievedAt"))],
      notes: [textOf(properties, "credits")],
    }),
  };
}

function thingOf(entity: Entity, sources: ReadonlyMap<string, Source>): FtmEntity {
  const { properties } = entity;
  const schema = schemaOf(entity.kind);
  const value = numberOf(properties, "value");
  const figure = value === undefined ? undefined : [value, textOf(properties, "unit")].join(" ").trim();
  const country = textOf(properties, "country");
  const code = country === undefined ? undefined : countryCode(country);
  const { proof = [], notes = [] } = evidenceOn(entity.evidence, sources, "notes");
  return {
    id: ftmId("entity", entity.id),
    schema,
    properties: kept({
      ...namedAs(schema, entity.name),
      alias: textsOf(properties, "aliases"),
      previousName: textsOf(properties, "formerNames"),
      summary: [textOf(properties, "summary")],
      country: [code],
      ...(schema === "Company" ? { sector: [textOf(properties, "sector")] } : {}),
      ...(ANCESTORS[schema]?.includes("LegalEntity") === true ? { website: [textOf(properties, "website")] } : {}),
      description: [figure],
      notes: [country === undefined || code !== undefined ? undefined : `Country: ${country}`, ...notes],
      proof,
    }),
  };
}

/** A document's caption is its file's name there, which it must have; here that is its title. */
function namedAs(schema: string, name: string): Readonly<Record<string, readonly string[]>> {
  return { name: [name], ...(schema === "Document" ? { fileName: [name] } : {}) };
}

/** "2026-05-02T09:30:00Z" without its zone: there every time is UTC and says none. */
function ftmTime(written: string | undefined): string | undefined {
  if (written === undefined || /^\d{4}(-\d{2}(-\d{2})?)?$/.test(written)) return written;
  const at = new Date(written);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString().slice(0, 19);
}

function linkOf(
  relation: Relation,
  schemas: ReadonlyMap<string, string>,
  sources: ReadonlyMap<string, Source>,
): FtmEntity {
  const { schema, link } = linkFor(relation, schemas);
  const { properties } = relation;
  const money = moneyOf(properties);
  const amount = money !== undefined && "amount" in money ? money : undefined;
  const isOurs = isRelationType(relation.type);
  const words = isOurs ? RELATION_TYPES[relation.type].verb : relation.type;
  const figure =
    money === undefined || money.qualifier === "undisclosed"
      ? undefined
      : money.qualifier === "range"
        ? `${money.amountMin} to ${money.amountMax} ${money.currency}`
        : `${money.amount} ${money.currency}`;
  const said = money === undefined ? undefined : [figure, money.qualifier, money.status].filter(Boolean).join(", ");
  const date = wholeDate(properties, "announcedDate");
  const { proof, ...notes } = evidenceOn(relation.evidence, sources, "description");
  return {
    id: ftmId("relation", relation.id),
    schema,
    properties: kept({
      [link.source[0]]: [ftmId("entity", relation.source)],
      [link.target[0]]: [ftmId("entity", relation.target)],
      ...(schema === "Payment" ? { purpose: [words] } : { role: [textOf(properties, "role") ?? words] }),
      ...(WITH_AMOUNT.has(schema) && amount !== undefined
        ? { amount: [String(amount.amount)], currency: [amount.currency] }
        : {}),
      ...(schema === "Ownership" ? { percentage: [textOf(properties, "share")] } : {}),
      ...(schema === "Payment" ? {} : { status: [textOf(properties, "confidence")] }),
      date: [date],
      startDate: [wholeDate(properties, "startDate")],
      endDate: [wholeDate(properties, "endDate")],
      summary: [textOf(properties, "summary")],
      description: [`${relation.type} (${words})`, said, ...(notes["description"] ?? [])],
      recordId: [relation.id],
      proof: proof ?? [],
      publisher: relation.evidence.map(({ source }) => textOf(sources.get(source)?.properties ?? {}, "publisher")),
      sourceUrl: relation.evidence.map(({ source }) => textOf(sources.get(source)?.properties ?? {}, "url")),
    }),
  };
}

/** The schema of the vocabulary where both ends are what it asks for, else the link that says nothing. */
function linkFor(
  relation: Relation,
  schemas: ReadonlyMap<string, string>,
): { readonly schema: string; readonly link: Link } {
  const schema = isRelationType(relation.type) ? RELATION_TYPES[relation.type].ftm : "UnknownLink";
  const candidates = [LINKS[schema], ...(schema === "Documentation" ? [DOCUMENTS] : [])];
  const link = candidates.find(
    (candidate) =>
      candidate !== undefined &&
      isA(schemas.get(relation.source), candidate.source[1]) &&
      isA(schemas.get(relation.target), candidate.target[1]),
  );
  return link === undefined ? { schema: "UnknownLink", link: UNKNOWN_LINK } : { schema, link };
}

function isA(schema: string | undefined, range: string): boolean {
  return schema !== undefined && (range === ANY || schema === range || ANCESTORS[schema]?.includes(range) === true);
}

/** Documents it rests on, and each with its place in words. A dispute is words only: a proof supports. */
function evidenceOn(
  evidence: readonly Evidence[],
  sources: ReadonlyMap<string, Source>,
  words: "notes" | "description",
): { readonly proof?: readonly string[]; readonly [words: string]: readonly string[] | undefined } {
  return {
    proof: evidence.filter(({ stance }) => stance === "supports").map(({ source }) => ftmId("source", source)),
    [words]: evidence.map(({ source, locator, stance, note }) => {
      const from = `${stance === "disputes" ? "Disputed by" : "Source:"} ${sources.get(source)?.title ?? source}, ${locator}`;
      return note === undefined ? from : `${from} (${note})`;
    }),
  };
}

/** FollowTheMoney's dates are ISO 8601 prefixes; an approximate one or a range is not, and is left to the losses. */
function wholeDate(properties: Properties, name: string): string | undefined {
  const written = dateOf(properties, name)?.written;
  return written !== undefined && /^\d{4}(-\d{2}(-\d{2})?)?$/.test(written) ? written : undefined;
}

function has(name: string): (fact: { readonly properties: Properties }) => boolean {
  return ({ properties }) => properties[name] !== undefined;
}

/** What of this graph the format has no place for, each in one sentence; empty where everything fits. */
export function ftmLosses(graph: ExportGraph): readonly string[] {
  const schemas = schemasById(graph);
  const { entities, relations, sources } = graph;
  const facts = [...entities, ...relations];
  const unnamed = relations.filter((relation) => linkFor(relation, schemas).schema === "UnknownLink");
  const dates = ["announcedDate", "startDate", "endDate", "publishedDate"];
  const vague = [...relations, ...sources].filter(({ properties }) =>
    dates.some((name) => dateOf(properties, name) !== undefined && wholeDate(properties, name) === undefined),
  );
  const ofAll = `of ${relations.length} ${relations.length === 1 ? "relation" : "relations"}`;
  /** How many, and what follows the number: of one, of several. */
  const told: readonly (readonly [number, string, string])[] = [
    [
      unnamed.length,
      `${ofAll} has no schema of its own: it is a plain link, its type in words.`,
      `${ofAll} have no schema of their own: each is a plain link, its type in words.`,
    ],
    [
      relations.filter((relation) => moneyOf(relation.properties) !== undefined).length,
      "amount loses its qualifier and status (approx., planned) as data: they stand in the description.",
      "amounts lose their qualifier and status (approx., planned) as data: they stand in the description.",
    ],
    [
      relations.filter(has("sharedTotalId")).length,
      "amount is part of one shared total over several relations; the file does not say so.",
      "amounts are one shared total over several relations; the file does not say so.",
    ],
    [
      facts.filter(({ evidence }) => evidence.some(({ stance }) => stance === "disputes")).length,
      "disputed fact: who disputes it stands in words only.",
      "disputed facts: who disputes them stands in words only.",
    ],
    [
      facts.flatMap(({ evidence }) => evidence).length,
      "place in a source (P2 S1) stands in words only.",
      "places in sources (P2 S1) stand in words only.",
    ],
    [
      relations.filter(has("basis")).length,
      "relation loses what the claim rests on (reporting, inference).",
      "relations lose what the claim rests on (reporting, inference).",
    ],
    [
      relations.filter(has("isCurrent")).length,
      "relation loses whether it is current.",
      "relations lose whether they are current.",
    ],
    [relations.filter(has("attributedTo")).length, "relation loses who says so.", "relations lose who says so."],
    [
      vague.length,
      "fact loses a date that is approximate or a range.",
      "facts lose a date that is approximate or a range.",
    ],
    [
      entities.filter(
        ({ kind }) => !isKind(kind) || ["Project", "Note"].includes(KINDS[kind].ftm) || kind === "Country",
      ).length,
      "entity is of a kind it does not have (country, metric, technology): the nearest schema is written.",
      "entities are of a kind it does not have (country, metric, technology): the nearest schema is written.",
    ],
    [
      entities.filter(has("targetDate")).length,
      "metric loses the date it is for and its qualifier.",
      "metrics lose the date they are for and their qualifier.",
    ],
    [
      entities.filter(({ properties }) => {
        const country = textOf(properties, "country");
        return country !== undefined && countryCode(country) === undefined;
      }).length,
      "entity has a country that it does not know: its name stands in the notes.",
      "entities have a country that it does not know: its name stands in the notes.",
    ],
    [
      entities.filter(has("identifiers")).length,
      "entity loses its identifiers in other registers.",
      "entities lose their identifiers in other registers.",
    ],
    [
      facts.filter(has("datasets")).length,
      "fact loses which dataset claims it, and when it was reviewed.",
      "facts lose which dataset claims them, and when it was reviewed.",
    ],
  ];
  return told.flatMap(([count, one, many]) => (count === 0 ? [] : [`${count} ${count === 1 ? one : many}`]));
}
