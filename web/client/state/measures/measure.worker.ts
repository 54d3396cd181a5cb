// The measure worker: graph algorithms outside the page's thread.
import { computeMeasures } from "./compute-measures.ts";
import type { MeasureNews, MeasureRequest } from "./measure-messages.ts";

function tell(news: MeasureNews): void {
  self.postMessage(news, { transfer: [] });
}

self.addEventListener("message", (event: MessageEvent<MeasureRequest>) => {
  // The answer alone says 1.
  const found = computeMeasures(event.data, (progress) => tell({ progress: Math.min(0.99, progress) }));
  tell({ progress: 1, found });
});
