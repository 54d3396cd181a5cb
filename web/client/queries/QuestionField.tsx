// One field of a question's form, as its type asks for it, with its help and what is wrong with it.
import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useId } from "react";
import type { WireQueryParameter } from "#contract";
import { addresses } from "#contract";
import { FAMILIES, RELATION_TYPES } from "#model";
import { IconButton } from "../components/Button.tsx";
import { parseGraphResponse } from "../read/parse-graph.ts";
import { readAnswer } from "../read/read-answer.ts";
import { EntityPicker, useEntityName } from "./EntityPicker.tsx";
import styles from "./QuestionField.module.css";
import { fromList, toList } from "./question-values.ts";

interface FieldProps {
  readonly parameter: WireQueryParameter;
  /** As it stands in an address. */
  readonly text: string;
  readonly onText: (text: string) => void;
}

export function QuestionField(props: FieldProps & { readonly problem: string | undefined }) {
  const { parameter, problem } = props;
  const id = useId();
  const help = helpOf(parameter);
  const describedBy =
    [help === "" ? "" : `${id}-help`, problem === undefined ? "" : `${id}-problem`].filter(Boolean).join(" ") ||
    undefined;
  return (
    <div className={styles.field} data-invalid={problem !== undefined || undefined}>
      <label htmlFor={id}>
        {parameter.label}
        {parameter.required ? null : <span className={styles.optional}> optional</span>}
      </label>
      <Control {...props} id={id} describedBy={describedBy} invalid={problem !== undefined} />
      {problem === undefined ? null : (
        <p id={`${id}-problem`} className={styles.problem}>
          {problem}
        </p>
      )}
      {help === "" ? null : (
        <p id={`${id}-help`} className={styles.help}>
          {help}
        </p>
      )}
    </div>
  );
}

function helpOf({ type, help, many, min, max }: WireQueryParameter): string {
  const range = min !== null && max !== null ? `${min} to ${max}.` : "";
  const date = type === "date" ? "A year, a month or a day: 2025, 2025-09, 2025-09-30." : "";
  const list = many && type !== "entity" ? "Several, with commas between them." : "";
  return [help ?? "", range, date, list].filter(Boolean).join(" ");
}

interface ControlProps extends FieldProps {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
}

function Control(props: ControlProps) {
  const { parameter } = props;
  if (parameter.type === "entity") return parameter.many ? <EntityList {...props} /> : <OneEntity {...props} />;
  if (parameter.many) return <Line {...props} />;
  if (parameter.type === "source") return <SourceChoice {...props} />;
  const options = optionsOf(parameter);
  return options === undefined ? <Line {...props} /> : <Choice {...props} options={options} />;
}

/** Numbers are text, too: a browser's own number field gives nothing for what is none, and nobody would say why. */
function Line({ parameter, text, onText, id, describedBy, invalid }: ControlProps) {
  const { type, many } = parameter;
  const keyboard = many ? undefined : type === "integer" ? "numeric" : type === "number" ? "decimal" : undefined;
  return (
    <input
      id={id}
      className={styles.control}
      type="text"
      inputMode={keyboard}
      autoComplete="off"
      spellCheck={type === "text" && !many}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      value={text}
      onChange={(event) => onText(event.currentTarget.value)}
    />
  );
}

interface Option {
  readonly value: string;
  readonly label: string;
}

function optionsOf({ type, choices }: WireQueryParameter): readonly Option[] | undefined {
  if (type === "boolean") {
    return [
      { value: "true", label: "Yes" },
      { value: "false", label: "No" },
    ];
  }
  const named = choices.map(({ value, label }) => ({ value: String(value), label }));
  if (type === "relationType" || type === "family") {
    const table: Readonly<Record<string, { readonly label: string }>> = type === "family" ? FAMILIES : RELATION_TYPES;
    const values = named.length > 0 ? named.map(({ value }) => value) : Object.keys(table);
    return values.map((value) => ({ value, label: table[value]?.label ?? value }));
  }
  return named.length === 0 ? undefined : named;
}

/** A value that is none of the options stays in the list, so that the form shows what the address says. */
function Choice(props: ControlProps & { options: readonly Option[]; empty?: string }) {
  const { parameter, text, options, empty = "Any" } = props;
  const unknown = text !== "" && options.every(({ value }) => value !== text);
  return (
    <select
      id={props.id}
      className={styles.control}
      aria-describedby={props.describedBy}
      aria-invalid={props.invalid || undefined}
      value={text}
      onChange={(event) => props.onText(event.currentTarget.value)}
    >
      {parameter.required && text !== "" ? null : <option value="">{parameter.required ? "Choose…" : empty}</option>}
      {unknown ? <option value={text}>{text}</option> : null}
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}

/** The sources of the graph that the explorer shows. */
function SourceChoice(props: ControlProps) {
  const graph = useQuery({
    queryKey: ["graph"],
    queryFn: ({ signal }) => readAnswer(addresses.graph(), parseGraphResponse, signal),
  });
  const sources = graph.data?.graph.sources.map(({ id, title }) => ({ value: id, label: title })) ?? [];
  return <Choice {...props} options={sources} />;
}

function OneEntity({ parameter, text, onText, id, describedBy, invalid }: ControlProps) {
  return (
    <EntityPicker
      id={id}
      value={text}
      kinds={parameter.picker.kinds}
      describedBy={describedBy}
      invalid={invalid}
      onPick={onText}
    />
  );
}

function EntityList({ parameter, text, onText, id, describedBy, invalid }: ControlProps) {
  const ids = fromList(text);
  return (
    <div className={styles.list}>
      {ids.map((entityId) => (
        <span key={entityId} className={styles.item}>
          <Picked id={entityId} onTakeAway={() => onText(toList(ids.filter((other) => other !== entityId)))} />
        </span>
      ))}
      <EntityPicker
        id={id}
        value=""
        kinds={parameter.picker.kinds}
        describedBy={describedBy}
        invalid={invalid}
        onPick={(picked) => {
          if (picked !== "" && !ids.includes(picked)) onText(toList([...ids, picked]));
        }}
      />
    </div>
  );
}

function Picked({ id, onTakeAway }: { id: string; onTakeAway: () => void }) {
  const name = useEntityName(id);
  return (
    <>
      {name}
      <IconButton name={`Take ${name} away`} quiet onClick={onTakeAway}>
        <X size={13} aria-hidden />
      </IconButton>
    </>
  );
}
