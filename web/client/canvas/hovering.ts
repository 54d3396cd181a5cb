// Hover lifts what is under the pointer with its neighbours and quiets the rest; nothing of it outlives the pointer.
import type { Collection, Core, EdgeSingular, EventObject, NodeSingular } from "cytoscape";

/** ms the pointer must rest: crossing the drawing must not make it flicker. */
const REST_MS = 70;

export interface Hovering {
  /** Nothing is under the pointer any more. */
  clear(): void;
  /** Applies what is hovered to elements that just came. */
  refresh(): void;
  stop(): void;
}

type Hovered = NodeSingular | EdgeSingular;

function company(element: Hovered): Collection {
  return element.isNode() ? element.closedNeighborhood() : element.union(element.connectedNodes());
}

/** `tell` hears of every change at once, also before the rest has passed; null is nothing. */
export function hoverLifts(cy: Core, tell: (target: Hovered | null, event: EventObject) => void): Hovering {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hovered: Hovered | undefined;
  const lift = () => {
    const element = hovered;
    cy.batch(() => {
      const near = element === undefined || element.removed() ? undefined : company(element);
      cy.elements().forEach((each) => {
        each.toggleClass("hushed", near !== undefined && !near.contains(each));
        each.toggleClass("lifted", near?.contains(each) === true);
        each.toggleClass("hovered", near !== undefined && each.same(element ?? each));
      });
    });
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(lift, REST_MS);
  };
  cy.on("mouseover", "node, edge", (event) => {
    hovered = event.target;
    tell(event.target, event);
    soon();
  });
  cy.on("mouseout", "node, edge", (event) => {
    hovered = undefined;
    tell(null, event);
    soon();
  });
  return {
    clear() {
      hovered = undefined;
      clearTimeout(timer);
      lift();
    },
    refresh: () => {
      if (hovered !== undefined) lift();
    },
    stop: () => clearTimeout(timer),
  };
}
