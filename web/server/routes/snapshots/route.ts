// GET and POST /api/snapshots, POST /api/snapshots/:id/withdraw: what is published, publishing, and taking back.
import type { Positions, SnapshotGraph } from "#model";
import type { RegisterRoutes, RouteDeps } from "../../app-deps.ts";
import { ProblemError } from "../../errors.ts";
import { linksOf } from "#web/embed/page/links";
import { readConsistently, readDatasets } from "../../graph-reader.ts";
import { presentPositions } from "../../present.ts";
import { requireAccess } from "../../snapshots/publish-access.ts";
import { buildSnapshot } from "../../snapshots/publish-snapshot.ts";
import { toSnapshotProblem } from "../../snapshots/snapshot-problem.ts";
import { idParams, responses } from "../../wire-schema.ts";
import { listAnswer, listQuery, publishAnswer, publishBody, withdrawAnswer, withdrawBody } from "./schema.ts";

/** Of the request: more than a snapshot may have, so that the quota is what refuses it, in its own words. */
const BODY_BYTES = 4 * 1024 * 1024;

export const snapshotRoutes: RegisterRoutes = (app, deps) => {
  const { shelf } = deps;
  const pageOf = (id: string) => linksOf(deps.publicOrigin(), id).page;

  app.get(
    "/api/snapshots",
    {
      schema: {
        summary: "What is published, newest first",
        tags: ["snapshots"],
        querystring: listQuery,
        response: responses(listAnswer),
      },
    },
    // oxlint-disable-next-line oxc/no-async-endpoint-handlers -- fastify awaits its handlers
    async (request) => {
      const page = await shelf.store.list(request.query);
      return {
        ok: true as const,
        snapshots: page.snapshots.map((summary) => ({ ...summary, url: pageOf(summary.id) })),
        total: page.total,
        truncated: request.query.offset + page.snapshots.length < page.total,
        dataVersion: (await deps.store.describe()).dataVersion,
        damaged: page.damaged,
      };
    },
  );

  app.post(
    "/api/snapshots",
    {
      bodyLimit: BODY_BYTES,
      onRequest: async (request) => requireAccess(deps.config, request.headers.authorization),
      schema: {
        summary: "Publish a picture; the same content again gives the same id",
        tags: ["snapshots"],
        body: publishBody,
        response: responses(publishAnswer),
      },
    },
    async (request, reply) => {
      const { replaces } = request.body;
      if (replaces !== undefined && (await shelf.store.read(replaces)) === undefined) {
        throw new ProblemError("invalid-parameters", `replaces: there is no snapshot ${replaces}.`, {
          errors: [{ field: "replaces", message: "is not the id of a snapshot that exists" }],
        });
      }
      const description = await deps.store.describe();
      const { dataVersion, datasets } = description;
      const reviewed = datasets.map((dataset) => dataset.reviewedDate).toSorted();
      const reviewedDate = reviewed.at(-1);
      const built = buildSnapshot(request.body, {
        now: new Date().toISOString(),
        dataVersion,
        ...(reviewedDate === undefined ? {} : { reviewedDate }),
        // Who says no places gets those that the curators gave, as the explorer draws them.
        ...(request.body.positions === undefined && description.counts.nodes > 0
          ? { handPlaced: await readPlaces(deps, request.body.graph, request.signal) }
          : {}),
      });
      const { stored, created } = await shelf.store.save(built).catch(toSnapshotProblem);
      const { id, createdAt, publishCheck } = stored.snapshot;
      if (replaces !== undefined && stored.notes.replacedBy === undefined) {
        await shelf.store.note(replaces, (notes) => ({ ...notes, replacedBy: id }));
      }
      void reply.code(created ? 201 : 200).header("location", pageOf(id));
      return { ok: true as const, id, url: pageOf(id), created, createdAt, publishCheck };
    },
  );

  app.post(
    "/api/snapshots/:id/withdraw",
    {
      onRequest: async (request) => requireAccess(deps.config, request.headers.authorization),
      schema: {
        summary: "Take a picture back; its page then says that it was, and why",
        tags: ["snapshots"],
        params: idParams,
        body: withdrawBody,
        response: responses(withdrawAnswer),
      },
    },
    // oxlint-disable-next-line oxc/no-async-endpoint-handlers -- fastify awaits its handlers
    async (request) => {
      const { id } = request.params;
      const first = { date: new Date().toISOString(), reason: request.body.reason };
      const { notes } = await shelf.store
        .note(id, (before) => ({ ...before, withdrawn: before.withdrawn ?? first }))
        .catch(toSnapshotProblem);
      return { ok: true as const, id, url: pageOf(id), withdrawn: notes.withdrawn ?? first };
    },
  );
};

function readPlaces(deps: RouteDeps, { entities }: SnapshotGraph, signal: AbortSignal): Promise<Positions> {
  const ids = new Set(entities.map(({ id }) => id));
  return readConsistently(deps, signal, async (reading) => presentPositions(await readDatasets(reading), ids));
}
