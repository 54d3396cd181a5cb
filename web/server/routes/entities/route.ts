// GET /api/entities/:id and /neighbours: one entity with what it rests on, and what expanding it would bring.
import type { RegisterRoutes, RouteDeps } from "../../app-deps.ts";
import { OF_DATA_VERSION } from "../../caching.ts";
import { ProblemError } from "../../errors.ts";
import { completeSubgraph, readAround, readConsistently, readDatasets, readEntity } from "../../graph-reader.ts";
import type { Reading } from "../../graph-reader.ts";
import { countByType, orderNeighbours } from "#web/contract/neighbours";
import { identityOf, presentEntity, presentGraph, presentPositions, toGraphNode, toSubgraph } from "../../present.ts";
import { idParams, responses } from "../../wire-schema.ts";
import { entityAnswer, neighboursAnswer, neighboursQuery } from "./schema.ts";
import type { z } from "zod";

/** Relations of one entity that are read at most: more than a panel or a picture can show. */
const MAX_AROUND = 10_000;

export const entityRoutes: RegisterRoutes = (app, deps) => {
  app.get(
    "/api/entities/:id",
    {
      ...OF_DATA_VERSION,
      schema: {
        summary: "One entity with its relations and their evidence",
        tags: ["graph"],
        params: idParams,
        response: responses(entityAnswer),
      },
    },
    (request) => readEntityResponse(deps, request.params.id, request.signal),
  );

  app.get(
    "/api/entities/:id/neighbours",
    {
      ...OF_DATA_VERSION,
      schema: {
        summary: "The next neighbours of an entity, and how many there are by type",
        tags: ["graph"],
        params: idParams,
        querystring: neighboursQuery,
        response: responses(neighboursAnswer),
      },
    },
    (request) => readNeighboursResponse(deps, request.params.id, request.query, request.signal),
  );
};

async function entityOrProblem(reading: Reading, id: string) {
  const node = await readEntity(reading, id);
  if (node === undefined) throw new ProblemError("not-found", `There is no entity "${id}".`);
  return node;
}

function readEntityResponse(deps: RouteDeps, id: string, signal: AbortSignal) {
  return readConsistently(deps, signal, async (reading) => {
    const node = await entityOrProblem(reading, id);
    const around = await readAround(reading, identityOf(node, reading.identity), MAX_AROUND);
    const subgraph = await completeSubgraph(reading, [node, ...around.nodes], around.relationships);
    return {
      ok: true as const,
      entity: presentEntity(toGraphNode(node, reading.identity), reading.foreign.captions),
      graph: presentGraph(subgraph, reading.foreign.captions),
      truncated: around.truncated,
      dataVersion: reading.description.dataVersion,
    };
  });
}

function readNeighboursResponse(
  deps: RouteDeps,
  reference: string,
  query: z.output<typeof neighboursQuery>,
  signal: AbortSignal,
) {
  return readConsistently(deps, signal, async (reading) => {
    const node = await entityOrProblem(reading, reference);
    const id = identityOf(node, reading.identity);
    const around = await readAround(reading, id, MAX_AROUND);
    const all = toSubgraph([node, ...around.nodes], around.relationships, [], reading.identity).relationships;
    const asked = all.filter(({ type }) => query.types.length === 0 || query.types.includes(type));
    const neighbours = [...around.degrees]
      .filter(([other]) => other !== id)
      .map(([other, degree]) => ({ id: other, degree }));
    const ordered = orderNeighbours(id, neighbours, asked, query.order);
    const page = new Set([id, ...ordered.slice(query.offset, query.offset + query.limit)]);
    const relationIds = new Set(
      asked.filter(({ source, target }) => page.has(source) && page.has(target)).map((relation) => relation.id),
    );
    const subgraph = await completeSubgraph(
      reading,
      [node, ...around.nodes].filter((other) => page.has(identityOf(other, reading.identity))),
      around.relationships.filter((relation) => relationIds.has(identityOf(relation, reading.identity))),
    );
    return {
      ok: true as const,
      graph: presentGraph(subgraph, reading.foreign.captions),
      counts: countByType(id, all),
      total: ordered.length,
      positions: presentPositions(await readDatasets(reading), page),
      truncated: around.truncated || query.offset + query.limit < ordered.length,
      dataVersion: reading.description.dataVersion,
    };
  });
}
