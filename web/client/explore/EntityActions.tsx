// The first things to do with an entity, in its panel: choose what to expand, and the menu with the rest.
import { Ellipsis, Network, Route } from "lucide-react";
import { Button, IconButton } from "../components/Button.tsx";
import { pathsWords, startPaths } from "../panels/paths/start-paths.ts";
import { useExplorer, useExplorerStore } from "../state/explorer-store.ts";
import styles from "./EntityActions.module.css";
import { exploring } from "./explore-store.ts";

export function EntityActions({ entityId }: { entityId: string }) {
  const hidden = useExplorer((state) => state.exploration.hidden.has(entityId));
  const explorer = useExplorerStore();
  const paths = useExplorer((state) => state.paths);
  const hiddenShown = useExplorer((state) => state.hiddenShown);
  return (
    <div className={styles.actions}>
      <Button onClick={() => exploring.choose(entityId)}>
        <Network size={14} aria-hidden />
        Expand…
      </Button>
      <Button onClick={() => startPaths(explorer, [entityId])}>
        <Route size={14} aria-hidden />
        {pathsWords(paths, 1)}
      </Button>
      {hidden ? <Button onClick={() => hiddenShown([entityId])}>Show again</Button> : null}
      <IconButton
        name="More to do with it"
        aria-haspopup="menu"
        onClick={(event) => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect();
          exploring.openMenu(entityId, { x: left, y: bottom });
        }}
      >
        <Ellipsis size={16} aria-hidden />
      </IconButton>
    </div>
  );
}
