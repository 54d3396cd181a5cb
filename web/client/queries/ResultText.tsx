// An answer as text: every row in words, and under it the facts it rests on, each with its source.
import { useMemo, useState } from "react";
import type { Answer } from "../read/parse-queries.ts";
import { Button } from "../components/Button.tsx";
import { RelationSentence } from "../components/RelationSentence.tsx";
import { useExplorer } from "../state/explorer-store.ts";
import { counted } from "../state/graph-words.ts";
import type { RowOrder } from "./answer-rows.ts";
import { cellWords, isAbout, rowOrder, rowRefs, shownColumns } from "./answer-rows.ts";
import styles from "./ResultText.module.css";

/** Rows that are written at first, and with every wish for more. */
const STEP = 200;

export function ResultText(props: { answer: Pick<Answer, "columns" | "rows" | "graph">; order: RowOrder | undefined }) {
  const { answer, order } = props;
  const [shown, setShown] = useState(STEP);
  const selected = useExplorer((state) => state.selection.items);
  const relations = useExplorer((state) => state.graph.relations);
  const columns = useMemo(() => shownColumns(answer), [answer]);
  const refs = useMemo(() => rowRefs(answer), [answer]);
  const positions = useMemo(() => rowOrder(answer.rows, order), [answer.rows, order]);
  const left = positions.length - shown;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable to be scrolled by keys
    <section className={styles.scroller} tabIndex={0} aria-label="Answer as text">
      <ol className={styles.rows}>
        {positions.slice(0, shown).map((position) => {
          const about = refs[position] ?? [];
          return (
            <li key={position} data-selected={isAbout(about, selected) || undefined}>
              <p>
                {columns
                  .flatMap(({ index, name, label }) => {
                    const words = cellWords(answer.rows[position]?.[index] ?? null, name);
                    return words === "" ? [] : [`${label}: ${words}`];
                  })
                  .join(" · ")}
              </p>
              {about.flatMap((ref) => {
                const relation = ref.kind === "relation" ? relations.get(ref.id) : undefined;
                return relation === undefined ? [] : [<RelationSentence key={ref.id} relation={relation} />];
              })}
            </li>
          );
        })}
      </ol>
      {left > 0 ? (
        <Button className={styles.more} onClick={() => setShown(shown + STEP)}>
          {counted(left, "more row", "more rows")}
        </Button>
      ) : null}
    </section>
  );
}
