// Positions for a request, by its kind. Pure but for the clock; it runs in the layout worker.
import type { Positions } from "#model";
import { forceLayout } from "./force-layout.ts";
import { groupLayout } from "./group-layout.ts";
import { layeredLayout } from "./layered-layout.ts";
import type { Laid, LayoutNews, LayoutRequest, TellLayout } from "./layout-messages.ts";
import { ringLayout } from "./ring-layout.ts";

function laidBy(request: LayoutRequest, tell: TellLayout): Laid {
  if (request.kind === "concentric") return ringLayout(request);
  if (request.kind === "layered") return layeredLayout(request);
  if (request.kind === "groups") return groupLayout(request, tell);
  return forceLayout({ ...request, fresh: request.kind === "force" }, tell);
}

/** px at zoom 1 for every node; a fixed node keeps its own exactly, one that has none yet stays where it was. */
function positionsOf(request: LayoutRequest, laid: Laid): Positions {
  return Object.fromEntries(
    request.nodes.map((node) => {
      const [x, y] = node.fixed ? [node.x, node.y] : (laid[node.id] ?? [node.x, node.y]);
      return [node.id, [Math.round(x * 10) / 10, Math.round(y * 10) / 10] as const];
    }),
  );
}

/** Tells how far it is, now and then with positions that would do, and answers with those of every node. */
export function computeLayout(request: LayoutRequest, tell: (news: LayoutNews) => void = () => undefined): Positions {
  const laid = laidBy(request, (progress, soFar) => tell({ progress, positions: positionsOf(request, soFar) }));
  return positionsOf(request, laid);
}
