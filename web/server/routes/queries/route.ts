// GET /api/queries, and /queries/:name with .json and .csv: named questions, each with a form and an address.
import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import type { RegisterRoutes } from "../../app-deps.ts";
import { sendClientPage } from "../../pages.ts";
import { responses } from "../../wire-schema.ts";
import { answerOnce, readAsked, versionOfQuery } from "./answer.ts";
import { createAnswerCache } from "./answer-cache.ts";
import { presentBroken, presentQuery, toAnswerCsv } from "./present.ts";
import { catalogueAnswer, nameParams, savedQueryAnswer, valuesQuery } from "./schema.ts";

export const queriesRoutes: RegisterRoutes = (app, deps) => {
  const { catalog } = deps;
  const cache = createAnswerCache();
  /** Asks for the query and its values before anything is answered from a cache: a wrong one is told so. */
  const version = (request: FastifyRequest) => {
    const { name } = nameParams.parse(request.params);
    return versionOfQuery(readAsked(catalog, name, valuesQuery.parse(request.query)).query);
  };
  const catalogueVersion = () =>
    createHash("sha256")
      .update(JSON.stringify([catalog.list().map(({ name, text }) => [name, text]), catalog.errors()]))
      .digest("hex")
      .slice(0, 12);

  app.get(
    "/api/queries",
    {
      config: { ofDataVersion: catalogueVersion },
      schema: {
        summary: "The saved queries: what each answers, its parameters, an example; and files that are broken",
        tags: ["queries"],
        response: responses(catalogueAnswer),
      },
    },
    async () => ({
      ok: true as const,
      queries: catalog.list().map(presentQuery),
      broken: catalog.errors().map(presentBroken),
      truncated: false,
      dataVersion: (await deps.store.describe()).dataVersion,
    }),
  );

  // The catalogue's page and the workbench; a question called "new" is answered as JSON and CSV only.
  for (const page of ["/queries", "/queries/new"])
    app.get(page, { schema: { hide: true } }, (_request, reply) => sendClientPage(reply));

  app.get("/queries/:name", { schema: { hide: true, params: nameParams } }, (request, reply) => {
    const { name } = request.params;
    const isThere = catalog.get(name) !== undefined || catalog.errors().some((broken) => broken.name === name);
    if (!isThere) return reply.callNotFound();
    return sendClientPage(reply);
  });

  const shared = { tags: ["queries"], params: nameParams, querystring: valuesQuery };
  app.get(
    "/queries/:name.json",
    {
      config: { ofDataVersion: version },
      schema: {
        ...shared,
        summary: "A saved query's answer: rows, and the facts they name with their evidence",
        description:
          "The same bytes for the same values and data version. How long the database took stands in the header " +
          "`Server-Timing: query;dur=12`. The query string holds the values of the query's parameters, as /api/queries " +
          "lists them; names it does not have are ignored. Example: `/queries/shortest-paths.json?from=nvidia&to=openai`.",
        response: responses(savedQueryAnswer),
      },
    },
    async (request, reply) => {
      const asked = readAsked(catalog, request.params.name, request.query);
      const answered = await answerOnce(deps, cache, asked, { address: request.ip, signal: request.signal });
      return reply.headers(timing(answered)).send(answered.response);
    },
  );

  app.get(
    "/queries/:name.csv",
    {
      config: { ofDataVersion: version },
      schema: {
        ...shared,
        summary: "A saved query's rows as a table",
        description:
          "RFC 4180. A text that a spreadsheet would run as a formula gets an apostrophe in front. " +
          "`X-Truncated: true` where a limit cut the rows. Example: `/queries/capital-by-funder.csv?currency=USD`.",
        produces: ["text/csv"],
      },
    },
    async (request, reply) => {
      const asked = readAsked(catalog, request.params.name, request.query);
      const answered = await answerOnce(deps, cache, asked, { address: request.ip, signal: request.signal });
      return reply
        .headers({
          ...timing(answered),
          "content-disposition": `attachment; filename="powerlines-${asked.query.name}.csv"`,
          "x-truncated": String(answered.response.truncated),
        })
        .type("text/csv; charset=utf-8")
        .send(toAnswerCsv(answered.response));
    },
  );
};

/** What the database took, then or now. */
function timing({ ms, isKept }: { readonly ms: number; readonly isKept: boolean }) {
  return { "server-timing": `${isKept ? "cache;desc=hit, " : ""}query;dur=${ms}` };
}
