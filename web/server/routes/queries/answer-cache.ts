// Answers of saved queries that were given already: the same for one data version, so that a question many ask costs once.
import type { SavedQueryResponse } from "#contract";

export interface Answered {
  readonly response: SavedQueryResponse;
  /** What the database took. */
  readonly ms: number;
}

/** Of all kept answers, and of one: as JSON, in UTF-16 units. */
const MAX_TOTAL = 32 * 1024 * 1024;
const MAX_ONE = 4 * 1024 * 1024;

export interface AnswerCache {
  get(key: string): Answered | undefined;
  /** Keeps it unless it is too large; what was not asked for longest goes first. */
  keep(key: string, answered: Answered): void;
}

export function createAnswerCache(limits = { total: MAX_TOTAL, one: MAX_ONE }): AnswerCache {
  // In the order in which they were last asked for.
  const kept = new Map<string, { readonly answered: Answered; readonly size: number }>();
  let total = 0;
  const drop = (key: string) => {
    total -= kept.get(key)?.size ?? 0;
    kept.delete(key);
  };
  return {
    get: (key) => {
      const found = kept.get(key);
      if (found === undefined) return undefined;
      kept.delete(key);
      kept.set(key, found);
      return found.answered;
    },
    keep: (key, answered) => {
      const size = JSON.stringify(answered.response).length;
      drop(key);
      if (size > limits.one) return;
      kept.set(key, { answered, size });
      total += size;
      for (const oldest of kept.keys()) {
        if (total <= limits.total) break;
        drop(oldest);
      }
    },
  };
}
