// Under a twin of the graph: the entities that no visible relation names, so that nothing is left out.
import { useMemo } from "react";
import { RefRow } from "../components/RefRow.tsx";
import { useVisibleGraph } from "../state/explorer-store.ts";
import styles from "./StandingAlone.module.css";

export function StandingAlone() {
  const visible = useVisibleGraph();
  const alone = useMemo(() => {
    const related = new Set(visible.relations.flatMap(({ source, target }) => [source, target]));
    return visible.entities.filter(({ id }) => !related.has(id));
  }, [visible]);
  if (alone.length === 0) return null;
  return (
    <section className={styles.alone}>
      <h2>Without a relation here</h2>
      <ul>
        {alone.map(({ id }) => (
          <li key={id}>
            <RefRow item={{ kind: "entity", id }} />
          </li>
        ))}
      </ul>
    </section>
  );
}
