// One of a few, side by side, as native radio buttons: arrows move, the screen reader counts.
import { useId } from "react";
import styles from "./SegmentedChoice.module.css";

export function SegmentedChoice<Name extends string>(props: {
  label: string;
  options: Readonly<Record<Name, string>>;
  value: Name;
  onChange: (name: Name) => void;
}) {
  const group = useId();
  // A named door: the options are a closed table, its keys are its names.
  const names = Object.keys(props.options) as Name[];
  return (
    <div role="radiogroup" aria-label={props.label} className={styles.group}>
      {names.map((name) => (
        <label key={name} className={styles.option}>
          <input type="radio" name={group} checked={name === props.value} onChange={() => props.onChange(name)} />
          <span>{props.options[name]}</span>
        </label>
      ))}
    </div>
  );
}
