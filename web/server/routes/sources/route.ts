// GET /api/sources/:id: a source and the facts that cite it.
import type { RegisterRoutes } from "../../app-deps.ts";
import { OF_DATA_VERSION } from "../../caching.ts";
import { ProblemError } from "../../errors.ts";
import { completeSubgraph, readConsistently, readFactsBySource, readSource } from "../../graph-reader.ts";
import { presentGraph, presentSource } from "../../present.ts";
import { idParams, responses } from "../../wire-schema.ts";
import { sourceAnswer } from "./schema.ts";

/** Entities, and relations, in one answer. */
const MAX_FACTS = 10_000;

export const sourceRoutes: RegisterRoutes = (app, deps) => {
  app.get(
    "/api/sources/:id",
    {
      ...OF_DATA_VERSION,
      schema: {
        summary: "One source and the facts that cite it",
        tags: ["graph"],
        params: idParams,
        response: responses(sourceAnswer),
      },
    },
    (request) =>
      readConsistently(deps, request.signal, async (reading) => {
        const { id } = request.params;
        const source = await readSource(reading, id);
        if (source === undefined) throw new ProblemError("not-found", `There is no source "${id}".`);
        const facts = await readFactsBySource(reading, id, MAX_FACTS);
        const subgraph = await completeSubgraph(reading, facts.nodes, facts.relationships);
        return {
          ok: true as const,
          source: presentSource(source),
          graph: presentGraph(subgraph, reading.foreign.captions),
          truncated: facts.truncated,
          dataVersion: reading.description.dataVersion,
        };
      }),
  );
};
