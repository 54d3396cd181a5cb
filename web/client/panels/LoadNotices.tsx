// What is on the canvas while there is no graph: a quiet skeleton, a reason with a way on, or how to load one.
import { useEffect, useState } from "react";
import { AnswerError } from "../read/answer-error.ts";
import { Button } from "../components/Button.tsx";
import styles from "./LoadNotices.module.css";

/** Under this many ms nothing is shown: a flash of skeleton reads as slower than a pause. */
const PATIENCE = 300;

export function LoadingNotice() {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  return (
    <output className={styles.skeleton} aria-label="Loading the graph">
      <svg viewBox="0 0 400 260" aria-hidden="true">
        <path d="M200 130 90 60M200 130 320 70M200 130 120 210M200 130 290 205M320 70 290 205" />
        <circle cx="200" cy="130" r="20" />
        <circle cx="90" cy="60" r="13" />
        <circle cx="320" cy="70" r="15" />
        <circle cx="120" cy="210" r="12" />
        <circle cx="290" cy="205" r="14" />
      </svg>
    </output>
  );
}

export function FailureNotice(props: { error: Error; retrying: boolean; onRetry: () => void }) {
  const facts =
    props.error instanceof AnswerError
      ? { what: props.error.message, why: props.error.why, advice: props.error.advice }
      : { what: "The page could not show the graph", why: "Something in the page went wrong.", advice: "Reload it." };
  return (
    <section className={styles.notice} role="alert">
      <h2>{facts.what}</h2>
      <p>{facts.why}</p>
      <p>{facts.advice}</p>
      <Button onClick={props.onRetry} disabled={props.retrying}>
        {props.retrying ? "Trying…" : "Try again"}
      </Button>
    </section>
  );
}

export function EmptyNotice(props: { retrying: boolean; onRetry: () => void }) {
  return (
    <section className={styles.notice}>
      <h2>There is no graph here yet</h2>
      <p>The store is open and empty: nothing has been loaded into it.</p>
      <p>
        Load the bundled dataset with <code>npm run ingest</code>, or your own files with{" "}
        <code>npm run ingest -- path/to/files</code>, then look again.
      </p>
      <Button onClick={props.onRetry} disabled={props.retrying}>
        {props.retrying ? "Looking…" : "Look again"}
      </Button>
    </section>
  );
}
