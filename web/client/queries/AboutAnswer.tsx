// What a reader needs to quote an answer: caveats, the citation, the same answer as files, the Cypher behind it.
import { Check, Quote } from "lucide-react";
import { useState } from "react";
import type { WireSavedQuery } from "#contract";
import { addresses } from "#contract";
import { Button } from "../components/Button.tsx";
import { PlaceLink } from "../components/PlaceLink.tsx";
import { useCopy } from "../components/use-copy.ts";
import type { SavedAnswer } from "../read/parse-queries.ts";
import { siteHref } from "../site.ts";
import styles from "./AboutAnswer.module.css";
import { citationOf } from "./cite-question.ts";
import { useSchema } from "./use-catalogue.ts";
import { sharedQueryAddress } from "./workbench/share-link.ts";

export function AboutAnswer({ query, answer }: { query: WireSavedQuery; answer: SavedAnswer | undefined }) {
  return (
    <div className={styles.about}>
      {query.caveats.length === 0 ? null : (
        <section>
          <h3>Before you quote it</h3>
          <ul className={styles.caveats}>
            {query.caveats.map((caveat) => (
              <li key={caveat}>{caveat}</li>
            ))}
          </ul>
        </section>
      )}
      {answer === undefined ? null : <Cite answer={answer} />}
      {answer === undefined ? null : (
        <section>
          <h3>The same answer</h3>
          <p className={styles.links}>
            <a href={siteHref(addresses.query(query.name, answer.addressParameters, ".json"))}>JSON</a>
            <a href={siteHref(addresses.query(query.name, answer.addressParameters, ".csv"))}>CSV</a>
          </p>
        </section>
      )}
      <details className={styles.cypher}>
        <summary>What is asked of the graph</summary>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable to be scrolled by keys */}
        <pre tabIndex={0}>{query.cypher}</pre>
        <PlaceLink href={sharedQueryAddress({ cypher: query.cypher, params: answer?.parameters ?? {} })}>
          Open it in the workbench
        </PlaceLink>
      </details>
    </div>
  );
}

function Cite({ answer }: { answer: SavedAnswer }) {
  const schema = useSchema();
  const { copied, copy } = useCopy();
  // "sv" writes a date as ISO does; the day is the reader's own.
  const [today] = useState(() => new Date().toLocaleDateString("sv"));
  const citation = citationOf({
    asked: answer.asked,
    url: new URL(siteHref(addresses.query(answer.query.name, answer.addressParameters)), window.location.href).href,
    datasets: schema.data?.datasets ?? [],
    dataVersion: answer.dataVersion,
    today,
  });
  return (
    <section>
      <h3>Cite it</h3>
      <p className={styles.citation}>{citation}</p>
      <Button onClick={() => copy(citation)}>
        {copied ? <Check size={14} aria-hidden /> : <Quote size={14} aria-hidden />}
        {copied ? "Copied" : "Copy citation"}
      </Button>
    </section>
  );
}
