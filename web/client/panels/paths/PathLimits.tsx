// What narrows a search for paths: how many, through which relations, true when.
import { useId, useState } from "react";
import { FAMILIES, RELATION_TYPES, calendarDays, isRelationType, keysOf } from "#model";
import { humanised } from "#view";
import { FamilySwatch } from "../../components/FamilySwatch.tsx";
import { useChoices } from "../../state/choices/choices-store.ts";
import { useExplorer } from "../../state/explorer-store.ts";
import { isLimited } from "../../state/paths/transitions.ts";
import type { PathsState } from "../../state/paths/types.ts";
import { MOST_PATHS } from "../../state/paths/types.ts";
import styles from "./PathsPanel.module.css";

type Ask = (change: Partial<PathsState>) => void;

export function PathLimits(props: {
  asked: PathsState;
  onAsk: Ask;
  /** What the server does not take, by the name of the limit. */
  wrong: ReadonlyMap<string, string>;
}) {
  const { asked, onAsk, wrong } = props;
  const id = useId();
  const { families, types, after, before } = asked;
  const set = families.length + types.length + Number(after !== "") + Number(before !== "");
  // Of another database nothing is known but its types.
  const foreign = useChoices(({ database }) => database !== undefined);
  const others = [...wrong].filter(([field]) => field !== "after" && field !== "before");
  return (
    <details className={styles.limits} open={isLimited(asked) || undefined}>
      <summary>Limits{set === 0 ? "" : ` (${set})`}</summary>
      {others.map(([field, message]) => (
        <p key={field} className={styles.caution} role="alert">
          {message}
        </p>
      ))}
      {foreign ? null : (
        <fieldset>
          <legend>Only through</legend>
          {keysOf(FAMILIES).map((family) => (
            <label key={family}>
              <input
                type="checkbox"
                checked={families.includes(family)}
                onChange={() => onAsk({ families: switched(families, family) })}
              />
              <FamilySwatch family={family} />
              {FAMILIES[family].label}
            </label>
          ))}
        </fieldset>
      )}
      <TypeLimits asked={asked} onAsk={onAsk} foreign={foreign} />
      <div className={styles.fields}>
        <label htmlFor={`${id}-count`}>At most</label>
        <select
          id={`${id}-count`}
          value={String(asked.count)}
          onChange={({ currentTarget: { value } }) => onAsk({ count: Number(value) })}
        >
          {Array.from({ length: MOST_PATHS }, (_item, index) => (
            <option key={index} value={String(index + 1)}>
              {index === 0 ? "1, the shortest" : index + 1}
            </option>
          ))}
        </select>
        <DateField
          label="True after"
          value={after}
          refused={wrong.get("after")}
          problemOf={(date) => orderProblem(date, before)}
          onPick={(date) => onAsk({ after: date })}
        />
        <DateField
          label="True before"
          value={before}
          refused={wrong.get("before")}
          problemOf={(date) => orderProblem(after, date)}
          onPick={(date) => onAsk({ before: date })}
        />
      </div>
    </details>
  );
}

/** Every type there is, added to the families. */
function TypeLimits({ asked, onAsk, foreign }: { asked: PathsState; onAsk: Ask; foreign: boolean }) {
  const graph = useExplorer((state) => state.graph);
  const types = [...new Set([...[...graph.relations.values()].map(({ type }) => type), ...asked.types])].toSorted();
  return (
    <details className={styles.types} open={foreign || asked.types.length > 0 || undefined}>
      <summary>{foreign ? "Only through" : "Or only these types"}</summary>
      <fieldset>
        {types.map((type) => (
          <label key={type}>
            <input
              type="checkbox"
              checked={asked.types.includes(type)}
              onChange={() => onAsk({ types: switched(asked.types, type) })}
            />
            {typeLabel(type)}
          </label>
        ))}
      </fieldset>
    </details>
  );
}

function typeLabel(type: string): string {
  return isRelationType(type) ? RELATION_TYPES[type].label : humanised(type, "sentence");
}

function switched(list: readonly string[], item: string): readonly string[] {
  return list.includes(item) ? list.filter((other) => other !== item) : [...list, item];
}

function orderProblem(after: string, before: string): string | undefined {
  const [from, to] = [calendarDays(after)?.earliest, calendarDays(before)?.latest];
  return from !== undefined && to !== undefined && to < from
    ? "“True before” is earlier than “True after”."
    : undefined;
}

function dateProblem(text: string): string | undefined {
  if (text === "" || calendarDays(text) !== undefined) return undefined;
  const isWritten = /^\d{4}-\d\d(-\d\d)?$/.test(text);
  return `${isWritten ? `There is no ${text} in the calendar. ` : ""}Write a year, a month or a day: 2025, 2025-09, 2025-09-30.`;
}

/** Taken when the field is left or Enter is pressed; what is no date is said so and not taken. */
function DateField(props: {
  label: string;
  value: string;
  refused: string | undefined;
  problemOf: (date: string) => string | undefined;
  onPick: (date: string) => void;
}) {
  const id = useId();
  const [mistake, setMistake] = useState<string>();
  const wrong = mistake ?? (props.refused === undefined ? undefined : (props.problemOf(props.value) ?? props.refused));
  const take = (text: string): void => {
    const problem = dateProblem(text) ?? props.problemOf(text);
    setMistake(problem);
    if (problem === undefined && text !== props.value) props.onPick(text);
  };
  return (
    <>
      <label htmlFor={id}>{props.label}</label>
      <input
        key={props.value}
        id={id}
        placeholder="2025-09"
        defaultValue={props.value}
        aria-invalid={wrong !== undefined || undefined}
        aria-describedby={wrong === undefined ? undefined : `${id}-wrong`}
        onBlur={(event) => take(event.currentTarget.value.trim())}
        onKeyDown={(event) => event.key === "Enter" && take(event.currentTarget.value.trim())}
      />
      {wrong === undefined ? null : (
        <p id={`${id}-wrong`} className={styles.wrong} role="alert">
          {wrong}
        </p>
      )}
    </>
  );
}
