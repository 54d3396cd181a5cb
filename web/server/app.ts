// The server without its port: plugins in their order, then every folder of routes.
import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import { join } from "node:path";
import compress from "@fastify/compress";
import underPressure from "@fastify/under-pressure";
import fastify, { LogController } from "fastify";
import { validatorCompiler } from "fastify-type-provider-zod";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { constants } from "node:zlib";
import { createGuard } from "#guard";
import { builtInQueries, openCatalog } from "#queries";
import type { App, AppDeps, RouteDeps } from "./app-deps.ts";
import { registerCaching } from "./caching.ts";
import { registerDocs } from "./docs.ts";
import { ProblemError } from "./errors.ts";
import { createMetrics } from "./metrics.ts";
import { createNameIndexes } from "./name-index.ts";
import { registerPages } from "./pages.ts";
import { registerProblems } from "./problems.ts";
import { ROUTES } from "./routes/index.ts";
import { registerSecurity } from "./security.ts";
import { openShelf } from "./snapshots/shelf.ts";

/** The event loop late by this much: new questions are refused until it has caught up. */
const MAX_EVENT_LOOP_DELAY_MS = 2000;
/** Longest id in an address, as sent (percent-encoded). */
const MAX_PARAM_LENGTH = 2000;

/**
 * The whole server, ready to `listen` (or for tests on port 0). Does not own the store: whoever opened it closes it.
 * @throws what a plugin throws that cannot start
 */
export async function createApp(deps: AppDeps): Promise<App> {
  const app: App = fastify<Server>({
    loggerInstance: deps.logger,
    // One line a request below, at a level that leaves a person's terminal alone.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: deps.config.trustedProxy,
    // Running requests finish on close; only connections that wait for nothing are dropped.
    forceCloseConnections: "idle",
    bodyLimit: 1024 * 1024,
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
  }).withTypeProvider<ZodTypeProvider>();

  const { queriesDir } = deps.config;
  const catalog = openCatalog({ dirs: [builtInQueries(), ...(queriesDir === null ? [] : [queriesDir])] });
  app.addHook("onClose", async () => catalog.close());
  const routeDeps: RouteDeps = {
    ...deps,
    catalog,
    guard: createGuard({ store: deps.store, limits: deps.guardLimits ?? {} }),
    names: createNameIndexes(),
    shelf: await openShelf({
      dataDir: deps.config.dataDir,
      embedDir: deps.embedDir ?? join(deps.clientDir, "..", "embed"),
      store: deps.snapshots,
    }),
    metrics: createMetrics(),
    publicOrigin: () => deps.config.publicUrl ?? listeningOrigin(app, deps),
  };

  app.setValidatorCompiler(validatorCompiler);
  // What goes out is typed and presented already, and tests hold it against the schemas: no second walk through it.
  app.setSerializerCompiler(() => (answer) => JSON.stringify(answer));
  app.addHook("onRequest", async (request, reply) => {
    void reply.header("x-request-id", request.id);
  });
  // A connection that was busy when the stop began would idle on after its answer, and the stop would wait for it.
  let closing = false;
  app.addHook("preClose", async () => {
    closing = true;
  });
  app.addHook("onSend", async (_request, reply) => {
    if (closing) void reply.header("connection", "close");
  });
  app.addHook("onResponse", async (request, reply) => {
    const { method, url, ip } = request;
    request.log.debug({ method, url, ip, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, "answered");
    routeDeps.metrics.observe(method, request.routeOptions.url ?? "none", reply.statusCode, reply.elapsedTime / 1000);
  });
  registerProblems(app, deps);
  await registerSecurity(app, deps);
  await app.register(underPressure, {
    maxEventLoopDelay: deps.maxEventLoopDelayMs ?? MAX_EVENT_LOOP_DELAY_MS,
    pressureHandler: (request) => {
      if (!asksStore(request.url)) return;
      throw new ProblemError("overloaded", "The server is busy. Try again in a moment.", { retryAfter: 5 });
    },
  });
  await app.register(compress, {
    // Files come compressed from the build; what is made on request must not wait for the best ratio.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
    encodings: ["br", "gzip", "identity"],
  });
  registerCaching(app, deps);
  await registerDocs(app, routeDeps);
  for (const register of ROUTES) await register(app, routeDeps);
  await registerPages(app, deps);
  return app;
}

/**
 * Pages, scripts, pictures and probes cost next to nothing and are answered however busy the server is: a page without
 * its style sheet, or an article without its picture, would be broken for longer than the pressure lasts.
 */
function asksStore(url: string): boolean {
  return /^\/api\/|^\/queries\/[^?]*\.(json|csv)(\?|$)/.test(url);
}

/** The address it listens on as people write it; before it listens, the one it is configured for. */
export function listeningOrigin(app: App, deps: Pick<AppDeps, "config">): string {
  const address = app.server.address();
  const port = typeof address === "object" && address !== null ? address.port : deps.config.port;
  const { host } = deps.config;
  const name = host === "0.0.0.0" || host === "::" ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
