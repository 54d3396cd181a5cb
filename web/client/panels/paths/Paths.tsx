// Where the paths live: beside the canvas while somebody asks for them, behind the details of a fact that is open.
import { later } from "../../components/later.tsx";
import { useExplorer } from "../../state/explorer-store.ts";

const PathsPanel = later(async () => (await import("./PathsPanel.tsx")).PathsPanel);

export function Paths() {
  const asked = useExplorer((state) => state.paths);
  const loaded = useExplorer((state) => state.graph.entities.size > 0);
  const behind = useExplorer(({ selection }) => selection.drawerOpen && selection.items.length > 0);
  if (asked === undefined || !loaded) return null;
  return <PathsPanel asked={asked} behind={behind} />;
}
