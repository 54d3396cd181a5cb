// The form of a saved question: one typed field for every value it takes. Its address is the question.
import type { FormEvent } from "react";
import { useEffect, useRef, useState } from "react";
import type { WireSavedQuery } from "#contract";
import { Button } from "../components/Button.tsx";
import { goTo } from "../place.ts";
import type { ProblemFacts } from "../read/answer-error.ts";
import { QuestionField } from "./QuestionField.tsx";
import styles from "./QuestionForm.module.css";
import { addressOfQuestion, formTexts, missingFields } from "./question-values.ts";

export function QuestionForm(props: {
  query: WireSavedQuery;
  search: string;
  /** What the server says is wrong with the values at this address. */
  errors: ProblemFacts["errors"];
  asking: boolean;
  onAgain: () => void;
}) {
  const { query, search, errors } = props;
  const [texts, setTexts] = useState(() => formTexts(query, search));
  const [missing, setMissing] = useState<readonly string[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const problems = new Map([
    ...errors.map(({ field, message }) => [field, message] as const),
    ...missing.map((name) => [name, "This question needs a value here."] as const),
  ]);
  const wrong = [...problems.keys()].join(" ");
  useEffect(() => {
    if (wrong === "") return;
    form.current?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
  }, [wrong]);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // Text that is no entity has told so at its field.
    if (form.current?.checkValidity() === false) {
      form.current.querySelector<HTMLElement>("input:invalid")?.focus();
      return;
    }
    const without = missingFields(query, texts).map(({ name }) => name);
    setMissing(without);
    if (without.length > 0) return;
    const address = addressOfQuestion(query, texts);
    if (address === `${window.location.pathname}${window.location.search}`) props.onAgain();
    else goTo(`${address}${window.location.hash}`);
  };
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate aria-label="The question's values">
      {query.params.map((parameter) => (
        <QuestionField
          key={parameter.name}
          parameter={parameter}
          text={texts[parameter.name] ?? ""}
          problem={problems.get(parameter.name)}
          onText={(text) => {
            setTexts((before) => ({ ...before, [parameter.name]: text }));
            setMissing((before) => before.filter((name) => name !== parameter.name));
          }}
        />
      ))}
      <Button type="submit" className={styles.ask} disabled={props.asking}>
        {props.asking ? "Asking…" : query.params.length === 0 ? "Ask again" : "Ask"}
      </Button>
    </form>
  );
}
