// What the card says of an entity in numbers, for its panel: who taps has no pointer that rests.
import { useMemo } from "react";
import { useExplorer } from "../../state/explorer-store.ts";
import { cardOf } from "./fact-card.ts";
import { Foot, Money } from "./FactCard.tsx";
import styles from "./FactCard.module.css";

export function Glance({ id }: { id: string }) {
  const graph = useExplorer((state) => state.graph);
  const card = useMemo(
    () => cardOf({ graph, visible: new Set(), foreign: false }, { kind: "entity", id }),
    [graph, id],
  );
  if (card?.sort !== "entity" || (card.families.length === 0 && card.money.lines.length === 0)) return null;
  return (
    <section className={styles.glance} aria-label="At a glance">
      <Money lines={card.money.lines} more={card.money.more} />
      <Foot sources={card.sources} doubts={card.doubts} />
    </section>
  );
}
