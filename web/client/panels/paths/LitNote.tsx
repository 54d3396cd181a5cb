// What of the lit path, or of all of them, is not to be seen on the canvas, why, and the way to see it.
import { Button } from "../../components/Button.tsx";
import { useCanvasGraph, useExplorerStore, useVisibleGraph } from "../../state/explorer-store.ts";
import { counted } from "../../state/graph-words.ts";
import { allPathsWords, joinedGraph, missingFrom } from "./lit-path.ts";
import styles from "./PathsPanel.module.css";

export function LitNote({ paths }: { paths: readonly (readonly string[])[] }) {
  const explorer = useExplorerStore();
  const { entities, relations } = useVisibleGraph();
  const offCanvas = missingFrom(useCanvasGraph(), paths);
  const seen = { entities: new Set(entities.map(({ id }) => id)), relations: new Set(relations.map(({ id }) => id)) };
  const unseen = missingFrom(seen, paths);
  if (unseen === 0) return null;
  const { filtersCleared, timeCleared, resultAdded, graph } = explorer.getState();
  const putThere = (): void => {
    const facts = joinedGraph(graph, paths);
    if (facts !== undefined) resultAdded(facts, allPathsWords(graph, paths));
  };
  const clear = (): void => {
    filtersCleared();
    timeCleared();
  };
  const which = paths.length === 1 ? "this path" : "these paths";
  return (
    <div className={styles.unseen}>
      <p>
        {offCanvas > 0
          ? `${counted(offCanvas, `fact of ${which} is`, `facts of ${which} are`)} not on the canvas.`
          : `Filters hide ${counted(unseen, "fact", "facts")} of ${which}.`}
      </p>
      {offCanvas > 0 ? (
        <Button onClick={putThere}>{paths.length === 1 ? "Put it there" : "Put them there"}</Button>
      ) : (
        <Button onClick={clear}>Clear filters and time</Button>
      )}
    </div>
  );
}
