// A clock whose hands the test moves.
import type { Clock } from "#guard";

export interface HandClock extends Clock {
  /** Moves on and calls what has become due, in order; then lets pending promises run. */
  pass(ms: number): Promise<void>;
}

/** Promises started by a timer need some turns until what they cause is seen. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

export function handClock(): HandClock {
  let now = 0;
  let timers: { at: number; call: () => void }[] = [];
  return {
    now: () => now,
    after: (ms, call) => {
      const timer = { at: now + ms, call };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    pass: async (ms) => {
      const end = now + ms;
      await settle();
      for (;;) {
        const [due] = timers.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at);
        if (due === undefined) break;
        now = due.at;
        timers = timers.filter((other) => other !== due);
        due.call();
        await settle();
      }
      now = end;
    },
  };
}

/** What a promise fails with, to be looked at once the clock has moved; undefined where it does not fail. */
export function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}
