// The child processes of one version: started when needed, one request each, queued when all are busy.
import { StoreError } from "../graph-store.ts";
import type { Child } from "./child-process.ts";
import { cancelledError } from "./child-process.ts";

/** `trusted`: the application's own questions. One slot is theirs alone, so that strangers never shut them out. */
export type Lane = "trusted" | "stranger";

export interface Slots {
  use<T>(lane: Lane, signal: AbortSignal | undefined, work: (child: Child) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

interface Waiting {
  readonly lane: Lane;
  readonly start: () => void;
  readonly fail: (error: StoreError) => void;
}

export function closedError(): StoreError {
  return new StoreError("unavailable", "The store was closed.");
}

/** `size` slots for strangers and one more; `open` starts a child with the version's graph opened in it. */
export function createSlots(size: number, open: () => Promise<Child>): Slots {
  const idle: Child[] = [];
  /** Started in the place of those that were ended, before anybody asks. */
  const starting = new Set<Promise<Child>>();
  const all = new Set<Child>();
  const busy = { trusted: 0, stranger: 0 };
  let queue: Waiting[] = [];
  let closed = false;

  const mayStart = (lane: Lane) => busy.trusted + busy.stranger <= size && (lane === "trusted" || busy.stranger < size);

  const next = () => {
    const index = queue.findIndex(({ lane }) => mayStart(lane));
    const waiting = queue[index];
    if (waiting === undefined) return;
    queue = queue.toSpliced(index, 1);
    waiting.start();
  };

  const enter = (lane: Lane, signal: AbortSignal | undefined) => {
    if (mayStart(lane)) {
      busy[lane]++;
      return Promise.resolve();
    }
    return new Promise<void>((resolve, reject) => {
      const onAbort = () => {
        queue = queue.filter((waiting) => waiting !== entry);
        reject(cancelledError());
      };
      const entry: Waiting = {
        lane,
        fail: reject,
        start: () => {
          signal?.removeEventListener("abort", onAbort);
          busy[lane]++;
          resolve();
        },
      };
      queue.push(entry);
      signal?.addEventListener("abort", onAbort, { once: true });
    });
  };

  const start = async () => {
    const child = await open();
    if (closed) {
      await child.kill();
      throw closedError();
    }
    all.add(child);
    return child;
  };

  const takeChild = async () => {
    for (let child = idle.pop(); child !== undefined; child = idle.pop()) {
      if (child.alive()) return child;
      all.delete(child);
    }
    const [begun] = starting;
    if (begun === undefined) return start();
    starting.delete(begun);
    return begun;
  };

  /** A query that had to be stopped took its process along: whoever asks next does not wait for a new one. */
  const replace = () => {
    if (closed) return;
    const child = start();
    // Whoever takes it hears of a failure; where nobody does, the next one is started when it is needed.
    child.catch(() => starting.delete(child));
    starting.add(child);
  };

  return {
    use: async (lane, signal, work) => {
      if (signal?.aborted) throw cancelledError();
      await enter(lane, signal);
      try {
        const child = await takeChild();
        try {
          return await work(child);
        } finally {
          if (child.alive()) idle.push(child);
          else {
            all.delete(child);
            replace();
          }
        }
      } finally {
        busy[lane]--;
        next();
      }
    },
    close: async () => {
      closed = true;
      for (const { fail } of queue) fail(closedError());
      queue = [];
      await Promise.all([...all].map((child) => child.kill()));
      // Each ends itself when it sees that nobody wants it any more.
      await Promise.allSettled(starting);
      all.clear();
      idle.length = 0;
    },
  };
}
