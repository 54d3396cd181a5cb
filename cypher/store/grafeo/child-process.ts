// One child process seen from the store: requests with a deadline, an abort and a memory limit, all enforced by a kill.
import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { RunOptions } from "../graph-store.ts";
import { StoreError } from "../graph-store.ts";
import { errorFrom, parseReply } from "./protocol.ts";
import type { ChildAnswers, RequestKind, RequestOf } from "./protocol.ts";

/** One bad query took 3.7 GB in five seconds: the watch has to look often and act at once. */
const MEMORY_WATCH_MS = 200;
const MEMORY_LIMIT_BYTES = 512 * 1024 * 1024;
const PAGE_BYTES = 4096;

/** The child went away without being asked to. The reader above tries once more with another. */
export class ChildDied extends Error {
  constructor(how: string) {
    super(`The embedded store's process ended (${how}).`);
    this.name = "ChildDied";
  }
}

export interface RequestLimits extends RunOptions {
  /** Bytes of resident memory above what the child had before its first query; none for a load. */
  readonly memoryBytes?: number;
}

export interface Child {
  readonly pid: number;
  readonly alive: () => boolean;
  /** One at a time. Rejects with StoreError, or ChildDied. */
  request<K extends RequestKind>(request: RequestOf<K>, limits?: RequestLimits): Promise<ChildAnswers[K]>;
  /** Ends it at once; resolves when the process is gone. */
  kill(): Promise<void>;
}

export const READ_MEMORY_BYTES = MEMORY_LIMIT_BYTES;

/**
 * The entry beside this module: child.ts from source, grafeo-child.js in the build. GRAFEO_CHILD names another: hundreds of
 * tests start one each, and the built one is there in a fifth of the time.
 */
function childEntry(): string {
  const beside = import.meta.url.endsWith(".ts") ? "child.ts" : "grafeo-child.js";
  return process.env["GRAFEO_CHILD"] || fileURLToPath(new URL(beside, import.meta.url));
}

export function startChild(): Child {
  const entry = childEntry();
  const child = fork(entry, [], {
    execArgv: entry.endsWith(".ts") ? ["--import", typescriptLoader()] : [],
    env: childEnvironment(),
    serialization: "json",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  return childOf(child);
}

function typescriptLoader(): string {
  return pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
}

/** The engine needs no secret of its parent's. */
function childEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return Object.fromEntries(Object.entries({ PATH, HOME, TMPDIR }).filter(([, value]) => value !== undefined));
}

function childOf(child: ChildProcess): Child {
  const pending = new Map<number, { settle: (reply: unknown) => void; fail: (error: Error) => void }>();
  let lastId = 0;
  let ended: string | undefined;
  let baseBytes: Promise<number> | undefined;
  const exited = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    // A process that could not be started never exits.
    child.once("error", () => child.pid === undefined && resolve());
  });

  const end = (how: string) => {
    ended ??= how;
    for (const { fail } of pending.values()) fail(new ChildDied(ended));
    pending.clear();
  };
  child.on("message", (message) => {
    const reply = parseReply(message);
    const waiting = reply === undefined ? undefined : pending.get(reply.id);
    if (reply === undefined || waiting === undefined) return;
    pending.delete(reply.id);
    if (reply.ok) waiting.settle(reply.value);
    else waiting.fail(errorFrom(reply.error));
  });
  child.on("error", (error) => end(error.message));
  child.on("exit", (code, signal) => end(signal ?? `exit ${code}`));

  const kill = () => {
    child.kill("SIGKILL");
    return exited;
  };

  /** Linux only: elsewhere the deadline alone limits a query. */
  const watchMemory = (limit: number, stop: (error: StoreError) => void): NodeJS.Timeout | undefined => {
    const { pid } = child;
    if (process.platform !== "linux" || pid === undefined) return undefined;
    const base = (baseBytes ??= residentBytes(pid));
    const look = async () => {
      const grown = (await residentBytes(pid)) - (await base);
      if (grown > limit) stop(memoryError(limit));
    };
    return setInterval(() => void look(), MEMORY_WATCH_MS);
  };

  return {
    pid: child.pid ?? -1,
    alive: () => ended === undefined,
    kill,
    request: async <K extends RequestKind>(request: RequestOf<K>, limits: RequestLimits = {}) => {
      if (ended !== undefined) throw new ChildDied(ended);
      if (limits.signal?.aborted) throw cancelledError();
      const id = ++lastId;
      const { timeoutMs, signal, memoryBytes } = limits;
      return new Promise<ChildAnswers[K]>((resolve, reject) => {
        const stop = (error: StoreError) => {
          if (!pending.delete(id)) return;
          ended ??= error.message;
          // The slot is free again only when the database has let go.
          const letGo = async () => {
            await kill();
            finish(() => reject(error));
          };
          void letGo();
        };
        const timer = timeoutMs === undefined ? undefined : setTimeout(() => stop(timeoutError(timeoutMs)), timeoutMs);
        const onAbort = () => stop(cancelledError());
        const watch = memoryBytes === undefined ? undefined : watchMemory(memoryBytes, stop);
        const finish = (settle: () => void) => {
          clearTimeout(timer);
          clearInterval(watch);
          signal?.removeEventListener("abort", onAbort);
          settle();
        };
        signal?.addEventListener("abort", onAbort, { once: true });
        pending.set(id, {
          // A named door: the child answers a request of kind K with the answer of kind K (protocol.ts).
          settle: (value) => finish(() => resolve(value as ChildAnswers[K])),
          fail: (error) => finish(() => reject(error)),
        });
        child.send({ id, request }, (error) => {
          if (error !== null) end(error.message);
        });
      });
    },
  };
}

export function cancelledError(): StoreError {
  return new StoreError("cancelled", "The query was cancelled.");
}

function timeoutError(ms: number): StoreError {
  return new StoreError("timeout", `The query was stopped after ${ms / 1000} s.`);
}

function memoryError(limit: number): StoreError {
  return new StoreError("memory", `The query was stopped: it took more than ${limit / 1024 ** 2} MB.`);
}

async function residentBytes(pid: number): Promise<number> {
  const statm = await readFile(`/proc/${pid}/statm`, "utf8").catch(() => "0 0");
  return Number(statm.split(" ")[1]) * PAGE_BYTES;
}
