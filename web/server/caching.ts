// Answers that depend on nothing but the data: revalidated by the data version, before any question is asked.
import type { FastifyRequest } from "fastify";
import type { App, AppDeps } from "./app-deps.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /**
     * The answer changes with the data version only (and the server's code): it gets an ETag and may be a 304. A
     * function gives what else it depends on (the text of a saved query), a few letters that may stand in a header.
     */
    ofDataVersion?: true | ((request: FastifyRequest) => string);
  }
}

/** Spread into the options of a GET route whose answer depends on the graph and the request alone. */
export const OF_DATA_VERSION = { config: { ofDataVersion: true } } as const;

export function registerCaching(app: App, deps: AppDeps): void {
  const code = `${deps.buildId}-${deps.questions.hash}`;
  const tags = new WeakMap<object, string>();

  // After validation, so that a bad request is told so whatever it has cached.
  app.addHook("preHandler", async (request, reply) => {
    const { ofDataVersion } = request.routeOptions.config;
    if (ofDataVersion === undefined) return;
    const { dataVersion } = await deps.store.describe();
    if (dataVersion === null) return;
    // Weak: the same answer, whichever way it is compressed on the way.
    const rest = ofDataVersion === true ? "" : `-${ofDataVersion(request)}`;
    const tag = `W/"${dataVersion}-${code}${rest}"`;
    tags.set(request, tag);
    if (!matches(request.headers["if-none-match"], tag)) return;
    await reply.code(304).header("etag", tag).header("cache-control", "no-cache").header("vary", "accept").send();
  });

  app.addHook("onSend", async (request, reply) => {
    const tag = tags.get(request);
    if (tag === undefined && !request.url.startsWith("/api/")) return;
    if (tag !== undefined && reply.statusCode === 200) void reply.header("etag", tag).header("vary", "accept");
    if (!reply.hasHeader("cache-control")) void reply.header("cache-control", "no-cache");
  });
}

function matches(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const bare = tag.replace(/^W\//, "");
  return ifNoneMatch.split(",").some((given) => given.trim() === "*" || given.trim().replace(/^W\//, "") === bare);
}
