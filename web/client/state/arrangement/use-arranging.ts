// Runs the layout that was asked for on the drawing that is there, and hands its positions to the places.
import { useEffect } from "react";
import type { Drawing } from "../../canvas/drawing.ts";
import type { ExplorerState } from "../explorer-store.ts";
import { useExplorer, useExplorerStore, visibleOf } from "../explorer-store.ts";
import { groupNames, groupsOf } from "../look/groups.ts";
import { move } from "../places/transitions.ts";
import { freeToMove } from "./transitions.ts";

/** Groups by community wait for the communities of what is drawn now. */
function isReady(state: ExplorerState): boolean {
  const { run } = state.arrangement;
  if (run?.kind !== "groups" || state.look.grouping !== "community") return true;
  return state.measures.measured.community?.of === visibleOf(state);
}

function centreOf({ selection }: ExplorerState): string | undefined {
  return selection.items.findLast(({ kind }) => kind === "entity")?.id ?? selection.focus;
}

export function useArranging(drawing: Drawing | undefined): void {
  const explorer = useExplorerStore();
  const run = useExplorer((state) => state.arrangement.run);
  const ready = useExplorer(isReady);
  useEffect(() => {
    if (drawing === undefined || run === undefined || !ready) return undefined;
    const state = explorer.getState();
    const visible = visibleOf(state);
    const only = freeToMove(run, visible, state.exploration.pinned);
    const centre = centreOf(state);
    const communities = state.measures.measured.community?.values ?? {};
    let running = true;
    const layOut = async (): Promise<void> => {
      try {
        const positions = await drawing.relayout(run.kind, {
          groups: groupNames(groupsOf(state.look.grouping, visible, communities)),
          onProgress: (progress) => running && state.layoutProgressed(progress),
          ...(only === undefined ? {} : { only }),
          ...(centre === undefined ? {} : { centre }),
        });
        if (!running) return;
        const now = explorer.getState();
        if (run.completes !== now.step.id) now.moved(positions);
        else explorer.setState({ places: move(now.places, positions), step: now.step });
        state.layoutEnded();
        if (run.only === undefined) requestAnimationFrame(() => drawing.viewport.fit());
      } catch (error) {
        if (running) state.layoutEnded(error instanceof Error ? error.message : "The layout could not be computed.");
      }
    };
    void layOut();
    return () => {
      running = false;
      drawing.stopLayout();
    };
  }, [drawing, explorer, run, ready]);
}
