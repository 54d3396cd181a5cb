// Which property names an entity in links, and what the legend's counts are of; for a graph that is not ours.
import { useMemo } from "react";
import { counted } from "../../state/graph-words.ts";
import { identityProperty, useChoices } from "../../state/choices/choices-store.ts";
import { identityCandidates, referencesBy } from "../../state/choices/references.ts";
import { DEFAULT_IDENTITY } from "../../state/choices/types.ts";
import { useExplorer } from "../../state/explorer-store.ts";
import styles from "./foreign.module.css";

export function IdentityChoice() {
  const database = useChoices((state) => state.database);
  if (database === undefined) return null;
  return (
    <section className={styles.identity}>
      <Identity />
      <Sampled />
    </section>
  );
}

function Identity() {
  const entities = useExplorer((state) => state.graph.entities);
  const candidates = useMemo(() => identityCandidates(entities), [entities]);
  const property = useChoices(identityProperty) ?? DEFAULT_IDENTITY;
  const identityChosen = useChoices((state) => state.identityChosen);
  const named = referencesBy(entities, property).out.size;
  return (
    <>
      <label className={styles.field}>
        <span>Identity in links</span>
        <select value={property} onChange={(event) => identityChosen(event.target.value)}>
          {[...new Set([DEFAULT_IDENTITY, property, ...candidates])].map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <p className={styles.hint}>
        {counted(named, "entity is", "entities are")} named by it; others by the database’s own id, which another copy
        of it does not share.
      </p>
    </>
  );
}

function Sampled() {
  const graph = useExplorer((state) => state.graph);
  if (!graph.truncated) return null;
  return (
    <p className={styles.hint}>
      Sampled: counts are of the {graph.base.entities.size.toLocaleString("en")} best connected of{" "}
      {graph.totals.entities.toLocaleString("en")} entities; automatic captions are chosen from a few hundred of each
      label.
    </p>
  );
}
