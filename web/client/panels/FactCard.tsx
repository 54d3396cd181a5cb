// The small card near the pointer or the keyboard's ring: what this is, in three lines.
import { textOf } from "#model";
import { familyName, kindStyle, metricWords, namesOf, receiptOf, relationMarks, relationSentence } from "#view";
import { FamilySwatch } from "../components/FamilySwatch.tsx";
import { KindSwatch } from "../components/KindSwatch.tsx";
import { relationsOf } from "../state/graph-questions.ts";
import { counted } from "../state/graph-words.ts";
import type { GraphState } from "../state/graph/types.ts";
import { wireGraphOf } from "../state/graph/transitions.ts";
import { useExplorer } from "../state/explorer-store.ts";
import type { Ref } from "../state/selection/types.ts";
import styles from "./FactCard.module.css";

/**
 * `x`, `y`: px from the stage's corner. The card goes to the side where there is more room. `together`: so many relations
 * are one line there.
 */
export function FactCard({ item, x, y, together = 1 }: { item: Ref; x: number; y: number; together?: number }) {
  const graph = useExplorer((state) => state.graph);
  const content = item.kind === "entity" ? entityCard(graph, item.id) : relationCard(graph, item.id, together);
  if (content === undefined) return null;
  return (
    <div className={styles.anchor} style={{ transform: `translate(${x}px, ${y}px)` }} aria-hidden>
      <div className={styles.card} data-left={x > window.innerWidth / 2 || undefined} data-up={y > 200 || undefined}>
        {content}
      </div>
    </div>
  );
}

function entityCard(graph: GraphState, id: string) {
  const entity = graph.entities.get(id);
  if (entity === undefined) return undefined;
  const summary = metricWords(entity.properties) ?? textOf(entity.properties, "summary");
  return (
    <>
      <p className={styles.kicker}>
        <KindSwatch kind={entity.kind} size={13} />
        {kindStyle(entity.kind, "light").label} · {counted(relationsOf(graph, id).length, "relation", "relations")}
      </p>
      <p className={styles.name}>{entity.name}</p>
      {summary === undefined ? null : <p className={styles.more}>{summary}</p>}
    </>
  );
}

function relationCard(graph: GraphState, id: string, together: number) {
  const relation = graph.relations.get(id);
  if (relation === undefined) return undefined;
  const wire = wireGraphOf(graph);
  const receipt = receiptOf(relation, wire);
  const [first, ...more] = receipt.evidence;
  return (
    <>
      <p className={styles.kicker}>
        <FamilySwatch family={familyName(relation.type)} inferred={relationMarks(relation).inferred} />
        {receipt.inferred ? "Inferred, not stated" : receipt.confidence.label}
      </p>
      <p className={styles.name}>{relationSentence(relation, namesOf(wire))}</p>
      {first === undefined ? null : (
        <p className={styles.more}>
          {first.title} · {first.locator}
          {more.length === 0 ? "" : ` and ${more.length} more`}
        </p>
      )}
      {together === 1 ? null : (
        <p className={styles.more}>and {counted(together - 1, "more relation", "more relations")} between these two</p>
      )}
    </>
  );
}
