// Database time an address may use: a bucket that fills continuously. Pure but for the map of addresses it keeps.

export interface Budget {
  /** Milliseconds until the address may ask again; 0 when it may now. */
  waitMs(address: string, now: number): number;
  /** Takes time that was used; the balance may go below zero and must be earned back. */
  charge(address: string, usedMs: number, now: number): void;
  /** How many addresses are remembered (those with a full bucket are not). */
  readonly size: number;
}

export interface BudgetOptions {
  readonly budgetMs: number;
  readonly windowMs: number;
}

interface Bucket {
  readonly balance: number;
  readonly at: number;
}

/** Addresses remembered at most before those that are full again are forgotten. */
const SWEEP_AT = 1_000;

/** A balance after it was refilled for the time that passed; a clock that goes back refills nothing. */
export function refill(balance: number, elapsedMs: number, options: BudgetOptions): number {
  const rate = options.budgetMs / options.windowMs;
  return Math.min(options.budgetMs, balance + Math.max(0, elapsedMs) * rate);
}

export function createBudget(options: BudgetOptions): Budget {
  const buckets = new Map<string, Bucket>();
  let sweepAt = SWEEP_AT;

  const balanceOf = (address: string, now: number) => {
    const bucket = buckets.get(address);
    return bucket === undefined ? options.budgetMs : refill(bucket.balance, now - bucket.at, options);
  };
  const sweep = (now: number) => {
    for (const address of buckets.keys()) {
      if (balanceOf(address, now) >= options.budgetMs) buckets.delete(address);
    }
    sweepAt = Math.max(SWEEP_AT, buckets.size * 2);
  };

  return {
    waitMs: (address, now) => {
      const balance = balanceOf(address, now);
      // Less than a millisecond is nothing: it would be refused with a wait of no time.
      if (balance >= 1) return 0;
      return Math.ceil(((1 - balance) * options.windowMs) / options.budgetMs);
    },
    charge: (address, usedMs, now) => {
      const balance = balanceOf(address, now) - Math.max(0, usedMs);
      buckets.set(address, { balance, at: now });
      if (buckets.size > sweepAt) sweep(now);
    },
    get size() {
      return buckets.size;
    },
  };
}
