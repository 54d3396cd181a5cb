// POST /api/query, /api/query/explain and DELETE /api/query/:requestId: a stranger's Cypher, behind the guard.
import { z } from "zod";
import type { Parameters } from "#store/graph-store";
import type { RegisterRoutes } from "../../app-deps.ts";
import { ProblemError } from "../../errors.ts";
import { leftSignal } from "../../left-signal.ts";
import { sendNdjson } from "../../ndjson.ts";
import { responses } from "../../wire-schema.ts";
import { answerFreeQuery } from "./answer.ts";
import { createRunning } from "./running.ts";
import {
  cancelAnswer,
  explainAnswer,
  explainBody,
  freeQueryBody,
  freeQueryOptions,
  requestIdParams,
} from "./schema.ts";

export const queryRoutes: RegisterRoutes = (app, deps) => {
  const { guard, metrics } = deps;
  const running = createRunning();
  metrics.gauge("query_slots_running", "Queries of visitors that the database works on.", () => guard.counts().running);
  metrics.gauge("query_slots_waiting", "Queries of visitors that wait for a slot.", () => guard.counts().waiting);
  metrics.gauge(
    "query_slots_stuck",
    "Queries that were given up and that the database has not let go of; at half of the slots free ones are off.",
    () => guard.counts().stuck,
  );

  const requireOpen = async () => {
    if (deps.config.freeQueries) return;
    throw new ProblemError("free-queries-off", "Free queries are off here. What can be asked: /api/queries.");
  };

  app.post(
    "/api/query",
    {
      // Before the body is looked at: a closed door says nothing else.
      onRequest: requireOpen,
      schema: {
        summary: "A query of your own, answered line by line",
        description:
          "NDJSON: `{columns}`, `{row}`…, `{graph}` where it was asked for, last `{done, rows, truncated, cutBy, ms, " +
          "requestId, dataVersion}`, or `{error}` (a problem) where it failed on the way. What fails before the first " +
          "row is a problem with its status: 400 with `rule`, `hint`, `position` and `violations` where the query is " +
          "refused, 429 with Retry-After where all places are taken, 504 at the deadline of 5 s. At most 5,000 rows " +
          "and 8 MB. Leaving ends the query in the database.",
        tags: ["queries"],
        body: freeQueryBody,
        querystring: freeQueryOptions,
        response: responses(z.string().meta({ description: "application/x-ndjson" })),
      },
    },
    async (request, reply) => {
      const { cypher, params, graph, requestId = request.id } = request.body;
      const address = request.ip;
      const entry = running.start(address, requestId);
      if (entry === undefined) {
        const message = "is the id of a query that still runs";
        throw new ProblemError("invalid-parameters", `requestId: ${message}`, {
          errors: [{ field: "requestId", message }],
        });
      }
      const signal = AbortSignal.any([leftSignal(reply), entry.signal]);
      try {
        const lines = await answerFreeQuery(deps, {
          cypher,
          params: toParameters(params),
          requestId,
          wantsGraph: graph || request.query.graph === "1",
          address,
          signal,
        });
        lines.once("close", entry.end);
        return sendNdjson(reply.header("cache-control", "no-store"), lines);
      } catch (error) {
        entry.end();
        throw error;
      }
    },
  );

  app.post(
    "/api/query/explain",
    {
      onRequest: requireOpen,
      schema: {
        summary: "How the store would go about a query; nothing is run",
        description: "Refuses what POST /api/query would refuse, in the same words, with the position of a mistake.",
        tags: ["queries"],
        body: explainBody,
        response: responses(explainAnswer),
      },
    },
    async (request, reply) => {
      const { cypher, params } = request.body;
      const asked = { address: request.ip, signal: leftSignal(reply) };
      const plan = await guard.explain({ cypher, params: toParameters(params), ...asked });
      const { dataVersion } = await deps.store.describe();
      void reply.header("cache-control", "no-store");
      return { ok: true as const, plan: plan.text, operators: plan.operators, truncated: false, dataVersion };
    },
  );

  app.delete(
    "/api/query/:requestId",
    {
      schema: {
        summary: "End a query of yours that runs",
        description: "Only from the address that asked it.",
        tags: ["queries"],
        params: requestIdParams,
        response: responses(cancelAnswer),
      },
    },
    // oxlint-disable-next-line oxc/no-async-endpoint-handlers -- fastify awaits its handlers
    async (request) => {
      const { requestId } = request.params;
      if (running.cancel(request.ip, requestId)) return { ok: true as const, requestId };
      throw new ProblemError("not-found", `No query of yours with the id "${requestId}" runs.`);
    },
  );
};

/** A named door: what came out of a body is plain JSON, and the guard measures it before anybody walks it. */
function toParameters(params: Readonly<Record<string, unknown>>): Parameters {
  return params as Parameters;
}
