// Over the canvas while a story is composed: what is selected and where the camera is become a step.
import { X } from "lucide-react";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { SnapshotStep } from "#model";
import { STORY_LIMITS } from "#model";
import { Button, IconButton } from "../components/Button.tsx";
import { LabelledSelect } from "../components/LabelledSelect.tsx";
import { useNarrow } from "../components/narrow.ts";
import { SegmentedChoice } from "../components/SegmentedChoice.tsx";
import { ExplorerContext, useExplorer, useExplorerStore, useVisibleGraph, visibleOf } from "../state/explorer-store.ts";
import { canvasSize } from "./canvas-size.ts";
import styles from "./ComposeStrip.module.css";
import { publishing, usePublishing } from "./publish-store.ts";
import type { SelectionState } from "../state/selection/types.ts";
import type { Lift, Look } from "./steps.ts";
import { LIFTS, LOOKS, cameraFor, highlightOf, highlightWords, seenBy } from "./steps.ts";

export function ComposeStrip({ at }: { at: number | undefined }) {
  const explorer = usePublishing((state) => state.explorer);
  return (
    <ExplorerContext value={explorer}>
      <Strip at={at} />
    </ExplorerContext>
  );
}

/** @param at the step that is chosen anew; undefined for a new one */
function Strip({ at }: { at: number | undefined }) {
  const explorer = useExplorerStore();
  const strip = useRef<HTMLElement>(null);
  const steps = usePublishing((state) => state.draft.steps);
  const selection = useExplorer((state) => state.selection);
  const visible = useVisibleGraph();
  const [lift, setLift] = useState<Lift>("lit");
  const [look, setLook] = useState<Look>("highlight");
  const [said, setSaid] = useState("");
  // The dialog that had the focus is gone; without this the keyboard would begin at the top of the page.
  useEffect(() => strip.current?.querySelector("button")?.focus(), []);
  const narrow = useNarrow();
  const Choice = narrow ? LabelledSelect : SegmentedChoice;
  // On a phone the details of what is selected would take the place of the canvas that it is chosen on.
  useLayoutEffect(() => {
    if (!narrow || !selection.drawerOpen) return;
    explorer.setState((state) => ({ selection: { ...state.selection, drawerOpen: false } }));
  }, [explorer, narrow, selection.drawerOpen]);
  const highlight = highlightOf(visible, selection, lift);
  const known = at === undefined ? undefined : steps[at];
  const place = (at ?? steps.length) + 1;
  const full = at === undefined && steps.length >= STORY_LIMITS.steps;

  const take = (): void => {
    const state = explorer.getState();
    const chosen = highlightOf(visibleOf(state), state.selection, lift);
    const { camera } = cameraFor(look, chosen, state.view.viewport ?? { x: 0, y: 0, zoom: 1 }, canvasSize());
    const before: SnapshotStep = known ?? { title: titleOf(state.selection), text: "", highlight: [] };
    const step = seenBy({ ...before, highlight: chosen }, camera);
    publishing.edit({ steps: at === undefined ? [...steps, step] : steps.with(at, step) });
    if (at === undefined) setSaid(`Step ${place} is added. Choose what the next one shows, or go back.`);
    else publishing.resume();
  };
  // A single thing names its step; for more of them an editor has words.
  const titleOf = ({ items, focus }: SelectionState): string => {
    const ids = items.length === 0 ? [focus] : items.map(({ id }) => id);
    const only = ids.length === 1 ? visible.entities.find(({ id }) => id === ids[0]) : undefined;
    return (only?.name ?? "").slice(0, STORY_LIMITS.title);
  };
  return (
    <section ref={strip} className={styles.strip} aria-label="A step of the story">
      <p>
        <strong>Step {place}:</strong>{" "}
        <span className={styles.how}>select what it is about, and move the camera. </span>
        <span className={styles.quiet}>{highlightWords({ highlight }, visible)}.</span>
      </p>
      <div className={styles.choices}>
        <Choice label={narrow ? "Stands out" : "What stands out"} options={LIFTS} value={lift} onChange={setLift} />
        <Choice label={narrow ? "In sight" : "What is in sight"} options={LOOKS} value={look} onChange={setLook} />
      </div>
      <div className={styles.acts}>
        <Button className={styles.take ?? ""} disabled={full} onClick={take}>
          {at === undefined ? `Add step ${place}` : `Change step ${place}`}
        </Button>
        <Button onClick={publishing.resume}>Back to publishing</Button>
        <IconButton name="Stop publishing" quiet onClick={publishing.close}>
          <X size={15} aria-hidden />
        </IconButton>
      </div>
      <output className={styles.said}>{full ? `A story has at most ${STORY_LIMITS.steps} steps.` : said}</output>
    </section>
  );
}
