// The layout worker: force layouts outside the page's thread, so that a drawing never stands still under the hand.
import { computeLayout } from "./compute-layout.ts";
import type { LayoutAnswer, LayoutRequest } from "./layout-messages.ts";

/** The same start every time, so that the same graph is laid out the same again. Nothing else runs in here. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

self.addEventListener("message", (event: MessageEvent<LayoutRequest>) => {
  Math.random = seeded(1);
  const answer: LayoutAnswer = { positions: computeLayout(event.data) };
  self.postMessage(answer, { transfer: [] });
});
