// The built client: files that were compressed when they were built, cached for good only where the name holds a hash.
import { existsSync } from "node:fs";
import { join, sep } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyReply } from "fastify";
import type { App, AppDeps } from "./app-deps.ts";

const YEAR_MS = 31_536_000_000;

/**
 * Answers with the client's page; for addresses that the client itself reads (a saved query, an explored view).
 * Needs registerPages.
 */
export function sendClientPage(reply: FastifyReply): FastifyReply {
  if (reply.server.hasReplyDecorator("sendFile")) return reply.sendFile("index.html");
  return reply.code(503).type("text/html; charset=utf-8").send(NOT_BUILT_PAGE);
}

export async function registerPages(app: App, deps: Pick<AppDeps, "clientDir">): Promise<void> {
  if (!existsSync(join(deps.clientDir, "index.html"))) {
    app.get("/", { schema: { hide: true } }, (_request, reply) => sendClientPage(reply));
    return;
  }
  const assets = join(deps.clientDir, "assets") + sep;
  await app.register(fastifyStatic, {
    root: deps.clientDir,
    preCompressed: true,
    dotfiles: "ignore",
    cacheControl: false,
    setHeaders: (reply, path) => {
      const hashed = path.startsWith(assets);
      // The same address is sent compressed or not, as the asker can read it.
      reply.setHeader("vary", "accept-encoding");
      reply.setHeader("cache-control", hashed ? `public, max-age=${YEAR_MS / 1000}, immutable` : "no-cache");
    },
    schemaHide: true,
  });
}

const NOT_BUILT_PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Powerlines</title></head>
<body style="font: 16px/1.5 system-ui, sans-serif; max-width: 36rem; margin: 4rem auto; padding: 0 1rem">
<h1>The client is not built</h1>
<p>Run <code>npm run build</code> and start again. The addresses under <a href="/docs">/docs</a> work already.</p>
</body>
</html>
`;
