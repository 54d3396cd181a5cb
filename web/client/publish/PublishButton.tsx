// Opens the publish dialog for the view around it; the dialog itself is loaded when it is first asked for.
import { Button } from "../components/Button.tsx";
import { useExplorer, useExplorerStore } from "../state/explorer-store.ts";
import { site } from "../site.ts";
import type { ToPublish } from "./publish-store.ts";
import { openPublishing, publishing } from "./publish-store.ts";
import styles from "./PublishButton.module.css";

export function PublishButton(props: Omit<ToPublish, "explorer">) {
  const explorer = useExplorerStore();
  const empty = useExplorer((state) => state.graph.entities.size === 0);
  // A copy without a server takes nothing, but shows what it holds.
  if (site.isStatic) return <Button onClick={publishing.list}>Pictures</Button>;
  return (
    <Button className={styles.publish ?? ""} disabled={empty} onClick={() => openPublishing({ ...props, explorer })}>
      Publish
    </Button>
  );
}
