// What of the lit path is not to be seen on the canvas, why, and the way to see it.
import { Button } from "../../components/Button.tsx";
import { canvasOf, useExplorer, useExplorerStore, visibleOf } from "../../state/explorer-store.ts";
import { counted } from "../../state/graph-words.ts";
import { missingFrom, pathGraph, pathWords } from "./lit-path.ts";
import styles from "./PathsPanel.module.css";

export function LitNote({ path }: { path: readonly string[] }) {
  const explorer = useExplorerStore();
  const offCanvas = useExplorer((state) => missingFrom(canvasOf(state), path));
  const unseen = useExplorer((state) => {
    const { entities, relations } = visibleOf(state);
    const seen = { entities: new Set(entities.map(({ id }) => id)), relations: new Set(relations.map(({ id }) => id)) };
    return missingFrom(seen, path);
  });
  if (unseen === 0) return null;
  const { filtersCleared, timeCleared, resultAdded, graph } = explorer.getState();
  const putThere = (): void => {
    const facts = pathGraph(graph, path);
    if (facts !== undefined) resultAdded(facts, pathWords(graph, path));
  };
  const clear = (): void => {
    filtersCleared();
    timeCleared();
  };
  return (
    <div className={styles.unseen}>
      <p>
        {offCanvas > 0
          ? `${counted(offCanvas, "fact of this path is", "facts of this path are")} not on the canvas.`
          : `Filters hide ${counted(unseen, "fact", "facts")} of this path.`}
      </p>
      {offCanvas > 0 ? (
        <Button onClick={putThere}>Put it there</Button>
      ) : (
        <Button onClick={clear}>Clear filters and time</Button>
      )}
    </div>
  );
}
