// Elements onto cytoscape, by difference: what is new is added, what is gone is removed, what changed is patched.
import type { SingularElementReturnValue, Core, ElementDefinition, NodeSingular } from "cytoscape";
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

/** What the scene quiets is quieted by the lit layer, for all at once. */
export const isSelected = ({ classes }: Element) => classes.split(" ").includes("selected");

function definition(element: Element, entering: boolean): ElementDefinition {
  const classes = [...(isSelected(element) ? ["selected"] : []), ...(entering ? [ENTERING] : [])];
  const shared = { group: element.group, data: { ...element.data }, classes };
  return element.group === "nodes" ? { ...shared, position: { ...element.position } } : shared;
}

/** Data is flat: words, numbers and truths. */
function differs(a: object, b: object): boolean {
  return Object.entries(b).some(([key, value]) => Reflect.get(a, key) !== value);
}

function patch(drawn: SingularElementReturnValue, previous: Element, next: Element): void {
  if (previous === next) return;
  if (differs(previous.data, next.data)) drawn.data({ ...next.data });
  if (isSelected(previous) !== isSelected(next)) drawn.toggleClass("selected", isSelected(next));
}

/** An edge cannot change its ends: cytoscape moves it, we take it away and put it back. */
function sameEnds(previous: Element, next: Element): boolean {
  if (previous.group !== next.group) return false;
  if (previous.group === "nodes" || next.group === "nodes") return true;
  return previous.data.source === next.data.source && previous.data.target === next.data.target;
}

interface Bound {
  readonly element: Element;
  readonly drawn: SingularElementReturnValue;
}

/** More of what was taken away is not kept. */
const MOST_KEPT = 20_000;

/**
 * Keeps the last elements; one call of the answer brings cytoscape to the next. Positions are left to the caller, and
 * so is taking ENTERING from what came. What is taken away is kept, styled as it was: a filter soon gives it back.
 */
export function bindElements(cy: Core): (elements: readonly Element[], entering: boolean) => Difference {
  let bound = new Map<string, Bound>();
  const kept = new Map<string, Bound>();

  const takeAway = (next: ReadonlyMap<string, Element>): number => {
    const gone = cy.collection();
    let removed = 0;
    for (const [id, was] of bound) {
      const now = next.get(id);
      if (now !== undefined && sameEnds(was.element, now)) continue;
      gone.merge(was.drawn);
      bound.delete(id);
      kept.set(id, was);
      removed += 1;
    }
    gone.remove();
    for (const id of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(id);
    }
    return removed;
  };
  const bringBack = (elements: readonly Element[], entering: boolean) => {
    const back = cy.collection();
    for (const element of elements) {
      const was = kept.get(element.data.id);
      if (was === undefined) continue;
      kept.delete(element.data.id);
      if (!sameEnds(was.element, element)) continue;
      back.merge(was.drawn);
      bound.set(element.data.id, was);
      if (element.group === "nodes") was.drawn.position({ ...element.position });
    }
    back.restore();
    if (entering) back.addClass(ENTERING);
  };

  return (elements, entering) => {
    const next = new Map(elements.map((element) => [element.data.id, element]));
    const added: string[] = [];
    const moved: { id: string; to: NodeElement["position"] }[] = [];
    let removed = 0;
    cy.batch(() => {
      removed = takeAway(next);
      const come = elements.filter(({ data }) => !bound.has(data.id));
      added.push(...come.map(({ data }) => data.id));
      bringBack(come, entering);
      const fresh = come.filter(({ data }) => !bound.has(data.id));
      const byId = new Map(fresh.map((element) => [element.data.id, element]));
      cy.add(fresh.map((element) => definition(element, entering))).forEach((drawn) => {
        const element = byId.get(drawn.id());
        if (element !== undefined) bound.set(element.data.id, { element, drawn });
      });
      for (const element of elements) {
        const was = bound.get(element.data.id);
        if (was === undefined) continue;
        patch(was.drawn, was.element, element);
        bound.set(element.data.id, { element, drawn: was.drawn });
        if (element.group === "edges") continue;
        const at = was.drawn.position();
        if (Math.abs(at.x - element.position.x) > 0.01 || Math.abs(at.y - element.position.y) > 0.01)
          moved.push({ id: element.data.id, to: element.position });
      }
    });
    return { added, removed, moved };
  };
}

/** The ids of the entities of cytoscape's nodes. */
export function entityIdOf(node: NodeSingular): string {
  return String(node.data("entityId"));
}
