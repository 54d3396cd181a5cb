// Puts the server's graph into the page's store, once for each answer: who comes back from the questions finds the
// canvas as it was left.
import type { GraphResponse } from "#contract";
import { choicesStore } from "./choices/choices-store.ts";
import { explorer } from "./explorer-store.ts";

const inStore = new WeakSet<GraphResponse>();

export function loadOnce(answer: GraphResponse): void {
  if (inStore.has(answer)) return;
  inStore.add(answer);
  choicesStore.getState().opened(answer.database, window.localStorage);
  explorer.getState().graphLoaded(answer);
}
