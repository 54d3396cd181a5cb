// The text twin: every visible relation as a sentence with its source, by family; complete for whoever reads or listens.
import { familyStyle } from "#view";
import { FamilySwatch } from "../components/FamilySwatch.tsx";
import { RelationSentence } from "../components/RelationSentence.tsx";
import { groupByFamily } from "../state/graph-questions.ts";
import { useVisibleGraph } from "../state/explorer-store.ts";
import { StandingAlone } from "./StandingAlone.tsx";
import styles from "./TextView.module.css";

export function TextView() {
  const visible = useVisibleGraph();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable to be scrolled by keys
    <section className={styles.scroller} tabIndex={0} aria-label="Relations as text">
      <div className={styles.column}>
        {groupByFamily(visible.relations).map((group) => (
          <section key={group.family}>
            <h2>
              <FamilySwatch family={group.family} />
              {familyStyle(group.family, "light").label}
            </h2>
            <ul>
              {group.relations.map((relation) => (
                <li key={relation.id}>
                  <RelationSentence relation={relation} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <StandingAlone />
    </section>
  );
}
