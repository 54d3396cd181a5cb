// Why a question has no answer: what happened, which rule said no and how to rewrite it, when to ask again.
import { useEffect, useState } from "react";
import { Button } from "../components/Button.tsx";
import { AnswerError } from "../read/answer-error.ts";
import styles from "./AskFailure.module.css";

/** Codes of an answer that was too much work: it is for who asked to ask for less, and nothing is wrong with the server. */
const TOO_MUCH: readonly string[] = ["query-timeout", "query-memory"];

export function AskFailure(props: {
  error: Error;
  asking: boolean;
  onAgain: () => void;
  /** How to ask for less. */
  less: string;
}) {
  const { error } = props;
  const said = error instanceof AnswerError ? error : undefined;
  const violations = said?.problem?.violations ?? [];
  const inForm = (said?.problem?.errors.length ?? 0) > 0;
  const isTooMuch = TOO_MUCH.includes(said?.problem?.code ?? "");
  const left = useSecondsLeft(error, said?.problem?.retryAfter ?? 0);
  return (
    <section className={styles.failure} role="alert">
      <h2>{said?.message ?? "The question could not be asked"}</h2>
      {violations.length === 0 ? (
        <p>{said?.why ?? "Something in the page went wrong. Reload it."}</p>
      ) : (
        <ul>
          {violations.map((violation) => (
            <li key={`${violation.rule} ${violation.position?.line}:${violation.position?.column}`}>
              <p>
                {violation.message}
                {violation.position === undefined
                  ? ""
                  : ` (line ${violation.position.line}, column ${violation.position.column})`}
              </p>
              <p className={styles.hint}>{violation.hint}</p>
              <p className={styles.rule}>
                Rule: <code>{violation.rule}</code>
              </p>
            </li>
          ))}
        </ul>
      )}
      {said === undefined || violations.length > 0 || said.problem?.position !== undefined ? null : (
        <p>
          {inForm
            ? "Correct it in the form, then ask."
            : left > 0
              ? "Others are asking as well."
              : isTooMuch
                ? props.less
                : said.advice}
        </p>
      )}
      {inForm ? null : (
        <Button onClick={props.onAgain} disabled={props.asking || left > 0}>
          {left > 0 ? `Ask again in ${left} s` : props.asking ? "Asking…" : "Ask again"}
        </Button>
      )}
    </section>
  );
}

/** Counts down from `seconds`, anew for every error. */
function useSecondsLeft(error: Error, seconds: number): number {
  const [count, setCount] = useState({ error, left: seconds });
  const current = count.error === error ? count.left : seconds;
  useEffect(() => {
    if (current <= 0) return undefined;
    const timer = setTimeout(() => setCount({ error, left: current - 1 }), 1000);
    return () => clearTimeout(timer);
  }, [error, current]);
  return current;
}
