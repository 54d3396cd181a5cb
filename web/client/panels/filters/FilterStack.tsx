// The filters as an ordered stack: each step can be switched, changed, moved and taken away, and says what it found and left.
import { ArrowDown, ArrowUp, Plus, X } from "lucide-react";
import type { KeyboardEvent, ReactNode } from "react";
import { useEffect, useId, useMemo, useRef, useState } from "react";
import { later } from "../../components/later.tsx";
import { useDerived, useExplorer, useExplorerStore } from "../../state/explorer-store.ts";
import type { StepResult } from "../../state/filters/apply.ts";
import type { FilterRule, FilterStep } from "../../state/filters/types.ts";
import type { Names } from "../../state/filters/step-words.ts";
import { RULE_TITLES, ruleWords } from "../../state/filters/step-words.ts";
import { newRule } from "./new-rule.ts";
import styles from "./FilterStack.module.css";

const StepEditor = later(async () => (await import("./StepEditor.tsx")).StepEditor);

/** The id of the button that opens the choice of filters. */
export const ADD_FILTER_ID = "add-filter";

export function FilterStack() {
  const steps = useExplorer((state) => state.filters.steps);
  const results = useDerived().filtered.steps;
  const names = useNames();
  const section = useRef<HTMLElement>(null);
  const [open, setOpen] = useState<number>();
  const { stepMoved, stepRemoved, stepAdded } = useExplorerStore().getState();

  const move = (index: number, by: -1 | 1): void => {
    if (steps[index + by] === undefined) return;
    stepMoved(index, by);
    setOpen((now) => (now === index ? index + by : now === index + by ? index : now));
    focusRow(section.current, index + by);
  };
  const remove = (index: number): void => {
    stepRemoved(index);
    setOpen(undefined);
    focusRow(section.current, Math.max(0, Math.min(index, steps.length - 2)));
  };
  return (
    <section ref={section} className={styles.stack} aria-label="Filters, in order">
      <h2 className={styles.heading}>Filters</h2>
      {steps.length === 0 ? null : (
        <ol>
          {steps.map((step, index) => {
            const result = results[index];
            // Steps have no names of their own: a row is its place in the order.
            return result === undefined ? null : (
              <Row
                key={`${index} ${step.rule.type}`}
                step={step}
                index={index}
                count={steps.length}
                result={result}
                names={names}
                open={open === index}
                onOpen={(shown) => setOpen(shown ? index : undefined)}
                onMove={(by) => move(index, by)}
                onRemove={() => remove(index)}
              />
            );
          })}
        </ol>
      )}
      <AddStep
        onAdd={(rule) => {
          stepAdded(rule);
          const there = steps.findIndex((step) => "hidden" in rule && step.rule.type === rule.type);
          const at = there < 0 ? steps.length : there;
          setOpen(at);
          focusRow(section.current, at);
        }}
      />
    </section>
  );
}

/** After the list is drawn in its new order; the row's words take the focus, as the row that was touched. */
function focusRow(section: HTMLElement | null, index: number): void {
  requestAnimationFrame(() => {
    section?.querySelectorAll<HTMLElement>("[data-row]")[index]?.focus();
  });
}

function useNames(): Names {
  const graph = useExplorer((state) => state.graph);
  return useMemo(
    () => ({
      entity: (id) => graph.entities.get(id)?.name ?? id,
      source: (id) => graph.sources.get(id)?.title ?? id,
    }),
    [graph],
  );
}

function Row(props: {
  step: FilterStep;
  index: number;
  count: number;
  result: StepResult;
  names: Names;
  open: boolean;
  onOpen: (open: boolean) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}) {
  const { step, index, count, result, names, open } = props;
  const { stepSwitched, ruleChanged } = useExplorerStore().getState();
  const title = RULE_TITLES[step.rule.type];
  const words = ruleWords(step.rule, result.entering, names);
  const editor = useId();
  const onKey = (event: KeyboardEvent): void => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : undefined;
    if (!event.altKey || by === undefined) return;
    event.preventDefault();
    props.onMove(by);
  };
  return (
    <li className={styles.step} data-off={!step.on || undefined}>
      <div className={styles.line}>
        <input
          type="checkbox"
          checked={step.on}
          onChange={() => stepSwitched(index)}
          aria-label={`${title} ${words}: on`}
          title={step.on ? "Switch off" : "Switch on"}
        />
        <button
          type="button"
          data-row
          className={styles.words}
          aria-expanded={open}
          aria-controls={editor}
          title="Change this step (Alt and arrows move it)"
          onClick={() => props.onOpen(!open)}
          onKeyDown={onKey}
        >
          <strong>{title}</strong> {words}
        </button>
        <RowButton name={`Move up: ${title}`} disabled={index === 0} onClick={() => props.onMove(-1)}>
          <ArrowUp size={13} aria-hidden />
        </RowButton>
        <RowButton name={`Move down: ${title}`} disabled={index === count - 1} onClick={() => props.onMove(1)}>
          <ArrowDown size={13} aria-hidden />
        </RowButton>
        <RowButton name={`Remove: ${title}`} onClick={props.onRemove}>
          <X size={13} aria-hidden />
        </RowButton>
      </div>
      <Counts step={step} result={result} names={names} />
      <div id={editor}>
        {open ? (
          <StepEditor
            rule={step.rule}
            entering={result.entering}
            names={names}
            onChange={(rule) => ruleChanged(index, rule)}
          />
        ) : null}
      </div>
    </li>
  );
}

function RowButton(props: { name: string; disabled?: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      className={styles.tool}
      aria-label={props.name}
      title={props.name}
      disabled={props.disabled}
      onClick={props.onClick}
    >
      {props.children}
    </button>
  );
}

const pair = (before: number, after: number, many: string) =>
  `${before.toLocaleString("en")} → ${after.toLocaleString("en")} ${many}`;

/** How much the step found and how much it left, for entities and relations apart. */
function Counts({ step, result, names }: { step: FilterStep; result: StepResult; names: Names }) {
  if (!step.on) return <p className={styles.counts}>switched off</p>;
  if (result.lost && "of" in step.rule) {
    return (
      <p className={styles.counts} data-warn>
        {names.entity(step.rule.of)} is not in what the steps before left, so this one does nothing
      </p>
    );
  }
  const { entering, left } = result;
  return (
    <p className={styles.counts}>
      {pair(entering.entities.length, left.entities.length, "entities")} ·{" "}
      {pair(entering.relations.length, left.relations.length, "relations")}
    </p>
  );
}

/** In the order of the issue a reader has with a graph: what, how much, how sure, who says so, where in it. */
const ADDABLE: readonly FilterRule["type"][] = [
  "kind",
  "family",
  "relationType",
  "amount",
  "confidence",
  "basis",
  "source",
  "text",
  "degree",
  "component",
  "core",
  "distance",
];

function AddStep({ onAdd }: { onAdd: (rule: FilterRule) => void }) {
  const [open, setOpen] = useState(false);
  const explorer = useExplorerStore();
  const left = useDerived().filtered.visible;
  const button = useRef<HTMLButtonElement>(null);
  const menu = useId();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // At the foot of a long rail it would open out of sight.
    if (open) list.current?.scrollIntoView({ block: "nearest" });
  }, [open]);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !open) return;
    event.preventDefault();
    close();
  };
  return (
    <div>
      <button
        ref={button}
        id={ADD_FILTER_ID}
        type="button"
        className={styles.add}
        aria-expanded={open}
        aria-controls={menu}
        onClick={() => setOpen(!open)}
        onKeyDown={onKey}
      >
        <Plus size={14} aria-hidden />
        Add filter
      </button>
      <ul ref={list} id={menu} className={styles.menu} hidden={!open}>
        {ADDABLE.map((type) => (
          <li key={type}>
            <button
              type="button"
              onKeyDown={onKey}
              onClick={() => {
                const { selection, filters } = explorer.getState();
                setOpen(false);
                onAdd(newRule(type, left, selection.items, filters));
              }}
            >
              {RULE_TITLES[type]}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
