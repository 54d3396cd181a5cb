// The nodes of a drawing as they stand, px at zoom 1: read once, and again where one has moved or looks otherwise. What
// paints, hits and names nodes reads them here.
import type { Core, NodeSingular } from "cytoscape";
import type { NodeData } from "#view";
import { ENTERING } from "./binding.ts";

export interface DrawnNode {
  readonly data: NodeData;
  readonly x: number;
  readonly y: number;
  readonly mark: "hovered" | "selected" | undefined;
  /** It has just come and fades in. */
  readonly entering: boolean;
}

function drawnNode(node: NodeSingular): DrawnNode {
  const { x, y } = node.position();
  const mark = node.hasClass("selected") ? "selected" : node.hasClass("hovered") ? "hovered" : undefined;
  return { data: node.data(), x, y, mark, entering: node.hasClass(ENTERING) };
}

/** All but the unseen ends of what is lit, in the order they came; the same list while none of them changed. */
export function keepNodes(cy: Core): () => readonly DrawnNode[] {
  const known = new Map<string, DrawnNode>();
  let nodes: readonly DrawnNode[] | undefined;
  cy.on("add remove data class position", "node", ({ target }) => {
    known.delete(target.id());
    nodes = undefined;
  });
  return () => {
    nodes ??= cy
      .nodes()
      .toArray()
      .flatMap((each) => {
        if (each.hasClass("unlit")) return [];
        const node = known.get(each.id()) ?? drawnNode(each);
        known.set(node.data.id, node);
        return [node];
      });
    return nodes;
  };
}
