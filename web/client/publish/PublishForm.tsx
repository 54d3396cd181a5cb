// What is to be published: its words, its look, what the check found, and the picture as readers will see it.
import { useDeferredValue, useId, useMemo, useRef, useState } from "react";
import type { SubmitEvent } from "react";
import { altText } from "#view";
import { buildContent, checkContent } from "#web/embed/page/build-content";
import { sourceCountWords } from "#web/embed/page/words";
import { Button } from "../components/Button.tsx";
import type { AnswerError } from "../read/answer-error.ts";
import { useExplorerStore } from "../state/explorer-store.ts";
import { counted } from "../state/graph-words.ts";
import { asAnswerError } from "./as-answer-error.ts";
import { CHECK_ID, CheckList, checkWords } from "./CheckList.tsx";
import type { FieldProblems, WordField } from "./draft.ts";
import { problemsOf, requestOf, WORDS, wordFields } from "./draft.ts";
import { LookFields } from "./LookFields.tsx";
import { Preview } from "./Preview.tsx";
import styles from "./PublishForm.module.css";
import { publishing, usePublishing } from "./publish-store.ts";
import { publish } from "./send.ts";
import { stepProblems } from "./steps.ts";
import { StepsFields } from "./StepsFields.tsx";
import { subjectOf } from "./subject.ts";
import type { Subject } from "./subject.ts";
import { TokenField } from "./TokenField.tsx";
import { wantsToken } from "./token.ts";
import { WordsFields } from "./WordsFields.tsx";

/** Fields that the server names differently from the form, or that are no field of it, are told above the button. */
function ofFields(error: AnswerError | undefined): FieldProblems {
  const told = (error?.problem?.errors ?? []).flatMap(({ field, message }) => {
    const own = wordFields().find((name) => name === field);
    return own === undefined ? [] : [[own, `${WORDS[own].label} ${message}`] as const];
  });
  return Object.fromEntries(told);
}

function useSubject(): Subject {
  // As it is when the form opens: behind the dialog nothing changes.
  const explorer = useExplorerStore();
  return useMemo(() => subjectOf(explorer.getState()), [explorer]);
}

export function PublishForm() {
  const form = useRef<HTMLFormElement>(null);
  const fieldIds = useId();
  const draft = usePublishing((state) => state.draft);
  const token = usePublishing((state) => state.token);
  const subject = useSubject();
  const written = useMemo(() => altText(subject.graph), [subject]);
  const shown = useDeferredValue(draft);
  const content = useMemo(() => buildContent(requestOf(shown, subject), subject), [shown, subject]);
  const findings = useMemo(() => checkContent(content), [content]);
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<AnswerError>();
  const [at, setAt] = useState(0);
  const own = problemsOf(draft, draft.alt ?? written);
  const ofSteps = stepProblems(draft.steps);
  const problems = { ...ofFields(failure), ...(tried ? own : {}) };

  const focusField = (field: WordField): void => document.getElementById(`${fieldIds}-${field}`)?.focus();

  const send = async (): Promise<void> => {
    setTried(true);
    setFailure(undefined);
    const wrong = wordFields().find((field) => own[field] !== undefined);
    if (wrong !== undefined) return focusField(wrong);
    const step = ofSteps.findIndex((problem) => Object.keys(problem).length > 0);
    const part = ofSteps[step]?.title === undefined ? "-text" : "";
    if (step >= 0) return document.getElementById(`${fieldIds}-step-${step}${part}`)?.focus();
    setSending(true);
    try {
      publishing.done(await publish(requestOf(draft, subject), subject, token));
    } catch (error) {
      setFailure(asAnswerError(error));
      setSending(false);
    }
  };
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    void send();
  };

  return (
    <form ref={form} className={styles.form} noValidate onSubmit={onSubmit}>
      <div className={styles.columns}>
        <div className={styles.fields}>
          {draft.replaces === undefined ? null : (
            <p className={styles.replaces}>
              New version of “{draft.replaces.title}”, with the graph as it is on the page now. The old one stays and
              leads here.{" "}
              <button type="button" onClick={() => publishing.edit({ replaces: undefined })}>
                Publish it separately
              </button>
            </p>
          )}
          <WordsFields ids={fieldIds} draft={draft} written={written} problems={problems} />
          <StepsFields
            ids={fieldIds}
            steps={draft.steps}
            problems={tried ? ofSteps : []}
            subject={subject}
            view={draft.view}
            onAt={setAt}
          />
          <LookFields view={draft.view} />
          <CheckList findings={findings} subject={subject} />
        </div>
        <Preview content={content} at={at} onAt={setAt} />
      </div>
      <div className={styles.foot}>
        {failure === undefined ? null : <Failure error={failure} />}
        {wantsToken(failure) || token !== "" ? <TokenField wrong={wantsToken(failure)} /> : null}
        {findings.length === 0 ? null : (
          <button
            type="button"
            className={styles.findings}
            onClick={() => document.getElementById(CHECK_ID)?.scrollIntoView({ block: "start" })}
          >
            {checkWords(findings)}
          </button>
        )}
        <p className={styles.counts}>
          {counted(subject.graph.entities.length, "entity", "entities")},{" "}
          {counted(subject.graph.relations.length, "relation", "relations")}, {sourceCountWords(subject)}
        </p>
        <Button type="submit" className={styles.publish ?? ""} disabled={sending}>
          {sending ? "Publishing…" : "Publish"}
        </Button>
      </div>
    </form>
  );
}

function Failure({ error }: { error: AnswerError }) {
  const elsewhere = (error.problem?.errors ?? []).filter(({ field }) => !wordFields().some((name) => name === field));
  const fieldsOnly = error.problem !== undefined && error.problem.errors.length > 0;
  return (
    <div className={styles.failure} role="alert">
      <strong>{error.message}.</strong>{" "}
      {fieldsOnly ? (elsewhere.length === 0 ? "See the fields marked above." : null) : error.why}
      {elsewhere.length === 0 ? null : (
        <ul>
          {elsewhere.slice(0, 8).map(({ field, message }) => (
            <li key={field + message}>
              <code>{field}</code> {message}
            </li>
          ))}
        </ul>
      )}
      {error.problem === undefined ? ` ${error.advice}` : null}
    </div>
  );
}
