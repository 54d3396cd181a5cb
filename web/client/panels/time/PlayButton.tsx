// Plays the range through time, bar by bar; with reduced motion it steps once for each press.
import { useReducedMotion } from "@mantine/hooks";
import { Pause, Play, StepForward } from "lucide-react";
import { useEffect } from "react";
import { Button } from "../../components/Button.tsx";
import { useExplorer, useExplorerStore } from "../../state/explorer-store.ts";
import type { TimeBin } from "../../state/time/bins.ts";
import { firstRange, nextRange } from "../../state/time/play.ts";
import { useEscape } from "../card/use-cards.ts";

/** The id of the button that plays, or steps. */
export const PLAY_ID = "play";

/** ms a bar stays: long enough to read the caption. */
const BEAT = 900;

export function PlayButton({ bins, dated }: { bins: readonly TimeBin[]; dated: boolean }) {
  const calm = useReducedMotion();
  const played = useExplorer((state) => state.timePlayed);
  const explorer = useExplorerStore();
  const { playedTo, playStopped, timeRangeChosen } = explorer.getState();

  useEffect(() => {
    if (played === undefined) return undefined;
    const timer = setTimeout(() => {
      const next = nextRange(bins, played.basis, played.range);
      if (next === undefined) playStopped();
      else playedTo(next);
    }, BEAT);
    return () => clearTimeout(timer);
  }, [bins, played, playedTo, playStopped]);
  useEscape(played !== undefined, playStopped, true);
  // Whoever folds the strip away stops it: nothing moves that cannot be seen to.
  useEffect(() => () => explorer.getState().playStopped(), [explorer]);

  if (calm) {
    const step = (): void => {
      const { time } = explorer.getState();
      timeRangeChosen(nextRange(bins, time.basis, time.range) ?? firstRange(bins, time.basis, undefined));
    };
    return (
      <Button id={PLAY_ID} disabled={!dated} onClick={step}>
        <StepForward size={13} aria-hidden />
        Step
      </Button>
    );
  }
  if (played !== undefined) {
    return (
      <Button onClick={playStopped}>
        <Pause size={13} aria-hidden />
        Pause
      </Button>
    );
  }
  const begin = (): void => {
    const { time } = explorer.getState();
    const range = firstRange(bins, time.basis, time.range);
    if (range !== undefined) playedTo(range);
  };
  return (
    <Button id={PLAY_ID} disabled={!dated} onClick={begin}>
      <Play size={13} aria-hidden />
      Play
    </Button>
  );
}
