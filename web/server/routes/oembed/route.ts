// GET /oembed?url=: how to embed a snapshot, for programs (oEmbed 1.0).
import { linksOf } from "#web/embed/page/links";
import type { RegisterRoutes } from "../../app-deps.ts";
import { ProblemError } from "../../errors.ts";
import { answeredByCache, forAnyPage } from "../../snapshots/answer.ts";
import { buildOEmbed, idInAddress, toOEmbedXml } from "../../snapshots/oembed.ts";
import { versionOf } from "../../snapshots/shelf.ts";
import { toSnapshotProblem } from "../../snapshots/snapshot-problem.ts";
import { oembedQuery } from "./schema.ts";

export const oembedRoutes: RegisterRoutes = (app, deps) => {
  app.get(
    "/oembed",
    { schema: { summary: "oEmbed 1.0 for a snapshot's address", tags: ["snapshots"], querystring: oembedQuery } },
    async (request, reply) => {
      const { url, format, maxwidth, maxheight } = request.query;
      if (format !== "json" && format !== "xml") {
        throw new ProblemError("format-unknown", "oEmbed is answered as json or as xml.");
      }
      const origin = deps.publicOrigin();
      const id = idInAddress(url, origin);
      const stored = id === undefined ? undefined : await deps.shelf.store.read(id).catch(toSnapshotProblem);
      if (id === undefined || stored === undefined || stored.notes.withdrawn !== undefined) {
        throw new ProblemError("not-found", "The address is not that of a published picture of this server.");
      }
      const links = linksOf(origin, id);
      const tag = [versionOf(stored, links), "oembed", format, maxwidth ?? "", maxheight ?? "", deps.buildId].join("-");
      if (answeredByCache(request, reply, tag)) return reply;
      const answer = buildOEmbed(stored.snapshot, links, { maxwidth, maxheight });
      if (format === "json") {
        return forAnyPage(reply).type("application/json; charset=utf-8").send(JSON.stringify(answer));
      }
      return forAnyPage(reply).type("text/xml; charset=utf-8").send(toOEmbedXml(answer));
    },
  );
};
