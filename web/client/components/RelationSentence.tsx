// A relation as a sentence that opens its receipt, and after it each source with its place.
import type { WireRelation } from "#contract";
import { namesOf, receiptOf, relationSentence } from "#view";
import { useExplorer } from "../state/explorer-store.ts";
import { wireGraphOf } from "../state/graph/transitions.ts";
import styles from "./RelationSentence.module.css";

export function RelationSentence({ relation }: { relation: WireRelation }) {
  const graph = useExplorer((state) => wireGraphOf(state.graph));
  const selected = useExplorer((state) => state.selected);
  const receipt = receiptOf(relation, graph);
  return (
    <p className={styles.sentence}>
      <button type="button" onClick={() => selected({ kind: "relation", id: relation.id })}>
        <span className={styles.words}>{relationSentence(relation, namesOf(graph))}</span>
        {/* In the button, which is a box: behind it a line could begin with the comma. */}
        {receipt.when === undefined ? "" : `, ${receipt.when}`}.
      </button>
      {receipt.inferred ? <em> Inferred, not stated.</em> : null}
      <span className={styles.source}>
        {" "}
        {receipt.evidence
          .map(
            (item) =>
              `${item.stance === "disputes" ? "Disputed by " : ""}${item.title}, ${item.locator}${item.withdrawn ? " (withdrawn)" : ""}`,
          )
          .join("; ")}
      </span>
    </p>
  );
}
