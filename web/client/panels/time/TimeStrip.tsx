// The strip under the graph: which date counts, how the relations lie in time, the range that is shown, and what has no date.
import { ChevronDown, ChevronUp } from "lucide-react";
import { useId, useMemo } from "react";
import { useNarrow } from "../../components/narrow.ts";
import type { TimeBasis } from "#model";
import { TIME_BASES } from "#model";
import { SegmentedChoice } from "../../components/SegmentedChoice.tsx";
import { useDerived, useExplorer, useExplorerStore } from "../../state/explorer-store.ts";
import { counted } from "../../state/graph-words.ts";
import { barsOf, binsOver, daysOf } from "../../state/time/bins.ts";
import { spanOf } from "../../state/time/spans.ts";
import type { Target } from "../../state/time/targets.ts";
import { targetsOf } from "../../state/time/targets.ts";
import { BASIS_WORDS, rangeWords, reviewedDay } from "../../state/time/time-words.ts";
import { isTimeFiltering } from "../../state/time/transitions.ts";
import { PlayButton } from "./PlayButton.tsx";
import { TimeBars } from "./TimeBars.tsx";
import styles from "./TimeStrip.module.css";
import { UndatedTray } from "./UndatedTray.tsx";

/** With fewer dated relations than this, filtered or not, there is little to see: the strip starts folded. */
const WORTH_OPENING = 5;

export function TimeStrip() {
  const time = useExplorer((state) => state.timePlayed ?? state.time);
  const chosenFold = useExplorer((state) => state.timeFolded);
  const graph = useExplorer((state) => state.graph);
  const { filtered, timed } = useDerived();
  const { timeFoldSet, timeBasisChosen, timeCleared } = useExplorerStore().getState();
  const body = useId();
  const targets = useMemo(() => targetsOf(filtered.visible.entities), [filtered]);
  const bins = useMemo(
    () => binsOver(daysShown(timed.spans.values(), targets, reviewedDay(graph))),
    [timed.spans, targets, graph],
  );
  const bars = useMemo(() => barsOf(bins, timed.spans.values()), [bins, timed.spans]);
  // On a phone the graph needs the room: the strip starts folded there.
  const narrow = useNarrow();
  const dated = useMemo(
    () => [...graph.relations.values()].filter((relation) => spanOf(relation, time.basis, graph.sources)).length,
    [graph, time.basis],
  );
  const folded = chosenFold ?? (narrow || dated < WORTH_OPENING);
  const words = rangeWords(bins, time.basis, time.range);
  const chooseBasis = (basis: TimeBasis): void => {
    // Who works in it has opened it, however few have a date of that sort.
    timeFoldSet(false);
    timeBasisChosen(basis);
  };

  return (
    <section className={styles.strip} aria-label="Time">
      <div className={styles.head}>
        <button
          type="button"
          className={styles.fold}
          aria-expanded={!folded}
          aria-controls={body}
          onClick={() => timeFoldSet(!folded)}
        >
          {folded ? <ChevronUp size={14} aria-hidden /> : <ChevronDown size={14} aria-hidden />}
          Time
        </button>
        <output className={styles.caption} aria-live="polite">
          {words}
        </output>
        <Counts />
        {isTimeFiltering(time) ? (
          <button type="button" className={styles.clear} onClick={timeCleared}>
            All time
          </button>
        ) : null}
      </div>
      <div id={body} className={styles.body} hidden={folded}>
        {folded ? null : (
          <>
            <div className={styles.tools}>
              <SegmentedChoice
                label="Which date counts"
                options={TIME_BASES}
                value={time.basis}
                onChange={chooseBasis}
              />
              <span className={styles.basis}>{BASIS_WORDS[time.basis]}</span>
              <PlayButton bins={bins} dated={timed.spans.size > 0} />
            </div>
            <TimeBars bars={bars} targets={targets} reviewed={reviewedDay(graph)} />
            <UndatedTray />
          </>
        )}
      </div>
    </section>
  );
}

/** From the first to the last day there is anything to say about: a date, a target, or the data's own day. */
function daysShown(
  spans: Parameters<typeof daysOf>[0],
  targets: readonly Target[],
  reviewed: string | undefined,
): readonly string[] {
  const days = [...daysOf(spans), ...targets.map(({ date }) => date.latest)];
  return days.length === 0 || reviewed === undefined ? days : [...days, reviewed];
}

/** What the range says of the relations that the filters leave; without one, how many have a date at all. */
function Counts() {
  const { timed } = useDerived();
  const asked = useExplorer((state) => (state.timePlayed ?? state.time).range !== undefined);
  const hidden = useExplorer((state) => state.time.undatedHidden);
  const { certain, possible, outside, undated } = timed.counts;
  return (
    <ul className={styles.counts}>
      {asked ? (
        <>
          <li data-certain>{certain} certain</li>
          <li data-possible>{possible} possible</li>
          <li>{outside} outside</li>
        </>
      ) : (
        <li>{counted(certain, "relation", "relations")} dated</li>
      )}
      <li data-undated>
        {undated} undated, {hidden ? "hidden" : "kept"}
      </li>
    </ul>
  );
}
