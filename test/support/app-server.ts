// The real server on a free loopback port over a given store.
import { join } from "node:path";
import { pino } from "pino";
import type { GraphStore } from "#store";
import { projectRoot } from "#store/project-root";
import type { AppDeps } from "#web/server/app-deps";
import { createApp } from "#web/server/app";
import { readConfig } from "#web/server/config";
import type { Environment } from "#web/server/config";
import { readQuestions } from "#web/server/questions";

export interface AppServer {
  /** Without a trailing slash. */
  readonly origin: string;
  /** Stops the server; the store stays open. */
  close(): Promise<void>;
}

export async function startApp(
  store: GraphStore,
  options: { readonly env?: Environment } & Partial<Omit<AppDeps, "store" | "config">> = {},
): Promise<AppServer> {
  const root = projectRoot();
  const { env = {}, ...deps } = options;
  const app = await createApp({
    store,
    config: readConfig({ PORT: "0", ...env }),
    questions: readQuestions(join(root, "cypher", "queries", "app")),
    clientDir: join(root, ".build", "client"),
    buildId: "test",
    // It shares its process with the tests, whose own work makes it late.
    maxEventLoopDelayMs: 1e9,
    logger: pino({ level: "silent" }),
    ...deps,
  });
  const origin = await app.listen({ port: 0, host: "127.0.0.1" });
  return { origin, close: () => app.close() };
}
