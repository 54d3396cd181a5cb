// /openapi.json from the same zod that checks requests, and /docs to try it.
import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import { jsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod";
import type { App, RouteDeps } from "./app-deps.ts";

/** Before the routes: it sees only what is registered after it. */
export async function registerDocs(app: App, deps: RouteDeps): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Powerlines",
        description:
          "Who funds, builds, powers, advises and quarrels with whom in AI, with evidence on every edge. " +
          "Answers carry `ok: true`, or are RFC 9457 problem details with a stable `code`.",
        version: "0.1.0",
        license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      },
      servers: [],
    },
    transform: jsonSchemaTransform,
    transformObject: (document) => withSoundReferences(jsonSchemaTransformObject(document)),
  });
  app.get("/openapi.json", { schema: { hide: true } }, () => ({
    ...app.swagger(),
    servers: [{ url: deps.publicOrigin() }],
  }));
  await app.register(swaggerUi, {
    routePrefix: "/docs",
    uiConfig: { url: "/openapi.json", validatorUrl: null },
    staticCSP: true,
    // Its own policy, but nobody frames it and nothing comes from elsewhere. It sets style attributes as it draws.
    transformStaticCSP: (policy) =>
      policy
        .replace("frame-ancestors 'self'", "frame-ancestors 'none'")
        .replace("upgrade-insecure-requests;", "")
        .replaceAll(" https:", "")
        .replace(" validator.swagger.io", "")
        .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
  });
}

/** Recursive values stand in one shared place, which the transform names in a way that no reader can follow. */
function withSoundReferences<T>(document: T): T {
  const text = JSON.stringify(document).replaceAll("/__shared#/$defs/", "/__shared/$defs/");
  return JSON.parse(text) as T; // a named door: the same document, but for the references
}
