// Elements onto cytoscape, by difference: what is new is added, what is gone is removed, what changed is patched.
import type { Core, ElementDefinition, NodeSingular } from "cytoscape";
import type { Element, NodeElement } from "#view";

/** What happened, so that the caller can decide whether to fit and what to fade in. */
export interface Difference {
  readonly added: readonly string[];
  readonly removed: number;
  /** Nodes whose position changed, with where they go. */
  readonly moved: readonly { readonly id: string; readonly to: NodeElement["position"] }[];
}

/** Of what has just come: it is invisible until the class goes. */
export const ENTERING = "entering";

function definition(element: Element, entering: boolean): ElementDefinition {
  const classes = entering ? `${element.classes} ${ENTERING}` : element.classes;
  const shared = { group: element.group, data: { ...element.data }, classes };
  return element.group === "nodes" ? { ...shared, position: { ...element.position } } : shared;
}

function differs(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) !== JSON.stringify(b);
}

/** The classes that come from the scene; hover's own are left alone. */
const SCENE_CLASSES = ["selected", "quiet"];

function patch(cy: Core, previous: Element, next: Element): void {
  if (previous === next) return;
  const drawn = cy.getElementById(next.data.id);
  if (differs(previous.data, next.data)) drawn.data({ ...next.data });
  if (previous.classes !== next.classes) {
    const wanted = next.classes.split(" ");
    for (const name of SCENE_CLASSES) drawn.toggleClass(name, wanted.includes(name));
  }
}

/** An edge cannot change its ends: cytoscape moves it, we take it away and put it back. */
function sameEnds(previous: Element, next: Element): boolean {
  if (previous.group !== next.group) return false;
  if (previous.group === "nodes" || next.group === "nodes") return true;
  return previous.data.source === next.data.source && previous.data.target === next.data.target;
}

/**
 * Keeps the last elements; one call of the answer brings cytoscape to the next. Positions are left to the caller, and
 * so is taking ENTERING from what came.
 */
export function bindElements(cy: Core): (elements: readonly Element[], entering: boolean) => Difference {
  let drawn = new Map<string, Element>();
  return (elements, entering) => {
    const next = new Map(elements.map((element) => [element.data.id, element]));
    const gone = [...drawn].filter(([id, previous]) => {
      const now = next.get(id);
      return now === undefined || !sameEnds(previous, now);
    });
    const added: Element[] = [];
    const moved: { id: string; to: NodeElement["position"] }[] = [];
    cy.batch(() => {
      for (const [id] of gone) {
        cy.getElementById(id).remove();
        drawn.delete(id);
      }
      for (const element of elements) {
        const previous = drawn.get(element.data.id);
        if (previous === undefined) added.push(element);
        else patch(cy, previous, element);
        if (previous !== undefined && element.group === "nodes") {
          const at = cy.getElementById(element.data.id).position();
          if (Math.abs(at.x - element.position.x) > 0.01 || Math.abs(at.y - element.position.y) > 0.01)
            moved.push({ id: element.data.id, to: element.position });
        }
      }
      cy.add(added.map((element) => definition(element, entering)));
    });
    drawn = next;
    return { added: added.map((element) => element.data.id), removed: gone.length, moved };
  };
}

/** The ids of the entities of cytoscape's nodes. */
export function entityIdOf(node: NodeSingular): string {
  return String(node.data("entityId"));
}
