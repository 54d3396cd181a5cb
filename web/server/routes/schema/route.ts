// GET /api/schema: the names that are live in the graph, for completion, legends and whoever writes a query.
import { compareText } from "#model";
import { FUNCTION_NAMES } from "#guard";
import type { RegisterRoutes } from "../../app-deps.ts";
import { OF_DATA_VERSION } from "../../caching.ts";
import { readConsistently } from "../../graph-reader.ts";
import { responses } from "../../wire-schema.ts";
import { schemaAnswer } from "./schema.ts";

export const schemaRoutes: RegisterRoutes = (app, deps) => {
  app.get(
    "/api/schema",
    {
      ...OF_DATA_VERSION,
      schema: {
        summary: "Labels, relation types and property keys of the graph, with how many there are",
        tags: ["graph"],
        response: responses(schemaAnswer),
      },
    },
    (request) =>
      readConsistently(deps, request.signal, async ({ store, description }) => {
        const live = await store.liveSchema();
        return {
          ok: true as const,
          engine: description.version,
          labels: live.labels.toSorted((a, b) => compareText(a.name, b.name)),
          relationshipTypes: live.relationshipTypes.toSorted((a, b) => compareText(a.name, b.name)),
          propertyKeys: live.propertyKeys.toSorted(compareText),
          sampled: live.sampled,
          datasets: description.datasets
            .map(({ id, title, description: about, reviewedDate }) => ({
              id,
              title,
              description: about,
              reviewedDate,
            }))
            .toSorted((a, b) => compareText(a.id, b.id)),
          freeQueries: deps.config.freeQueries,
          functions: FUNCTION_NAMES,
          truncated: false,
          dataVersion: description.dataVersion,
        };
      }),
  );
};
