// A server with the pages' scripts built from source and a way to publish to it: what suites of pictures stand on.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import type { PublishResponse } from "#contract";
import { projectRoot } from "#store/project-root";
import type { Environment } from "#web/server/config";
import { startApp } from "./app-server.ts";
import { freshGrafeo } from "./fresh-grafeo.ts";

export interface PublishedSite {
  readonly origin: string;
  /** POST /api/snapshots; throws where it is not taken. */
  publish(body: unknown): Promise<PublishResponse>;
  /** A path of it, or a whole address. */
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  dispose(): Promise<void>;
}

/** The scripts as `npm run build` makes them, in a folder of their own. */
async function buildScripts(outDir: string): Promise<void> {
  for (const mode of ["embed", "host"]) {
    await build({ configFile: join(projectRoot(), "vite.config.ts"), mode, logLevel: "error", build: { outDir } });
  }
}

/** Read to its end: an answer that is left half read keeps its connection, and the server from closing. */
async function wholeAnswer(address: string, request: RequestInit): Promise<Response> {
  const answer = await fetch(address, request);
  return new Response([204, 304].includes(answer.status) ? null : await answer.arrayBuffer(), answer);
}

export async function openPublishedSite(env: Environment = {}): Promise<PublishedSite> {
  const embedDir = await mkdtemp(join(tmpdir(), "powerlines-embed-"));
  await buildScripts(embedDir);
  const grafeo = await freshGrafeo();
  const app = await startApp(grafeo.store, { env: { DATA_DIR: grafeo.dataDir, ...env }, embedDir });
  const post = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
    wholeAnswer(app.origin + path, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  return {
    origin: app.origin,
    get: (path, headers = {}) => wholeAnswer(path.startsWith("http") ? path : app.origin + path, { headers }),
    post,
    publish: async (body) => {
      const response = await post("/api/snapshots", body);
      if (!response.ok) throw new Error(`not published: ${response.status} ${await response.text()}`);
      return (await response.json()) as PublishResponse; // a named door: the answer of our own server
    },
    dispose: async () => {
      await app.close();
      await grafeo.dispose();
      await rm(embedDir, { recursive: true, force: true });
    },
  };
}
