// The bars of the time strip with the range over them, the years below, and marks: target dates, and the data's own day.
import { group } from "d3-array";
import type { TimeBasis } from "#model";
import { TIME_BASES } from "#model";
import { RangeBars } from "../../components/RangeBars.tsx";
import { dateWords } from "#view";
import { useExplorer, useExplorerStore } from "../../state/explorer-store.ts";
import type { TimeBar } from "../../state/time/bins.ts";
import { binsIn, rangeOf } from "../../state/time/bins.ts";
import type { Target } from "../../state/time/targets.ts";
import { rangeWords } from "../../state/time/time-words.ts";
import styles from "./TimeStrip.module.css";

export function TimeBars(props: {
  bars: readonly TimeBar[];
  targets: readonly Target[];
  reviewed: string | undefined;
}) {
  const { bars, targets, reviewed } = props;
  const time = useExplorer((state) => state.timePlayed ?? state.time);
  const { timeRangeChosen, selected } = useExplorerStore().getState();
  if (bars.length === 0) return <p className={styles.nothing}>Nothing in view states a date.</p>;
  const placeOf = (day: string): string => {
    const index = bars.findIndex(({ to }) => to >= day);
    return `${(100 * ((index < 0 ? bars.length - 1 : index) + 0.5)) / bars.length}%`;
  };
  const byPlace = group(targets, ({ date }) => placeOf(date.latest));
  return (
    <div className={styles.plot}>
      <RangeBars
        label={`Range of ${TIME_BASES[time.basis].toLowerCase()}`}
        bars={bars}
        range={binsIn(bars, time.range)}
        onRange={(range) => timeRangeChosen(range === undefined ? undefined : rangeOf(bars, range))}
        wordsOf={(range) => rangeWords(bars, time.basis, range === undefined ? undefined : rangeOf(bars, range))}
      >
        <p className={styles.axis} aria-hidden>
          {ticksOf(bars).map(({ place, label }) => (
            <span key={label} style={{ left: `${place}%` }}>
              {label}
            </span>
          ))}
        </p>
      </RangeBars>
      {bars.some((bar) => bar.certain + bar.possible > 0) ? null : (
        <p className={styles.empty}>{NO_DATES[time.basis]}</p>
      )}
      {reviewed === undefined ? null : (
        <span
          className={styles.reviewed}
          style={{ left: placeOf(reviewed) }}
          title={`The data was reviewed on ${dateWords(reviewed)}`}
        />
      )}
      <ul className={styles.targets} aria-label="Target dates">
        {[...byPlace].map(([place, here]) => (
          <li key={place} style={{ left: place }}>
            {here.map(({ id, name, date }) => (
              <button
                key={id}
                type="button"
                aria-label={`Target date ${dateWords(date)}: ${name}`}
                title={`Target date ${dateWords(date)}: ${name}`}
                onClick={() => selected({ kind: "entity", id })}
              />
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}

const MOST_TICKS = 12;

const NO_DATES: Readonly<Record<TimeBasis, string>> = {
  announced: "No relation in view says when it was announced.",
  true: "No relation in view says from when or to when it was so.",
  seen: "No source in view has a date.",
};

/** A year at every first bar of it, thinned out until the words have room. */
function ticksOf(bars: readonly TimeBar[]): readonly { readonly place: number; readonly label: string }[] {
  const years = bars.flatMap((bar, index) => {
    const year = bar.from.slice(0, 4);
    return bars[index - 1]?.from.slice(0, 4) === year ? [] : [{ place: (100 * index) / bars.length, label: year }];
  });
  const every = Math.ceil(years.length / MOST_TICKS);
  const thinned = years.filter((_, index) => index % every === 0);
  const [first, second] = thinned;
  // The first year may have but a bar or two: then its name has no room.
  return first !== undefined && second !== undefined && second.place - first.place < 100 / MOST_TICKS / 2
    ? thinned.slice(1)
    : thinned;
}
