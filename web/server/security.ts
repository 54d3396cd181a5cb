// Headers that keep a page to itself, the Host check, and the limit on requests.
import helmet from "@fastify/helmet";
import type { FastifyHelmetOptions } from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import type { App, AppDeps } from "./app-deps.ts";
import { ProblemError } from "./errors.ts";
import { hostCheck } from "./host-check.ts";

const REQUESTS_PER_MINUTE = 1200;
const LOOPBACK_ADDRESS = /^(127\.|::1$|::ffff:127\.)/;

/** Nothing from anywhere else: the client is self-contained. */
const CONTENT_OF_A_PAGE = {
  defaultSrc: ["'self'"],
  baseUri: ["'none'"],
  connectSrc: ["'self'"],
  fontSrc: ["'self'"],
  formAction: ["'self'"],
  imgSrc: ["'self'", "data:", "blob:"],
  objectSrc: ["'none'"],
  scriptSrc: ["'self'"],
  scriptSrcAttr: ["'none'"],
  // Mantine and cytoscape both write <style> elements at run time, and a file served as it was built cannot carry a
  // nonce. Styles cannot run code, and everything they could load is limited to 'self' by the lines above.
  styleSrc: ["'self'", "'unsafe-inline'"],
  workerSrc: ["'self'", "blob:"],
};
const CONTENT_SECURITY_POLICY = { ...CONTENT_OF_A_PAGE, frameAncestors: ["'none'"] };

/**
 * Spread into the options of a route that other sites may frame: `app.get("/embed/:id", { ...EMBEDDABLE, schema }, …)`.
 * The only routes with these are the embed's. No frameAncestors (page-policy.ts says why).
 */
export const EMBEDDABLE: { readonly helmet: FastifyHelmetOptions } = {
  helmet: {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { ...CONTENT_OF_A_PAGE, connectSrc: ["'none'"] },
    },
    crossOriginResourcePolicy: { policy: "cross-origin" },
    crossOriginOpenerPolicy: false,
    xFrameOptions: false,
  },
};

export async function registerSecurity(app: App, deps: AppDeps): Promise<void> {
  const { config } = deps;
  const isOurs = hostCheck(config);
  app.addHook("onRequest", async (request) => {
    if (isOurs(request.hostname)) return;
    throw new ProblemError(
      "wrong-host",
      "This server answers to its own name only. If the name is meant to be its own, start it with PUBLIC_URL set to that origin.",
    );
  });

  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_SECURITY_POLICY },
    // Only a server that is reached by https may promise that it always will be.
    strictTransportSecurity: config.publicUrl?.startsWith("https:") ?? false,
    referrerPolicy: { policy: "strict-origin-when-cross-origin" },
    xFrameOptions: { action: "deny" },
  });

  await app.register(rateLimit, {
    max: deps.requestsPerMinute ?? REQUESTS_PER_MINUTE,
    timeWindow: 60_000,
    // Pages and assets are cheap files. A person on the same machine is no stranger, unless a proxy speaks for others.
    allowList: (request) =>
      !request.url.startsWith("/api/") ||
      (deps.requestsPerMinute === undefined &&
        config.trustedProxy === false &&
        request.headers["x-forwarded-for"] === undefined &&
        LOOPBACK_ADDRESS.test(request.ip)),
    errorResponseBuilder: (_request, context) =>
      new ProblemError(
        "too-many-requests",
        `At most ${context.max} requests a minute; try again in ${context.after}.`,
        {
          retryAfter: Math.max(1, Math.ceil(context.ttl / 1000)),
        },
      ),
  });
}
