// What the server is made of, handed in from outside, and the one shape of a folder of routes.
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { FastifyBaseLogger, FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { Guard, GuardLimits } from "#guard";
import type { Catalog } from "#queries";
import type { GraphStore } from "#store/graph-store";
import type { Config } from "./config.ts";
import type { Metrics } from "./metrics.ts";
import type { NameIndexes } from "./name-index.ts";
import type { Questions } from "./questions.ts";
import type { Shelf } from "./snapshots/shelf.ts";
import type { SnapshotStore } from "./snapshots/snapshot-store.ts";

export interface AppDeps {
  readonly store: GraphStore;
  readonly config: Config;
  readonly questions: Questions;
  /** The built client, absolute; where it is missing, the page says how to build it. */
  readonly clientDir: string;
  /** Changes whenever the server's code does: what a cached answer depends on beside the data. */
  readonly buildId: string;
  readonly logger: FastifyBaseLogger;
  /** Called when a request finds the stored graph damaged; may be called often. */
  readonly onDamaged?: () => void;
  /** The built scripts of published pages, absolute; default is the folder "embed" beside the client's. */
  readonly embedDir?: string;
  /** Where snapshots are kept; default is a folder in the data folder. */
  readonly snapshots?: SnapshotStore;
  /** For one address, of /api; default 1,200. */
  readonly requestsPerMinute?: number;
  /** ms that a search for paths may take, then it answers what it found; default 4,000. */
  readonly pathsBudgetMs?: number;
  /** How late (ms) the event loop may be before new questions are refused; default 2,000. */
  readonly maxEventLoopDelayMs?: number;
  /** What a query may take, where it is not the guard's own limits. */
  readonly guardLimits?: Partial<GuardLimits>;
}

/** What routes get: the deps and what createApp made of them. */
export interface RouteDeps extends AppDeps {
  readonly names: NameIndexes;
  /** The saved queries, and the user's own from QUERIES_DIR. */
  readonly catalog: Catalog;
  /** Every query that a visitor starts goes through it, saved ones too. */
  readonly guard: Guard;
  /** Published pictures. */
  readonly shelf: Shelf;
  readonly metrics: Metrics;
  /** Origin of absolute links without a trailing slash: PUBLIC_URL, else the listening address. */
  readonly publicOrigin: () => string;
}

export type App = FastifyInstance<Server, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>;

/** A folder under routes/ exports one of these, and routes/index.ts lists it. */
export type RegisterRoutes = (app: App, deps: RouteDeps) => void | Promise<void>;
