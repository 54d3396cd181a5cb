// GET /api/relations/:id: one relation with its ends and everything it rests on.
import type { RegisterRoutes } from "../../app-deps.ts";
import { OF_DATA_VERSION } from "../../caching.ts";
import { ProblemError } from "../../errors.ts";
import { completeSubgraph, readConsistently, readRelation } from "../../graph-reader.ts";
import { presentGraph } from "../../present.ts";
import { idParams, responses } from "../../wire-schema.ts";
import { relationAnswer } from "./schema.ts";

export const relationRoutes: RegisterRoutes = (app, deps) => {
  app.get(
    "/api/relations/:id",
    {
      ...OF_DATA_VERSION,
      schema: {
        summary: "One relation with its evidence",
        tags: ["graph"],
        params: idParams,
        response: responses(relationAnswer),
      },
    },
    (request) =>
      readConsistently(deps, request.signal, async (reading) => {
        const { id } = request.params;
        const found = await readRelation(reading, id);
        const subgraph =
          found === undefined ? undefined : await completeSubgraph(reading, found.nodes, found.relationships);
        const graph = subgraph === undefined ? undefined : presentGraph(subgraph, reading.foreign.captions);
        const relation = graph?.relations[0];
        if (graph === undefined || relation === undefined) {
          throw new ProblemError("not-found", `There is no relation "${id}".`);
        }
        return {
          ok: true as const,
          relation,
          graph,
          truncated: false,
          dataVersion: reading.description.dataVersion,
        };
      }),
  );
};
