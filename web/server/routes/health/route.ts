// /healthz: the process is up. /readyz: the store answers too, and with what. /metrics: numbers for Prometheus.
import { z } from "zod";
import type { RegisterRoutes } from "../../app-deps.ts";
import { ProblemError } from "../../errors.ts";
import { responses } from "../../wire-schema.ts";
import { readyAnswer } from "./schema.ts";

export const healthRoutes: RegisterRoutes = (app, deps) => {
  app.get(
    "/healthz",
    {
      schema: {
        summary: "The process is up",
        tags: ["operation"],
        response: { 200: z.object({ ok: z.literal(true) }) },
      },
    },
    async (_request, reply) => reply.header("cache-control", "no-store").send({ ok: true }),
  );

  app.get(
    "/readyz",
    { schema: { summary: "The store answers", tags: ["operation"], response: responses(readyAnswer) } },
    async (_request, reply) => {
      if (app.isUnderPressure()) {
        throw new ProblemError("overloaded", "The server is busy. Try again in a moment.", { retryAfter: 5 });
      }
      await deps.store.ping();
      const { engine, version, dataVersion, counts } = await deps.store.describe();
      return reply.header("cache-control", "no-store").send({ ok: true, engine, version, dataVersion, counts });
    },
  );

  app.get("/metrics", { schema: { summary: "Numbers for Prometheus", tags: ["operation"] } }, async (_request, reply) =>
    reply
      .type("text/plain; version=0.0.4; charset=utf-8")
      .header("cache-control", "no-store")
      .send(deps.metrics.text()),
  );
};
