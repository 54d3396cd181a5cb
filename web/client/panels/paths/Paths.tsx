// Where the paths live: beside the canvas while somebody asks for them, behind the details of a fact that is open.
import { lazy, Suspense } from "react";
import { useExplorer } from "../../state/explorer-store.ts";

const PathsPanel = lazy(() => import("./PathsPanel.tsx").then((module) => ({ default: module.PathsPanel })));

export function Paths() {
  const asked = useExplorer((state) => state.paths);
  const loaded = useExplorer((state) => state.graph.entities.size > 0);
  const behind = useExplorer(({ selection }) => selection.drawerOpen && selection.items.length > 0);
  if (asked === undefined || !loaded) return null;
  return (
    <Suspense fallback={null}>
      <PathsPanel asked={asked} behind={behind} />
    </Suspense>
  );
}
