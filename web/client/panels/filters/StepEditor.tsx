// How a step of the filters is changed: a list of values, a histogram with a range, or a few fields.
import { useEffect, useId, useMemo, useRef, useState } from "react";
import { MONEY_STATUSES, keysOf } from "#model";
import { shortAmount } from "#view";
import { RangeBars } from "../../components/RangeBars.tsx";
import type { BarRange } from "../../components/range-steps.ts";
import type { Facts } from "../../state/filters/apply.ts";
import type { ValueBar } from "../../state/filters/bars.ts";
import { amountBars, barsIn, degreeBars, moneyChoices } from "../../state/filters/bars.ts";
import type { Names } from "../../state/filters/step-words.ts";
import { parseAmount, valueLabel, valuesAmong } from "../../state/filters/step-words.ts";
import { isChecklist, isOnlyOne } from "../../state/filters/transitions.ts";
import type { AmountRule, ChecklistRule, DegreeRule, FilterRule } from "../../state/filters/types.ts";
import styles from "./StepEditor.module.css";

interface EditorProps<Rule> {
  readonly rule: Rule;
  /** What the steps before left. */
  readonly entering: Facts;
  readonly names: Names;
  readonly onChange: (rule: FilterRule) => void;
}

export function StepEditor(props: EditorProps<FilterRule>) {
  return <div className={styles.editor}>{editorOf(props)}</div>;
}

function editorOf({ rule, ...rest }: EditorProps<FilterRule>) {
  if (isChecklist(rule)) return <ListEditor rule={rule} {...rest} />;
  switch (rule.type) {
    case "amount":
      return <AmountEditor rule={rule} {...rest} />;
    case "degree":
      return <DegreeEditor rule={rule} {...rest} />;
    case "text":
      return (
        <Draft
          label="Words in names, sentences and summaries"
          value={rule.text}
          onCommit={(text) => rest.onChange({ ...rule, text })}
        />
      );
    case "core":
      return (
        <NumberField
          label="Neighbours that stay, at least"
          value={rule.k}
          least={1}
          onChange={(k) => rest.onChange({ ...rule, k })}
        />
      );
    case "component":
      return <EntityField of={rule.of} {...rest} onPick={(of) => rest.onChange({ ...rule, of })} />;
    default:
      return (
        <>
          <EntityField of={rule.of} {...rest} onPick={(of) => rest.onChange({ ...rule, of })} />
          <NumberField
            label="Relations away, at most"
            value={rule.hops}
            least={0}
            onChange={(hops) => rest.onChange({ ...rule, hops })}
          />
        </>
      );
  }
}

function ListEditor({ rule, entering, names, onChange }: EditorProps<ChecklistRule>) {
  const counts = useMemo(() => valuesAmong(entering, rule.type), [entering, rule.type]);
  const hidden = new Set(rule.hidden);
  const values = [...new Set([...counts.keys(), ...rule.hidden])];
  const set = (next: ReadonlySet<string>) => onChange({ ...rule, hidden: [...next].toSorted() });
  return (
    <ul className={styles.values}>
      {values.map((value) => {
        const label = valueLabel(rule.type, value, names);
        const only = isOnlyOne(hidden, values, value);
        return (
          <li key={value}>
            <label>
              <input
                type="checkbox"
                checked={!hidden.has(value)}
                onChange={() => {
                  const next = new Set(hidden);
                  if (!next.delete(value)) next.add(value);
                  set(next);
                }}
              />
              <span className={styles.value}>{label}</span>
              <span className={styles.count}>{counts.get(value) ?? 0}</span>
            </label>
            <button
              type="button"
              className={styles.only}
              aria-pressed={only}
              aria-label={only ? `All again, not only ${label}` : `Only ${label}`}
              onClick={() => set(new Set(only ? [] : values.filter((other) => other !== value)))}
            >
              {only ? "all" : "only"}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function AmountEditor({ rule, entering, onChange }: EditorProps<AmountRule>) {
  const choices = useMemo(() => moneyChoices(entering.relations), [entering]);
  const { currency, status } = rule;
  const bars = useMemo(() => amountBars(entering.relations, { currency, status }), [entering, currency, status]);
  const said = (amount: number | undefined) => (amount === undefined ? "" : shortAmount(amount, currency));
  const currencies = [...new Set([...choices.currencies, currency])];
  return (
    <>
      <div className={`${styles.pair} ${styles.money}`}>
        <label>
          Currency
          <select
            value={currency}
            onChange={(event) => onChange({ ...rule, currency: event.target.value, min: undefined, max: undefined })}
          >
            {currencies.map((code) => (
              <option key={code}>{code}</option>
            ))}
          </select>
        </label>
        <label>
          Status
          <select
            value={status ?? ""}
            onChange={(event) => onChange({ ...rule, status: event.target.value || undefined })}
          >
            <option value="">every status</option>
            {keysOf(MONEY_STATUSES)
              .filter((name) => name === status || choices.statuses.includes(name))
              .map((name) => (
                <option key={name} value={name}>
                  {MONEY_STATUSES[name]}
                </option>
              ))}
          </select>
        </label>
      </div>
      <ValueBars
        label={`Amounts in ${currency}`}
        bars={bars}
        min={rule.min}
        max={rule.max}
        onRange={(min, max) => onChange({ ...rule, min, max })}
      />
      <div className={styles.pair}>
        <Draft
          label="From"
          value={said(rule.min)}
          onCommit={(text) => onChange({ ...rule, min: parseAmount(text) })}
          placeholder="1B"
        />
        <Draft
          label="To"
          value={said(rule.max)}
          onCommit={(text) => onChange({ ...rule, max: parseAmount(text) })}
          placeholder="any"
        />
      </div>
      <label className={styles.check}>
        <input type="checkbox" checked={rule.others} onChange={() => onChange({ ...rule, others: !rule.others })} />
        Also keep relations that state no such amount
      </label>
    </>
  );
}

function DegreeEditor({ rule, entering, onChange }: EditorProps<DegreeRule>) {
  const bars = useMemo(() => degreeBars(entering), [entering]);
  const top = Math.max(0, (bars.at(-1)?.to ?? 1) - 1);
  return (
    <>
      <ValueBars
        label="Relations of an entity"
        bars={bars}
        min={rule.min}
        max={rule.max}
        onRange={(min = 0, max) =>
          onChange({ ...rule, min, max: max === undefined || max - 1 >= top ? undefined : max - 1 })
        }
      />
      <div className={styles.pair}>
        <NumberField label="At least" value={rule.min} least={0} onChange={(min) => onChange({ ...rule, min })} />
        <NumberField
          label="At most"
          value={rule.max}
          least={rule.min}
          onChange={(max) => onChange({ ...rule, max })}
          onEmpty={() => onChange({ ...rule, max: undefined })}
        />
      </div>
    </>
  );
}

/** Bars over values; a range of bars is told as the first one's start and the last one's end. */
function ValueBars(props: {
  label: string;
  bars: readonly ValueBar[];
  min: number | undefined;
  max: number | undefined;
  onRange: (min: number | undefined, max: number | undefined) => void;
}) {
  const { bars } = props;
  if (bars.length === 0) return <p className={styles.none}>Nothing here states one.</p>;
  const words = (range: BarRange | undefined): string => {
    if (range === undefined) return "all";
    const [first, last] = [bars[range[0]]?.label ?? "", bars[range[1]]?.label ?? ""];
    return first === last ? first : `${first.split(" to ")[0]} to ${last.split(" to ").at(-1)}`;
  };
  return (
    <RangeBars
      label={props.label}
      bars={bars}
      range={barsIn(bars, props.min, props.max)}
      wordsOf={words}
      onRange={(range) =>
        range === undefined
          ? props.onRange(undefined, undefined)
          : props.onRange(bars[range[0]]?.from, bars[range[1]]?.to)
      }
    >
      <p className={styles.ends} aria-hidden>
        <span>{bars[0]?.label.split(" to ")[0]}</span>
        <span>{bars.at(-1)?.label.split(" to ").at(-1)}</span>
      </p>
    </RangeBars>
  );
}

/** A text that counts once it is left or Enter is pressed: a letter is no step. */
function Draft(props: { label: string; value: string; placeholder?: string; onCommit: (text: string) => void }) {
  const [draft, setDraft] = useState<string>();
  const commit = (): void => {
    if (draft !== undefined && draft !== props.value) props.onCommit(draft);
    setDraft(undefined);
  };
  return (
    <label className={styles.field}>
      {props.label}
      <input
        type="text"
        value={draft ?? props.value}
        placeholder={props.placeholder}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === "Enter" && commit()}
      />
    </label>
  );
}

/** ms after the last key until a number counts. */
const REST = 350;

/** A number that counts once no key was pressed for a moment, or it is left: a digit is no step, nor is each one a held arrow key passes. */
function NumberField(props: {
  label: string;
  value: number | undefined;
  least: number;
  onChange: (value: number) => void;
  onEmpty?: () => void;
}) {
  const [draft, setDraft] = useState<string>();
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(rest.current), []);
  const commit = (text: string | undefined): void => {
    clearTimeout(rest.current);
    setDraft(undefined);
    if (text === undefined) return;
    const value = text === "" ? Number.NaN : Math.min(9999, Math.max(props.least, Math.floor(Number(text))));
    if (!Number.isNaN(value)) {
      if (value !== props.value) props.onChange(value);
    } else if (props.value !== undefined) props.onEmpty?.();
  };
  return (
    <label className={styles.field}>
      {props.label}
      <input
        type="number"
        min={props.least}
        max={9999}
        value={draft ?? props.value ?? ""}
        placeholder="any"
        onChange={(event) => {
          const text = event.target.value;
          setDraft(text);
          clearTimeout(rest.current);
          // What must have a number waits for one as long as it has the focus.
          if (text !== "" || props.onEmpty !== undefined) rest.current = setTimeout(() => commit(text), REST);
        }}
        onBlur={() => commit(draft)}
        onKeyDown={(event) => event.key === "Enter" && commit(draft)}
      />
    </label>
  );
}

/** More names than this in a list help nobody. */
const MOST_NAMES = 200;

/** An entity by its name, among what the step finds. */
function EntityField(props: { of: string; entering: Facts; names: Names; onPick: (id: string) => void }) {
  const { of, entering, names, onPick } = props;
  const [typed, setTyped] = useState<string>();
  const list = useId();
  const wanted = (typed ?? "").trim().toLowerCase();
  const offered = entering.entities.filter(({ name }) => name.toLowerCase().includes(wanted)).slice(0, MOST_NAMES);
  return (
    <label className={styles.field}>
      Of
      <input
        type="text"
        list={list}
        value={typed ?? names.entity(of)}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          const text = event.target.value;
          const found = entering.entities.find(({ name }) => name.toLowerCase() === text.trim().toLowerCase());
          setTyped(found === undefined ? text : undefined);
          if (found !== undefined && found.id !== of) onPick(found.id);
        }}
        onBlur={() => setTyped(undefined)}
      />
      <datalist id={list}>
        {offered.map(({ id, name }) => (
          <option key={id}>{name}</option>
        ))}
      </datalist>
    </label>
  );
}
