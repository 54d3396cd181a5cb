// What keys and pointer do to a range of bars: pure, in indexes, both ends included.

export type BarRange = readonly [first: number, last: number];

const clamp = (value: number, count: number) => Math.min(Math.max(value, 0), count - 1);

/** Moves a range as a whole, keeping its width; without one, a step enters from the side it comes from. */
export function moved(range: BarRange | undefined, by: number, count: number): BarRange {
  if (range === undefined) return by > 0 ? [0, 0] : [count - 1, count - 1];
  const [first, last] = range;
  const width = last - first;
  const start = clamp(Math.min(first + by, count - 1 - width), count);
  return [start, start + width];
}

/** Moves the later end, never before the earlier; without a range, all bars are the range. */
export function extended(range: BarRange | undefined, by: number, count: number): BarRange {
  const [first, last] = range ?? [0, count - 1];
  return [first, Math.max(first, clamp(last + by, count))];
}

/** The range between two bars, whichever is first; undefined where that is all of them. */
export function between(a: number, b: number, count: number): BarRange {
  return [clamp(Math.min(a, b), count), clamp(Math.max(a, b), count)];
}

/** The range a key leads to: undefined is all bars, null a key that means nothing here. */
export function afterKey(
  range: BarRange | undefined,
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  count: number,
): BarRange | undefined | null {
  const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 6, PageDown: -6 }[key];
  if (by !== undefined) return shiftKey ? extended(range, by, count) : moved(range, by, count);
  if (key === "Home") return shiftKey ? [range?.[0] ?? 0, range?.[0] ?? 0] : moved(range ?? [0, 0], -count, count);
  if (key === "End") return shiftKey ? [range?.[0] ?? 0, count - 1] : moved(range ?? [0, 0], count, count);
  return (key === "Escape" || key === "Delete" || key === "Backspace") && range !== undefined ? undefined : null;
}
