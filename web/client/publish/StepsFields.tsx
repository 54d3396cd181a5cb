// The story of a picture: its steps in their order, each with words, what stands out and where it looks.
import { ArrowDown, ArrowUp, GripVertical, X } from "lucide-react";
import { useRef, useState } from "react";
import type { KeyboardEvent, PointerEvent } from "react";
import type { SnapshotStep, SnapshotView } from "#model";
import { STORY_LIMITS } from "#model";
import { Button, IconButton } from "../components/Button.tsx";
import { VisuallyHidden } from "../components/VisuallyHidden.tsx";
import { useExplorerStore } from "../state/explorer-store.ts";
import field from "./field.module.css";
import { publishing } from "./publish-store.ts";
import { chooseStepAnew, showStepOnCanvas } from "./show-on-canvas.ts";
import type { ToldStory } from "./show-on-canvas.ts";
import type { StepProblems } from "./steps.ts";
import { changed, highlightWords, moved, seenBy } from "./steps.ts";
import styles from "./StepsFields.module.css";
import type { Subject } from "./subject.ts";

const CAMERAS = { whole: "The whole picture", highlight: "What stands out", box: "As it was on the canvas" } as const;

function edit(steps: readonly SnapshotStep[]): void {
  publishing.edit({ steps });
}

interface Props {
  readonly ids: string;
  readonly steps: readonly SnapshotStep[];
  readonly problems: readonly StepProblems[];
  readonly subject: Subject;
  readonly view: SnapshotView;
  /** The step that the reader of the form is at, for the preview. */
  readonly onAt: (index: number) => void;
}

export function StepsFields({ ids, steps, problems, subject, view, onAt }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const [removed, setRemoved] = useState<{ readonly step: SnapshotStep; readonly index: number }>();
  const [said, setSaid] = useState("");
  const move = (from: number, to: number): void => {
    if (moved(steps, from, to) === steps) return;
    edit(moved(steps, from, to));
    setSaid(`Step ${from + 1} is now step ${to + 1} of ${steps.length}.`);
    onAt(to);
  };
  const remove = (index: number): void => {
    const step = steps[index];
    if (step === undefined) return;
    setRemoved({ step, index });
    edit(steps.toSpliced(index, 1));
    onAt(Math.max(0, index - 1));
  };
  const undo = (): void => {
    if (removed === undefined) return;
    edit(steps.toSpliced(removed.index, 0, removed.step));
    setRemoved(undefined);
    focusTitle(list.current, removed.index);
  };
  const full = steps.length >= STORY_LIMITS.steps;
  return (
    <fieldset className={field.group}>
      <legend>Story</legend>
      {steps.length === 0 ? (
        <p className={field.help}>
          Steps make a story of the picture: each lets a part of it stand out and says something about it. Readers turn
          them in an embed and scroll through them on the page.
        </p>
      ) : null}
      <ol ref={list} className={styles.steps}>
        {steps.map((step, index) => (
          <Step
            // A step is its place in the order: moved, its words go to another row.
            // oxlint-disable-next-line react/no-array-index-key -- as above
            key={index}
            id={`${ids}-step-${index}`}
            {...{ step, index, onAt }}
            story={{ subject, steps, view }}
            problems={problems[index] ?? {}}
            onChange={(change) => edit(changed(steps, index, change))}
            onSee={(camera) => edit(steps.with(index, seenBy(step, camera)))}
            onMove={(to) => {
              move(index, to);
              focusTitle(list.current, to);
            }}
            onDrag={move}
            onRemove={() => remove(index)}
          />
        ))}
      </ol>
      <VisuallyHidden>
        <output>{said}</output>
      </VisuallyHidden>
      {removed === undefined ? null : (
        <output className={styles.removed}>
          “{removed.step.title || "The step"}” is removed.{" "}
          <button type="button" onClick={undo}>
            Undo
          </button>
        </output>
      )}
      <p>
        <Button disabled={full} onClick={() => publishing.compose(undefined)}>
          {steps.length === 0 ? "Add a step from the canvas" : "Add another step from the canvas"}
        </Button>{" "}
        {full ? <span className={field.help}>A story has at most {STORY_LIMITS.steps} steps.</span> : null}
      </p>
    </fieldset>
  );
}

/** After the list is drawn in its new order. */
function focusTitle(list: HTMLElement | null, index: number): void {
  requestAnimationFrame(() => list?.children[index]?.querySelector("input")?.focus());
}

interface StepProps {
  readonly id: string;
  readonly step: SnapshotStep;
  readonly index: number;
  readonly problems: StepProblems;
  readonly story: ToldStory;
  readonly onAt: (index: number) => void;
  readonly onChange: (change: Partial<SnapshotStep>) => void;
  readonly onSee: (camera: SnapshotStep["camera"]) => void;
  readonly onMove: (to: number) => void;
  readonly onDrag: (from: number, to: number) => void;
  readonly onRemove: () => void;
}

function Step(props: StepProps) {
  const { id, step, index, problems, story } = props;
  const explorer = useExplorerStore();
  const name = `step ${index + 1}`;
  // The box of a step that looks elsewhere for now, so that it can be chosen again.
  const [box, setBox] = useState(step.camera?.fit === "box" ? step.camera : undefined);
  const kept = step.camera?.fit === "box" ? step.camera : box;
  const onKey = (event: KeyboardEvent): void => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : undefined;
    if (!event.altKey || by === undefined) return;
    event.preventDefault();
    props.onMove(index + by);
  };
  const see = (value: string): void => {
    if (step.camera?.fit === "box") setBox(step.camera);
    props.onSee(value === "highlight" ? { fit: "highlight" } : value === "box" ? kept : undefined);
  };
  const described = (part: keyof StepProblems) =>
    problems[part] === undefined ? {} : { "aria-invalid": true, "aria-describedby": `${id}-${part}-problem` };
  const nothing = step.highlight.length === 0;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Alt and arrows move the step from any of its fields
    <li className={styles.step} onKeyDown={onKey} onFocus={() => props.onAt(index)}>
      <div className={styles.head}>
        <Grip index={index} onDrag={props.onDrag} />
        <strong>Step {index + 1}</strong>
        <IconButton name={`Move ${name} up`} quiet disabled={index === 0} onClick={() => props.onMove(index - 1)}>
          <ArrowUp size={14} aria-hidden />
        </IconButton>
        <IconButton
          name={`Move ${name} down`}
          quiet
          disabled={index === story.steps.length - 1}
          onClick={() => props.onMove(index + 1)}
        >
          <ArrowDown size={14} aria-hidden />
        </IconButton>
        <IconButton name={`Remove ${name}`} quiet onClick={props.onRemove}>
          <X size={14} aria-hidden />
        </IconButton>
      </div>
      <div className={field.field}>
        <label htmlFor={id}>Title of {name}</label>
        <input
          id={id}
          type="text"
          value={step.title}
          placeholder="What this step says, in one line"
          title="Alt and arrows move the step"
          {...described("title")}
          onChange={({ target }) => props.onChange({ title: target.value })}
        />
        <Problem id={`${id}-title-problem`} words={problems.title} />
      </div>
      <div className={field.field}>
        <label htmlFor={`${id}-text`}>
          Text of {name} <span className={field.optional}>optional</span>
        </label>
        <textarea
          id={`${id}-text`}
          rows={2}
          value={step.text}
          {...described("text")}
          onChange={({ target }) => props.onChange({ text: target.value })}
        />
        <Problem id={`${id}-text-problem`} words={problems.text} />
      </div>
      <div className={styles.seen}>
        <span>{highlightWords(step, story.subject.graph)}.</span>
        <label>
          In sight{" "}
          <select
            aria-label={`In sight in ${name}`}
            value={step.camera?.fit ?? "whole"}
            onChange={({ target }) => see(target.value)}
          >
            <option value="whole">{CAMERAS.whole}</option>
            <option value="highlight" disabled={nothing}>
              {CAMERAS.highlight}
            </option>
            {kept === undefined ? null : <option value="box">{CAMERAS.box}</option>}
          </select>
        </label>
        <button type="button" aria-label={`Show me ${name}`} onClick={() => showStepOnCanvas(explorer, story, index)}>
          Show me
        </button>
        <button
          type="button"
          aria-label={`Choose anew what ${name} shows`}
          onClick={() => chooseStepAnew(explorer, story, index)}
        >
          Choose anew
        </button>
      </div>
    </li>
  );
}

function Problem({ id, words }: { id: string; words: string | undefined }) {
  if (words === undefined) return null;
  return (
    <span id={id} className={field.problem}>
      {words}
    </span>
  );
}

/** Held and moved over another step, it takes that one's place. By keyboard the buttons beside it do the same. */
function Grip({ index, onDrag }: { index: number; onDrag: (from: number, to: number) => void }) {
  const at = useRef<number>(undefined);
  const follow = (event: PointerEvent): void => {
    if (at.current === undefined) return;
    const rows = [...(event.currentTarget.closest("ol")?.children ?? [])].map((row) => row.getBoundingClientRect());
    const over = rows.findIndex(({ top, bottom }) => event.clientY >= top && event.clientY <= bottom);
    // Past the middle of the other, or two of different height would change places for ever.
    const row = rows[over];
    if (row === undefined || over === at.current) return;
    const middle = row.top + row.height / 2;
    if (over > at.current ? event.clientY < middle : event.clientY > middle) return;
    onDrag(at.current, over);
    at.current = over;
  };
  return (
    <span
      className={styles.grip}
      title="Drag to another place"
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        at.current = index;
      }}
      onPointerMove={follow}
      onPointerUp={() => (at.current = undefined)}
      onPointerCancel={() => (at.current = undefined)}
    >
      <GripVertical size={15} aria-hidden />
    </span>
  );
}
