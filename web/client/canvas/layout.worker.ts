// The layout worker: force layouts outside the page's thread, so that a drawing never stands still under the hand.
import type { LayoutAnswer, LayoutRequest } from "./layout-messages.ts";
import { computeLayout } from "./compute-layout.ts";

self.addEventListener("message", (event: MessageEvent<LayoutRequest>) => {
  const answer: LayoutAnswer = { positions: computeLayout(event.data) };
  self.postMessage(answer, { transfer: [] });
});
