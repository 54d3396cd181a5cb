// Opens the strip of time and presses Play: with reduced motion that steps once, and without dates it does nothing.
import type { ExplorerStore } from "../../state/explorer-store.ts";
import { PLAY_ID } from "./PlayButton.tsx";

export function startPlaying(explorer: ExplorerStore): void {
  explorer.getState().timeFoldSet(false);
  requestAnimationFrame(() => document.getElementById(PLAY_ID)?.click());
}
