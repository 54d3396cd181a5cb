// GET /s/:id and its files: the page of a snapshot, and .svg .png .json .csv .txt .html beside it.
import type { FastifyReply } from "fastify";
import type { z } from "zod";
import { canonicalJson, isSnapshotId } from "#model";
import type { Snapshot } from "#model";
import { relationsToCsv } from "#formats";
import { dateWords } from "#view";
import { drawFile } from "#web/embed/page/draw";
import { linksOf } from "#web/embed/page/links";
import { buildSnapshotPage, buildTombstonePage } from "#web/embed/page/snapshot-page";
import type { Buried } from "#web/embed/page/published";
import type { PageForm } from "#web/embed/page/snapshot-page";
import { toPlainText } from "#web/embed/page/text-twin";
import { tombstoneSvg } from "#web/embed/page/tombstone-svg";
import type { RegisterRoutes } from "../../app-deps.ts";
import { ProblemError } from "../../errors.ts";
import { answeredByCache, forAnyPage } from "../../snapshots/answer.ts";
import { PICTURE_POLICY, pagePolicy } from "../../snapshots/page-policy.ts";
import { createMadeLately } from "../../snapshots/made-lately.ts";
import { makeText, sendMade } from "../../snapshots/made-text.ts";
import type { MadeText } from "../../snapshots/made-text.ts";
import { pngFile, tombstonePng } from "../../snapshots/png-file.ts";
import { bury, gather, versionOf } from "../../snapshots/shelf.ts";
import { toSnapshotProblem } from "../../snapshots/snapshot-problem.ts";
import { fileParams, pictureQuery } from "./schema.ts";

const FILE = /^(?<id>[0-9a-z]{16})(?:\.(?<format>svg|png|json|csv|txt|html))?$/;

/** What of the request its answer depends on: any other parameter makes nothing anew. */
function answerOf(format: string, { scale, form, step }: z.infer<typeof pictureQuery>): string {
  if (format === "svg") return `svg-${form}-${step ?? "whole"}`;
  return format === "png" ? `png-${scale}-${step ?? "whole"}` : format;
}

export const pictureRoutes: RegisterRoutes = (app, deps) => {
  const { shelf } = deps;
  const pngs = createMadeLately<Buffer>();
  const texts = createMadeLately<MadeText>();

  app.get(
    "/s/:file",
    {
      schema: {
        summary: "A published picture: its page, or a file of it (.svg .png .json .csv .txt .html)",
        tags: ["snapshots"],
        params: fileParams,
        querystring: pictureQuery,
      },
    },
    async (request, reply) => {
      const { id = "", format = "page" } = FILE.exec(request.params.file)?.groups ?? {};
      const stored = isSnapshotId(id) ? await shelf.store.read(id).catch(toSnapshotProblem) : undefined;
      if (stored === undefined) {
        if (format === "page") return reply.callNotFound();
        throw new ProblemError("not-found", `There is no snapshot "${request.params.file}".`);
      }
      const origin = deps.publicOrigin();
      const links = linksOf(origin, id);
      const { scale, form, step } = request.query;
      const asked = answerOf(format, request.query);
      const tag = `${versionOf(stored, links)}-${asked}-${shelf.scriptHash}-${deps.buildId}`;
      const { withdrawn } = stored.notes;
      const isPicture = format === "svg" || format === "png";
      const shown = withdrawn === undefined && isPicture ? stepIndex(stored.snapshot, step) : undefined;
      if (answeredByCache(request, reply, tag)) return reply;
      const buried = await bury(shelf, stored, (one) => linksOf(origin, one));
      if (buried !== undefined && format === "png") {
        const png = await pngs(tag, () => tombstonePng(buried, scale));
        return forAnyPage(reply.code(410)).type("image/png").send(png);
      }
      if (buried !== undefined) return sendTombstone(reply.code(410), buried, format);

      const { snapshot, notes } = stored;
      const page = async (pageForm: PageForm) => {
        const html = buildSnapshotPage(await gather(shelf, stored, (one) => linksOf(origin, one)), pageForm);
        return makeText(html, pagePolicy(html, "nowhere"));
      };
      switch (format) {
        case "svg":
          return sendMade(
            request,
            forAnyPage(reply).type("image/svg+xml; charset=utf-8"),
            await texts(tag, () => makeText(drawFile(snapshot, links.page, { form, step: shown }), PICTURE_POLICY)),
          );
        case "png":
          return forAnyPage(reply)
            .type("image/png")
            .send(await pngs(tag, () => pngFile(snapshot, links.page, scale, shown)));
        case "json":
          return forAnyPage(reply).type("application/json; charset=utf-8").send(canonicalJson(snapshot));
        case "csv":
          return forAnyPage(reply)
            .type("text/csv; charset=utf-8")
            .header("content-disposition", `attachment; filename="powerlines-${id}.csv"`)
            .send(relationsToCsv(snapshot.graph));
        case "txt":
          return forAnyPage(reply)
            .type("text/plain; charset=utf-8")
            .send(toPlainText(snapshot, notes, links));
        case "html":
          void reply.header("content-disposition", `attachment; filename="powerlines-${id}.html"`);
          return sendMade(request, reply.type("text/html; charset=utf-8"), await texts(tag, () => page("file")));
        default:
          return sendMade(request, reply.type("text/html; charset=utf-8"), await texts(tag, () => page("served")));
      }
    },
  );
};

/** @throws ProblemError where the picture has no such step */
function stepIndex({ steps = [] }: Snapshot, step: number | undefined): number | undefined {
  if (step === undefined || step <= steps.length) return step === undefined ? undefined : step - 1;
  const message =
    steps.length === 0
      ? "is asked for, and this picture has no story"
      : `is ${step}, and this picture's story has ${steps.length}`;
  throw new ProblemError("invalid-parameters", `step: ${message}.`, { errors: [{ field: "step", message }] });
}

function sendPage(reply: FastifyReply, html: string): FastifyReply {
  return reply
    .type("text/html; charset=utf-8")
    .header("content-security-policy", pagePolicy(html, "nowhere"))
    .send(html);
}

function sendPicture(reply: FastifyReply, svg: string): FastifyReply {
  return forAnyPage(reply)
    .type("image/svg+xml; charset=utf-8")
    .header("content-security-policy", PICTURE_POLICY)
    .send(svg);
}

/** Whatever was asked for says that it was withdrawn: also a picture in somebody's article. */
function sendTombstone(reply: FastifyReply, buried: Buried, format: string): FastifyReply {
  const { snapshot, withdrawn } = buried;
  const words = `This picture was withdrawn on ${dateWords(withdrawn.date.slice(0, 10))}. Reason: ${withdrawn.reason}`;
  if (format === "page" || format === "html") return sendPage(reply, buildTombstonePage(buried));
  if (format === "svg") return sendPicture(reply, tombstoneSvg(snapshot, withdrawn));
  if (format === "txt") return forAnyPage(reply).type("text/plain; charset=utf-8").send(`${words}\n`);
  throw new ProblemError("withdrawn", words);
}
