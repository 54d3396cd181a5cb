// What cytoscape holds as it stands on the screen at this zoom, before panning: read once, then drawn from.
import type { Core } from "cytoscape";
import type { Curve, EdgeData, NodeData } from "#view";
import { GAP, curveBetween } from "#view";

/** px on the screen, before panning. */
export interface ScreenNode {
  readonly data: NodeData;
  readonly x: number;
  readonly y: number;
  readonly half: number;
  readonly alpha: number;
  readonly lifted: boolean;
  /** Under the pointer or selected: named in any case. */
  readonly forced: boolean;
}

export interface ScreenEdge {
  readonly data: EdgeData;
  readonly curve: Curve;
  readonly alpha: number;
  readonly lifted: boolean;
  readonly forced: boolean;
}

export interface Screen {
  readonly nodes: readonly ScreenNode[];
  readonly edges: readonly ScreenEdge[];
  /** The pointer lifts something: what is shown is for the moment. */
  readonly hovered: boolean;
}

export function screenOf(cy: Core): Screen {
  const zoom = cy.zoom();
  const byId = new Map<string, ScreenNode>();
  let hovered = false;
  cy.nodes().forEach((node) => {
    const data: NodeData = node.data();
    const { x, y } = node.position();
    const lifted = node.hasClass("lifted");
    hovered ||= lifted;
    byId.set(data.id, {
      data,
      x: x * zoom,
      y: y * zoom,
      half: (data.size / 2) * zoom,
      alpha: node.effectiveOpacity(),
      lifted: lifted || node.hasClass("selected"),
      forced: node.hasClass("hovered") || node.hasClass("selected"),
    });
  });
  const edges: ScreenEdge[] = [];
  cy.edges().forEach((edge) => {
    const data: EdgeData = edge.data();
    const source = byId.get(data.source);
    const target = byId.get(data.target);
    if (source === undefined || target === undefined || source === target) return;
    const curve = curveBetween(
      { ...source, shape: source.data.shape },
      { ...target, shape: target.data.shape },
      data.bend * zoom,
      GAP * zoom,
    );
    const forced = edge.hasClass("hovered") || edge.hasClass("selected");
    edges.push({ data, curve, alpha: edge.effectiveOpacity(), lifted: forced || edge.hasClass("lifted"), forced });
  });
  return { nodes: [...byId.values()], edges, hovered };
}
