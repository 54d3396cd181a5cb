// Unknown JSON to a graph, leniently: a fact that cannot be understood is left out, the rest is shown.
import type {
  GraphResponse,
  MatchField,
  SearchHit,
  SearchResponse,
  WireDataset,
  WireEntity,
  WireGraph,
} from "#contract";
import type { WireRelation, WireSource } from "#contract";
import type { Evidence, Plain, Positions, Properties } from "#model";

export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown): Fields | undefined {
  // A named door: any object that is not a list can be read by name.
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

export function listOf<T>(value: unknown, parse: (fields: Fields) => T | undefined): readonly T[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown) => {
    const fields = fieldsOf(item);
    const parsed = fields === undefined ? undefined : parse(fields);
    return parsed === undefined ? [] : [parsed];
  });
}

/** The entries that can be understood, under their names. */
export function entriesOf<T>(value: unknown, parse: (item: unknown) => T | undefined): Readonly<Record<string, T>> {
  return Object.fromEntries(
    Object.entries(fieldsOf(value) ?? {}).flatMap(([name, item]) => {
      const parsed = parse(item);
      return parsed === undefined ? [] : [[name, parsed] as const];
    }),
  );
}

export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(text).filter((item) => item !== "") : [];
}

export const text = (value: unknown): string => (typeof value === "string" ? value : "");
export const number = (value: unknown): number => (typeof value === "number" && Number.isFinite(value) ? value : 0);

export function isPlain(value: unknown): value is Plain {
  if (value === null || ["boolean", "number", "string"].includes(typeof value)) return true;
  if (Array.isArray(value)) return value.every(isPlain);
  const fields = fieldsOf(value);
  return fields !== undefined && Object.values(fields).every(isPlain);
}

export function propertiesOf(value: unknown): Properties {
  const kept: Record<string, Plain> = {};
  for (const [name, item] of Object.entries(fieldsOf(value) ?? {})) if (isPlain(item)) kept[name] = item;
  return kept;
}

function parseEvidence(fields: Fields): Evidence | undefined {
  const source = text(fields["source"]);
  if (source === "") return undefined;
  const note = text(fields["note"]);
  return {
    source,
    locator: text(fields["locator"]) || "not given",
    stance: fields["stance"] === "disputes" ? "disputes" : "supports",
    ...(note === "" ? {} : { note }),
  };
}

function parseEntity(fields: Fields): WireEntity | undefined {
  const id = text(fields["id"]);
  if (id === "") return undefined;
  return {
    id,
    kind: text(fields["kind"]),
    name: text(fields["name"]) || id,
    labels: Array.isArray(fields["labels"]) ? fields["labels"].map(text) : [],
    properties: propertiesOf(fields["properties"]),
    evidence: listOf(fields["evidence"], parseEvidence),
  };
}

function parseRelation(fields: Fields): WireRelation | undefined {
  const [id, source, target] = [text(fields["id"]), text(fields["source"]), text(fields["target"])];
  if (id === "" || source === "" || target === "") return undefined;
  return {
    id,
    type: text(fields["type"]),
    source,
    target,
    properties: propertiesOf(fields["properties"]),
    evidence: listOf(fields["evidence"], parseEvidence),
  };
}

function parseSource(fields: Fields): WireSource | undefined {
  const id = text(fields["id"]);
  if (id === "") return undefined;
  return { id, title: text(fields["title"]) || id, properties: propertiesOf(fields["properties"]) };
}

export function parseDataset(fields: Fields): WireDataset {
  return {
    id: text(fields["id"]),
    title: text(fields["title"]) || text(fields["id"]),
    description: text(fields["description"]) || null,
    reviewedDate: text(fields["reviewedDate"]),
  };
}

/** Relations whose ends are not in the answer cannot be drawn and are left out. */
export function parseGraph(value: unknown): WireGraph | undefined {
  const fields = fieldsOf(value);
  if (fields === undefined || !Array.isArray(fields["entities"])) return undefined;
  const entities = listOf(fields["entities"], parseEntity);
  const known = new Set(entities.map((entity) => entity.id));
  const relations = listOf(fields["relations"], parseRelation);
  const names = entriesOf(fields["names"], (name) => text(name) || undefined);
  return {
    entities,
    relations: relations.filter((relation) => known.has(relation.source) && known.has(relation.target)),
    sources: listOf(fields["sources"], parseSource),
    ...(Object.keys(names).length === 0 ? {} : { names }),
  };
}

export function parsePositions(value: unknown): Positions {
  const positions: Record<string, readonly [number, number]> = {};
  for (const [id, point] of Object.entries(fieldsOf(value) ?? {})) {
    if (Array.isArray(point) && point.length === 2) positions[id] = [number(point[0]), number(point[1])];
  }
  return positions;
}

export function parseGraphResponse(value: unknown): GraphResponse | undefined {
  const fields = fieldsOf(value);
  const graph = parseGraph(fields?.["graph"]);
  if (fields === undefined || graph === undefined) return undefined;
  const totals = fieldsOf(fields["totals"]) ?? {};
  return {
    ok: true,
    truncated: fields["truncated"] === true,
    dataVersion: text(fields["dataVersion"]) || null,
    graph,
    totals: {
      entities: Math.max(number(totals["entities"]), graph.entities.length),
      relations: Math.max(number(totals["relations"]), graph.relations.length),
    },
    datasets: listOf(fields["datasets"], parseDataset),
    positions: parsePositions(fields["positions"]),
    ...(text(fields["database"]) === "" ? {} : { database: text(fields["database"]) }),
  };
}

/** The graph of an answer about one entity, that entity among its own. */
export function parseEntityGraph(value: unknown): WireGraph | undefined {
  const fields = fieldsOf(value);
  const graph = fieldsOf(fields?.["graph"]);
  const others: unknown = graph?.["entities"];
  if (graph === undefined || fieldsOf(fields?.["entity"]) === undefined || !Array.isArray(others)) return undefined;
  return parseGraph({ ...graph, entities: [fields?.["entity"], ...others] });
}

function isMatchField(value: unknown): value is MatchField {
  return value === "alias" || value === "formerName" || value === "id" || value === "property";
}

function parseHit(fields: Fields): SearchHit | undefined {
  const entityFields = fieldsOf(fields["entity"]);
  const entity = entityFields === undefined ? undefined : parseEntity(entityFields);
  if (entity === undefined) return undefined;
  const matched = fieldsOf(fields["matched"]) ?? {};
  const field = matched["field"];
  return {
    entity,
    matched: {
      field: isMatchField(field) ? field : "name",
      text: text(matched["text"]) || entity.name,
    },
    degree: number(fields["degree"]),
  };
}

export function parseSearchResponse(value: unknown): SearchResponse | undefined {
  const fields = fieldsOf(value);
  if (fields === undefined || !Array.isArray(fields["hits"])) return undefined;
  return {
    ok: true,
    truncated: fields["truncated"] === true,
    dataVersion: text(fields["dataVersion"]) || null,
    hits: listOf(fields["hits"], parseHit),
  };
}
