// Has cytoscape keep the graph, the camera and the gestures, and paint nothing: the layers above do, when it says that
// something changed. What is under the pointer it asks us, as its own WebGL renderer has it asked. At rest it asks for no
// frame: its own loop takes sixty a second for as long as the page is open, and a laptop's battery with them.
import cytoscape from "cytoscape";
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

/** What of it is replaced for every drawing at once, for its loop starts while it is made. */
interface FrameLoop {
  readonly destroyed?: boolean;
  readonly beforeRenderCallbacks: readonly { readonly fn: (willDraw: boolean, time: number) => void }[];
  render(): void;
  startRenderLoop(): void;
  redraw(): void;
}

const asked = new WeakSet<FrameLoop>();

/** Asks for the next frame, once. An animation that runs on in it asks for another. */
function askForFrame(loop: FrameLoop): void {
  if (asked.has(loop)) return;
  asked.add(loop);
  requestAnimationFrame((time) => {
    asked.delete(loop);
    if (loop.destroyed === true) return;
    for (const { fn } of loop.beforeRenderCallbacks) fn(true, time);
    loop.render();
  });
}

const { prototype: canvasRenderer } = cytoscape("renderer", "canvas") as { prototype: FrameLoop }; // a named door, too
Object.assign(canvasRenderer, {
  startRenderLoop: () => undefined,
  redraw(this: FrameLoop) {
    askForFrame(this);
  },
});

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
