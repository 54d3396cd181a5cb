// Work in a session that a deadline or an abort ends in the database, not only here.
import { Neo4jError } from "neo4j-driver";
import type { Session } from "neo4j-driver";
import type { RunOptions } from "../graph-store.ts";
import { StoreError } from "../graph-store.ts";
import { toStoreError } from "./errors.ts";

/**
 * The server's own timeout comes first; it does not stop every expression, so a little later the session is closed,
 * which cancels where rolling back would wait.
 */
const GRACE_MS = 300;

/** Runs the work and closes the session. Settles only when the database has let go; every failure is a StoreError. */
export async function stoppable<T>(
  session: Session,
  { timeoutMs, signal }: RunOptions,
  work: (session: Session) => Promise<T>,
  linesBefore = 0,
): Promise<T> {
  let stopped: StoreError | undefined;
  const stop = (error: StoreError) => {
    stopped ??= error;
    void closeQuietly(session);
  };
  const onAbort = () => stop(new StoreError("cancelled", "The query was cancelled."));
  const timer =
    timeoutMs === undefined ? undefined : setTimeout(() => stop(timeoutError(timeoutMs)), timeoutMs + GRACE_MS);
  signal?.addEventListener("abort", onAbort, { once: true });
  try {
    if (signal?.aborted) throw new StoreError("cancelled", "The query was cancelled.");
    return await work(session);
  } catch (error) {
    if (stopped !== undefined) throw stopped;
    const known = toStoreError(error, linesBefore);
    throw known.code === "timeout" && timeoutMs !== undefined ? timeoutError(timeoutMs) : known;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
    await closeQuietly(session);
  }
}

/** A stream that was stopped just as it ended can leave its connection out of step: its next user is told so, not its last. */
const OUT_OF_STEP = "Neo.ClientError.Request.Invalid";

/** A read on a connection that another one left out of step is asked once more; the driver has thrown it away by then. */
export async function inStep<T>(ask: () => Promise<T>, mayRepeat: () => boolean = () => true): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const cause = error instanceof StoreError ? error.cause : undefined;
    if (!(cause instanceof Neo4jError) || cause.code !== OUT_OF_STEP || !mayRepeat()) throw error;
    return ask();
  }
}

/** What closing cancels fails where it was awaited, and that failure is the one reported. */
async function closeQuietly(session: Session): Promise<void> {
  try {
    await session.close();
  } catch {
    // The connection is gone, and with it what ran on it.
  }
}

function timeoutError(ms: number): StoreError {
  return new StoreError("timeout", `The query was stopped after ${ms / 1000} s.`);
}
