// From a Config to a listening server and back: open the store (load or rebuild it if need be), listen, stop in order.
import { join } from "node:path";
import type { FastifyBaseLogger } from "fastify";
import { StoreError, openStore, readManifest } from "#store";
import type { GraphStore, StoreConfig, StoreDescription } from "#store";
import type { App } from "./app-deps.ts";
import { createApp, listeningOrigin } from "./app.ts";
import type { Config, LogLevel } from "./config.ts";
import { readQuestions } from "./questions.ts";
import { ingestIfMissing, rebuildStore } from "./rebuild.ts";
import type { IngestDeps } from "./rebuild.ts";

/** Requests that still run when the server is told to stop get this long. */
const STOP_MS = 10_000;

export interface ServeDeps {
  readonly config: Config;
  /** The project's folder. */
  readonly root: string;
  readonly logger: (level: LogLevel) => FastifyBaseLogger;
  /** The built ingest, absolute. */
  readonly ingestEntry: string;
  readonly buildId: string;
  readonly print: (line: string) => void;
  readonly printError: (line: string) => void;
}

/** @throws Error in plain words where the store cannot be opened or the port cannot be had */
export async function serve(deps: ServeDeps): Promise<App> {
  const { config, root } = deps;
  const logger = deps.logger(config.logLevel);
  const ingest: IngestDeps = { entry: deps.ingestEntry, root };
  const store = await openFilledStore(deps, ingest);
  const app = await createApp({
    store,
    config,
    logger,
    questions: readQuestions(join(root, "cypher", "queries", "app")),
    clientDir: join(root, ".build", "client"),
    buildId: deps.buildId,
    onDamaged: repairOnce(deps, ingest),
  });
  stopOnSignals(app, store, deps.printError);
  await listen(app, config).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  // The first line a person looks for; whoever starts the server in a script reads it too.
  deps.print(`Powerlines  ${config.publicUrl ?? listeningOrigin(app, { config })}/`);
  deps.print(servingLine(await store.describe()));
  return app;
}

// ── The store ────────────────────────────────────────────────────────────────────────────────────────────────────

function storeConfig(config: Config): StoreConfig {
  return config.neo4j === null ? { engine: "grafeo", dataDir: config.dataDir } : { engine: "neo4j", ...config.neo4j };
}

type StoreDeps = Pick<ServeDeps, "config" | "print" | "printError">;

/** The configured store; the bundled dataset is loaded where it is empty, what is damaged is built again. */
export async function openFilledStore(deps: StoreDeps, ingest: IngestDeps): Promise<GraphStore> {
  const store = await openOrRebuild(deps, ingest);
  if ((await store.describe()).counts.nodes > 0) return store;
  // Closed meanwhile: the ingest writes, and a writer has the store for itself.
  await store.close();
  deps.print("The store holds no graph yet: loading the bundled dataset.");
  await ingestIfMissing(ingest);
  return openStore(storeConfig(deps.config));
}

async function openOrRebuild(deps: StoreDeps, ingest: IngestDeps): Promise<GraphStore> {
  try {
    return await openStore(storeConfig(deps.config));
  } catch (error) {
    if (!(error instanceof StoreError && error.code === "damaged")) throw error;
    deps.printError(`${error.message} Rebuilding it from what it was loaded from.`);
    await rebuild(deps.config, ingest);
    return openStore(storeConfig(deps.config));
  }
}

async function rebuild(config: Config, ingest: IngestDeps): Promise<void> {
  const manifest = await readManifest(config.dataDir);
  await rebuildStore(ingest, manifest?.origins ?? []);
}

/** Damage seen while serving: one rebuild at a time, however many requests see it. The store follows by itself. */
function repairOnce(deps: ServeDeps, ingest: IngestDeps): () => void {
  let running = false;
  return () => {
    if (running || deps.config.neo4j !== null) return;
    running = true;
    deps.printError("The stored graph is damaged. Rebuilding it from what it was loaded from.");
    rebuild(deps.config, ingest)
      .then(
        () => deps.print("The graph is rebuilt."),
        (error: unknown) => deps.printError(error instanceof Error ? error.message : String(error)),
      )
      .finally(() => {
        running = false;
      });
  };
}

// ── Listening and stopping ───────────────────────────────────────────────────────────────────────────────────────

async function listen(app: App, { port, host }: Config): Promise<void> {
  try {
    await app.listen({ port, host });
  } catch (error) {
    await app.close();
    const words = listenProblem(error, port, host);
    throw words === undefined ? error : new Error(words, { cause: error });
  }
}

/** Why a port cannot be had and what to do, or undefined for a failure that is not about the address. */
function listenProblem(error: unknown, port: number, host: string): string | undefined {
  const another = `Choose another with PORT, for example: PORT=${port < 65_535 ? port + 1 : 4321} npm start`;
  switch (error instanceof Error && "code" in error ? error.code : undefined) {
    case "EADDRINUSE":
      return `Port ${port} on ${host} is taken by another program. ${another}`;
    case "EACCES":
      return `Port ${port} needs rights that this user does not have. ${another}`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `${host} is no address of this machine. Choose one with HOST, for example: HOST=127.0.0.1 npm start`;
    default:
      return undefined;
  }
}

function stopOnSignals(app: App, store: GraphStore, printError: (line: string) => void): void {
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => {
      printError("Stopped without waiting longer for requests that still run.");
      process.exit(1);
    }, STOP_MS).unref();
    app
      .close()
      .then(() => store.close())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          printError(error instanceof Error ? error.message : String(error));
          process.exit(1);
        },
      );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

function servingLine({ datasets, counts, version }: StoreDescription): string {
  const titles = datasets.map(({ title }) => title).join(", ") || "a graph that was not loaded by the ingest";
  return `Serving ${titles}: ${counts.nodes} nodes, ${counts.relationships} relationships, from ${version}.`;
}
