// Puts the server's graph into the page's store, once for each answer: who comes back from the questions finds the
// canvas as it was left.
import type { GraphResponse } from "#contract";
import { choicesStore } from "./choices/choices-store.ts";
import { explorer } from "./explorer-store.ts";

let inStore: GraphResponse | undefined;

export function loadOnce(answer: GraphResponse): void {
  if (inStore === answer) return;
  inStore = answer;
  choicesStore.getState().opened(answer.database, window.localStorage);
  explorer.getState().graphLoaded(answer);
}
