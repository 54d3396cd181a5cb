// A fact as one row that can be selected: an entity by its name, a relation as a sentence with its locator.
import { familyName, namesOf, relationMarks, relationSentence } from "#view";
import { useExplorer } from "../state/explorer-store.ts";
import { wireGraphOf } from "../state/graph/transitions.ts";
import type { Ref } from "../state/selection/types.ts";
import { FamilySwatch } from "./FamilySwatch.tsx";
import { KindSwatch } from "./KindSwatch.tsx";
import styles from "./RefRow.module.css";

/** `perspective`: the entity id a relation is told from. `swatch`: false where a heading shows the line already. */
export function RefRow(props: { item: Ref; perspective?: string; swatch?: boolean }) {
  const { item, perspective, swatch = true } = props;
  const graph = useExplorer((state) => state.graph);
  const selected = useExplorer((state) => state.selected);
  const entity = item.kind === "entity" ? graph.entities.get(item.id) : undefined;
  const relation = item.kind === "relation" ? graph.relations.get(item.id) : undefined;
  if (entity !== undefined) {
    return (
      <button type="button" className={styles.row} onClick={() => selected(item)}>
        <KindSwatch kind={entity.kind} size={14} />
        <span className={styles.words} dir="auto">
          {entity.name}
        </span>
      </button>
    );
  }
  if (relation === undefined) return null;
  const { inferred, disputed, retracted } = relationMarks(relation);
  const mark = retracted ? "retracted" : disputed ? "disputed" : inferred ? "inferred" : undefined;
  return (
    <button type="button" className={styles.row} onClick={() => selected(item)}>
      {swatch ? <FamilySwatch family={familyName(relation.type)} inferred={inferred} /> : null}
      <span className={styles.words}>
        {relationSentence(relation, namesOf(wireGraphOf(graph)), perspective)}
        {mark === undefined ? null : <span className={styles.mark}>{mark}</span>}
      </span>
      <span className={styles.locator}>{[...new Set(relation.evidence.map((e) => e.locator))].join(", ")}</span>
    </button>
  );
}
