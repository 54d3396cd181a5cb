// How many queries run at once: slots, a share for each address, a queue, and a breaker for what cannot be stopped.
import type { Clock } from "./clock.ts";
import { GuardRefusal } from "./refusal.ts";

export interface Lease {
  /** The client has its answer, but the database still works on it: the slot counts as stuck until it is released. */
  markStuck(): void;
  /** The database has let go. Again is no harm. */
  release(): void;
}

interface SlotRequest {
  readonly address: string;
  readonly saved: boolean;
  readonly signal?: AbortSignal | undefined;
}

export interface SlotCounts {
  readonly running: number;
  readonly waiting: number;
  readonly stuck: number;
}

export interface Slots {
  /** Waits for a slot. Throws GuardRefusal "busy", "free-queries-off" (half of the slots are stuck) or "cancelled". */
  take(request: SlotRequest): Promise<Lease>;
  counts(): SlotCounts;
}

export interface SlotLimits {
  readonly slots: number;
  readonly slotsPerAddress: number;
  readonly queue: number;
  readonly queuePerAddress: number;
  readonly waitMs: number;
}

interface Waiting {
  readonly request: SlotRequest;
  readonly start: () => void;
  readonly refuse: (refusal: GuardRefusal) => void;
}

const RETRY_SECONDS = 2;
const BREAKER_RETRY_SECONDS = 30;

function busy(message: string): GuardRefusal {
  return new GuardRefusal(
    { code: "busy", message, hint: "Ask again in a moment." },
    { retryAfterSeconds: RETRY_SECONDS },
  );
}

function breakerOpen(): GuardRefusal {
  return new GuardRefusal(
    {
      code: "free-queries-off",
      message: "Free queries are off for now: earlier ones could not be stopped in the database.",
      hint: "Saved queries still run. Ask again later.",
    },
    { retryAfterSeconds: BREAKER_RETRY_SECONDS },
  );
}

function cancelled(): GuardRefusal {
  return new GuardRefusal({ code: "cancelled", message: "The query was cancelled.", hint: "Run it again." });
}

export function createSlots(limits: SlotLimits, clock: Clock): Slots {
  const running = new Map<string, number>();
  let total = 0;
  let stuck = 0;
  let queue: Waiting[] = [];

  const isBroken = () => stuck * 2 >= limits.slots && stuck > 0;
  const mayStart = ({ address }: SlotRequest) =>
    total < limits.slots && (running.get(address) ?? 0) < limits.slotsPerAddress;

  /** Starts whoever has waited longest and may run, saved queries first; an address at its share is passed over. */
  const startNext = () => {
    for (;;) {
      const ready = queue.filter((waiting) => mayStart(waiting.request));
      const next = ready.find((waiting) => waiting.request.saved) ?? ready[0];
      if (next === undefined) return;
      queue = queue.filter((waiting) => waiting !== next);
      next.start();
    }
  };

  const lease = ({ address }: SlotRequest): Lease => {
    total++;
    running.set(address, (running.get(address) ?? 0) + 1);
    let isStuck = false;
    let isReleased = false;
    return {
      markStuck: () => {
        if (isStuck || isReleased) return;
        isStuck = true;
        stuck++;
        if (!isBroken()) return;
        const strangers = queue.filter((waiting) => !waiting.request.saved);
        queue = queue.filter((waiting) => waiting.request.saved);
        for (const waiting of strangers) waiting.refuse(breakerOpen());
      },
      release: () => {
        if (isReleased) return;
        isReleased = true;
        total--;
        if (isStuck) stuck--;
        const left = (running.get(address) ?? 1) - 1;
        if (left === 0) running.delete(address);
        else running.set(address, left);
        startNext();
      },
    };
  };

  const wait = (request: SlotRequest) =>
    new Promise<Lease>((resolve, reject) => {
      const leave = () => {
        stopTimer();
        request.signal?.removeEventListener("abort", onAbort);
        queue = queue.filter((waiting) => waiting !== entry);
      };
      const refuse = (refusal: GuardRefusal) => {
        leave();
        reject(refusal);
      };
      const onAbort = () => refuse(cancelled());
      const entry: Waiting = {
        request,
        refuse,
        start: () => {
          leave();
          resolve(lease(request));
        },
      };
      const stopTimer = clock.after(limits.waitMs, () => refuse(busy("All places for queries are taken.")));
      request.signal?.addEventListener("abort", onAbort, { once: true });
      queue.push(entry);
    });

  return {
    take: async (request) => {
      if (request.signal?.aborted === true) throw cancelled();
      if (isBroken() && !request.saved) throw breakerOpen();
      if (mayStart(request)) return lease(request);
      if (queue.length >= limits.queue) throw busy("Too many queries are waiting.");
      const own = queue.filter((waiting) => waiting.request.address === request.address);
      if (own.length >= limits.queuePerAddress) throw busy("Too many queries of this address are waiting.");
      return wait(request);
    },
    counts: () => ({ running: total, waiting: queue.length, stuck }),
  };
}
