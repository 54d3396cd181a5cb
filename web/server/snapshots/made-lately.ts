// What was made of snapshots lately: a page or a picture is drawn once, however many ask for it at the same time.

const KEPT = 32;

/** By what the result depends on: the same key is the same result. */
export type MadeLately<Made> = (key: string, make: () => Promise<Made>) => Promise<Made>;

export function createMadeLately<Made>(): MadeLately<Made> {
  const kept = new Map<string, Promise<Made>>();
  return (key, make) => {
    const made = kept.get(key) ?? make();
    // Asked for again is youngest again.
    kept.delete(key);
    kept.set(key, made);
    made.catch(() => kept.delete(key));
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break;
      kept.delete(oldest);
    }
    return made;
  };
}
