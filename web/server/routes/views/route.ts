// POST /api/views and GET /api/views/:id: views that no address can hold, kept unlisted.
import { SAVED_VIEW_VERSION } from "#model";
import { addresses } from "#contract";
import type { RegisterRoutes } from "../../app-deps.ts";
import { ProblemError } from "../../errors.ts";
import { requireAccess } from "../../snapshots/publish-access.ts";
import { snapshotId } from "../../snapshots/snapshot-id.ts";
import { toSnapshotProblem } from "../../snapshots/snapshot-problem.ts";
import { idParams, responses } from "../../wire-schema.ts";
import { saveViewAnswer, saveViewBody, viewAnswer } from "./schema.ts";

/** Of the request: as JSON a view may take some more than it has characters. */
const BODY_BYTES = 4 * 1024 * 1024;

export const viewRoutes: RegisterRoutes = (app, deps) => {
  const { store } = deps.shelf;
  const linkTo = (id: string): string => deps.publicOrigin() + addresses.savedView(id);

  app.post(
    "/api/views",
    {
      bodyLimit: BODY_BYTES,
      onRequest: async (request) => requireAccess(deps.config, request.headers.authorization),
      schema: {
        summary: "Keep a view of the explorer under a link of its own; the same view again gives the same link",
        tags: ["snapshots"],
        body: saveViewBody,
        response: responses(saveViewAnswer),
      },
    },
    async (request, reply) => {
      const content = { version: SAVED_VIEW_VERSION, view: request.body.view } as const;
      const view = { ...content, id: snapshotId(content), createdAt: new Date().toISOString() };
      const { stored, created } = await store.saveView(view).catch(toSnapshotProblem);
      const { id, createdAt } = stored;
      void reply.code(created ? 201 : 200).header("location", addresses.view(id));
      return { ok: true as const, id, url: linkTo(id), created, createdAt };
    },
  );

  app.get(
    "/api/views/:id",
    {
      schema: {
        summary: "A kept view of the explorer",
        tags: ["snapshots"],
        params: idParams,
        response: responses(viewAnswer),
      },
    },
    // oxlint-disable-next-line oxc/no-async-endpoint-handlers -- fastify awaits its handlers
    async (request) => {
      const { id } = request.params;
      const stored = await store.readView(id).catch(toSnapshotProblem);
      if (stored === undefined) throw new ProblemError("not-found", `There is no saved view "${id}" on this server.`);
      return { ok: true as const, id, url: linkTo(id), createdAt: stored.createdAt, view: stored.view };
    },
  );
};
