// Has cytoscape keep the graph, the camera and the gestures, and paint nothing: the layers above do, when it says that
// something changed. What is under the pointer it asks us, as its own WebGL renderer has it asked.
import type { Core } from "cytoscape";

/** A node's id in the drawing at a point of the graph; `reach` is px of the graph around it. */
export type FindNode = (x: number, y: number, reach: number) => string | undefined;

/** px on the screen that a finger, or a pointer, may miss a node by. */
const REACH = { touch: 8, pointer: 2 };

/** What of cytoscape 3.34's canvas renderer is replaced, as that of its WebGL renderer is. */
interface Renderer {
  render: () => void;
  findNearestElements: (x: number, y: number, interactive: boolean, isTouch: boolean) => readonly unknown[];
  recalculateRenderedStyle: () => void;
  onUpdateEleCalcsFns: readonly unknown[];
}

export function quietRenderer(cy: Core, findNode: FindNode): void {
  const whole = cy as Core & { renderer(): Renderer }; // a named door: cytoscape's own, not in its types
  Object.assign(whole.renderer(), {
    render: () => void cy.emit("render"),
    findNearestElements: (x, y, _interactive, isTouch) => {
      const id = findNode(x, y, (isTouch ? REACH.touch : REACH.pointer) / cy.zoom());
      return id === undefined ? [] : cy.getElementById(id).toArray();
    },
    recalculateRenderedStyle: () => undefined,
    onUpdateEleCalcsFns: [],
  } satisfies Renderer);
}
