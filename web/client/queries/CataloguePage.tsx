// Every saved question by group, in words; files that are not offered, with what is wrong with them.
import { useState } from "react";
import type { WireBrokenQuery, WireSavedQuery } from "#contract";
import { PlaceLink } from "../components/PlaceLink.tsx";
import { FailureNotice, LoadingNotice } from "../panels/LoadNotices.tsx";
import { counted } from "../state/graph-words.ts";
import { site } from "../site.ts";
import styles from "./CataloguePage.module.css";
import { QueriesFrame } from "./QueriesFrame.tsx";
import { addressOfExample } from "./question-values.ts";
import { byGroup, matching } from "./find-questions.ts";
import { useCatalogue } from "./use-catalogue.ts";

export function CataloguePage() {
  const catalogue = useCatalogue();
  return (
    <QueriesFrame title="Queries" here="catalogue">
      <main id="main" className={styles.main} tabIndex={-1}>
        {catalogue.data !== undefined ? (
          <Catalogue queries={catalogue.data.queries} broken={catalogue.data.broken} />
        ) : catalogue.isError ? (
          <FailureNotice
            error={catalogue.error}
            retrying={catalogue.isFetching}
            onRetry={() => void catalogue.refetch()}
          />
        ) : (
          <LoadingNotice />
        )}
      </main>
    </QueriesFrame>
  );
}

function Catalogue(props: { queries: readonly WireSavedQuery[]; broken: readonly WireBrokenQuery[] }) {
  const [wanted, setWanted] = useState("");
  const found = matching(props.queries, wanted);
  return (
    <div className={styles.column}>
      <h1>Questions you can ask this graph</h1>
      <p className={styles.deck}>
        Each is a form with an address of its own.{" "}
        {site.isStatic ? (
          "This copy holds the answer to one example of each."
        ) : (
          <>
            Or <PlaceLink href="/queries/new">write your own in Cypher</PlaceLink>.
          </>
        )}
      </p>
      <div className={styles.find}>
        <input
          type="search"
          aria-label="Find a question"
          placeholder="Find a question…"
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
        <output>{wanted.trim() === "" ? "" : counted(found.length, "question", "questions")}</output>
      </div>
      {found.length === 0 ? (
        <p className={styles.none}>
          {props.queries.length === 0 ? "The catalogue is empty." : `No question speaks of “${wanted.trim()}”.`}
        </p>
      ) : null}
      {byGroup(found).map(({ group, queries }) => (
        <section key={group}>
          <h2>{group}</h2>
          <ul className={styles.list}>
            {queries.map((query) => (
              <li key={query.name}>
                <PlaceLink href={addressOfExample(query)}>{query.title}</PlaceLink>
                <p>{query.question}</p>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Broken broken={props.broken} />
    </div>
  );
}

function Broken({ broken }: { broken: readonly WireBrokenQuery[] }) {
  if (broken.length === 0) return null;
  return (
    <section className={styles.broken}>
      <h2>Not offered: {counted(broken.length, "file has", "files have")} a mistake</h2>
      <ul className={styles.list}>
        {broken.map(({ name, file, problems }) => (
          <li key={`${name} ${file}`}>
            <strong>{file}</strong>
            <ul>
              {problems.map(({ line, column, message }) => (
                <li key={`${line}:${column} ${message}`}>
                  <code>
                    {line}:{column}
                  </code>{" "}
                  {message}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
