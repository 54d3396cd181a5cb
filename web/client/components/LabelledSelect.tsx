// One of a few in a native list, with its label beside it.
import { useId } from "react";
import styles from "./LabelledSelect.module.css";

export function LabelledSelect<Name extends string>(props: {
  label: string;
  options: Readonly<Record<Name, string>>;
  value: Name;
  onChange: (name: Name) => void;
}) {
  const id = useId();
  // A named door: the options are a closed table, its keys are its names.
  const names = Object.keys(props.options) as Name[];
  return (
    <div className={styles.row}>
      <label htmlFor={id}>{props.label}</label>
      <select
        id={id}
        value={props.value}
        onChange={({ target }) => {
          const name = names.find((each) => each === target.value);
          if (name !== undefined) props.onChange(name);
        }}
      >
        {names.map((name) => (
          <option key={name} value={name}>
            {props.options[name]}
          </option>
        ))}
      </select>
    </div>
  );
}
