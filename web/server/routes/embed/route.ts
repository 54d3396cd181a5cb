// GET /embed/:id, the page inside a frame, and /embed.js, the script for the page around it.
import { isSnapshotId } from "#model";
import { buildEmbedPage, buildEmbedTombstone } from "#web/embed/page/embed-page";
import { linksOf } from "#web/embed/page/links";
import type { RegisterRoutes } from "../../app-deps.ts";
import { EMBEDDABLE } from "../../security.ts";
import { answeredByCache, forAnyPage } from "../../snapshots/answer.ts";
import { createMadeLately } from "../../snapshots/made-lately.ts";
import { makeText, sendMade } from "../../snapshots/made-text.ts";
import type { MadeText } from "../../snapshots/made-text.ts";
import { pagePolicy } from "../../snapshots/page-policy.ts";
import { bury, gather, versionOf } from "../../snapshots/shelf.ts";
import { toSnapshotProblem } from "../../snapshots/snapshot-problem.ts";
import { idParams } from "../../wire-schema.ts";

export const embedRoutes: RegisterRoutes = (app, deps) => {
  const { shelf } = deps;
  const pages = createMadeLately<MadeText>();

  app.get(
    "/embed/:id",
    {
      ...EMBEDDABLE,
      schema: { summary: "A published picture for a frame in somebody's page", tags: ["snapshots"], params: idParams },
    },
    async (request, reply) => {
      const { id } = request.params;
      const stored = isSnapshotId(id) ? await shelf.store.read(id).catch(toSnapshotProblem) : undefined;
      if (stored === undefined) return reply.callNotFound();
      const origin = deps.publicOrigin();
      const links = linksOf(origin, id);
      const tag = `${versionOf(stored, links)}-embed-${shelf.scriptHash}-${deps.buildId}`;
      if (answeredByCache(request, reply, tag)) return reply;
      const { withdrawn } = stored.notes;
      const linksFor = (one: string) => linksOf(origin, one);
      const page = await pages(tag, async () => {
        const buried = await bury(shelf, stored, linksFor);
        const html =
          buried === undefined
            ? buildEmbedPage(await gather(shelf, stored, linksFor))
            : buildEmbedTombstone(buried, shelf.pageScript);
        return makeText(html, pagePolicy(html, "anywhere"));
      });
      return sendMade(request, reply.code(withdrawn === undefined ? 200 : 410).type("text/html; charset=utf-8"), page);
    },
  );

  app.get(
    "/embed.js",
    { schema: { summary: "Puts interactive frames where figures of ours are", tags: ["snapshots"] } },
    (request, reply) => {
      if (answeredByCache(request, reply, `host-${shelf.scriptHash}`)) return reply;
      return forAnyPage(reply).type("text/javascript; charset=utf-8").send(shelf.hostScript);
    },
  );
};
