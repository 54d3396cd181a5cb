// Beside the editor: the values of its parameters, and the queries that were run here.
import { useId } from "react";
import { Button } from "../../components/Button.tsx";
import type { PastQuery } from "./query-history.ts";
import type { SharedQuery } from "./share-link.ts";
import styles from "./Workbench.module.css";

export function SidePane(props: {
  pane: string;
  problem: string | undefined;
  onPane: (text: string) => void;
  past: readonly PastQuery[];
  onOpen: (query: SharedQuery) => void;
  onForget: () => void;
}) {
  const id = useId();
  const { past, problem } = props;
  return (
    <aside className={styles.side} aria-label="Parameters and history">
      <section>
        <h2>
          <label htmlFor={id}>Parameters</label>
        </h2>
        <textarea
          id={id}
          rows={5}
          spellCheck={false}
          placeholder={'{"id": "openai"}'}
          aria-invalid={problem !== undefined || undefined}
          aria-describedby={`${id}-help`}
          value={props.pane}
          onChange={(event) => props.onPane(event.currentTarget.value)}
        />
        <p id={`${id}-help`} className={problem === undefined ? styles.help : styles.wrong}>
          {problem ?? 'JSON, used as $id. Or in the editor: :param id => "openai"'}
        </p>
      </section>
      <section>
        <h2>Run before</h2>
        {past.length === 0 ? (
          <p className={styles.help}>What you run is kept in this browser only.</p>
        ) : (
          <>
            <ol className={styles.past}>
              {past.map((query) => (
                <li key={`${query.at} ${query.cypher}`}>
                  <button type="button" title={query.cypher} onClick={() => props.onOpen(query)}>
                    <span>{firstWords(query.cypher)}</span>
                    <time dateTime={query.at}>{whenWords(query.at)}</time>
                  </button>
                </li>
              ))}
            </ol>
            <Button onClick={props.onForget}>Forget these</Button>
          </>
        )}
      </section>
    </aside>
  );
}

function firstWords(cypher: string): string {
  return cypher.replaceAll(/\s+/g, " ").trim().slice(0, 90);
}

function whenWords(at: string): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return "";
  return date.toLocaleString("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
}
