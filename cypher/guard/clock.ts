// Time as the guard sees it, handed in so that tests hold the hands.

export interface Clock {
  /** Milliseconds, never going back. */
  now(): number;
  /** Calls back once after so many milliseconds; the result cancels it. */
  after(ms: number, call: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  after: (ms, call) => {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};
