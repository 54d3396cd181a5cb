// Bars of a histogram with a range over them: drag to choose, drag the range or its ends to change it, or use the keys.
import type { KeyboardEvent, PointerEvent, ReactNode } from "react";
import { useEffect, useId, useRef, useState } from "react";
import styles from "./RangeBars.module.css";
import type { BarRange } from "./range-steps.ts";
import { afterKey, between, moved } from "./range-steps.ts";

export interface Bar {
  /** "March 2024", "$1B to $2B". */
  readonly label: string;
  readonly certain: number;
  /** Drawn pale on top: it may belong here. */
  readonly possible: number;
}

/** What a drag does, from the bar it began on. */
interface Drag {
  readonly does: "draw" | "move" | "first" | "last";
  readonly from: number;
  readonly range: BarRange;
}

/** px around an end of the range where it is the end that is dragged. */
const GRIP = 9;
/** After this many ms without a key the range counts: holding a key is one step, not twenty. */
const REST = 350;

export function RangeBars(props: {
  /** What the range is of: "Announced". */
  label: string;
  bars: readonly Bar[];
  /** Undefined: all. */
  range: BarRange | undefined;
  onRange: (range: BarRange | undefined) => void;
  /** The ends in words, for the range a person is about to choose, too. */
  wordsOf: (range: BarRange | undefined) => string;
  children?: ReactNode;
}) {
  const { label, bars, onRange, wordsOf } = props;
  const [draft, setDraft] = useState<{ readonly range: BarRange | undefined }>();
  const drag = useRef<Drag>(undefined);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hint = useId();
  const count = bars.length;
  const shown = draft === undefined ? props.range : draft.range;
  const tallest = Math.max(1, ...bars.map((bar) => bar.certain + bar.possible));

  const commit = (range: BarRange | undefined): void => {
    clearTimeout(rest.current);
    setDraft(undefined);
    if (range?.[0] !== props.range?.[0] || range?.[1] !== props.range?.[1]) onRange(range);
  };
  useEffect(() => () => clearTimeout(rest.current), []);

  const barAt = (event: PointerEvent<HTMLElement>): number => {
    const box = event.currentTarget.getBoundingClientRect();
    const part = (event.clientX - box.left) / Math.max(1, box.width);
    return Math.min(count - 1, Math.max(0, Math.floor(part * count)));
  };
  const begin = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0 || count === 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const from = barAt(event);
    drag.current = { from, range: shown ?? [from, from], does: gripOf(event, shown, count) };
    if (drag.current.does === "draw") setDraft({ range: [from, from] });
  };
  const onMove = (event: PointerEvent<HTMLElement>): void => {
    if (drag.current !== undefined) setDraft({ range: dragged(drag.current, barAt(event), count) });
  };
  const end = (): void => {
    if (drag.current === undefined) return;
    drag.current = undefined;
    if (draft !== undefined) commit(draft.range);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (count === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = afterKey(shown, event, count);
    if (next === null) return;
    event.preventDefault();
    setDraft({ range: next });
    clearTimeout(rest.current);
    rest.current = setTimeout(() => commit(next), REST);
  };

  const [first, last] = shown ?? [0, count - 1];
  return (
    <div className={styles.plot}>
      <div
        className={styles.bars}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an input has one value, a range has two ends
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, count - 1)}
        aria-valuenow={first}
        aria-valuetext={wordsOf(shown)}
        aria-describedby={hint}
        data-chosen={shown !== undefined || undefined}
        onKeyDown={onKey}
        onPointerDown={begin}
        onPointerMove={onMove}
        onPointerUp={end}
        onPointerCancel={() => {
          drag.current = undefined;
          setDraft(undefined);
        }}
      >
        {bars.map((bar, index) => (
          <span
            key={bar.label}
            className={styles.bar}
            data-out={index < first || index > last || undefined}
            title={titleOf(bar)}
          >
            <span className={styles.possible} style={{ height: `${(100 * bar.possible) / tallest}%` }} />
            <span className={styles.certain} style={{ height: `${(100 * bar.certain) / tallest}%` }} />
          </span>
        ))}
        {shown === undefined ? null : (
          <span
            className={styles.band}
            style={{ left: `${(100 * first) / count}%`, right: `${(100 * (count - 1 - last)) / count}%` }}
          />
        )}
      </div>
      {props.children}
      <p id={hint} hidden>
        Arrows move the range, Shift and arrows move its end, Escape chooses all.
      </p>
    </div>
  );
}

function titleOf({ label, certain, possible }: Bar): string {
  return possible === 0 ? `${label}: ${certain}` : `${label}: ${certain}, and ${possible} possibly`;
}

/** What a press means: an end of the range is near, the press is inside it, or a new range begins. */
function gripOf(event: PointerEvent<HTMLElement>, range: BarRange | undefined, count: number): Drag["does"] {
  if (range === undefined) return "draw";
  const box = event.currentTarget.getBoundingClientRect();
  const x = event.clientX - box.left;
  const left = (range[0] / count) * box.width;
  const right = ((range[1] + 1) / count) * box.width;
  const nearLeft = Math.abs(x - left);
  const nearRight = Math.abs(x - right);
  if (Math.min(nearLeft, nearRight) <= GRIP) return nearLeft < nearRight ? "first" : "last";
  return x > left && x < right ? "move" : "draw";
}

function dragged({ does, from, range: [first, last] }: Drag, now: number, count: number): BarRange {
  if (does === "move") return moved([first, last], now - from, count);
  if (does === "first") return between(now, last, count);
  return between(does === "last" ? first : from, now, count);
}
