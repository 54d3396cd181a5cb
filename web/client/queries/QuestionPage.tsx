// One saved question: its form, its answer, and what a reader needs to quote it.
import { useMediaQuery } from "@mantine/hooks";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useEffect } from "react";
import type { WireSavedQuery } from "#contract";
import { addresses } from "#contract";
import { ButtonLink } from "../components/Button.tsx";
import { PlaceLink } from "../components/PlaceLink.tsx";
import { LoadingNotice } from "../panels/LoadNotices.tsx";
import { goTo, useAddress } from "../place.ts";
import { AnswerError } from "../read/answer-error.ts";
import type { SavedAnswer } from "../read/parse-queries.ts";
import { parseSavedAnswer } from "../read/parse-queries.ts";
import { readAnswer } from "../read/read-answer.ts";
import { counted } from "../state/graph-words.ts";
import { AboutAnswer } from "./AboutAnswer.tsx";
import { AskFailure } from "./AskFailure.tsx";
import { QueriesFrame } from "./QueriesFrame.tsx";
import { QuestionForm } from "./QuestionForm.tsx";
import { siteHref } from "../site.ts";
import styles from "./QuestionPage.module.css";
import { addressOfExample, formTexts, missingFields } from "./question-values.ts";
import { Result, RESULT_MODES, SaveWords } from "./Result.tsx";
import type { ResultMode } from "./Result.tsx";
import { useCatalogue } from "./use-catalogue.ts";

export function QuestionPage({ name }: { name: string }) {
  const { search } = useAddress();
  const narrow = useMediaQuery("(max-width: 719px)", undefined, { getInitialValueInEffect: false });
  const catalogue = useCatalogue();
  const listed = catalogue.data?.queries.find((query) => query.name === name);
  const missing = listed === undefined ? [] : missingFields(listed, formTexts(listed, search));
  const answer = useQuery({
    queryKey: ["question", name, search],
    queryFn: ({ signal }) => readAnswer(`${addresses.query(name, {}, ".json")}${search}`, parseSavedAnswer, signal),
    // A question that lacks a value is not asked; one that is not listed is, for the server says why.
    enabled: !catalogue.isPending && missing.length === 0,
    placeholderData: keepPreviousData,
  });
  useOneAddress(name, search, answer.isPlaceholderData ? undefined : answer.data);
  const query = answer.data?.query ?? listed;
  const errors = answer.error instanceof AnswerError ? (answer.error.problem?.errors ?? []) : [];
  const again = (): void => void answer.refetch();
  const shown = missing.length > 0 || answer.isError ? undefined : answer.data;

  return (
    <QueriesFrame title={query?.title ?? "Question"} here="question">
      <div className={styles.page} data-answered={shown !== undefined || undefined}>
        {query === undefined ? null : (
          <aside className={styles.side} aria-label="The question">
            <section className={styles.form}>
              <p className={styles.kicker}>
                <PlaceLink href="/queries">All questions</PlaceLink>
              </p>
              <Folded folded={narrow && shown !== undefined} words="Change the question">
                <h2>{query.title}</h2>
                <p className={styles.question}>{query.question}</p>
                <QuestionForm
                  key={search}
                  query={query}
                  search={search}
                  errors={errors}
                  asking={answer.isFetching}
                  onAgain={again}
                />
              </Folded>
            </section>
            <AboutAnswer query={query} answer={shown} />
          </aside>
        )}
        <main id="main" className={styles.main} tabIndex={-1} aria-busy={answer.isFetching}>
          {shown !== undefined ? (
            <Answered answer={shown} stale={answer.isPlaceholderData} />
          ) : missing.length > 0 && listed !== undefined ? (
            <NotAsked query={listed} labels={missing.map(({ label }) => label)} />
          ) : answer.isError ? (
            <AskFailure
              error={answer.error}
              asking={answer.isFetching}
              onAgain={again}
              less="Ask for less: fewer steps, a shorter time, one entity."
            />
          ) : (
            <LoadingNotice />
          )}
        </main>
      </div>
    </QueriesFrame>
  );
}

/** On a narrow screen the answer comes first, and the form waits folded above it. */
function Folded(props: { folded: boolean; words: string; children: ReactNode }) {
  if (!props.folded) return <>{props.children}</>;
  return (
    <details className={styles.folded}>
      <summary>{props.words}</summary>
      {props.children}
    </details>
  );
}

/** One question has one address: what the server understood takes the place of what was written. */
function useOneAddress(name: string, search: string, data: SavedAnswer | undefined): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (data === undefined) return;
    const address = addresses.query(name, data.addressParameters);
    const canonical = address.includes("?") ? address.slice(address.indexOf("?")) : "";
    if (canonical === search) return;
    queries.setQueryData(["question", name, canonical], data);
    goTo(`${address}${window.location.hash}`, { replace: true });
  }, [queries, name, search, data]);
}

function NotAsked({ query, labels }: { query: WireSavedQuery; labels: readonly string[] }) {
  return (
    <section className={styles.notAsked}>
      <h1>{query.question}</h1>
      <p>
        To be asked it needs {labels.join(" and ")}.{" "}
        {Object.keys(query.example).length === 0 ? null : (
          <PlaceLink href={addressOfExample(query)}>Show an example</PlaceLink>
        )}
      </p>
    </section>
  );
}

function Answered({ answer, stale }: { answer: SavedAnswer; stale: boolean }) {
  const { pathname, search, hash } = useAddress();
  const wanted = hash.slice(1);
  const mode: ResultMode = isResultMode(wanted) ? wanted : answer.query.result === "table" ? "table" : "graph";
  const csv = siteHref(addresses.query(answer.query.name, answer.addressParameters, ".csv"));
  return (
    <div className={styles.answered} data-stale={stale || undefined}>
      <header className={styles.head}>
        <h1>{answer.asked}</h1>
        <AnswerLine answer={answer} />
        {answer.ignored.length === 0 ? null : (
          <p className={styles.note}>
            Not part of this question, and left out: {answer.ignored.map((name) => `“${name}”`).join(", ")}.
          </p>
        )}
        {answer.truncated ? <p className={styles.note}>{cutWords(answer)}</p> : null}
      </header>
      {answer.rows.length === 0 ? (
        <NothingFound query={answer.query} />
      ) : (
        <Result
          answer={answer}
          name={answer.asked}
          mode={mode}
          onMode={(chosen) => goTo(`${pathname}${search}#${chosen}`, { replace: true })}
          csv={
            <ButtonLink href={csv} download={`${answer.query.name}.csv`}>
              <SaveWords words="CSV" />
            </ButtonLink>
          }
        />
      )}
    </div>
  );
}

function isResultMode(name: string): name is ResultMode {
  return Object.hasOwn(RESULT_MODES, name);
}

function AnswerLine({ answer }: { answer: SavedAnswer }) {
  const parts = [
    counted(answer.rows.length, "row", "rows"),
    answer.truncated ? "cut" : "complete",
    ...(answer.ms === undefined
      ? []
      : [`${answer.ms < 1 ? "under 1" : Math.round(answer.ms).toLocaleString("en")} ms`]),
    ...(answer.dataVersion === null ? [] : [`data version ${answer.dataVersion}`]),
  ];
  return <p className={styles.line}>{parts.join(" · ")}</p>;
}

const LIMITS: Readonly<Record<string, string>> = {
  rows: "the number of rows one answer may have",
  bytes: "the size one answer may have",
  cell: "the size one cell may have",
  relations: "the number of relations that are drawn",
};

function cutWords({ rows, cutBy }: SavedAnswer): string {
  const limit = LIMITS[cutBy ?? ""] ?? "a limit of the server";
  return `There is more: the answer was cut after ${counted(rows.length, "row", "rows")} by ${limit}. Narrow the question to see all of it.`;
}

function NothingFound({ query }: { query: WireSavedQuery }) {
  return (
    <section className={styles.notAsked}>
      <h2>Nothing in this data answers it</h2>
      <p>
        The question was asked and no fact fits. That is no proof that there is none: only that no source in this data
        states it.
        {query.params.length === 0 ? "" : " Other values may find something."}
      </p>
    </section>
  );
}
