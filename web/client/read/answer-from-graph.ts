// Answers that follow from the whole graph alone, in the shape the server gives them: search, an entity, its
// neighbours. For a copy without a server. Pure.
import type { GraphResponse, WireEntity, WireGraph, WireRelation } from "#contract";
import type { Plain } from "#model";
import { countByType, orderNeighbours } from "#web/contract/neighbours";
import { buildNameIndex, searchNames } from "#web/contract/search-names";

const PAGE = 25;
const HITS = 20;
const ORDERS = ["degree", "amount", "date"] as const;

/** Undefined where the address asks for something else, or for what is not in the graph. */
export function answerFromGraph(address: string, whole: GraphResponse): object | undefined {
  const { pathname, searchParams } = new URL(address, "http://any.example");
  if (pathname === "/api/search") return searched(whole, searchParams);
  const [, id = "", neighbours] = /^\/api\/entities\/([^/]+)(\/neighbours)?$/.exec(pathname) ?? [];
  const entity = whole.graph.entities.find((candidate) => candidate.id === decodeURIComponent(id));
  if (entity === undefined) return undefined;
  const around = relationsOf(whole.graph, entity.id);
  if (neighbours !== undefined) return neighboursOf(whole, entity, around, searchParams);
  return { ...head(whole), entity, graph: graphOf(whole.graph, around, new Set([entity.id])) };
}

function head({ dataVersion }: GraphResponse) {
  return { ok: true, truncated: false, dataVersion };
}

function relationsOf({ relations }: WireGraph, id: string): readonly WireRelation[] {
  return relations.filter(({ source, target }) => source === id || target === id);
}

/** The relations with their ends and the sources they cite. */
function graphOf(whole: WireGraph, relations: readonly WireRelation[], also: ReadonlySet<string>): WireGraph {
  const ids = new Set([...also, ...relations.flatMap(({ source, target }) => [source, target])]);
  const entities = whole.entities.filter(({ id }) => ids.has(id));
  const cited = new Set([...entities, ...relations].flatMap(({ evidence }) => evidence.map(({ source }) => source)));
  return { entities, relations, sources: whole.sources.filter(({ id }) => cited.has(id)) };
}

function textsIn(value: Plain | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item: Plain) => typeof item === "string") : [];
}

function searched(whole: GraphResponse, parameters: URLSearchParams): object {
  const named = whole.graph.entities.map(({ id, name, properties }) => ({
    id,
    name,
    aliases: textsIn(properties["aliases"]),
    formerNames: textsIn(properties["formerNames"]),
    degree: relationsOf(whole.graph, id).length,
  }));
  const limit = Number(parameters.get("limit") ?? HITS);
  const { matches, total } = searchNames(buildNameIndex(named, false), parameters.get("q") ?? "", limit);
  const byId = new Map(whole.graph.entities.map((entity) => [entity.id, entity]));
  const hits = matches.map(({ id, field, text, degree }) => ({
    entity: byId.get(id),
    matched: { field, text },
    degree,
  }));
  return { ...head(whole), truncated: total > limit, hits };
}

function neighboursOf(
  whole: GraphResponse,
  { id }: WireEntity,
  around: readonly WireRelation[],
  parameters: URLSearchParams,
): object {
  const types = parameters.getAll("types");
  const asked = around.filter(({ type }) => types.length === 0 || types.includes(type));
  const others = new Set(asked.flatMap(({ source, target }) => [source, target]).filter((other) => other !== id));
  const neighbours = [...others].map((other) => ({ id: other, degree: relationsOf(whole.graph, other).length }));
  const order = ORDERS.find((name) => name === parameters.get("order")) ?? "degree";
  const ordered = orderNeighbours(id, neighbours, asked, order);
  const offset = Number(parameters.get("offset") ?? 0);
  const limit = Number(parameters.get("limit") ?? PAGE);
  const page = new Set([id, ...ordered.slice(offset, offset + limit)]);
  const kept = asked.filter(({ source, target }) => page.has(source) && page.has(target));
  return {
    ...head(whole),
    truncated: offset + limit < ordered.length,
    graph: graphOf(whole.graph, kept, page),
    counts: countByType(id, around),
    total: ordered.length,
    positions: Object.fromEntries(Object.entries(whole.positions).filter(([entityId]) => page.has(entityId))),
  };
}
