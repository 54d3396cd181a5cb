// A relation of a graph that is not ours: what it says and every property; and that nothing here says who says so.
import type { WireRelation } from "#contract";
import { familyName, familyStyle, namesOf, relationSentence } from "#view";
import { FamilySwatch } from "../../components/FamilySwatch.tsx";
import { RefRow } from "../../components/RefRow.tsx";
import { useExplorer } from "../../state/explorer-store.ts";
import { alsoBetween } from "../../state/graph-questions.ts";
import { wireGraphOf } from "../../state/graph/transitions.ts";
import styles from "../panel.module.css";
import { PlainProperties } from "./PlainProperties.tsx";

export function ForeignReceipt({ relation }: { relation: WireRelation }) {
  const graph = useExplorer((state) => state.graph);
  const family = familyName(relation.type);
  const others = alsoBetween(graph, relation);
  return (
    <article className={styles.panel}>
      <header>
        <p className={styles.kicker}>
          <FamilySwatch family={family} />
          Relation · {relation.type}
          <span className={styles.quiet}>({familyStyle(family, "light").label.toLowerCase()})</span>
        </p>
        <h2 className={styles.title}>{relationSentence(relation, namesOf(wireGraphOf(graph)))}</h2>
      </header>
      <section>
        <h3 className={styles.heading}>Says who</h3>
        <p className={styles.caution}>
          This graph carries no evidence: nothing in it says who states this, or where. It was not loaded by Powerlines.
        </p>
      </section>
      <section>
        <h3 className={styles.heading}>Properties</h3>
        <PlainProperties properties={relation.properties} />
      </section>
      {others.length === 0 ? null : (
        <section>
          <h3 className={styles.heading}>Also between these two</h3>
          <ul>
            {others.map((other) => (
              <li key={other.id}>
                <RefRow item={{ kind: "relation", id: other.id }} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3 className={styles.heading}>Between</h3>
        <ul>
          {[...new Set([relation.source, relation.target])].map((id) => (
            <li key={id}>
              <RefRow item={{ kind: "entity", id }} />
            </li>
          ))}
        </ul>
      </section>
    </article>
  );
}
