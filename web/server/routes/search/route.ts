// GET /api/search: entities by what they are or were called, and which of it matched.
import type { RegisterRoutes } from "../../app-deps.ts";
import { OF_DATA_VERSION } from "../../caching.ts";
import { readConsistently, readEntities } from "../../graph-reader.ts";
import { findNames } from "../../name-index.ts";
import { identityOf, presentEntity, toGraphNode } from "../../present.ts";
import { responses } from "../../wire-schema.ts";
import { searchAnswer, searchQuery } from "./schema.ts";

export const searchRoutes: RegisterRoutes = (app, deps) => {
  app.get(
    "/api/search",
    {
      ...OF_DATA_VERSION,
      schema: {
        summary: "Entities by name, alias, former name or id",
        description:
          "Exact matches first, then prefixes, then prefixes of words, then anywhere; then the best connected.",
        tags: ["graph"],
        querystring: searchQuery,
        response: responses(searchAnswer),
      },
    },
    (request) =>
      readConsistently(deps, request.signal, async (reading) => {
        const { q, limit } = request.query;
        const index = await deps.names.for(reading);
        const { matches, truncated } = await findNames(reading, index, q, limit);
        const nodes = await readEntities(
          reading,
          matches.map(({ id }) => id),
        );
        const entities = new Map(
          nodes.map((node) => [
            identityOf(node, reading.identity),
            presentEntity(toGraphNode(node, reading.identity), reading.foreign.captions),
          ]),
        );
        return {
          ok: true as const,
          hits: matches.flatMap(({ id, field, text, degree }) => {
            const entity = entities.get(id);
            return entity === undefined ? [] : [{ entity, matched: { field, text }, degree }];
          }),
          truncated,
          dataVersion: reading.description.dataVersion,
        };
      }),
  );
};
