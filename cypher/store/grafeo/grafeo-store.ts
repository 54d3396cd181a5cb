// The embedded store: answers from child processes over the version that the pointer names, and follows the pointer.
import type { GraphStore, LimitedRun, LiveSchema, RunOptions, StoreDescription } from "../graph-store.ts";
import { StoreError } from "../graph-store.ts";
import { applyChange } from "./apply-change.ts";
import { ChildDied } from "./child-process.ts";
import type { RequestLimits } from "./child-process.ts";
import { readPointerText } from "./files.ts";
import type { StoreManifest } from "./files.ts";
import { emptyError, openGeneration } from "./generation.ts";
import type { Generation } from "./generation.ts";
import type { ChildAnswers, RequestKind, RequestOf } from "./protocol.ts";
import { closedError } from "./slots.ts";
import type { Lane } from "./slots.ts";

export interface GrafeoConfig {
  readonly engine: "grafeo";
  /** Holds `graph/`; made by the first load. */
  readonly dataDir: string;
  /** Strangers' queries at once (default 4); the application's own have one process more. */
  readonly slots?: number;
  /**
   * For an ingest that loads everything again: a damaged store opens and counts as empty, and the first apply() starts
   * from nothing. Without it a damaged store is refused at open (code "damaged").
   */
  readonly rebuild?: boolean;
}

const DEFAULT_SLOTS = 4;
/** How soon a load by another process is seen. One small read. */
const POINTER_CHECK_MS = 500;
const EXPLAIN_MS = 2_000;
const ENGINE_NAME = "Grafeo";

/** Opens what the pointer names. Nothing loaded yet is no error: reads then answer StoreError "empty" until a load. */
export async function openGrafeoStore(config: GrafeoConfig): Promise<GraphStore> {
  const { dataDir, slots = DEFAULT_SLOTS } = config;
  const listeners = new Set<(dataVersion: string | null) => void>();
  let current: Generation | undefined;
  let problem: StoreError | undefined;
  let seenPointer: string | null = null;
  let fresh = false;
  let following: Promise<void> | undefined;
  let closed = false;

  const swap = async (pointer: string) => {
    const next = await openGeneration(dataDir, pointer, slots);
    if (closed) return next.close();
    const before = current;
    current = next;
    problem = undefined;
    // Running reads end on the version they began with.
    if (before !== undefined) void before.retire();
    const { dataVersion } = next.manifest;
    if (before?.manifest.dataVersion !== dataVersion) for (const listener of listeners) listener(dataVersion);
    return undefined;
  };

  const follow = async () => {
    const pointer = await readPointerText(dataDir);
    if (pointer === null || pointer === seenPointer) return;
    seenPointer = pointer;
    await swap(pointer);
  };

  /** One look at a time. A new version that is damaged leaves readers on the old one; ping() says so. */
  const followQuietly = () => {
    following ??= follow()
      .catch((error: unknown) => {
        problem = error instanceof StoreError ? error : new StoreError("internal", String(error), { cause: error });
      })
      .finally(() => {
        following = undefined;
      });
    return following;
  };

  await follow().catch((error: unknown) => {
    if (!(config.rebuild && error instanceof StoreError && error.code === "damaged")) throw error;
    fresh = true;
  });
  const timer = setInterval(() => void followQuietly(), POINTER_CHECK_MS);
  timer.unref();

  const generation = (): Generation => {
    if (closed) throw closedError();
    if (current !== undefined) return current;
    throw problem ?? emptyError();
  };

  /** A read whose process was ended from outside is asked once more: it changed nothing, and the next one may answer. */
  const ask = async <K extends RequestKind>(lane: Lane, request: RequestOf<K>, limits: RequestLimits = {}) => {
    const attempt = () => generation().ask<K>(lane, request, limits);
    try {
      return await attempt();
    } catch (error) {
      if (closed) throw closedError();
      if (!(error instanceof ChildDied)) throw error;
      await followQuietly();
      return attempt().catch((again: unknown): Promise<ChildAnswers[K]> => {
        throw asStoreError(again);
      });
    }
  };

  return {
    engine: "grafeo",
    ping: async () => {
      if (closed) throw closedError();
      if (problem !== undefined) throw problem;
      if (current !== undefined) await ask<"run">("trusted", { kind: "run", statement: { cypher: "RETURN 1 AS one" } });
    },
    describe: async () => describeManifest(current?.manifest),
    liveSchema: async () => schemaOf(generation().manifest),
    run: (statement, options = {}) => ask<"run">("trusted", { kind: "run", statement }, options),
    runLimited: async (statement, limits, sink, options = {}): Promise<LimitedRun> => {
      const started = performance.now();
      const timeoutMs = Math.min(limits.timeoutMs, options.timeoutMs ?? limits.timeoutMs);
      const found = await ask<"runLimited">(
        "stranger",
        { kind: "runLimited", statement, limits },
        { ...options, timeoutMs },
      );
      const ms = Math.round(performance.now() - started);
      sink.columns(found.columns);
      for (const row of found.rows) await sink.row(row);
      const { columns, rows, truncated, cutBy } = found;
      return { columns, rows: rows.length, truncated, ms, ...(cutBy === undefined ? {} : { cutBy }) };
    },
    explain: (statement, options: RunOptions = {}) =>
      ask<"explain">("stranger", { kind: "explain", statement }, { timeoutMs: EXPLAIN_MS, ...options }),
    nodesByKey: (keys) => ask<"nodesByKey">("trusted", { kind: "nodesByKey", keys }),
    relationshipsById: (ids, options = {}) =>
      ask<"relationshipsById">("trusted", { kind: "relationshipsById", ids }, options),
    apply: async (change, origin, progress) => {
      const manifest = await applyChange(dataDir, change, origin, { fresh, progress });
      fresh = false;
      // A look that began before the pointer moved may have missed it; the next one cannot.
      await following;
      await followQuietly();
      if (problem !== undefined) throw problem;
      return describeManifest(manifest);
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: async () => {
      closed = true;
      clearInterval(timer);
      await current?.close();
      await following;
      current = undefined;
    },
  };
}

function asStoreError(error: unknown): unknown {
  return error instanceof ChildDied
    ? new StoreError("internal", "The embedded store stopped twice while it answered.", { cause: error })
    : error;
}

function describeManifest(manifest: StoreManifest | undefined): StoreDescription {
  return {
    engine: "grafeo",
    version: manifest === undefined ? ENGINE_NAME : `${ENGINE_NAME} ${manifest.engineVersion}`,
    dataVersion: manifest?.dataVersion ?? null,
    datasets: manifest?.datasets ?? [],
    counts: { nodes: manifest?.counts.nodes ?? 0, relationships: manifest?.counts.relationships ?? 0 },
  };
}

/** Counted once, at the load: counting by type is slow in this engine. */
function schemaOf({ counts, propertyKeys }: StoreManifest): LiveSchema {
  return {
    labels: namedCounts(counts.labels),
    relationshipTypes: namedCounts(counts.types),
    propertyKeys,
    sampled: false,
  };
}

function namedCounts(counts: Readonly<Record<string, number>>): LiveSchema["labels"] {
  return Object.entries(counts).map(([name, count]) => ({ name, count }));
}
