// Hover lifts what is under the pointer with its neighbours and quiets the rest; nothing of it outlives the pointer.
import type { CollectionReturnValue, Core, EdgeSingular, EventObject, NodeSingular } from "cytoscape";

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

function company(element: Hovered): CollectionReturnValue {
  return element.isNode()
    ? element.closedNeighborhood()
    : element.cy().collection().union(element).union(element.connectedNodes());
}

/** `tell` hears of every change at once, also before the rest has passed; null is nothing. */
export function hoverLifts(cy: Core, tell: (target: Hovered | null, event: EventObject) => void): Hovering {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hovered: Hovered | undefined;
  // What has the classes now: only what changes is touched, for a class on everything is a style for everything.
  let lifted = cy.collection();
  let hushed = cy.collection();
  const lift = () => {
    const element = hovered;
    const near = element === undefined || element.removed() ? cy.collection() : company(element);
    const far = near.empty() ? cy.collection() : cy.elements().difference(near);
    cy.batch(() => {
      hushed.difference(far).removeClass("hushed");
      far.difference(hushed).addClass("hushed");
      lifted.removeClass("lifted hovered");
      near.addClass("lifted");
      if (near.nonempty()) element?.addClass("hovered");
    });
    lifted = near;
    hushed = far;
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
