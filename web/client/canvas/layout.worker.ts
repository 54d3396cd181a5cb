// The layout worker: force layouts outside the page's thread, so that a drawing never stands still under the hand.
import { computeLayout } from "./compute-layout.ts";
import type { LayoutNews, LayoutRequest } from "./layout-messages.ts";
import { seeded } from "./seeded.ts";

function tell(news: LayoutNews): void {
  self.postMessage(news, { transfer: [] });
}

self.addEventListener("message", (event: MessageEvent<LayoutRequest>) => {
  // The same start every time, so that the same graph is laid out the same again. Nothing else runs in here.
  Math.random = seeded(1);
  tell({ progress: 1, positions: computeLayout(event.data, tell) });
});
