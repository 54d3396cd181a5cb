// GET /api/graph: everything, or what passes the filters, up to a limit.
import type { RegisterRoutes, RouteDeps } from "../../app-deps.ts";
import { OF_DATA_VERSION } from "../../caching.ts";
import { readConsistently, readDatasets, readGraph } from "../../graph-reader.ts";
import { sendNdjson, wantsNdjson } from "../../ndjson.ts";
import { responses } from "../../wire-schema.ts";
import { needsLiveNames, toGraphFilter } from "./filter.ts";
import { presentGraphResponse, toNdjson } from "./present.ts";
import { graphAnswer, graphQuery } from "./schema.ts";
import type { GraphQuerystring } from "./schema.ts";

export const graphRoutes: RegisterRoutes = (app, deps) => {
  app.get(
    "/api/graph",
    {
      ...OF_DATA_VERSION,
      schema: {
        summary: "The graph, or what passes the filters, with the evidence of every fact",
        description:
          "Byte-stable for one data version. With `Accept: application/x-ndjson` one line a fact: " +
          "`{entity}`…, `{relation}`…, `{source}`…, last `{done, totals, datasets, positions, truncated, dataVersion}`.",
        tags: ["graph"],
        querystring: graphQuery,
        response: responses(graphAnswer),
      },
    },
    async (request, reply) => {
      const response = await readResponse(deps, request.query, request.signal);
      return wantsNdjson(request) ? sendNdjson(reply, toNdjson(response)) : response;
    },
  );
};

function readResponse(deps: RouteDeps, query: GraphQuerystring, signal: AbortSignal) {
  return readConsistently(deps, signal, async (reading) => {
    const live = needsLiveNames(query) ? await deps.store.liveSchema() : undefined;
    const filter = toGraphFilter(query, {
      labels: live?.labels.map(({ name }) => name) ?? [],
      types: live?.relationshipTypes.map(({ name }) => name) ?? [],
      datasets: reading.description.datasets.map(({ id }) => id),
    });
    const found = await readGraph(reading, filter, query.limit);
    return presentGraphResponse(found, await readDatasets(reading), reading.description.dataVersion, reading.foreign);
  });
}
