// Every step of this visit, the undone ones too: go to any of them, and give it a name of your own.
import { Pencil, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { IconButton } from "../components/Button.tsx";
import { useFocusBack } from "../components/use-focus-back.ts";
import { useExplorer, useExplorerStore } from "../state/explorer-store.ts";
import type { Step } from "../state/history/types.ts";
import styles from "./HistoryPanel.module.css";
import { walkHistory } from "./walk-history.ts";

export function HistoryPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const explorer = useExplorerStore();
  const now = useExplorer((state) => state.step);
  // Lengths tell of a change: the lists themselves are changed in place.
  const past = useStore(explorer.temporal, (state) => state.pastStates.length);
  useStore(explorer.temporal, (state) => state.futureStates.length);
  const { pastStates, futureStates } = explorer.temporal.getState();
  const steps = [
    ...pastStates.map(({ step }) => step),
    now,
    ...futureStates.map(({ step }) => step).toReversed(),
  ].flatMap((step) => step ?? []);
  const goTo = (index: number): void => {
    // Where something plays, stopping it is one step more.
    explorer.getState().playStopped();
    walkHistory(explorer, index - explorer.temporal.getState().pastStates.length);
  };
  const panel = useRef<HTMLElement>(null);
  useFocusBack(panel);
  useEffect(() => {
    const outside = (event: PointerEvent): void => {
      const at = event.target;
      if (at instanceof Node && panel.current?.parentElement?.contains(at) === false) onClose();
    };
    window.addEventListener("pointerdown", outside);
    return () => window.removeEventListener("pointerdown", outside);
  }, [onClose]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it from anywhere inside
    <section
      id={id}
      ref={panel}
      className={styles.panel}
      aria-label="Steps so far"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        onClose();
      }}
    >
      <header className={styles.head}>
        <h2>Steps so far</h2>
        <IconButton name="Close the steps" quiet onClick={onClose}>
          <X size={15} aria-hidden />
        </IconButton>
      </header>
      <ol className={styles.steps}>
        {steps.map((step, index) => (
          <StepRow
            key={step.id}
            step={step}
            place={index < past ? "past" : index === past ? "now" : "future"}
            onGo={() => goTo(index)}
          />
        ))}
      </ol>
    </section>
  );
}

function StepRow(props: { step: Step; place: "past" | "now" | "future"; onGo: () => void }) {
  const { step, place, onGo } = props;
  const given = useExplorer((state) => state.stepNames.get(step.id));
  const stepNamed = useExplorer((state) => state.stepNamed);
  const [naming, setNaming] = useState(false);
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (place !== "now") return;
    row.current?.scrollIntoView({ block: "nearest" });
  }, [place]);
  const name = given ?? step.words;
  const done = (text: string): void => {
    stepNamed(step.id, text === step.words ? "" : text);
    setNaming(false);
  };
  return (
    <li ref={row} className={styles.step} data-place={place}>
      {naming ? (
        <input
          className={styles.name}
          aria-label={`Name of the step “${step.words}”`}
          defaultValue={name}
          maxLength={120}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- it takes the place of the button that was pressed
          autoFocus
          onFocus={(event) => event.currentTarget.select()}
          onBlur={(event) => done(event.currentTarget.value)}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === "Enter") done(event.currentTarget.value);
            if (event.key === "Escape") setNaming(false);
          }}
        />
      ) : (
        <>
          <button
            type="button"
            className={styles.go}
            aria-current={place === "now" ? "step" : undefined}
            title={given === undefined ? undefined : step.words}
            onClick={onGo}
          >
            {name}
          </button>
          <IconButton
            name={`Name this step: ${name}`}
            className={styles.rename ?? ""}
            quiet
            onClick={() => setNaming(true)}
          >
            <Pencil size={13} aria-hidden />
          </IconButton>
        </>
      )}
    </li>
  );
}
