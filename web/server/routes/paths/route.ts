// GET /api/paths: the shortest ways between two entities, and the next ones, each fact with its evidence.
import { StoreError } from "#store/graph-store";
import type { PathsResponse } from "#contract";
import type { RegisterRoutes, RouteDeps } from "../../app-deps.ts";
import { OF_DATA_VERSION } from "../../caching.ts";
import { ProblemError } from "../../errors.ts";
import { findPaths, MAX_LEVEL_RELATIONS } from "../../find-paths.ts";
import type { Expand } from "../../find-paths.ts";
import { completeSubgraph, readConsistently, readEntities, readRelations, readSteps } from "../../graph-reader.ts";
import type { Reading, StepFilter } from "../../graph-reader.ts";
import { identityOf, presentGraph } from "../../present.ts";
import { responses } from "../../wire-schema.ts";
import { isOwnType, typesOf, unknownNames } from "../graph/filter.ts";
import { pathsAnswer, pathsQuery } from "./schema.ts";
import type { PathsQuerystring } from "./schema.ts";

/** Then what was found is answered, with a flag. */
const BUDGET_MS = 4_000;

export const pathsRoutes: RegisterRoutes = (app, deps) => {
  app.get(
    "/api/paths",
    {
      ...OF_DATA_VERSION,
      schema: {
        summary: "The k shortest ways between two entities, with the evidence of every step",
        description:
          "Relations are walked whichever way they point; parallel ones make different paths. Of one length the " +
          "paths with the fewest inferred steps come first, then in the order of their ids. After 4 s what was found is answered, with `truncated`. " +
          "Example: `/api/paths?from=nvidia&to=openai&k=3&families=capital`.",
        tags: ["graph"],
        querystring: pathsQuery,
        response: responses(pathsAnswer),
      },
    },
    async (request, reply) => {
      const response = await readResponse(deps, request.query, request.signal);
      // What time has cut is not what the data says: the next one may get more.
      if (response.truncated) void reply.header("cache-control", "no-store");
      return response;
    },
  );
};

function readResponse(deps: RouteDeps, query: PathsQuerystring, signal: AbortSignal): Promise<PathsResponse> {
  const deadline = performance.now() + (deps.pathsBudgetMs ?? BUDGET_MS);
  const leftMs = () => Math.max(0, deadline - performance.now());
  return readConsistently(deps, signal, async (reading) => {
    const filter = await readFilter(reading, query);
    await requireEnds(reading, query);
    const { from, to, k } = query;
    const expand = expandUntil(reading, filter, leftMs);
    const { paths, truncated, apart } = await findPaths({ from, to, count: k }, expand, () => leftMs() === 0);
    const entityIds = paths.flatMap((path) => path.filter((_id, index) => index % 2 === 0));
    const relationIds = paths.flatMap((path) => path.filter((_id, index) => index % 2 === 1));
    const nodes = await readEntities(reading, [...new Set(entityIds)]);
    const { relationships } = await readRelations(reading, [...new Set(relationIds)]);
    return {
      ok: true as const,
      paths,
      graph: presentGraph(await completeSubgraph(reading, nodes, relationships), reading.foreign.captions),
      ...(apart === undefined ? {} : { apart }),
      truncated,
      dataVersion: reading.description.dataVersion,
    };
  });
}

/** @throws ProblemError "invalid-parameters" for types that are nowhere in the graph */
async function readFilter(reading: Reading, query: PathsQuerystring): Promise<StepFilter> {
  const foreign = query.types.filter((type) => !isOwnType(type));
  if (foreign.length > 0) {
    const { relationshipTypes } = await reading.store.liveSchema();
    const live = relationshipTypes.map(({ name }) => name);
    const errors = unknownNames("types", foreign, live);
    if (errors.length > 0) {
      throw new ProblemError("invalid-parameters", errors.map(({ message }) => message).join(" "), { errors });
    }
  }
  const { after, before } = query;
  return { types: [...new Set([...query.types, ...typesOf(query.families)])], after, before };
}

async function requireEnds(reading: Reading, { from, to }: PathsQuerystring): Promise<void> {
  const found = await readEntities(reading, [from, to]);
  const known = found.map((node) => identityOf(node, reading.identity));
  const errors = Object.entries({ from, to })
    .filter(([, id]) => !known.includes(id))
    .map(([field, id]) => ({ field, message: `There is no entity "${id}".` }));
  if (errors.length > 0) {
    throw new ProblemError("not-found", errors.map(({ message }) => message).join(" "), { errors });
  }
}

function expandUntil(reading: Reading, filter: StepFilter, leftMs: () => number): Expand {
  return async (ids) => {
    const timeoutMs = Math.ceil(leftMs());
    if (timeoutMs === 0) return undefined;
    try {
      return await readSteps(reading, ids, filter, { limit: MAX_LEVEL_RELATIONS, timeoutMs });
    } catch (error) {
      if (error instanceof StoreError && error.code === "timeout") return undefined;
      throw error;
    }
  };
}
