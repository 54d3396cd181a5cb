// Brings the camera to the path that is lit, or to all of them.
import { useEffect } from "react";
import type { Drawing } from "../../canvas/drawing.ts";
import { useExplorer, useExplorerStore } from "../../state/explorer-store.ts";

/** Smaller than this nothing can be told apart: on a narrow screen the middle of a path is better than all of it. */
const SMALLEST = 0.3;
const READABLE = 0.6;

function bring({ viewport }: Drawing, entityIds: readonly string[]): void {
  viewport.fit(entityIds, false);
  const middle = entityIds[Math.floor(entityIds.length / 2)];
  if (viewport.zoom() >= SMALLEST || middle === undefined) return;
  viewport.zoomBy(READABLE / viewport.zoom());
  viewport.centre(middle, false);
}

export function FollowPath({ drawing }: { drawing: Drawing }) {
  const explorer = useExplorerStore();
  const lit = useExplorer((state) => state.pathLit);
  useEffect(() => {
    if (lit === undefined) return undefined;
    // A link's own camera stays.
    const { paths, pathsVisited, view, graph } = explorer.getState();
    if (paths === pathsVisited && view.camera !== undefined) return undefined;
    // After the drawer has taken its room and what was missing is drawn.
    const timer = setTimeout(
      () =>
        bring(
          drawing,
          lit.filter((id) => graph.entities.has(id)),
        ),
      120,
    );
    return () => clearTimeout(timer);
  }, [drawing, explorer, lit]);
  return null;
}
