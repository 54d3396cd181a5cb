// What narrows a search for paths: how many, through which relations, true when.
import { useId } from "react";
import { FAMILIES, RELATION_TYPES, isRelationType, keysOf } from "#model";
import { humanised } from "#view";
import { FamilySwatch } from "../../components/FamilySwatch.tsx";
import { useExplorer } from "../../state/explorer-store.ts";
import type { PathsState } from "../../state/paths/types.ts";
import { MOST_PATHS } from "../../state/paths/types.ts";
import styles from "./PathsPanel.module.css";

export function PathLimits({ asked, onAsk }: { asked: PathsState; onAsk: (change: Partial<PathsState>) => void }) {
  const id = useId();
  const graph = useExplorer((state) => state.graph);
  const types = [...new Set([...graph.relations.values()].map(({ type }) => type))].toSorted();
  const set = [asked.families, asked.types].flat().length + Number(asked.after !== "") + Number(asked.before !== "");
  const switchFamily = (family: string): void => {
    const next = new Set(asked.families);
    if (!next.delete(family)) next.add(family);
    onAsk({ families: [...next] });
  };
  return (
    <details className={styles.limits} open={set > 0 || undefined}>
      <summary>Limits{set === 0 ? "" : ` (${set})`}</summary>
      <fieldset>
        <legend>Only through</legend>
        {keysOf(FAMILIES).map((family) => (
          <label key={family}>
            <input type="checkbox" checked={asked.families.includes(family)} onChange={() => switchFamily(family)} />
            <FamilySwatch family={family} />
            {FAMILIES[family].label}
          </label>
        ))}
      </fieldset>
      <div className={styles.fields}>
        <label htmlFor={`${id}-type`}>Relation type</label>
        <select
          id={`${id}-type`}
          value={asked.types[0] ?? ""}
          onChange={({ currentTarget: { value } }) => onAsk({ types: value === "" ? [] : [value] })}
        >
          <option value="">Any</option>
          {types.map((type) => (
            <option key={type} value={type}>
              {isRelationType(type) ? RELATION_TYPES[type].label : humanised(type, "sentence")}
            </option>
          ))}
        </select>
        <label htmlFor={`${id}-count`}>At most</label>
        <select
          id={`${id}-count`}
          value={String(asked.count)}
          onChange={({ currentTarget: { value } }) => onAsk({ count: Number(value) })}
        >
          {Array.from({ length: MOST_PATHS }, (_item, index) => (
            <option key={index} value={String(index + 1)}>
              {index + 1}
            </option>
          ))}
        </select>
        <DateField id={`${id}-after`} label="True after" value={asked.after} onPick={(after) => onAsk({ after })} />
        <DateField
          id={`${id}-before`}
          label="True before"
          value={asked.before}
          onPick={(before) => onAsk({ before })}
        />
      </div>
    </details>
  );
}

/** Taken when the field is left or Enter is pressed, and only as far as it is a date. */
function DateField(props: { id: string; label: string; value: string; onPick: (date: string) => void }) {
  const take = (text: string): void => {
    if (text !== props.value && (text === "" || /^\d{4}(-\d{2}(-\d{2})?)?$/.test(text))) props.onPick(text);
  };
  return (
    <>
      <label htmlFor={props.id}>{props.label}</label>
      <input
        key={props.value}
        id={props.id}
        placeholder="2025-09"
        defaultValue={props.value}
        pattern="\d{4}(-\d{2}(-\d{2})?)?"
        onBlur={(event) => take(event.currentTarget.value.trim())}
        onKeyDown={(event) => event.key === "Enter" && take(event.currentTarget.value.trim())}
      />
    </>
  );
}
